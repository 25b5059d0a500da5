public import MojModel
public import MojText

extension Model {
  /// Returns the model with one more account: that of a scenario, with what is known of it so far.
  ///
  /// Fields that this model does not have are left out, so that a scenario plays on any team.
  public func adding(
    _ scenario: TrainingScenario, knowing state: TrainingState, today: CalendarDay
  ) -> Model {
    var model = self
    let row = self[.accounts].rowCount
    model[.accounts] = self[.accounts].lengthened(by: 1)
    for (field, value) in scenario.settings(in: state, today) {
      guard
        let place = model[.accounts].index(of: field)
          ?? model[.accounts].fields.firstIndex(
            where: { $0.fileKey == field }),
        let column = model[.accounts].columns[place]
      else { continue }
      if case .rows(let target) = column.domain {
        // Of a reference the file writes the id.
        let found = (0..<self[target].rowCount).first { written("id", of: target, $0) == value }
        let count = self[target].rowCount
        model[.accounts].columns[place] = column.pointing(row, at: found, of: count)
      } else {
        model[.accounts].columns[place] = column.setting([(row, value)])
      }
    }
    return model
  }

  /// Returns the model with scenarios that it does not list yet, so that they can be asked for.
  public func listing(_ scenarios: [TrainingScenario], in language: Language) -> Model {
    let known = (0..<self[.scenarios].rowCount).map { recordName($0, of: .scenarios) }
    let new = scenarios.filter { !known.contains($0.id) }
    guard !new.isEmpty else { return self }
    var model = self
    let first = self[.scenarios].rowCount
    model[.scenarios] = self[.scenarios].lengthened(by: new.count)
    for (place, field) in model[.scenarios].fields.enumerated() {
      let texts = new.compactMap { $0.text(of: field.name, language) }
      guard texts.count == new.count, let column = model[.scenarios].columns[place] else {
        continue
      }
      model[.scenarios].columns[place] = column.setting(
        texts.enumerated().map { (first + $0.offset, $0.element) })
    }
    return model
  }
}

extension TrainingScenario {
  /// The fields of the account, as the model file writes them, with those that came out.
  fileprivate func settings(
    in state: TrainingState, _ today: CalendarDay
  ) -> [(field: String, value: String)] {
    var settings: [(field: String, value: String)] = [
      ("id", "training-\(id)"), ("name", persona.company), ("status", "active"),
      ("created", today.iso), ("contact", persona.name), ("level", "\(level)"),
    ]
    if let project { settings.append(("project", project)) }
    settings += account
    for (place, fact) in facts.enumerated() where state.knows(place) {
      if let field = fact.field, let value = fact.setting { settings.append((field, value)) }
    }
    return settings
  }

  /// What a field of the source `scenarios` says.
  fileprivate func text(of field: String, _ language: Language) -> String? {
    switch field {
    case "id": id
    case "title": title[language]
    case "level": "\(level)"
    case "goal": goal[language]
    case "minutes": "\(minutes)"
    case "seed": "\(seed)"
    default: nil
    }
  }
}

extension Table {
  /// The table with more records, all of whose values are missing.
  fileprivate func lengthened(by more: Int) -> Table {
    var result = self
    let rows = (0..<rowCount).map { Int32(clamping: $0) } + Array(repeating: -1, count: more)
    for (place, field) in fields.enumerated() where field.origin != .derived {
      let column = columns[place] ?? .missing(field.type, count: rowCount)
      result.columns[place] = column.taking(rows)
    }
    result.rowCount = rowCount + more
    // No record of a file.
    result.offsets = offsets + Array(repeating: .max, count: more)
    return result
  }
}
