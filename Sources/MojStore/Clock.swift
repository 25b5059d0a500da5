#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

internal import MojText

/// The system's clock.
package enum Clock {
  /// Milliseconds since 1970 in UTC.
  package static var milliseconds: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
  }

  /// The day in UTC, as `2026-11-23`.
  static var day: String { CalendarDay(Int32(clamping: milliseconds / 86_400_000)).iso }
}
