import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// What a talk remembers beside the results of its queries.
struct Talk: Sendable {
  /// The report that was answered last; nil where a query's rows were shown after it.
  var report: Report?
  /// The accounts of the rows on the screen, −1 where one is gone, once the data has changed since.
  var numbered: [Int32]?
  /// The week plans that were shown last.
  var plans: [Session.PlanKey: EarlierWeek] = [:]
  /// The meeting that is on.
  var meeting: Meeting?
  /// Whether the present answer names no sellers.
  var hidesSellers = false
  /// The minute, by the clock that the shell reads, at which the meeting should end.
  var meetingEnd: Int32?
  /// The minute that the shell read last.
  var minute: Int32 = 0
  /// The lines of this talk, oldest first, outside of meetings.
  var typed: [HistoryEntry] = []
  /// The line that was typed last.
  var lastLine = ""

  /// A command that was answered with a report.
  struct Report: Sendable {
    /// The line, without where its answer went.
    var line: String
    /// The accounts that its rows are about, −1 where a row is about none; empty where none is.
    var accounts: [Int32]
    /// The team that they are rows of: today's, or that of a past day.
    var model: Model

    init(of command: Command, _ data: ResultTable, _ model: Model) {
      line = command.withoutSink.source.text
      accounts = data.accountRows
      self.model = model
    }
  }
}
