import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// The levels of selling: all of them, one, by seller, or where was sold before its time.
struct LevelsReport {
  /// What is asked.
  enum View {
    case all, bySeller, mismatches
    case one(Int)
  }

  let portfolio: Portfolio
  let day: CalendarDay?
  let book: LevelBook
  let moves: LevelMoves
  let steps: [LevelMoves.Step]
  let mismatches: [LevelMismatch]
  let queues: LevelQueues
  let text: LevelText
  let values: ValueText
  @Kept private var session: Session
  /// Whether `use` keeps some accounts out, so that lines over other records list more.
  private let isNarrowed: Bool

  var model: Model { session.model }
  var language: Language { session.language }
  var today: CalendarDay { session.settings.today }

  init(_ session: inout Session, _ portfolio: Portfolio, on day: CalendarDay?) throws {
    let keys = LevelBook.keys.union(LevelMismatch.keys).union(LevelQueues.keys)
    let inUse = try session.rowsInUse(of: "accounts")
    let data = session.derivation.dataset(for: keys, over: session.model)
    let today = session.settings.today
    self.portfolio = portfolio
    self.day = day
    book = LevelBook(
      data, known: session.derivation.knowledge(of: session.model).model, portfolio, among: inUse,
      today: today)
    moves = LevelMoves(session.model, portfolio, among: inUse, today: today)
    steps = moves.steps
    mismatches = LevelMismatch.all(data, portfolio, among: inUse, today: today)
    queues = LevelQueues(data, portfolio, among: inUse, today: today)
    text = LevelText(session.model, session.language)
    values = ValueText(language: session.language, model: session.model)
    isNarrowed = inUse != nil
    self.session = session
  }

  /// The report, and the accounts that it lists.
  func answer(_ view: View) -> (Report, rows: [Int]) {
    switch view {
    case .all: (overview, book.entries.map(\.account))
    case .bySeller: (bySeller, book.entries.map(\.account))
    case .mismatches: (tooEarly, accounts(mismatches))
    case .one(let level): (page(level), book.entries(on: level).map(\.account))
    }
  }

  /// The accounts of mismatches, each once.
  func accounts(_ mismatches: [LevelMismatch]) -> [Int] {
    var seen: Set<Int> = []
    return mismatches.map(\.account).filter { seen.insert($0).inserted }
  }

  /// An empty report with its title, and under it whose accounts and of which day.
  func begun(_ title: Words, _ data: ResultTable) -> Report {
    let whose =
      switch portfolio {
      case .everyone: ""
      case .seller(let row): ", \(model.recordName(row, of: .sellers))"
      case .nobody: Words(en: ", without a seller", fi: ", ilman myyjää")[language]
      }
    var report = Report(title: title[language] + whose, data: data)
    report.tell(asOf: day, language)
    return report
  }

  /// `44 accounts`, as people count them.
  func accounts(_ count: Int) -> String {
    guard count != 1 else { return Words(en: "1 account", fi: "1 yritys")[language] }
    let number = values.count(count)
    return Words(en: "\(number) accounts", fi: "\(number) yritystä")[language]
  }

  /// A day as people read it.
  func date(_ day: CalendarDay) -> String { values.text(.date(day.number)) }

  // MARK: The lines that list what is counted

  /// The active accounts on a level, of this portfolio or another.
  func line(level: Int, of whose: Portfolio? = nil, and more: String = "") -> String {
    let test = level == 0 ? "level is missing" : "level = \(level)"
    return "accounts\(day.asOf) where \(test) and \(LevelsReport.active)"
      + condition(whose ?? portfolio, "seller") + more
  }

  static let active = "(status = active or status is missing)"

  func condition(_ whose: Portfolio, _ field: String) -> String {
    switch whose {
    case .everyone: ""
    case .seller(let row): " and \(field) = \(key(ofSeller: row))"
    case .nobody: " and \(field) is missing"
    }
  }

  /// The moves of a step in the period.
  func line(from: Int, to: Int, of whose: Portfolio? = nil) -> String {
    func test(_ field: String, _ level: Int) -> String {
      level == 0 ? "\(field) is missing" : "\(field) = \"\(level)\""
    }
    return "moves\(day.asOf) where field = level and account is set and \(test("from", from))"
      + " and \(test("`to`", to)) and at since \(moves.first.iso) and at by \(today.iso)"
      + condition(whose ?? portfolio, "account.seller")
  }

  /// The accounts that were sold to before their time.
  func line(mismatchesOf whose: Portfolio) -> String {
    let said =
      switch whose {
      case .everyone: ""
      case .seller(let row): " for \(key(ofSeller: row))"
      case .nobody: " without seller"
      }
    return "levels mismatches\(said)\(day.asOf)"
  }

  /// The records of a queue.
  func line(queue: LevelQueues.Kind) -> String {
    let start = "\(queue.collection.rawValue)\(day.asOf) where "
    let open = "(state = open or state is missing) and next_step is missing"
    let active = "(account.status = active or account.status is missing)"
    switch queue {
    case .potential: return line(level: 1, and: " and potential is missing and unknown_fields = 1")
    case .seller:
      let best = Formatter.quotedIfNeeded(model.tierNames.first ?? "")
      return start + "tier = \(best) and seller is missing and \(LevelsReport.active)"
        + condition(portfolio, "seller")
    case .nextStep: return start + "\(open) and \(active)\(condition(portfolio, "account.seller"))"
    case .afterSale:
      return start + "after_sale is missing and after_sale_due before \(today.iso) and \(active)"
        + condition(portfolio, "account.seller")
    }
  }

  /// Notes a number and the line that lists as many records.
  func count(_ number: Int, _ line: String, _ report: inout Report) {
    // `use` speaks of accounts: what it means for moves, deals and orders is another condition.
    guard !isNarrowed || line.hasPrefix("accounts") || line.hasPrefix("levels") else { return }
    report.counts.append(Report.Count(number, listedBy: line))
  }

  /// What picks a seller and no other: the name, or the id where several bear the name.
  private func key(ofSeller row: Int) -> String {
    let names = (0..<model[.sellers].rowCount).map { model.recordName($0, of: .sellers) }
    let isOwn = names.count { TextFold.whole($0) == TextFold.whole(names[row]) } == 1
    let id = model.written("id", of: .sellers, row) ?? names[row]
    return Formatter.quotedIfNeeded(isOwn ? names[row] : id)
  }
}
