internal import MojModel
internal import MojText

extension Column {
  /// How many codes its domain has.
  func memberCount(in model: Model) -> Int {
    switch domain {
    case .none: 0
    case .values(let values): values.count
    case .rows(let target): model[target].rowCount
    }
  }

  /// Whether it holds codes.
  var holdsCodes: Bool {
    switch storage {
    case .codes8, .codes16, .codes32: true
    case .int32, .int64, .text: false
    }
  }

  /// The codes in the widest width; empty where the column holds none.
  var wideCodes: [UInt32] {
    switch storage {
    case .codes8(let codes): codes.map { UInt32($0) }
    case .codes16(let codes): codes.map { UInt32($0) }
    case .codes32(let codes): codes
    case .int32, .int64, .text: []
    }
  }

  /// The text of a member: a value, or a record's name, or its id where it has no name.
  func memberName(_ code: Int, in model: Model) -> String {
    switch domain {
    case .none: return ""
    case .values(let values): return values[code - 1]
    case .rows(let target):
      let name = model.text("name", of: target, at: code - 1)
      return name.isEmpty ? model.text("id", of: target, at: code - 1) : name
    }
  }

  /// Every text by which a member may be asked for.
  func memberTexts(_ code: Int, in model: Model) -> [String] {
    switch (domain, type) {
    case (.none, _): []
    case (.values(let values), .choice(let choices)) where code <= choices.all.count:
      [values[code - 1], choices.all[code - 1].words.en, choices.all[code - 1].words.fi]
    case (.values(let values), _): [values[code - 1]]
    case (.rows(let target), _):
      [model.text("name", of: target, at: code - 1), model.text("id", of: target, at: code - 1)]
    }
  }
}

extension Model {
  /// A text of a record; empty where it has none.
  fileprivate func text(_ field: String, of collection: Collection, at row: Int) -> String {
    self[collection].column(field).map { value($0, at: row).name } ?? ""
  }
}
