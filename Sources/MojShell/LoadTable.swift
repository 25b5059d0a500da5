import MojModel
import MojRender
import MojSteering
import MojText

/// The minutes that care takes and those there are, seller by seller, now and then.
struct LoadTable {
  private struct Row {
    var name: String
    var needed: (before: Int, after: Int)
    var free: (before: Int, after: Int)
  }

  private let facts: WhatIf
  private let model: Model
  private let language: Language
  private let rows: [Row]

  init(_ facts: WhatIf, _ session: Session) {
    self.facts = facts
    model = session.model
    language = session.language
    let (old, new) = (facts.loads.before, facts.loads.after)
    var rows = old.needed.indices.map { seller in
      Row(
        name: session.model.recordName(seller, of: .sellers),
        needed: (old.needed[seller], new.needed[seller]),
        free: (old.free[seller], new.free[seller]))
    }
    rows.append(
      Row(
        name: Words(en: "new sellers", fi: "uudet myyjät")[session.language], needed: (0, 0),
        free: (old.added, new.added)))
    rows.append(
      Row(
        name: Words(en: "no seller", fi: "ei myyjää")[session.language],
        needed: (old.unassigned, new.unassigned), free: (0, 0)))
    self.rows = rows.filter { row in
      [row.needed.before, row.needed.after, row.free.before, row.free.after].contains { $0 > 0 }
    }
  }

  // MARK: For people

  func tell(_ report: inout Report) {
    let (old, new) = (facts.loads.before, facts.loads.after)
    guard old.totalNeeded > 0 || new.totalNeeded > 0 else {
      report.line(
        Words(
          en: "The care models say no minutes and no intervals: whether care fits is not known.",
          fi: "Hoitomallit eivät kerro minuutteja eivätkä välejä: riittääkö aika, ei tiedetä.")[
            language], .dim)
      return
    }
    report.heading(
      Words(
        en: "Care against time, minutes a quarter", fi: "Hoito ja aika, minuuttia neljänneksessä")[
          language])
    report.table(table.part)
    report.line(total)
    for row in rows.filter({ CareLoad.fitting($0.needed.after, in: $0.free.after) != nil }).prefix(
      5)
    where row.free.after > 0 {
      let percent = CareLoad.fitting(row.needed.after, in: row.free.after) ?? 100
      report.line(
        Words(
          en: "\(row.name): \(percent) % of the care would fit.",
          fi: "\(row.name): hoidosta mahtuisi \(percent) %.")[language], .warning)
    }
    if facts.isReckoned {
      report.line(
        Words(
          en: "What intervals take is reckoned from the usual minutes of a visit and a call.",
          fi: "Välien viemä aika on laskettu tavallisen käynnin ja puhelun minuuteista.")[language],
        .dim)
    }
  }

  private var table: TableMaker {
    var table = start
    table.text("seller", Words(en: "seller", fi: "myyjä"), rows.map(\.name))
    table.number("care", Words(en: "care now", fi: "hoito nyt"), rows.map(\.needed.before))
    table.number("care_then", Words(en: "then", fi: "silloin"), rows.map(\.needed.after))
    if rows.contains(where: { $0.free.before != $0.free.after }) {
      table.number("time", Words(en: "time now", fi: "aika nyt"), rows.map(\.free.before))
      table.number("time_then", Words(en: "then", fi: "silloin"), rows.map(\.free.after))
    } else {
      table.number("time", Words(en: "time", fi: "aika"), rows.map(\.free.before))
    }
    table.percent(
      "use", Words(en: "use now", fi: "käyttö nyt"),
      rows.map { LoadTable.use($0.needed.before, $0.free.before) })
    table.percent(
      "use_then", Words(en: "then", fi: "silloin"),
      rows.map { LoadTable.use($0.needed.after, $0.free.after) })
    return table
  }

  private var start: TableMaker {
    TableMaker(Words(en: "sellers", fi: "myyjät"), rows: rows.count, in: model)
  }

  private static func use(_ needed: Int, _ free: Int) -> Int? {
    free > 0 ? (needed * 100 + free / 2) / free : nil
  }

  /// All sellers together, and the scaling that would fit.
  private var total: String {
    func said(_ load: CareLoad) -> String {
      let numbers = ValueText(language: language, model: model).numbers
      let percent = LoadTable.use(load.totalNeeded, load.totalFree).map { "\($0)" } ?? "–"
      let needed = numbers.text(Int64(load.totalNeeded), scale: 0)
      let free = numbers.text(Int64(load.totalFree), scale: 0)
      return "\(needed) / \(free) min (\(percent)\(numbers.unitSpace)%)"
    }
    let (old, new) = (facts.loads.before, facts.loads.after)
    let all = Words(en: "All: ", fi: "Yhteensä: ")[language] + "\(said(old)) → \(said(new))"
    guard let fit = CareLoad.fitting(new.totalNeeded, in: new.totalFree) else {
      return all + Words(en: ": it fits.", fi: ": se mahtuu.")[language]
    }
    return all
      + Words(
        en: ": scaled to \(fit) % the care would fit.",
        fi: ": \(fit) prosenttiin kevennettynä hoito mahtuisi.")[language]
  }

  // MARK: For machines

  /// One row a seller, in minutes.
  var machine: ResultTable {
    var table = start
    table.text("seller", Words(en: "seller", fi: "myyjä"), rows.map(\.name))
    table.number("care_before", Words(en: "care now", fi: "hoito nyt"), rows.map(\.needed.before))
    table.number("care_after", Words(en: "then", fi: "silloin"), rows.map(\.needed.after))
    table.number("time_before", Words(en: "time now", fi: "aika nyt"), rows.map(\.free.before))
    table.number("time_after", Words(en: "then", fi: "silloin"), rows.map(\.free.after))
    return table.table
  }
}
