import MojModel
import MojRender
import MojSteering
import MojText

/// A triangle's numbers in words.
struct TriangleWords {
  private let language: Language
  private let model: Model
  private let values: ValueText

  init(_ model: Model, _ language: Language) {
    self.model = model
    self.language = language
    values = ValueText(language: language, model: model)
  }

  /// A percent as a whole number.
  static func whole(_ percent: Double) -> Int { Int(min(percent, 1e6) + 0.5) }

  /// An index with two decimals, as a whole number.
  static func hundredths(_ index: Double) -> Int64 { Int64(min(index, 1e9) * 100 + 0.5) }

  /// A triangle as it is drawn.
  func part(_ triangle: Triangle, title: String?) -> TriangleFigure.Part {
    TriangleFigure.Part(title: title, rows: triangle.rows.map { row($0, triangle) })
  }

  private func row(_ row: Triangle.Row, _ triangle: Triangle) -> TriangleFigure.Row {
    func percent(_ percent: Double?) -> String {
      values.text(
        percent.map { .percent(Int64(TriangleWords.whole($0)), scale: 0) } ?? .missing)
    }
    let index = triangle.index(row).map { TriangleWords.hundredths($0) }
    return TriangleFigure.Row(
      name: name(row.rank), customers: row.customers.accounts, leads: row.leads.accounts,
      customerPotential: potential(row.customers), leadPotential: potential(row.leads),
      time: percent(triangle.timeShare(row)), target: percent(row.target),
      index: index.map { values.numbers.text($0, scale: 2, .cents) } ?? ValueText.missing,
      note: row.rank == 1 && row.mayBe > 0 ? note(row) : nil)
  }

  private func note(_ row: Triangle.Row) -> String {
    let name = name(row.rank)
    let number = values.count(row.mayBe)
    return row.mayBe == 1
      ? Words(en: "1 more may be \(name)", fi: "1 muu voi olla \(name)")[language]
      : Words(en: "\(number) more may be \(name)", fi: "\(number) muuta voi olla \(name)")[language]
  }

  /// A tier's name by its rank; 0 is no tier.
  func name(_ rank: Int) -> String {
    rank > 0 ? model.tierNames[rank - 1] : Words(en: "no tier", fi: "luokatta")[language]
  }

  /// The potential of a side; a dash where it has accounts and nobody knows it of any.
  private func potential(_ side: Triangle.Side) -> String {
    guard side.accounts > 0 else { return "" }
    return side.potential == 0 ? ValueText.missing : compact(side.potential)
  }

  /// An amount in as few digits as tell it from others: `310 k€`, `1.2 M€`.
  func compact(_ cents: Int64) -> String {
    let whole = cents / 100
    func text(_ stored: Int64, _ scale: Int, _ unit: String) -> String {
      // `250 k kr`, where the sign is a word.
      let isWord = values.currencySign.first?.isLetter == true && !unit.isEmpty
      let gap = isWord ? values.numbers.unitSpace : ""
      return values.numbers.text(stored, scale: scale) + values.numbers.unitSpace + unit + gap
        + values.currencySign
    }
    if whole < 10_000 { return text(whole, 0, "") }
    if whole < 9_999_500 {
      return text((whole + 500) / 1_000, 0, Words(en: "k", fi: "t")[language])
    }
    return text((whole + 50_000) / 100_000, 1, "M")
  }
}
