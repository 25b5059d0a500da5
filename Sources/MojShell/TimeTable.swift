import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// The groups of a use of time as tables, and the conditions that list their records.
struct TimeTable {
  private let use: TimeUse
  private let model: Model
  private let rows: [TimeUse.Row]
  private let hasTargets: Bool

  init(_ use: TimeUse, _ session: Session) {
    self.use = use
    model = session.model
    // The channel that takes the most comes first; what has an order of its own keeps it.
    rows = use.fields == [.channel] ? use.rows.sorted { $0.minutes > $1.minutes } : use.rows
    hasTargets = rows.contains { $0.target != nil }
  }

  /// The groups in all their numbers.
  var machine: ResultTable {
    var table = keys()
    table.number("activities", Words(en: "activities", fi: "aktiviteetit"), rows.map(\.activities))
    let minutes = Words(en: "min", fi: "min")
    table.number(
      "minutes", Words(en: "minutes", fi: "minuutit"), rows.map { Int($0.minutes) }, unit: minutes)
    table.number(
      "travel_minutes", Words(en: "travel", fi: "matka"), rows.map { Int($0.travel) },
      unit: minutes)
    table.number(
      "estimated_minutes", Words(en: "estimated", fi: "arvioitu"), rows.map { Int($0.estimated) },
      unit: minutes)
    table.number("unlogged", Words(en: "not logged", fi: "kirjaamatta"), rows.map(\.unlogged))
    appendShares(&table)
    table.number("contacts", Words(en: "contacts", fi: "yhteydet"), rows.map(\.contacts))
    table.number("wins", Words(en: "wins", fi: "kaupat"), rows.map(\.wins))
    appendRates(&table)
    table.money("sales", Words(en: "sales", fi: "myynti"), rows.map(\.sales))
    return table.part
  }

  /// The groups in as many columns as a terminal has room for.
  var people: ResultTable {
    var table = keys()
    // Where there is least room, the contacts alone tell how often.
    if !hasTargets, !use.fields.contains(.seller) {
      table.number("activities", Words(en: "done", fi: "tehty"), rows.map(\.activities))
    }
    table.number(
      "hours", Words(en: "hours", fi: "h"), rows.map { Int(($0.minutes + 30) / 60) })
    appendShares(&table)
    if use.total.estimated > 0, !hasTargets {
      table.percent(
        "estimated", Words(en: "estimated", fi: "arviota"),
        rows.map { $0.minutes > 0 ? Int(($0.estimated * 100 + $0.minutes / 2) / $0.minutes) : nil })
    }
    table.number("contacts", Words(en: "contacts", fi: "yhteydet"), rows.map(\.contacts))
    table.number("wins", Words(en: "wins", fi: "kaupat"), rows.map(\.wins))
    appendRates(&table)
    return table.part
  }

  private func appendShares(_ table: inout TableMaker) {
    table.percent("time_share", Words(en: "time", fi: "aika"), rows.map { whole(use.share($0)) })
    if hasTargets {
      table.percent(
        "target_share", Words(en: "target", fi: "tavoite"), rows.map { whole($0.target) })
      table.decimal(
        "index", Words(en: "index", fi: "indeksi"), rows.map { hundredths(use.index($0)) }, scale: 2
      )
    }
    if use.fields.contains(.seller), !use.fields.contains(.tier) {
      table.percent(
        "upper_share", Words(en: "upper tiers", fi: "ylemmät luokat"),
        rows.map { $0.minutes > 0 ? Int(($0.upper * 100 + $0.minutes / 2) / $0.minutes) : nil })
    }
  }

  private func appendRates(_ table: inout TableMaker) {
    table.percent(
      "wins_per_contact", Words(en: "hit rate", fi: "osuus"),
      rows.map { whole(use.winsPerContact($0).map { $0 * 100 }) })
    table.number(
      "wins_per_100_hours", Words(en: "per 100 h", fi: "per 100 h"),
      rows.map { whole(use.winsPerHour($0).map { $0 * 100 }) })
  }

  private func whole(_ number: Double?) -> Int? { number.map { Int(min($0, 1e9) + 0.5) } }

  private func hundredths(_ number: Double?) -> Int64? {
    number.map { Int64(min($0, 1e9) * 100 + 0.5) }
  }

  // MARK: The groups themselves

  private func keys() -> TableMaker {
    let noun = Words(en: "groups", fi: "ryhmät")
    var table = TableMaker(noun, rows: rows.count, in: model)
    for (place, field) in use.fields.enumerated() {
      let codes = rows.map { $0.keys[place] }
      switch field {
      case .tier: table.tier("tier", Words(en: "tier", fi: "luokka"), codes)
      case .channel:
        if let column = model[.activities].column("channel") {
          table.members("channel", Words(en: "channel", fi: "kanava"), of: column, codes)
        }
      case .level: table.choice("level", Words(en: "level", fi: "taso"), .level, codes)
      case .seller:
        table.record(
          "seller", Words(en: "seller", fi: "myyjä"), codes.map { $0 > 0 ? $0 - 1 : nil },
          of: .sellers)
      }
    }
    return table
  }

  /// What a line must say to list a group's activities, with `and` before it; nil where a name is
  /// not its own.
  func condition(_ row: TimeUse.Row) -> String? {
    var text = ""
    for (field, code) in zip(use.fields, row.keys) {
      guard let part = condition(field, code) else { return nil }
      text += " and \(part)"
    }
    return text
  }

  private func condition(_ field: TimeUse.Field, _ code: Int) -> String? {
    let path =
      switch field {
      case .tier: "account.tier"
      case .channel: "channel"
      case .level: "level"
      case .seller: "seller"
      }
    guard code > 0 else { return "\(path) is missing" }
    switch field {
    case .tier: return "\(path) = \(Formatter.quotedIfNeeded(model.tierNames[code - 1]))"
    case .channel:
      let id = ChannelCodes.ids(model)[code]
      return id.isEmpty ? nil : "\(path) = \(Formatter.quotedIfNeeded(id))"
    case .level: return "\(path) = \(code)"
    case .seller: return "\(path) = \(model.key(code - 1, of: .sellers))"
    }
  }
}
