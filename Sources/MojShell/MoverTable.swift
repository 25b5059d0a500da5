import MojModel
import MojRender
import MojSteering
import MojText

/// The ranks of the tiers between which accounts moved; 0 where they had none.
struct TierPair: Hashable {
  let from: Int
  let to: Int

  fileprivate var order: (Int, Int) { (from == 0 ? .max : from, to == 0 ? .max : to) }
}

/// Who moved, as tables.
struct MoverTable {
  /// How many accounts moved from which tier to which, those without a tier last.
  let counts: [(pair: TierPair, number: Int)]
  /// The same for people.
  let pairs: ResultTable

  init(_ movers: Movers, _ model: Model) {
    var numbers: [TierPair: Int] = [:]
    for mover in movers.all where mover.tiers.before != mover.tiers.after {
      numbers[TierPair(from: mover.tiers.before, to: mover.tiers.after), default: 0] += 1
    }
    let counts = numbers.sorted { $0.key.order < $1.key.order }.map { (pair: $0, number: $1) }
    self.counts = counts
    var table = TableMaker(Words(en: "moves", fi: "siirtymät"), rows: counts.count, in: model)
    table.tier("from", Words(en: "from", fi: "luokasta"), counts.map(\.pair.from))
    table.tier("to", Words(en: "to", fi: "luokkaan"), counts.map(\.pair.to))
    table.number("accounts", Words(en: "accounts", fi: "yrityksiä"), counts.map(\.number))
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

  /// Targets by what they are narrowed down to.
  static func targets(_ rows: [Int], _ model: Model) -> ResultTable {
    let table = model[.targets]
    var maker = TableMaker(Words(en: "targets", fi: "tavoitteet"), rows: rows.count, in: model)
    for (place, field) in table.fields.enumerated() {
      guard let column = table.columns[place] else { continue }
      maker.values(field.name, field.words, column, at: rows)
    }
    return maker.table
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
