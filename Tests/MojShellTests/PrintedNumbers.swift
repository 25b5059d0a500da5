import MojModel
import MojQuery
import MojRender
import MojText

/// The whole numbers that an answer prints and that must have a list: all but those declared here
/// to be measures, thresholds or words of a record.
struct PrintedNumbers {
  /// A number, and where it stands.
  struct Printed {
    var number: Int
    var place: String
  }

  private let model: Model
  /// Texts of records that have digits in them; what they say is nobody's count.
  private let quoted: [String]
  private let currency: String

  init(_ model: Model) {
    self.model = model
    currency = ValueText(language: .en, model: model).currencySign
    let columns: [(MojModel.Collection, String)] = [
      (.accounts, "name"), (.people, "name"), (.people, "phone"), (.people, "email"),
      (.accounts, "street"), (.accounts, "industry"), (.accounts, "town"), (.accounts, "phone"),
      (.accounts, "email"), (.sellers, "name"), (.tiers, "name"), (.tiers, "meaning"),
      (.accounts, "tier_reason"),
      (.orders, "subject"), (.deals, "title"), (.deals, "stage"), (.deals, "next_step"),
      (.activities, "note"), (.activities, "purpose"), (.activities, "outcome"),
      (.callbacks, "words"), (.callbacks, "reason"), (.requests, "subject"),
      (.fields, "question"), (.projects, "name"),
    ]
    var texts: Set<String> = []
    for (collection, field) in columns where model[collection].column(field) != nil {
      for row in 0..<model[collection].rowCount {
        guard let written = model.written(field, of: collection, row) else { continue }
        // Long texts are cut where they are shown.
        let text = Printable.text(written)
        if text.contains(where: { $0.isNumber }) {
          texts.formUnion([text, DisplayWidth.truncated(text, to: 60)])
        }
      }
    }
    quoted = texts.sorted { $0.count > $1.count }
  }

  /// The numbers of some blocks.
  func all(in blocks: [Report.Block]) -> [Printed] {
    blocks.flatMap { block -> [Printed] in
      switch block {
      case .heading(let text): numbers(in: text)
      case .text(let text): lines(text).flatMap(numbers)
      case .table(let table, title: let title):
        (title.map(numbers) ?? []) + table.columns.indices.flatMap { numbers(table, $0) }
      case .picture(let picture): lines(picture.text).flatMap(drawn)
      case .links: []
      }
    }
  }

  private func lines(_ text: StyledText) -> [String] {
    text.plain.split(separator: "\n").map(String.init)
  }

  // MARK: Tables

  /// Columns whose numbers count nothing: days, minutes, and fields of the one record of the row.
  private static let measures: Set = [
    "level", "days", "hours", "wins_per_100_hours", "floor", "attempts", "care", "care_then",
    "time", "time_then", "care_minutes", "minutes", "travel_minutes", "most_trips",
  ]
  /// Columns of texts that are words of a record or values of its fields; of a step those that are
  /// not known, which `unknown_fields` counts.
  private static let quotes: Set = [
    "title", "step", "words", "reason", "value", "threshold", "source", "by", "account", "season",
    "month",
  ]

  private func numbers(_ table: ResultTable, _ place: Int) -> [Printed] {
    let column = table.columns[place]
    let isMeasure = column.unit != nil || Self.measures.contains(column.name)
    return (0..<table.rowCount).flatMap { row -> [Printed] in
      switch table.value(place, row, in: model) {
      case .number(let number, scale: 0) where !isMeasure && column.values.type == .number:
        [Printed(number: Int(number), place: column.name)]
      case .text(let text) where !Self.quotes.contains(column.name):
        numbers(in: text)
      default: []
      }
    }
  }

  // MARK: Texts

  /// What stands after a number that measures.
  private static let units: Set = [
    "%", "k€", "t€", "M€", "k$", "t$", "M$", "k", "t", "M", "min", "h", "d", "pv", "m²", "kk", "v",
    "years", "year", "months", "weeks", "week", "days", "day", "working", "viikkoa", "päivässä",
    "päivän", "päivää", "kuukaudessa", "kuukauden", "kuukaudelta", "työpäivän", "työpäivää",
    "prosenttiin",
    // Of a rate.
    "per",
    // How many fields of one account are not known: its own field `unknown_fields`.
    "field", "fields", "tieto", "tietoa",
  ]
  /// What stands before a number that names a level or a place in the model's file.
  private static let names: Set = [
    "level", "Level", "taso", "Taso", "tasolle", "tason", "tasolla", "line", "rivi", "column",
    "sarake",
    // Ratios and means, which may come out whole.
    "index", "indeksi", "mean", "keskiarvo",
  ]
  /// How lines begin that say rules and what they ask, what a care model promises, or how few are
  /// too few.
  private static let rules = [
    "When ", "Kun ", "Now: ", "Nyt: ", "ours: ", "the customer's: ", "to ask: ", "meistä kiinni: ",
    "asiakkaasta kiinni: ", "kysyttävä: ", "time ", "meetings ", "contacts ", "delivery ",
    "complaints ",
    "speed of service ", "sparring ", "joint marketing ", "sales ", "floor ", "tier ", "luokka ",
    "to ", "luokkaan ", "Under ", "Alle ", "tapaamiset ", "yhteydenpito ", "myynti ",
    "vähimmäistaso ", "sparraus ",
  ]
  /// How lines begin that compare measures: days of a period, minutes of all sellers, and how many
  /// visits some minutes would pay for.
  private static let comparisons = [
    "Of the days ", "Päivistä on kulunut ", "All: ", "Yhteensä: ",
    "Calls instead would have left ", "Soittamalla olisi jäänyt ",
  ]

  private func numbers(in text: String) -> [Printed] {
    let declared = Self.rules + Self.comparisons
    guard !declared.contains(where: text.hasPrefix) else { return [] }
    var text = text
    for quote in quoted where text.contains(where: { $0.isNumber }) {
      text = text.replacing(quote, with: "…")
    }
    // What is to be typed is between back quotes.
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    text = parts.indices.filter { $0 % 2 == 0 }.map { String(parts[$0]) }.joined(separator: " … ")
    return tokens(text).map { Printed(number: $0, place: text) }
  }

  /// The numbers of a picture: those on both sides of a bar, and those of a line without one.
  private func drawn(_ text: String) -> [Printed] {
    let parts = text.split(separator: "│", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return numbers(in: text) }
    let counts = zip(parts, parts.dropFirst()).flatMap { left, right in
      [left.split(whereSeparator: Self.isBar).last, right.split(whereSeparator: Self.isBar).first]
    }
    return counts.compactMap { $0.flatMap { Int($0.filter(\.isNumber)) } }
      .map { Printed(number: $0, place: text) }
  }

  private static func isBar(_ character: Character) -> Bool {
    character == " " || character == "█"
  }

  /// The whole numbers of a text without a unit.
  private func tokens(_ text: String) -> [Int] {
    let all = Array(text)
    var found: [Int] = []
    var at = 0
    while at < all.count {
      guard all[at].isNumber, all[at].isASCII else {
        at += 1
        continue
      }
      var end = at
      while end < all.count, Self.continues(all, end) { end += 1 }
      let digits = String(all[at..<end].filter { $0.isNumber })
      let isWhole = all[at..<end].allSatisfy { $0.isNumber || Self.separators.contains($0) }
      let before = at > 0 ? all[at - 1] : " "
      let isInWord = before == "[" || before.isLetter || (end < all.count && all[end].isLetter)
      let unit = String(
        all[end...].drop { $0 == " " || $0 == "\u{a0}" }.prefix { !" \u{a0},.;:)".contains($0) })
      let word = String(
        all[..<at].reversed().drop { $0 == " " }.prefix { !$0.isWhitespace }.reversed())
      if isWhole, !isInWord, !Self.units.contains(unit), unit != currency,
        !Self.names.contains(word)
      {
        found.append(Int(digits) ?? 0)
      }
      at = max(end, at + 1)
    }
    return found
  }

  private static let separators: Set<Character> = [",", "\u{a0}"]

  /// Whether a number goes on at a place: digits, and between them what groups them or makes them a
  /// date, a time or a decimal.
  private static func continues(_ all: [Character], _ at: Int) -> Bool {
    if all[at].isNumber { return true }
    guard at + 1 < all.count, all[at + 1].isNumber, all[at - 1].isNumber else { return false }
    return separators.contains(all[at]) || ".:-–".contains(all[at])
  }
}
