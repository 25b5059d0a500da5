import MojModel
public import MojText

/// The file of a new team: tiers, care, levels and channels to start from.
public struct NewTeam {
  /// The team's name.
  public var name: String
  /// The language of its answers.
  public var language: Language
  /// The currency's code.
  public var currency = "EUR"
  /// The time zone's name.
  public var timeZone = "Europe/Helsinki"
  /// The least potential of A1, A2, A3 and B1, in whole units of the currency.
  public var thresholds = [50_000, 20_000, 10_000, 3_000]

  /// What A1 and A2 ask for beside potential; nil where potential alone decides.
  public var fit: Fit?

  /// A field that shows how well an account fits, and the condition on it.
  public struct Fit: Sendable, Hashable {
    /// The field's key.
    let key: String
    /// The type of a field that the team declares.
    let type: String
    /// The condition as the rules have it.
    let condition: String
    /// The same in words.
    let meaning: Words
  }

  /// Makes a new team of a name.
  public init(name: String, language: Language) {
    self.name = name
    self.language = language
  }

  private static let tierNames = ["A1", "A2", "A3", "B1", "B2"]

  /// The file's text.
  public var text: String {
    var members: [JSONValue.Member] = [
      .init("moj", .number("1")), .init("name", .string(name)),
      .init("language", .string(language.rawValue)), .init("currency", .string(currency)),
      .init("time_zone", .string(timeZone)), .init("calendar", calendar),
    ]
    members.append(.init("tiers", .array(tiers)))
    if let fit, !Schema.fields(of: .accounts).contains(where: { $0.fileKey == fit.key }) {
      let field: [JSONValue.Member] = [
        .init("name", .string(fit.key)), .init("type", .string(fit.type)),
        .init("question", NewTeam.both(NewTeam.question(fit))),
      ]
      members.append(.init("fields", .array([.object(field)])))
    }
    members.append(.init("care", .array(care)))
    members.append(.init("levels", .array(levels)))
    members.append(.init("channels", .array(channels)))
    let lines = members.map { member -> String in
      let start = " \(JSONText.quoted(member.key)): "
      guard case .array(let items) = member.value else {
        return start + JSONText.line(member.value)
      }
      return start + "[\n" + items.map { "  " + JSONText.line($0) }.joined(separator: ",\n")
        + "\n ]"
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }

  private var calendar: JSONValue {
    let days = ["mon", "tue", "wed", "thu", "fri"]
    let hours = JSONValue.object(days.map { .init($0, .string("08:00-16:00")) })
    let holidays: JSONValue = timeZone == "Europe/Helsinki" ? .string("FI") : .array([])
    return .object([.init("hours", hours), .init("holidays", holidays)])
  }

  private var tiers: [JSONValue] {
    zip(NewTeam.tierNames, thresholds).map { name, least in
      let fit = name == "A1" || name == "A2" ? fit : nil
      return NewTeam.tier(
        name,
        Words(
          en: "Potential of at least \(least) \(currency) a year"
            + (fit.map { ", and \($0.meaning.en)" } ?? ""),
          fi: "Potentiaali vähintään \(least) \(currency) vuodessa"
            + (fit.map { ", ja \($0.meaning.fi)" } ?? "")),
        "potential >= \(least)" + (fit.map { " and \($0.condition)" } ?? ""))
    } + [
      NewTeam.tier(
        "B2", Words(en: "Potential known, and less", fi: "Potentiaali tiedossa, pienempi"),
        "potential is set")
    ]
  }

  private static func tier(_ name: String, _ meaning: Words, _ when: String) -> JSONValue {
    .object([
      .init("name", .string(name)), .init("meaning", both(meaning)), .init("when", .string(when)),
    ])
  }

  private static func both(_ words: Words) -> JSONValue {
    .object([.init("fi", .string(words.fi)), .init("en", .string(words.en))])
  }

  /// Time, contacts and promises by tier: more for the better, and none left without.
  private var care: [JSONValue] {
    let rows:
      [(
        share: [Int], contact: [String], meeting: [String], respond: String, solve: String,
        floor: [Int]
      )] = [
        ([25, 10], ["30d", "21d"], ["60d", "60d"], "1h", "1wd", [8, 8]),
        ([18, 10], ["45d", "30d"], ["90d", "90d"], "2h", "2wd", [6, 6]),
        ([12, 8], ["60d", "60d"], ["180d", "180d"], "4h", "3wd", [4, 3]),
        ([6, 5], ["90d", "120d"], ["365d", ""], "1wd", "5wd", [3, 2]),
        ([3, 3], ["180d", "365d"], ["", ""], "2wd", "10wd", [2, 1]),
      ]
    return ["customer", "lead"].enumerated().flatMap { side, kind in
      zip(NewTeam.tierNames, rows).map { name, row in
        var members: [JSONValue.Member] = [
          .init("tier", .string(name)), .init("kind", .string(kind)),
          .init("time_share", .number("\(row.share[side])")),
          .init("contact_every", .string(row.contact[side])),
        ]
        if !row.meeting[side].isEmpty {
          members.append(.init("meeting_every", .string(row.meeting[side])))
        }
        members.append(.init("respond_within", .string(row.respond)))
        members.append(.init("resolve_within", .string(row.solve)))
        members.append(.init("floor", .number("\(row.floor[side])")))
        return .object(members)
      }
    }
  }

  /// What finds the field out of an account that lacks it.
  private static func question(_ fit: Fit) -> Words {
    let name = fit.key.split(separator: "_").joined(separator: " ")
    return fit.type == "flag"
      ? Words(en: "Does this hold of you: \(name)?", fi: "Pitääkö tämä teillä paikkansa: \(name)?")
      : Words(en: "What is yours: \(name)?", fi: "Mikä teillä on tämä: \(name)?")
  }

  private var levels: [JSONValue] {
    [
      Words(en: "Collect leads and map potential", fi: "Liidien keräys ja potentiaalin kartoitus"),
      Words(en: "Close and win trust", fi: "Kaupan päättäminen ja luottamuksen voittaminen"),
      Words(en: "Maintain and deepen", fi: "Ylläpito ja syventäminen"),
    ].enumerated().map { place, name in
      .object([.init("id", .number("\(place + 1)")), .init("name", NewTeam.both(name))])
    }
  }

  private var channels: [JSONValue] {
    let rows: [(id: String, name: Words, minutes: Int, isMeeting: Bool, isTwoWay: Bool)] = [
      ("visit", Words(en: "visit", fi: "käynti"), 60, true, true),
      ("phone", Words(en: "phone", fi: "puhelu"), 10, false, true),
      ("video", Words(en: "video", fi: "videopalaveri"), 45, true, true),
      ("email", Words(en: "email", fi: "sähköposti"), 5, false, false),
      ("message", Words(en: "message", fi: "viesti"), 3, false, false),
      ("fair", Words(en: "fair", fi: "messukohtaaminen"), 15, false, true),
      ("letter", Words(en: "letter", fi: "kirje"), 10, false, false),
      ("task", Words(en: "task", fi: "tehtävä"), 10, false, false),
    ]
    return rows.map { row in
      let minutes = JSONValue.object(
        ["1", "2", "3"].map { .init($0, .number("\(row.minutes)")) })
      return .object([
        .init("id", .string(row.id)), .init("name", NewTeam.both(row.name)),
        .init("minutes", minutes), .init("needs_travel", .bool(row.id == "visit")),
        .init("two_way", .bool(row.isTwoWay)),
        .init("counts_as", .string(row.isMeeting ? "meeting" : "contact")),
      ])
    }
  }

  // MARK: Thresholds from what was imported

  /// Proposes thresholds from potentials, cut to figures that people remember.
  ///
  /// A1 goes down to the best 5 %, A2 to 15 %, A3 to 35 %, B1 to 65 %, so that each tier is larger
  /// than the one above it; nil where there are too few.
  public static func thresholds(from potentials: [Int]) -> [Int]? {
    let sorted = potentials.filter { $0 > 0 }.sorted(by: >)
    guard sorted.count >= 10 else { return nil }
    var result = [5, 15, 35, 65].map { rounded(sorted[sorted.count * $0 / 100]) }
    // Many alike would make two tiers one.
    for place in 1..<result.count where result[place] >= result[place - 1] {
      result[place] = rounded(result[place - 1] / 2)
    }
    return (result.last ?? 0) > 0 ? result : nil
  }

  /// A number cut to two digits, the second a 0 or a 5 from 20 on.
  ///
  /// 87 431 is 85 000, 14 800 is 14 000: cut rather than rounded, so that no fewer reach it.
  static func rounded(_ number: Int) -> Int {
    var step = 1
    while number / step >= 100 { step *= 10 }
    let head = number / step
    return step * (head < 20 ? head : head / 5 * 5)
  }
}
