public import MojText

/// Writes events as iCalendar (RFC 5545): CRLF, lines of at most 75 bytes, texts escaped.
///
/// Ids stay the same from one writing to the next, so that a second import updates the first.
public struct ICalendarWriter: Sendable {
  private let title: String
  private let language: Language

  /// Makes a writer of calendars with a name.
  public init(title: String, language: Language) {
    self.title = title
    self.language = language
  }

  /// Returns a calendar as a whole file.
  public func bytes(of calendar: EventCalendar) -> [UInt8] {
    var bytes: [UInt8] = []
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//moj//moj//\(language.rawValue.uppercased())",
      "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:\(ICalendarWriter.escaped(title))",
    ]
    let lines = head + calendar.events.flatMap { self.lines(of: $0, calendar) } + ["END:VCALENDAR"]
    for line in lines { ICalendarWriter.append(line, to: &bytes) }
    return bytes
  }

  private func lines(of event: CalendarEvent, _ calendar: EventCalendar) -> [String] {
    let end = event.start + Int64(max(1, event.minutes))
    var lines = [
      "BEGIN:VEVENT", "UID:\(ICalendarWriter.escaped(event.id))",
      // A stamp is UTC whatever else is; without a zone the clock stands in for it.
      "DTSTAMP:\(ICalendarWriter.time(calendar.made, isUTC: true))",
      "DTSTART:\(ICalendarWriter.time(event.start, isUTC: calendar.isUTC))",
      "DTEND:\(ICalendarWriter.time(end, isUTC: calendar.isUTC))",
      "SUMMARY:\(ICalendarWriter.escaped(event.summary))",
    ]
    if event.isCancelled { lines.append("STATUS:CANCELLED") }
    if !event.location.isEmpty {
      lines.append("LOCATION:\(ICalendarWriter.escaped(event.location))")
    }
    if !event.details.isEmpty {
      lines.append("DESCRIPTION:\(ICalendarWriter.escaped(event.details))")
    }
    return lines + ["END:VEVENT"]
  }

  /// `20261130T060000Z`.
  static func time(_ minutes: Int64, isUTC: Bool) -> String {
    let days = minutes >= 0 ? minutes / 1_440 : (minutes - 1_439) / 1_440
    let (year, month, day) = CalendarDay(Int32(clamping: days)).civil
    let minute = Int(minutes - days * 1_440)
    var bytes: [UInt8] = []
    bytes.appendInteger(year, places: 4)
    bytes.appendInteger(month, places: 2)
    bytes.appendInteger(day, places: 2)
    bytes.append("T")
    bytes.appendInteger(minute / 60, places: 2)
    bytes.appendInteger(minute % 60, places: 2)
    bytes.append(isUTC ? "00Z" : "00")
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text as a value: `\`, `;` and `,` escaped, lines as `\n`, other control characters left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Appends a line, folded before its 76th byte and never inside of a character.
  private static func append(_ line: String, to bytes: inout [UInt8]) {
    var length = 0
    for scalar in line.unicodeScalars {
      let size = String(scalar).utf8.count
      if length + size > 75 {
        bytes.append("\r\n ")
        length = 1
      }
      bytes.append(String(scalar))
      length += size
    }
    bytes.append("\r\n")
  }
}
