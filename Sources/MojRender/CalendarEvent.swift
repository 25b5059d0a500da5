/// A thing to do at a time, for calendars.
public struct CalendarEvent: Sendable, Hashable {
  /// What tells it from all others and stays the same when the calendar is written again.
  public var id: String
  /// When it begins: minutes since 1970-01-01T00:00, UTC or, where no zone is known, by the clock.
  public var start: Int64
  /// How long it takes.
  public var minutes: Int
  /// One line.
  public var summary: String
  /// Where; empty where nobody goes anywhere.
  public var location: String
  /// Lines of text.
  public var details: String
  /// Whether it does not take place any more: calendars that know it take it away.
  public var isCancelled: Bool

  /// Makes an event.
  public init(
    id: String, start: Int64, minutes: Int, summary: String, location: String = "",
    details: String = "", isCancelled: Bool = false
  ) {
    self.id = id
    self.start = start
    self.minutes = minutes
    self.summary = summary
    self.location = location
    self.details = details
    self.isCancelled = isCancelled
  }
}

/// Events as they are put into a calendar.
public struct EventCalendar: Sendable, Hashable {
  /// The events.
  public var events: [CalendarEvent] = []
  /// When it was made: minutes since 1970-01-01T00:00, as the events' times are.
  public var made: Int64
  /// Whether times are UTC; else they are those of the clock wherever it is read.
  public var isUTC: Bool

  /// Makes a calendar without events.
  public init(made: Int64, isUTC: Bool) {
    self.made = made
    self.isUTC = isUTC
  }
}
