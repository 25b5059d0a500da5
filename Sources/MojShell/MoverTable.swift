import MojModel
import MojRender
import MojSteering
import MojText

/// Who moved, as tables.
struct MoverTable {
  /// How many accounts moved from which tier to which, for people.
  let pairs: ResultTable

  init(_ movers: Movers, _ model: Model) {
    var counts: [[Int]: Int] = [:]
    for mover in movers.all where mover.tiers.before != mover.tiers.after {
      counts[[mover.tiers.before, mover.tiers.after], default: 0] += 1
    }
    // Those without a tier last.
    let order = counts.keys.sorted { left, right in
      left.map { $0 == 0 ? .max : $0 }.lexicographicallyPrecedes(
        right.map { $0 == 0 ? Int.max : $0 })
    }
    var table = TableMaker(Words(en: "moves", fi: "siirtymät"), rows: order.count, in: model)
    table.tier("from", Words(en: "from", fi: "luokasta"), order.map { $0[0] })
    table.tier("to", Words(en: "to", fi: "luokkaan"), order.map { $0[1] })
    table.number("accounts", Words(en: "accounts", fi: "yrityksiä"), order.map { counts[$0] })
    pairs = table.part
  }

  /// The movers one by one.
  static func list(_ movers: [Movers.Mover], _ model: Model, _ language: Language) -> ResultTable {
    var table = accounts(movers.map(\.account), model)
    table.tier("from", Words(en: "from", fi: "luokasta"), movers.map(\.tiers.before))
    table.tier("to", Words(en: "to", fi: "luokkaan"), movers.map(\.tiers.after))
    table.text(
      "moves", Words(en: "how", fi: "miten"),
      movers.map { mover in
        mover.moves.map { $0.words[language] }.joined(separator: ", ")
      })
    return table.table
  }

  /// Accounts by name and seller.
  static func accounts(_ rows: [Int], _ model: Model) -> TableMaker {
    var table = TableMaker(
      Words(en: "accounts", fi: "yritykset"), one: Words(en: "account", fi: "yritys"),
      partitive: Words(en: "accounts", fi: "yritystä"), rows: rows.count, in: model)
    table.record("account", Words(en: "account", fi: "yritys"), rows, of: .accounts)
    for (key, words) in [
      ("kind", Words(en: "kind", fi: "laji")), ("seller", Words(en: "seller", fi: "myyjä")),
    ] {
      guard let column = model[.accounts].column(key) else { continue }
      table.values(key, words, column, at: rows)
    }
    return table
  }
}

extension Movers.Move {
  /// How an account moved, beside its name.
  fileprivate var words: Words {
    switch self {
    case .up: Words(en: "up", fi: "ylös")
    case .down: Words(en: "down", fi: "alas")
    case .placed: Words(en: "got a tier", fi: "sai luokan")
    case .unplaced: Words(en: "lost its tier", fi: "jäi luokatta")
    case .across: Words(en: "became a customer", fi: "asiakkaaksi")
    case .back: Words(en: "a lead again", fi: "liidiksi")
    }
  }
}
