import MojText

/// Dates and times as the model file writes them, read from bytes.
enum DateBytes {
  /// Reads `2026-11-23` into days since 1970; nil where it is no such day.
  static func day(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int32? {
    guard count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let first = pair(bytes),
      let second = pair(bytes + 2), let month = pair(bytes + 5), let day = pair(bytes + 8)
    else { return nil }
    return CalendarDay(year: first * 100 + second, month: month, day: day)?.number
  }

  /// Reads `2026-11-23T09:30` into minutes since 1970 on the wall clock.
  ///
  /// A date alone is its midnight. Seconds are dropped, and a `Z` or an offset is read over: other
  /// systems write them, and the wall clock is what the model keeps.
  static func minute(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int32? {
    guard count >= 10, let day = day(bytes, count: 10) else { return nil }
    // Minutes in 32 bits end in the year 6053.
    let midnight = Int64(day) * 1_440
    if count == 10 { return Int32(exactly: midnight) }
    guard count >= 16, bytes[10] == 0x54 || bytes[10] == 0x20, bytes[13] == 0x3A,
      let hour = pair(bytes + 11), let minute = pair(bytes + 14), hour < 24, minute < 60,
      isTail(bytes + 16, count: count - 16)
    else { return nil }
    return Int32(exactly: midnight + Int64(hour * 60 + minute))
  }

  private static func pair(_ bytes: UnsafePointer<UInt8>) -> Int? {
    let (high, low) = (bytes[0] &- 0x30, bytes[1] &- 0x30)
    return high < 10 && low < 10 ? Int(high) * 10 + Int(low) : nil
  }

  /// Whether the bytes are nothing, or seconds, a fraction of them, `Z` or an offset.
  private static func isTail(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    var place = 0
    if count >= 3, bytes[0] == 0x3A {
      guard let second = pair(bytes + 1), second <= 60 else { return false }
      place = 3
      if place < count, bytes[place] == 0x2E {
        place += 1
        let first = place
        while place < count, bytes[place] &- 0x30 < 10 { place += 1 }
        guard place > first else { return false }
      }
    }
    return place == count || isOffset(bytes + place, count: count - place)
  }

  private static func isOffset(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    if count == 1 { return bytes[0] == 0x5A }
    guard bytes[0] == 0x2B || bytes[0] == 0x2D else { return false }
    switch count {
    case 3: return pair(bytes + 1) != nil
    case 5: return pair(bytes + 1) != nil && pair(bytes + 3) != nil
    case 6: return pair(bytes + 1) != nil && bytes[3] == 0x3A && pair(bytes + 4) != nil
    default: return false
    }
  }
}
