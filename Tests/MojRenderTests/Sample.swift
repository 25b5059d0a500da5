import MojModel
import MojRender
import MojText

/// Small answers to draw and write.
enum Sample {
  static let kinds = Choices([("visit", "visit", "käynti", []), ("phone", "phone", "puhelu", [])])

  static func column(
    _ name: String, fi: String, _ values: Column, isMeasure: Bool = false, unit: String? = nil
  ) -> ResultTable.Column {
    ResultTable.Column(
      name: name, heading: Words(en: name, fi: fi), unit: unit.map { Words(same: $0) },
      values: values,
      isMeasure: isMeasure)
  }

  static func texts(_ texts: [String]) -> Column { Column(.text, .text(TextColumn(texts: texts))) }

  static func money(_ cents: [Int64]) -> Column { Column(.money, .int64(cents), scale: 2) }

  static func leads(_ names: [String]) -> ResultTable {
    let count = names.count
    let potentials = (0..<count).map { $0 == 1 ? Int64.min : Int64($0 + 1) * 6_200_000 + Int64($0) }
    let days = (0..<count).map { Int32(20_415 + $0 * 40) }
    let codes = (0..<count).map { UInt8($0 % 3) }
    return ResultTable(
      noun: Words(en: "leads", fi: "liidit"), nounSingular: Words(en: "lead", fi: "liidi"),
      nounPartitive: Words(en: "leads", fi: "liidiä"),
      columns: [
        column("name", fi: "nimi", texts(names)),
        column("tier", fi: "luokka", Column(.tier, .codes8(codes), domain: .values(["A1", "A2"]))),
        column("potential", fi: "potentiaali", money(potentials)),
        column("created", fi: "luotu", Column(.date, .int32(days))),
        column(
          "kind", fi: "laji",
          Column(.choice(kinds), .codes8(codes), domain: .values(kinds.names))),
      ], rowCount: count, potential: potentials.filter { $0 != .min }.reduce(0, +),
      missing: [
        ResultTable.Missing(field: Words(en: "tier", fi: "luokka"), count: 2, effect: .included)
      ])
  }

  static var counts: ResultTable {
    ResultTable(
      noun: Words(en: "leads", fi: "liidit"),
      columns: [
        column(
          "tier", fi: "luokka", Column(.tier, .codes8([1, 2, 0]), domain: .values(["A1", "A2"]))),
        column(
          "count", fi: "lukumäärä", Column(.number, .int64([1_200, 780, 20])), isMeasure: true),
      ], rowCount: 3, totals: [.missing, .number(2_000, scale: 0)], isRecords: false)
  }

  static var one: ResultTable {
    ResultTable(
      noun: Words(en: "rows", fi: "rivit"),
      columns: [column("count", fi: "lukumäärä", Column(.number, .int64([205])), isMeasure: true)],
      rowCount: 1, isRecords: false)
  }

  /// One text in every place where data can stand.
  static func everywhere(_ text: String) -> ResultTable {
    let words = Words(same: text)
    let values = Column(.tier, .codes8([1, 1]), domain: .values([text]))
    let texts = ResultTable.Column(name: text, heading: words, values: texts([text, text]))
    let members = ResultTable.Column(name: text, heading: words, unit: words, values: values)
    return ResultTable(
      noun: words, columns: [texts, members], rowCount: 2,
      sections: [ResultTable.Section(labels: [.text(text)], rows: 0..<2, potential: 100)],
      totals: [.text(text), .member(rank: 1, name: text)], potential: 100,
      missing: [ResultTable.Missing(field: words, count: 1, effect: .skipped)])
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
