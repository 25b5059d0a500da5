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
    /// A list of records, which has no page.
    case list(LevelList)
  }

  let portfolio: Portfolio
  let day: CalendarDay?
  let book: LevelBook
  let moves: LevelMoves
  /// What it counts: where the team is on a server, of the whole of it.
  let facts: LevelsFacts
  let mismatches: [LevelMismatch]
  /// The activities that the mismatches are of, in the file's order.
  let early: [LevelMismatch]
  let queues: LevelQueues
  let text: LevelText
  let values: ValueText
  @Kept private var session: Session
  /// Whether `use` keeps some accounts out: what it says of accounts is another condition for moves,
  /// deals and orders, so that only the lists of levels themselves list the same.
  private let isNarrowed: Bool

  var model: Model { session.model }
  var language: Language { session.language }
  var today: CalendarDay { session.settings.today }
  var sums: LevelSums { facts.sums }

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
    early = LevelMismatch.each(data, portfolio, among: inUse, today: today)
    mismatches = LevelMismatch.merged(early)
    queues = LevelQueues(data, portfolio, among: inUse, today: today)
    facts = session.added() ?? LevelsFacts(LevelSums(book, moves, mismatches, queues))
    text = LevelText(session.model, session.language)
    values = ValueText(language: session.language, model: session.model)
    isNarrowed = inUse != nil
    self.session = session
  }

  /// The report, and the accounts that it lists: where they are too many to be read the first of them,
  /// and how many there are.
  func answer(_ view: View) -> (Report, rows: [Int], count: Int?) {
    let rows = rows(view)
    guard let count = facts.count else { return (report(view), rows, nil) }
    return (report(view), Array(rows.prefix(LevelsReport.mostShown)), count)
  }

  private func report(_ view: View) -> Report {
    switch view {
    case .all: overview
    case .bySeller: bySeller
    case .mismatches, .list: tooEarly
    case .one(let level): page(level)
    }
  }

  /// The accounts that a view lists.
  func rows(_ view: View) -> [Int] {
    switch view {
    case .all, .bySeller: book.entries.map(\.account)
    case .mismatches: accounts(mismatches)
    case .one(let level): book.entries(on: level).map(\.account)
    case .list(let list): rows(list)
    }
  }

  /// The records of a list.
  func rows(_ list: LevelList) -> [Int] {
    func made(_ from: Int, _ to: Int) -> [LevelMoves.Move] {
      moves.moves.filter { $0.from == from && $0.to == to }
    }
    switch list {
    case .moves(let from, let to): return made(from, to).map(\.row)
    case .moved(let from, let to): return Set(made(from, to).map(\.account)).sorted()
    case .base(let level): return moves.base(level)
    case .dated(let level):
      return book.entries(on: level).filter(book.isDated).map(\.account)
    case .early: return early.map(\.activity)
    case .waiting(let queue): return queues.rows(queue)
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
    values.counted(count, "accounts")
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

  /// The accounts on a level that are not active.
  func line(inactiveOn level: Int) -> String {
    let test = level == 0 ? "level is missing" : "level = \(level)"
    return "accounts\(day.asOf) where \(test) and status is set and status != active"
      + condition(portfolio, "seller")
  }

  static let active = "(status = active or status is missing)"

  func condition(_ whose: Portfolio, _ field: String) -> String {
    switch whose {
    case .everyone: ""
    case .seller(let row): " and \(field) = \(model.key(row, of: .sellers))"
    case .nobody: " and \(field) is missing"
    }
  }

  /// The moves of a step in the period.
  func line(from: Int, to: Int, of whose: Portfolio? = nil) -> String {
    func test(_ field: String, _ level: Int) -> String {
      level == 0 ? "\(field) is missing" : "\(field) = \"\(level)\""
    }
    guard !isNarrowed else { return line(.moves(from: from, to: to), of: whose) }
    return "moves\(day.asOf) where field = level and account is set and \(test("from", from))"
      + " and \(test("`to`", to)) and at since \(moves.first.iso) and at by \(today.iso)"
      + condition(whose ?? portfolio, "account.seller")
  }

  /// The records of a list of levels.
  func line(
    _ list: LevelList, of whose: Portfolio? = nil, where condition: String = ""
  ) -> String {
    let test = condition.isEmpty ? "" : " where \(condition)"
    return "levels \(list.typed)\(said(whose ?? portfolio))\(day.asOf)\(test)"
  }

  /// The accounts that were sold to before their time.
  func line(mismatchesOf whose: Portfolio) -> String {
    "levels mismatches\(said(whose))\(day.asOf)"
  }

  private func said(_ whose: Portfolio) -> String {
    switch whose {
    case .everyone: ""
    case .seller(let row): " for \(model.key(row, of: .sellers))"
    case .nobody: " without seller"
    }
  }

  /// The records of a queue.
  func line(queue: LevelQueues.Kind) -> String {
    let start = "\(queue.collection.rawValue)\(day.asOf) where "
    let open = "(state = open or state is missing) and next_step is missing"
    let active = "(account.status = active or account.status is missing)"
    if isNarrowed, queue.collection != .accounts { return line(.waiting(queue)) }
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
  ///
  /// Those that stand beside it are `shown`, where the number counts the others.
  func count(_ number: Int, _ line: String, beside shown: Int = 0, _ report: inout Report) {
    report.counts.append(Report.Count(number, listedBy: line, beside: shown))
  }
}
