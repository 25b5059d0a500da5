/// Which runs of words are one date or period; what they mean is `DateReader`'s.
enum DateWords {
  static let relative: [String: DateReader.Relation] = [
    "this": .this, "tämä": .this, "tällä": .this, "tässä": .this, "tänä": .this, "tätä": .this,
    "last": .last, "viime": .last, "viimeiset": .last, "viimeisten": .last, "edellinen": .last,
    "edelliset": .last, "next": .next, "ensi": .next, "seuraavat": .next, "seuraava": .next,
    "seuraavien": .next,
  ]

  static let units: [String: DateReader.Unit] = [
    "day": .day, "days": .day, "päivä": .day, "päivää": .day, "päivän": .day, "pv": .day,
    "week": .week, "weeks": .week, "viikko": .week, "viikkoa": .week, "viikolla": .week,
    "viikon": .week, "viikkoon": .week, "vko": .week, "vk": .week,
    "month": .month, "months": .month, "kuukausi": .month, "kuukautta": .month, "kuussa": .month,
    "kuukauden": .month, "kuukautena": .month, "kk": .month, "kuu": .month,
    "quarter": .quarter, "quarters": .quarter, "neljännes": .quarter, "neljännestä": .quarter,
    "neljänneksellä": .quarter, "kvartaali": .quarter, "kvartaalia": .quarter,
    "kvartaalilla": .quarter, "year": .year, "years": .year, "vuosi": .year, "vuotta": .year,
    "vuonna": .year, "vuoden": .year, "vuodessa": .year,
  ]

  static let weekdays: [String: Int] = names([
    ["monday", "mon", "maanantai", "maanantaina", "ma"],
    ["tuesday", "tue", "tiistai", "tiistaina", "ti"],
    ["wednesday", "wed", "keskiviikko", "keskiviikkona", "ke"],
    ["thursday", "thu", "torstai", "torstaina", "to"],
    ["friday", "fri", "perjantai", "perjantaina", "pe"],
    ["saturday", "sat", "lauantai", "lauantaina", "la"],
    ["sunday", "sun", "sunnuntai", "sunnuntaina", "su"],
  ])

  static let months: [String: Int] = names([
    ["january", "jan", "tammikuu", "tammikuussa"], ["february", "feb", "helmikuu", "helmikuussa"],
    ["march", "mar", "maaliskuu", "maaliskuussa"], ["april", "apr", "huhtikuu", "huhtikuussa"],
    ["may", "toukokuu", "toukokuussa"], ["june", "jun", "kesäkuu", "kesäkuussa"],
    ["july", "jul", "heinäkuu", "heinäkuussa"], ["august", "aug", "elokuu", "elokuussa"],
    ["september", "sep", "syyskuu", "syyskuussa"], ["october", "oct", "lokakuu", "lokakuussa"],
    ["november", "nov", "marraskuu", "marraskuussa"],
    ["december", "dec", "joulukuu", "joulukuussa"],
  ])

  /// Seasons by the number of their first month.
  static let seasons: [String: Int] = [
    "spring": 3, "kevät": 3, "keväällä": 3, "summer": 6, "kesä": 6, "kesällä": 6,
    "autumn": 9, "fall": 9, "syksy": 9, "syksyllä": 9, "winter": 12, "talvi": 12, "talvella": 12,
  ]

  private static func names(_ rows: [[String]]) -> [String: Int] {
    var names: [String: Int] = [:]
    for (number, row) in rows.enumerated() { for name in row { names[name] = number } }
    return names
  }

  static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether two words begin a date although the first is also a stage: `last 7`, `last week`.
  static func begins(_ first: String, _ second: String?) -> Bool {
    guard relative[first.lowercased()] != nil, let second = second?.lowercased() else {
      return false
    }
    return isNumber(second) || units[second] != nil || weekdays[second] != nil
      || months[second] != nil || seasons[second] != nil
  }

  /// How many of the words are one date or period; nil where the first alone is what it is.
  static func length(_ typed: [String]) -> Int? {
    let words = typed.map { $0.lowercased() }
    guard let first = words.first else { return nil }
    func word(_ index: Int) -> String { index < words.count ? words[index] : "" }
    if relative[first] != nil {
      if isNumber(word(1)), units[word(2)] != nil { return 3 }
      let second = word(1)
      let isNamed =
        units[second] != nil || weekdays[second] != nil || months[second] != nil
        || seasons[second] != nil
      return isNamed ? 2 : nil
    }
    if units[first] == .week, isNumber(word(1)) { return isYear(word(2)) ? 3 : 2 }
    if first == "vuonna" || first == "year", isYear(word(1)) { return 2 }
    if months[first] != nil || seasons[first] != nil, isYear(word(1)) { return 2 }
    if first == "klo" { return words.count > 1 ? 2 : nil }
    if first.hasPrefix("q"), first.count == 2, isYear(word(1)) { return 2 }
    let isStep = { (word: String) in word.first.map("+-".contains) == true && word.count > 1 }
    if DateReader.isAnchor(first), isStep(word(1)),
      word(1).dropFirst().allSatisfy({ !"+-".contains($0) }),
      word(1).dropFirst().first?.isNumber == true
    {
      return isNumber(String(word(1).dropFirst())) && DateReader.stepUnits[word(2)] != nil ? 3 : 2
    }
    if word(1) == "+" || word(1) == "-" {
      let digits = word(2).prefix { $0.isNumber }
      guard !digits.isEmpty else { return nil }
      return digits.count == word(2).count && DateReader.stepUnits[word(3)] != nil ? 4 : 3
    }
    return nil
  }

  static func isYear(_ text: String) -> Bool { text.count == 4 && isNumber(text) }
}

/// Which runs of words are one number: `10 000 €`, `30 min`, `5 days`.
enum NumberWords {
  private static let units: Set<String> = [
    "€", "eur", "euros", "euroa", "$", "usd", "£", "gbp", "kr", "sek", "k", "m", "%", "min", "h",
    "minutes", "hours", "minuuttia", "tuntia", "t", "wd", "tp", "arkipäivää", "d", "w", "q", "y",
    "v", "nelj",
  ]

  static func length(_ typed: [String]) -> Int? {
    let words = typed.map { $0.lowercased() }
    guard let first = words.first, let digit = first.drop(while: { $0 == "-" || $0 == "+" }).first,
      digit.isASCII, digit.isNumber
    else { return nil }
    var length = 1
    // 14:30 is a time of day and takes no unit.
    guard !first.contains(":") else { return nil }
    let digits = first.drop { $0 == "-" || $0 == "+" }
    if digits.count <= 3, DateWords.isNumber(String(digits)) {
      while length < words.count, isGroup(words[length]) { length += 1 }
    }
    if length < words.count, units.contains(words[length]) || DateWords.units[words[length]] != nil
    {
      length += 1
    }
    return withMore(words, length)
  }

  private static let spans: Set<String> = [
    "min", "minutes", "minuuttia", "h", "hours", "tuntia", "d", "w",
  ]

  /// `1 h 30 min`: a length of time goes on with a number and its unit.
  private static func withMore(_ words: [String], _ typed: Int) -> Int {
    var length = typed
    guard length == 2 else { return length }
    while length + 1 < words.count, DateWords.isNumber(words[length]), spans.contains(words[1]),
      spans.contains(words[length + 1])
    {
      length += 2
    }
    return length
  }

  /// `000`, and `000,50` or `000€` at the end of a number.
  private static func isGroup(_ word: String) -> Bool {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    let rest = word.dropFirst(digits.count)
    return digits.count == 3
      && (rest.isEmpty || rest.allSatisfy { !$0.isLetter || "kmKM€".contains($0) })
  }
}
