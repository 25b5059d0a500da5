import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojStore
import MojText

/// A typed value for a field, as the model file writes it.
struct FieldAssignment {
  @Kept var session: Session
  let field: FieldDefinition

  private static let missing: Set<String> = ["missing", "none", "puuttuu", "tyhjä"]

  /// Returns the value; nil where the word says that there is none.
  func value(_ literal: Literal) throws -> JSONValue? {
    if literal.kind == .bare, Self.missing.contains(literal.text.lowercased()) { return nil }
    switch field.type {
    case .text: return .string(literal.text)
    case .number, .percent: return .number(try decimal(literal, scale: 6))
    case .money: return .number(try decimal(literal, scale: 2))
    case .date: return .string(try day(literal).iso)
    case .time: return .string(try time(literal))
    case .duration: return .string(try span(literal))
    case .choice(let choices): return try choice(literal, choices)
    case .tier: return .string(try tier(literal))
    case .flag: return .bool(try flag(literal))
    case .reference(let target): return .string(try record(literal, target))
    }
  }

  private var words: String { field.words[session.language] }

  private func decimal(_ literal: Literal, scale: Int) throws(BindError) -> String {
    guard let number = try? NumberReader.number(of: literal.text),
      let ends = number.ends(scale: scale), ends.above == ends.below
    else { throw BindError(.badNumber(literal.text, field: words), literal.span) }
    return PlainValue.text(.number(ends.above, scale: scale))
  }

  private func day(_ literal: Literal) throws -> CalendarDay {
    let period = try session.period(literal)
    guard period.lowerBound == period.upperBound else {
      throw BindError(
        .badDate(literal.text, field: words, readings: [period.lowerBound.iso]), literal.span,
        replacement: period.lowerBound.iso)
    }
    return period.lowerBound
  }

  private func time(_ literal: Literal) throws -> String {
    guard let time = try session.time(literal) else { return try day(literal).iso }
    return ClockText.text(time)
  }

  private func span(_ literal: Literal) throws(BindError) -> String {
    guard let span = try? DurationReader.span(of: literal.text) else {
      throw BindError(.badDuration(literal.text, field: words), literal.span)
    }
    return "\(span.count)\(span.unit)"
  }

  private func choice(_ literal: Literal, _ choices: Choices) throws(BindError) -> JSONValue {
    guard let choice = choices.typed(literal.text) else {
      throw unknown(literal, choices.all.map { $0.words[session.language] })
    }
    return Int(choice.name) == nil ? .string(choice.name) : .number(choice.name)
  }

  private func tier(_ literal: Literal) throws(BindError) -> String {
    let names = session.model.tierNames
    guard let name = names.first(where: { $0.lowercased() == literal.text.lowercased() }) else {
      throw unknown(literal, names)
    }
    return name
  }

  private func flag(_ literal: Literal) throws(BindError) -> Bool {
    switch literal.text.lowercased() {
    case "yes", "true", "kyllä", "tosi", "1": return true
    case "no", "false", "ei", "epätosi", "0": return false
    default: throw BindError(.badFlag(literal.text, field: words), literal.span)
    }
  }

  private func record(_ literal: Literal, _ target: Collection) throws -> String {
    let name = Name(literal.text, literal.span)
    if target == .accounts {
      return session.id(try AccountLookup(session).row(name), of: .accounts)
    }
    return session.id(try session.row(name, of: target, field: words), of: target)
  }

  private func unknown(_ literal: Literal, _ all: [String]) -> BindError {
    BindError.unknown(
      Name(literal.text, literal.span), words, among: all, as: Formatter.quotedIfNeeded)
  }
}

/// Minutes since 1970 as the model file writes a time.
enum ClockText {
  static func text(_ minute: Int32) -> String {
    let day = CalendarDay(Int32(clamping: Int64(minute).quotient(1_440)))
    let clock = Int64(minute) - Int64(day.number) * 1_440
    return "\(day.iso)T\(two(clock / 60)):\(two(clock % 60))"
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A day, and the time where one was said, in minutes since 1970 on the wall clock.
struct TypedMoment {
  var day: CalendarDay
  var minute: Int32?

  /// The moment as the model file writes it.
  var written: String { minute.map { ClockText.text($0) } ?? day.iso }
}

extension Session {
  /// Reads a typed day or time.
  func moment(_ literal: Literal) throws -> TypedMoment {
    if let time = try time(literal) {
      return TypedMoment(day: CalendarDay(ofMinute: time), minute: time)
    }
    return TypedMoment(day: try period(literal).lowerBound)
  }

  /// A typed time of day, in minutes since 1970 on the wall clock; nil where the words are none.
  ///
  /// A time that the clock of the model's zone skips, in spring, is refused. One that it shows twice,
  /// in autumn, is what it says: the file keeps what the clock shows and no more.
  func time(_ literal: Literal) throws(Diagnostic) -> Int32? {
    guard let time = try? TimeReader.time(of: literal.text, today: settings.today) else {
      return nil
    }
    let minute = Int64(time.day.number) * 1_440 + Int64(time.minute)
    guard settings.zone?.skips(wall: minute) != true else {
      throw Diagnostic(
        code: "skipped-time",
        message: Words(
          en: "No clock shows “\(literal.text)”: summer time begins and skips it.",
          fi: "Mikään kello ei näytä aikaa ”\(literal.text)”: kesäaika alkaa ja ohittaa sen."),
        span: literal.span,
        hint: Words(en: "Give a time an hour later.", fi: "Anna tuntia myöhäisempi aika."),
        exitCode: .data)
    }
    return Int32(clamping: minute)
  }

  /// The id of a record.
  func id(_ row: Int, of collection: Collection) -> String {
    model[collection].column("id").map { model.value($0, at: row).name } ?? ""
  }

  /// The record of a closed collection that a typed name means.
  func row(
    _ name: Name, of collection: Collection, field: String
  ) throws(BindError) -> Int {
    let rows = References.rows(name.text, in: model[collection], of: model)
    if rows.count == 1 { return rows[0] }
    let names = (rows.isEmpty ? Array(0..<model[collection].rowCount) : rows).map {
      model.recordName($0, of: collection)
    }
    guard rows.isEmpty else {
      throw BindError(
        .ambiguousValue(name.text, field: field, candidates: names), name.span,
        replacement: names.first.map(Formatter.quotedIfNeeded))
    }
    let words = names.flatMap { [$0] + $0.split(separator: " ").map(String.init) }
    let similar = Suggestion.nearest(to: name.text, among: words)
    throw BindError(
      .unknownValue(name.text, field: field, all: names, similar: similar), name.span,
      replacement: similar.first.map(Formatter.quotedIfNeeded))
  }
}
