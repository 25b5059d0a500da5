internal import MojModel
internal import MojText

/// What the line below a table says: how many rows, the sum of potential, what was missing.
struct Footer {
  let table: ResultTable
  let words: ValueText

  /// The parts of the line, in order.
  func parts(showingPotential: Bool = true) -> [String] {
    guard !table.isPart else { return [] }
    var parts = [counted()]
    if showingPotential, table.rowCount > 0, let potential = table.potential {
      parts.append(Footer.potential(potential, words))
    }
    for missing in table.missing where missing.effect == .skipped && missing.count > 0 {
      parts.append(skipped(missing))
    }
    return parts
  }

  /// The parts that say what of a section lies in it.
  func parts(of section: ResultTable.Section) -> [String] {
    var parts = [rows(section.rowCount)]
    if let potential = section.potential { parts.append(Footer.potential(potential, words)) }
    return parts
  }

  /// `1 value cut`, where values were.
  static func cut(_ count: Int, _ words: ValueText) -> String? {
    guard count > 0 else { return nil }
    let one = Words(en: "value cut", fi: "arvo lyhennetty")
    let many = Words(en: "values cut", fi: "arvoa lyhennetty")
    return "\(words.count(count)) \((count == 1 ? one : many)[words.language])"
  }

  /// `3 columns hidden: town, source, created; `wide` shows them`, where columns are.
  static func hidden(_ names: [String], _ words: ValueText) -> String? {
    guard !names.isEmpty else { return nil }
    let list = names.joined(separator: ", ")
    let count = words.count(names.count)
    let isOne = names.count == 1
    switch words.language {
    case .en:
      return "\(count) \(isOne ? "column" : "columns") hidden: \(list); "
        + "`wide` shows \(isOne ? "it" : "them")"
    case .fi:
      return "\(count) \(isOne ? "sarake" : "saraketta") piilossa: \(list); "
        + "`leveä` näyttää \(isOne ? "sen" : "ne")"
    }
  }

  /// `… 399,960 more`.
  static func more(_ count: Int, _ words: ValueText) -> String {
    "… \(words.count(count)) \(Words(en: "more", fi: "lisää")[words.language])"
  }

  private static func potential(_ cents: Int64, _ words: ValueText) -> String {
    Words(en: "potential", fi: "potentiaali")[words.language] + " " + words.money(cents)
  }

  private func counted() -> String {
    let included = table.missing.filter { $0.effect == .included && $0.count > 0 }
    guard table.isRecords else {
      // The rows are groups; those without a value are among what was counted.
      return ([allRows] + included.map(among)).joined(separator: " · ")
    }
    return ([allRows] + included.map(ofWhich)).joined(separator: ", ")
  }

  /// The rows of the answer: on a later page it says that all pages are meant.
  private var allRows: String {
    guard let whole = table.wholeRowCount else { return rows(table.rowCount + table.unreadCount) }
    return Words(en: "\(rows(whole)) in all", fi: "yhteensä \(rows(whole))")[words.language]
  }

  /// `205 leads`, `1 lead`; in Finnish `205 liidiä`, or `liidit: 205` where the form is unknown.
  private func rows(_ count: Int) -> String {
    let number = words.count(count)
    guard table.isRecords else { return "\(number) \(row(count)[words.language])" }
    if let noun = noun(for: count) { return "\(number) \(noun)" }
    return "\(table.noun[words.language]): \(number)"
  }

  private func noun(for count: Int) -> String? {
    if count == 1 { return table.nounSingular?[words.language] }
    if let partitive = table.nounPartitive { return partitive[words.language] }
    return words.language == .en ? table.noun.en : nil
  }

  private func row(_ count: Int) -> Words {
    count == 1 ? Words(en: "row", fi: "rivi") : Words(en: "rows", fi: "riviä")
  }

  private func among(_ missing: ResultTable.Missing) -> String {
    let (field, count) = (missing.field[words.language], words.count(missing.count))
    switch words.language {
    case .en: return "counts \(count) without \(field)"
    case .fi: return "mukana \(count) ilman arvoa: \(field)"
    }
  }

  private func ofWhich(_ missing: ResultTable.Missing) -> String {
    let (field, count) = (missing.field[words.language], words.count(missing.count))
    switch words.language {
    case .en: return "of which \(count) without \(field)"
    case .fi: return "joista \(field) puuttuu: \(count)"
    }
  }

  private func skipped(_ missing: ResultTable.Missing) -> String {
    let (field, count) = (missing.field[words.language], words.count(missing.count))
    switch words.language {
    case .en: return "\(count) had no \(field)"
    case .fi: return "\(field) puuttuu: \(count)"
    }
  }
}
