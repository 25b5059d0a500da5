import MojModel
import MojSteering
import MojText

/// What further hours on a tier's accounts sold, for people.
struct SaturationTable {
  /// The table as a part of a page.
  let part: ResultTable

  /// How it is meant.
  static let explanation = [
    Words(
      en: "Accounts that got time, in halves by hours: less, and more.",
      fi: "Aikaa saaneet yritykset puolikkaina tuntien mukaan: vähemmän ja enemmän."),
    Words(
      en: "Where a further hour sold little, more time came with no more sales.",
      fi: "Missä lisätunti myi vähän, lisäaikaa ei seurannut lisämyynti."),
    Words(en: "It does not say why.", fi: "Syytä se ei kerro."),
  ]

  init(_ all: [Saturation], _ model: Model) {
    var table = TableMaker(Words(en: "tiers", fi: "luokat"), rows: all.count, in: model)
    table.tier("tier", Words(en: "tier", fi: "luokka"), all.map(\.tier))
    table.number("accounts", Words(en: "accounts", fi: "yritykset"), all.map(\.accounts))
    let hours = Words(en: "h", fi: "h")
    func tenths(_ hours: Double) -> Int64 { Int64(min(hours, 1e9) * 10 + 0.5) }
    func euros(_ cents: Double?) -> Int64? {
      cents.map { Int64(max(-1e15, min($0 / 100, 1e15)).rounded()) * 100 }
    }
    table.decimal(
      "less_hours", Words(en: "less: each", fi: "vähemmän: kukin"),
      all.map { tenths($0.less.hoursEach) }, scale: 1, unit: hours)
    table.money(
      "less_sales", Words(en: "an hour", fi: "tunti"), all.map { euros($0.perFirstHour) })
    table.decimal(
      "more_hours", Words(en: "more: each", fi: "enemmän: kukin"),
      all.map { tenths($0.more.hoursEach) }, scale: 1, unit: hours)
    table.money(
      "further_sales", Words(en: "a further hour", fi: "lisätunti"),
      all.map { euros($0.perFurtherHour) })
    part = table.part
  }
}
