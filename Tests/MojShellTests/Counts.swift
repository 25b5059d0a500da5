import MojQuery
import MojRender
import MojText
import Testing

@testable import MojShell

/// Walks the numbers of an answer.
enum Counts {
  /// Expects each number of an answer to be as long as the list that it names.
  static func walk(_ line: String, _ session: Session) throws {
    var session = session
    let answer = session.answer(to: line)
    #expect(answer.exitCode == .ok, "\(answer.diagnostics)")
    for count in answer.counts {
      var other = session
      let listed = other.answer(to: count.line)
      #expect(listed.diagnostics.isEmpty, "\(count.line): \(listed.diagnostics)")
      #expect(other.those?.selection.rowCount == count.number, "\(count.line)")
    }
  }
}
