import MojText
import Testing

@testable import MojRender

@Suite("iCalendar") struct ICalendarWriterTests {
  private func text(_ event: CalendarEvent, isUTC: Bool = true) -> String {
    var calendar = EventCalendar(made: 20_780 * 1_440 + 540, isUTC: isUTC)
    calendar.events = [event]
    let bytes = ICalendarWriter(title: "Week 49", language: .en).bytes(of: calendar)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func event(_ summary: String, id: String = "a") -> CalendarEvent {
    CalendarEvent(
      id: id, start: 20_787 * 1_440 + 485, minutes: 75, summary: summary, location: "Oulu",
      details: "one\ntwo")
  }

  @Test("is a calendar with one event, its times and texts")
  func form() {
    let lines = text(event("Visit")).split(separator: "\r\n").map(String.init)
    #expect(lines.first == "BEGIN:VCALENDAR")
    #expect(lines.last == "END:VCALENDAR")
    let day = CalendarDay(20_787).civil
    let date =
      "\(day.year)\(day.month < 10 ? "0" : "")\(day.month)\(day.day < 10 ? "0" : "")\(day.day)"
    #expect(lines.contains("DTSTART:\(date)T080500Z"))
    #expect(lines.contains("DTEND:\(date)T092000Z"))
    #expect(lines.contains("DESCRIPTION:one\\ntwo"))
    #expect(text(event("Visit"), isUTC: false).contains("DTSTART:\(date)T080500\r\n"))
  }

  @Test(
    "lets no text out of its line",
    arguments: [
      "a\r\nEND:VEVENT", "a;b,c\\d", "\u{1B}[2J\u{7F}", String(repeating: "å€😀", count: 60),
    ])
  func hostile(payload: String) {
    let written = text(event(payload, id: payload))
    #expect(written.utf8.count == written.replacingCRLF.utf8.count)
    let lines = written.utf8.split(separator: 0x0A)
    #expect(lines.allSatisfy { $0.count <= 76 && $0.last == 0x0D })
    let unfolded = written.unfolded
    #expect(unfolded.filter { $0 == "END:VEVENT" }.count == 1)
    let summary = unfolded.first { $0.hasPrefix("SUMMARY:") }
    #expect(summary == "SUMMARY:" + ICalendarWriter.escaped(payload))
  }
}

extension String {
  /// The text without line feeds that no carriage return precedes.
  fileprivate var replacingCRLF: String {
    var before: UInt8 = 0
    let kept = utf8.filter { byte in
      defer { before = byte }
      return byte != 0x0A || before == 0x0D
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// The content lines, folds undone.
  fileprivate var unfolded: [String] {
    var lines: [[UInt8]] = []
    for line in utf8.split(separator: 0x0A) {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.first == 0x20, !lines.isEmpty {
        lines[lines.count - 1] += line.dropFirst()
      } else {
        lines.append(Array(line))
      }
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }
}
