internal import MojModel
public import MojText

/// How days and clock times are written: `2026-11-23 09:30`, in Finnish `23.11.2026 9.30`.
public struct DateFormat: Sendable, Hashable {
  private enum Form: Sendable {
    case machine, english, finnish
  }

  private let form: Form

  /// `2026-11-23T09:30`, the form of data files.
  public static let machine = DateFormat(form: .machine)

  private init(form: Form) { self.form = form }

  /// Makes the format of a language.
  public init(_ language: Language) {
    switch language {
    case .en: form = .english
    case .fi: form = .finnish
    }
  }

  /// Returns a day, given as days since 1970-01-01, as text.
  public func text(day: Int32) -> String {
    var bytes: [UInt8] = []
    append(day: day, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns a time, given as minutes since 1970-01-01T00:00, as text.
  public func text(time: Int32) -> String {
    var bytes: [UInt8] = []
    append(time: time, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the time of day of a time: `09:30`, in Finnish `9.30`.
  public func text(clock time: Int32) -> String {
    var bytes: [UInt8] = []
    append(minuteOfDay: (Int(time) % 1_440 + 1_440) % 1_440, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a day.
  func append(day: Int32, to bytes: inout [UInt8]) {
    let (year, month, day) = CalendarDay(day).civil
    if form == .finnish {
      bytes.appendInteger(day)
      bytes.append(0x2E)
      bytes.appendInteger(month)
      bytes.append(0x2E)
      bytes.appendInteger(year)
    } else {
      bytes.appendInteger(year, places: 4)
      bytes.append(0x2D)
      bytes.appendInteger(month, places: 2)
      bytes.append(0x2D)
      bytes.appendInteger(day, places: 2)
    }
  }

  /// Appends a time.
  func append(time: Int32, to bytes: inout [UInt8]) {
    let minuteOfDay = (Int(time) % 1_440 + 1_440) % 1_440
    append(day: Int32(clamping: (Int(time) - minuteOfDay) / 1_440), to: &bytes)
    bytes.append(form == .machine ? 0x54 : 0x20)
    append(minuteOfDay: minuteOfDay, to: &bytes)
  }

  private func append(minuteOfDay: Int, to bytes: inout [UInt8]) {
    bytes.appendInteger(minuteOfDay / 60, places: form == .finnish ? 1 : 2)
    bytes.append(form == .finnish ? 0x2E : 0x3A)
    bytes.appendInteger(minuteOfDay % 60, places: 2)
  }
}
