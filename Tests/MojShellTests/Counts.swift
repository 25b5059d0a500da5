import MojModel
import MojQuery
import MojRender
import MojText
import Testing

@testable import MojShell

/// Walks the numbers of an answer.
enum Counts {
  /// A real export, which lies beside the repository and not in it.
  static let hasExport = !Demo.bytes(of: export).isEmpty
  private static let export = "../shared/data/finepick.json"

  /// Expects each number of an answer, and so many of them, to be as long as the list that it names.
  static func walk(_ line: String, _ session: Session, atLeast: Int = 0) {
    var session = session
    let answer = session.answer(to: line)
    #expect(answer.exitCode == .ok, "\(line): \(answer.diagnostics)")
    #expect(answer.counts.count >= atLeast, "\(line)")
    for count in answer.counts {
      var other = session
      if let before = count.before {
        #expect(other.answer(to: before).diagnostics.isEmpty, "\(line): \(before)")
      }
      let listed = other.answer(to: count.line)
      #expect(listed.diagnostics.isEmpty, "\(count.line): \(listed.diagnostics)")
      let all = count.shown + count.number
      #expect(other.those?.selection.rowCount == all, "\(line): \(all), \(count.line)")
    }
    expectLists(of: answer, to: line, session.model)
  }

  /// Expects each number that an answer prints to be one of those that name their list, each of
  /// which serves one, or a measure that `PrintedNumbers` declares.
  private static func expectLists(of answer: Answer, to line: String, _ model: Model) {
    var listed = answer.counts.reduce(into: [:]) { $0[$1.number, default: 0] += 1 }
    for printed in PrintedNumbers(model).all(in: answer.printed) {
      let isListed = listed[printed.number, default: 0] > 0
      #expect(isListed, "\(line): no list of \(printed.number) in “\(printed.place)”")
      listed[printed.number, default: 0] -= 1
    }
  }

  /// Walks an answer about the real export, which has nothing to complain of.
  static func walkExport(_ line: String) throws {
    var session = try session(
      on: Demo.bytes(of: export), today: "2021-04-16")
    walk(line, session)
    #expect(session.answer(to: line).diagnostics.isEmpty, "\(line)")
  }

  /// A session on the text of a model.
  static func session(
    on model: some Sequence<UInt8>, today: String = "2026-11-23", _ language: Language = .en
  ) throws -> Session {
    let model = try #require(ModelReader.model(from: Array(model)).model)
    let today = try #require(CalendarDay(today))
    return Session(model, Settings(today: today, language: language))
  }
}
