/// The minutes of a week as a whole, and those of its trips.
struct WeekPool {
  private var room: Int
  /// The room of the days without a trip yet, the most first.
  private var days: [Int]
  /// What is left of each trip.
  private var left: [(town: Int, minutes: Int)] = []
  /// How many days have a trip.
  var trips: Int { left.count }

  /// Counts what promises left of the days.
  init(_ books: [DayBook]) {
    room = books.reduce(0) { $0 + $1.room }
    days = books.filter { $0.town == nil }.map(\.room).sorted(by: >)
    for book in books { if let town = book.town { left.append((town, book.room)) } }
  }

  /// Opens a trip to a town for a first visit; false where no day or too few minutes are left.
  mutating func open(_ town: Int, _ travel: Int, _ minutes: Int) -> Bool {
    guard let most = days.first, travel + minutes <= min(most, room) else { return false }
    days.removeFirst()
    left.append((town, most - travel - minutes))
    room -= travel + minutes
    return true
  }

  /// Takes the minutes of a call, or of a visit on a trip; false where there are too few.
  mutating func takes(_ minutes: Int, _ town: Int? = nil) -> Bool {
    guard minutes <= room else { return false }
    if let town {
      guard let trip = left.firstIndex(where: { $0.town == town && $0.minutes >= minutes }) else {
        return false
      }
      left[trip].minutes -= minutes
    }
    room -= minutes
    return true
  }
}
