/// The days of a week that is being filled.
struct Week {
  var books: [DayBook]
  private var isPlaced: [Bool]
  /// The towns that alone may be travelled to on the days.
  var reserved: [Int?]
  /// How much of the calls each day is to have.
  private(set) var weights: [UInt64] = []
  /// The accounts that are talked to about all that is not promised.
  private var talked: Set<Int> = []

  init(_ days: [PlanDay], count: Int) {
    books = days.map(DayBook.init)
    isPlaced = Array(repeating: false, count: count)
    reserved = days.map { _ in nil }
  }

  /// Whether trips have their days.
  var isReserved: Bool { reserved.contains { $0 != nil } }

  /// Shares calls out by the hours that are left, so roughly that a few minutes hardly matter.
  mutating func weigh() { weights = books.map { UInt64(max(1, ($0.room + 30) / 60)) } }

  /// Lets trips begin anywhere.
  mutating func release() { reserved = reserved.map { _ in nil } }

  /// Whether a candidate is still to be planned.
  func needs(_ place: Int, _ candidate: PlanCandidate) -> Bool {
    !isPlaced[place] && !(candidate.isExclusive && talked.contains(candidate.account))
  }

  /// Notes that a candidate is planned.
  mutating func note(_ place: Int, _ candidate: PlanCandidate) {
    isPlaced[place] = true
    if candidate.isExclusive { talked.insert(candidate.account) }
  }

  /// Forgets that a promise is planned.
  mutating func forget(_ place: Int) { isPlaced[place] = false }

  /// How many days have a trip.
  var trips: Int { books.count { $0.town != nil } }

  /// The most minutes that a day still has.
  var mostRoom: Int { books.reduce(0) { max($0, $1.room) } }

  func isVisited(_ town: Int?) -> Bool { books.contains { $0.town == town } }

  func plan(_ slots: [PlanSlot], _ candidates: [PlanCandidate]) -> WeekPlan {
    let lines = books.enumerated().flatMap { $1.planned($0, slots) }
    return WeekPlan(lines, of: candidates)
  }
}
