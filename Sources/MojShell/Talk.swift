import MojLanguage
import MojModel
import MojText

/// What a talk remembers beside the results of its queries.
struct Talk: Sendable {
  /// The report that was answered last; nil where a query's rows were shown after it.
  var report: Report?
  /// The meeting that is on.
  var meeting: Meeting?
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

    init(of command: Command, _ data: ResultTable) {
      line = command.withoutSink.source.text
      accounts = data.accountRows
    }
  }
}

extension ResultTable {
  /// The row of the account that each row is about, by the first column that names accounts.
  var accountRows: [Int32] {
    let column = columns.first { column in
      if case .rows(.accounts) = column.values.domain { return true }
      return false
    }
    guard let column else { return [] }
    return (0..<rowCount).map { row in
      let at = column.rows.map { Int($0[row]) } ?? row
      return at < 0 ? -1 : Int32(clamping: column.values.code(at: at) - 1)
    }
  }
}
