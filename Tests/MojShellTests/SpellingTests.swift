import MojLanguage
import MojText
import Testing

@testable import MojShell

/// The two canonical forms that `explain` shows.
struct SpellingTests {
  @Test(arguments: [
    "leads where tier=A1 and level=1",
    "accounts where last_contact before 2026-06-01 count by town, tier",
    "aktiviteetit missä kanava = puhelu lukumäärä myyjittäin",
    "activities where channel in (visit, \"puhelu\") and account.tier = A1 sort by at desc take 5",
    "callbacks where state = missed and seller.name ~ Aino",
    "requests where kind = complaint and resolved is set show title, account.name, state",
    "customers where sales_12m > 30k sum sales_12m by seller",
    "orders where date = 2026 count by date.month", "leads top 2 by potential per seller",
    "leads where not (tier = A1 or level = 2) and owner is missing",
    "changes take 3",
  ])
  func `answer alike in both languages`(line: String) throws {
    var session = try #require(Demo.session(.en))
    guard let statement = try? session.parser.statement(in: SourceText(line)) else { return }
    let typed = session.answer(to: line + " as json")
    for language in [Language.en, .fi] {
      let canonical = session.text(of: statement, in: language)
      let answer = session.answer(to: canonical + " as json")
      #expect(answer.data == typed.data, "\(canonical)")
      let again = try session.parser.statement(in: SourceText(canonical))
      #expect(session.text(of: again, in: language) == canonical)
    }
  }
}
