import MojModel
import MojText
import Testing

@testable import MojShell

/// `watch` asks until there are rows; the clock is the test's.
struct WatchTests {
  @Test func `it asks again until there are rows`() {
    var found = [0, 0, 3]
    var pauses: [Int] = []
    let answer = Watch(seconds: 5, line: "leads").run {
      var answer = Answer()
      answer.rowCount = found.removeFirst()
      return answer
    } pause: { seconds in
      pauses.append(seconds)
      return true
    }
    #expect(answer?.rowCount == 3)
    #expect(pauses == [5, 5])
  }

  @Test func `a pause that is ended ends it`() {
    let answer = Watch(seconds: 1, line: "leads").run {
      Answer()
    } pause: { _ in
      false
    }
    #expect(answer == nil)
  }

  @Test func `a line that fails ends it`() {
    let answer = Watch(seconds: 1, line: "leads").run {
      var answer = Answer()
      answer.exitCode = .data
      return answer
    } pause: { _ in
      Issue.record("it waits for nothing")
      return false
    }
    #expect(answer?.exitCode == .data)
  }

  @Test func `rows that come with time are seen`() throws {
    var session = try #require(Demo.session(.en))
    var day = session.settings.today
    guard
      case .watch(let watch) = session.answer(
        to: "watch 7 leads where last_contact before today-300d and tier = A1"
      ).next
    else {
      Issue.record("no watch")
      return
    }
    #expect(watch.seconds == 7)
    var pauses = 0
    let answer = watch.run {
      session.tick(today: day, now: Settings.morning(of: day))
      return session.answer(to: watch.line)
    } pause: { _ in
      pauses += 1
      day = CalendarDay(day.number + 10)
      return pauses < 100
    }
    #expect(pauses > 0 && (answer?.rowCount ?? 0) > 0)
  }
}
