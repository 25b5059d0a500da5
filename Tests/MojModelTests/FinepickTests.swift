import MojText
import Testing

@testable import MojModel

/// A real CRM export of 10 000 records, where it lies beside the project.
@Suite(.enabled(if: TestFiles.exists(TestFiles.finepick), "needs ../shared/data/finepick.json"))
struct FinepickTests {
  @Test func `a real export loads without errors`() throws {
    let loaded = ModelReader.model(from: TestFiles.bytes(TestFiles.finepick))
    // Three of its accounts have no name.
    #expect(loaded.problems.map(\.code) == ["missing-name", "missing-name", "missing-name"])
    #expect(loaded.errorCount == 0)
    let model = try #require(loaded.model)
    #expect(model[.accounts].rowCount == 6_129)
    #expect(model[.deals].rowCount == 3_632)
    #expect(model[.activities].rowCount == 4_135)
    #expect(model[.callbacks].rowCount == 487)
    #expect(model[.orders].rowCount == 758)
    #expect(model.tierNames == ["A1", "A2", "A3"])
    #expect(model.currency == "USD")
  }

  @Test func `a real export has typed columns`() throws {
    let model = try #require(ModelReader.model(from: TestFiles.bytes(TestFiles.finepick)).model)
    let accounts = model[.accounts]
    let website = try #require(accounts.column("website"))
    #expect(model.value(website, at: 0) == .text("BetaPages.com"))
    let seller = try #require(accounts.column("seller"))
    #expect(model.value(seller, at: 0).name == "Tina Thomas")
    let amount = try #require(model[.orders].column("amount"))
    #expect(model.value(amount, at: 0) == .money(2_104_200))
    let at = try #require(model[.activities].column("at"))
    #expect(at.type == .time)
  }
}
