import MojText

/// On which of a week's days somebody is rather met.
///
/// It rests on a name and the days alone, not on who else is to be met, so that a change at one
/// account leaves the others where they are. It spreads names evenly over the days.
struct DayHabit {
  /// The places of the days, the one that suits best first.
  let order: [Int]
  private let name: UInt64
  private let weekdays: [UInt64]

  init(_ name: some Sequence<UInt8>, _ days: [PlanDay]) {
    let mark = DayHabit.mixed(
      name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    let weekdays = days.map { UInt64(truncatingIfNeeded: $0.day.weekday) + 1 }
    let marks = weekdays.map { DayHabit.mixed(mark &+ $0) }
    order = days.indices.sorted { (marks[$0], $0) < (marks[$1], $1) }
    self.name = mark
    self.weekdays = weekdays
  }

  /// The places of the days where each is to have its part of all names.
  func order(_ weights: [UInt64]) -> [Int] {
    guard weights.count == weekdays.count else { return order }
    let marks = weights.indices.map { mark($0) / weights[$0] }
    return marks.indices.sorted { (marks[$0], $0) < (marks[$1], $1) }
  }

  /// How little a day suits; `turn` tells the times apart that the same name is met.
  func mark(_ day: Int, turn: Int = 0) -> UInt64 {
    DayHabit.mixed(name &+ weekdays[day] &+ UInt64(truncatingIfNeeded: turn) &* 64)
  }

  /// Spreads the bits of a number over all of it (the finisher of SplitMix64).
  private static func mixed(_ bits: UInt64) -> UInt64 {
    var bits = bits &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
