public import MojModel
internal import MojText

/// One accepted change of a model: who made it, when, with which words, and each edit of it.
public struct Change: Sendable, Hashable {
  /// What a change is to those before it.
  public enum Kind: Sendable, Hashable {
    /// Something new.
    case new
    /// It takes earlier ones back, newest first.
    case undo([String])
    /// It does what was taken back again.
    case redo([String])
  }

  /// Its id, a ULID; empty until it is saved.
  public var id: String
  /// When it was made: milliseconds since 1970 in UTC.
  public var time: Int64
  /// Who made it.
  public var user: String
  /// On which machine.
  public var host: String
  /// The line that was typed.
  public var command: String
  /// What it is to those before it.
  public var kind: Kind
  /// The edits, in the order in which they were made.
  public var edits: [Edit]
  /// Whether it rests on all of the model that it was made for, so that it is not saved where others
  /// have changed anything meanwhile; the log knows nothing of it.
  public var isExact: Bool

  /// Makes a change.
  public init(
    id: String = "", time: Int64 = 0, user: String = "", host: String = "", command: String,
    kind: Kind = .new, edits: [Edit], isExact: Bool = false
  ) {
    self.id = id
    self.time = time
    self.user = user
    self.host = host
    self.command = command
    self.kind = kind
    self.edits = edits
    self.isExact = isExact
  }

  /// The edits that take it back, in the order in which they are to be made.
  public var inverse: [Edit] { edits.reversed().map(\.inverse) }

  /// The minute when it was made, in UTC: `2026-11-23 09:30`.
  public var timeText: String {
    let minute = time.quotient(60_000)
    let day = CalendarDay(Int32(clamping: minute.quotient(1_440)))
    let clock = Int(minute - minute.quotient(1_440) * 1_440)
    return "\(day.iso) \(Self.two(clock / 60)):\(Self.two(clock % 60))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Int64 {
  /// The quotient rounded down, so that times before 1970 have their day as well.
  public func quotient(_ divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
