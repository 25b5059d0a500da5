import MojText
import Testing

@testable import MojShell

/// Lines that go on with the rows of the line before.
struct GoingOnTests {
  @Test(arguments: ["accounts", "orders", "leads where tier = A2", "accounts on 2026-06-30"])
  func `what a line did not work out the next one does`(line: String) throws {
    var session = try #require(Demo.session(.en, width: 200))
    var other = session
    let isOfOrders = line == "orders"
    let shown =
      isOfOrders ? "show account, after_sale_due" : "show name, due, overdue, lapses, promise_slack"
    let once = session.answer(to: "\(line) \(shown)")
    _ = other.answer(to: line)
    #expect(other.answer(to: "those \(shown)").text.plain == once.text.plain)
    #expect(once.text.plain.contains("2026") || isOfOrders)
  }
}
