internal import MojModel

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

  /// The texts of its members, by code from 0 for the first.
  func memberNames(in model: Model) -> [String] {
    (1..<(memberCount(in: model) + 1)).map { memberName($0, in: model) }
  }

  /// The text of a member: a value, or a record's name, or its id where it has no name.
  func memberName(_ code: Int, in model: Model) -> String {
    switch domain {
    case .none: return ""
    case .values(let values): return values[code - 1]
    case .rows(let target):
      let table = model[target]
      let name = table.column("name").map { model.value($0, at: code - 1).name } ?? ""
      return name.isEmpty ? table.column("id").map { model.value($0, at: code - 1).name } ?? "" : name
    }
  }
}
