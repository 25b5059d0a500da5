import MojLanguage
import MojModel
import MojQuery
import MojText

/// The values of a script's parameters: checked by their type, then kept as text that means one
/// thing only.
enum ParameterValue {
  static func read(_ typed: String, _ kind: Script.Parameter.Kind, _ session: Session) throws
    -> String
  {
    let span = SourceSpan(0, typed.utf8.count)
    let today = session.settings.today
    switch kind {
    case .text: return typed
    case .number, .money:
      guard (try? NumberReader.number(of: typed)) != nil else {
        throw BindError(.badNumber(typed, field: kind.rawValue), span)
      }
      return typed
    case .date:
      let period = try period(typed, kind, today, session)
      return period.lowerBound.iso
    case .week:
      let monday = try week(typed, today, session)
      let (year, week) = monday.isoWeek
      return "\(year)-W\(week < 10 ? "0" : "")\(week)"
    case .seller: return try record(typed, .sellers, session)
    case .project: return try record(typed, .projects, session)
    case .tier:
      guard
        let name = session.model.tierNames.first(where: { $0.lowercased() == typed.lowercased() })
      else {
        throw BindError(
          .unknownValue(typed, field: "tier", all: session.model.tierNames, similar: []), span)
      }
      return name
    case .level:
      guard let choice = Choices.level.typed(typed) else {
        throw BindError(
          .unknownValue(typed, field: "level", all: ["1", "2", "3"], similar: []), span)
      }
      return choice.name
    }
  }

  /// A value of the type, to check a script for which none was given.
  static func sample(_ kind: Script.Parameter.Kind, _ session: Session) -> String {
    switch kind {
    case .text: "x"
    case .number, .money, .level: "1"
    case .date: "today"
    case .week: "this"
    case .tier: session.model.tierNames.first ?? ""
    case .seller: firstID(.sellers, session)
    case .project: firstID(.projects, session)
    }
  }

  private static func firstID(_ collection: Collection, _ session: Session) -> String {
    let table = session.model[collection]
    guard table.rowCount > 0, let ids = table.column("id") else { return "" }
    return session.model.value(ids, at: 0).name
  }

  private static func period(
    _ typed: String, _ kind: Script.Parameter.Kind, _ today: CalendarDay, _ session: Session
  ) throws -> ClosedRange<CalendarDay> {
    do {
      return try DateReader.period(of: typed, today: today, language: session.language)
    } catch {
      throw BindError(
        .badDate(typed, field: kind.rawValue, readings: error.readings),
        SourceSpan(0, typed.utf8.count))
    }
  }

  /// The Monday of `next`, `48`, `2026-W48`, or of the week that holds a day.
  private static func week(_ typed: String, _ today: CalendarDay, _ session: Session) throws
    -> CalendarDay
  {
    let folded = typed.lowercased()
    let text =
      ["this", "last", "next", "tämä", "viime", "ensi"].contains(folded)
      ? "\(folded) week" : Int(folded) != nil ? "week \(folded)" : typed
    let day = try period(text, .week, today, session).lowerBound
    return day.adding(days: -day.weekday)
  }

  private static func record(
    _ typed: String, _ collection: Collection, _ session: Session
  ) throws -> String {
    let table = session.model[collection]
    let rows = References.rows(typed, in: table, of: session.model)
    guard rows.count == 1, let ids = table.column("id") else {
      let names = table.column("name").map { column in
        (0..<table.rowCount).map { session.model.value(column, at: $0).name }
      }
      throw BindError(
        .unknownValue(typed, field: collection.rawValue, all: names ?? [], similar: []),
        SourceSpan(0, typed.utf8.count))
    }
    return session.model.value(ids, at: rows[0]).name
  }
}

/// Puts the values of parameters where `{name}` stands in a text.
enum Interpolation {
  static func text(_ text: String, _ values: [String: String]) throws -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let name = String(rest[rest.index(after: open)..<close])
      guard let value = values[name] else {
        throw BindError(.unknownParameter(name), SourceSpan(0, 0))
      }
      result += value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

/// The fields of a record as parameters: `s` is its id, `s.name` its name.
enum RecordParameters {
  static func values(
    _ name: String, _ row: Int, _ frame: Frame, _ model: Model
  ) -> [(String, String)] {
    var values: [(String, String)] = []
    for (index, field) in frame.fields.enumerated() {
      guard frame.columns.indices.contains(index), let column = frame.columns[index] else {
        continue
      }
      let text = PlainValue.text(model.value(column, at: row))
      values.append(("\(name).\(field.name)", text))
      if field.name == "id" { values.append((name, text)) }
    }
    return values
  }

  /// The values of the first record, or such as one could have, to check a script before it is run.
  static func sample(_ name: String, _ collection: Collection, _ model: Model) -> [(String, String)]
  {
    let table = model[collection]
    let frame = Dataset(model: model).frame(of: collection)
    guard table.rowCount > 0 else {
      return [(name, "")]
        + table.fields.map { ("\(name).\($0.name)", sample($0.type, model)) }
    }
    return values(name, 0, frame, model)
  }

  private static func sample(_ type: FieldType, _ model: Model) -> String {
    switch type {
    case .text: ""
    case .choice(let choices): choices.names.first ?? ""
    case .tier: model.tierNames.first ?? ""
    case .number, .percent, .money: "1"
    case .date, .time: "2000-01-01"
    case .duration: "1h"
    case .flag: "true"
    case .reference(let list): model.written("id", of: list, 0) ?? ""
    }
  }
}

/// A value as plain text, as a machine format would give it.
enum PlainValue {
  static func text(_ value: Value) -> String {
    switch value {
    case .missing: ""
    case .text(let text): text
    case .member(_, let name): name
    case .record(_, let id, _): id
    case .number(let number, let scale), .percent(let number, let scale): decimal(number, scale)
    case .money(let cents): decimal(cents, 2)
    case .date(let day): CalendarDay(day).iso
    case .time(let minute): CalendarDay(minute / 1_440).iso
    case .duration(let span): span.text
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  private static func decimal(_ number: Int64, _ scale: Int) -> String {
    var digits = String(number.magnitude)
    while digits.count <= scale { digits = "0" + digits }
    var text = String(digits.dropLast(scale))
    let decimals = String(digits.suffix(scale))
    if decimals.contains(where: { $0 != "0" }) { text += "." + decimals }
    return number < 0 ? "-" + text : text
  }
}

extension Selection {
  /// The rows in order.
  var rowIndices: [Int] { rows.indices.map { $0.map(Int.init) } ?? Array(0..<frame.rowCount) }

  /// The whole number of a result of one row and one measure; nil where it is another shape.
  func singleNumber(_ model: Model) -> Int? {
    guard frame.collection == nil, rowCount == 1, let row = rowIndices.first,
      let column = frame.columns.last ?? nil
    else { return nil }
    switch model.value(column, at: row) {
    case .number(let number, let scale) where scale == 0: return Int(number)
    case .money(let cents): return Int(cents / 100)
    default: return nil
    }
  }
}
