import Foundation
import MojText
import Testing

@testable import MojShell

/// What a query shows of an account is what the commands say of it, for every account of the demo.
struct DerivedAgreementTests {
  private let session: Session
  private let accounts: [[String: Any]]

  init() throws {
    session = try #require(Demo.session(.en, today: "2026-11-23", width: nil))
    accounts = try Self.rows(
      "accounts show id, kind, tier, due, overdue, promise_slack, level_needed, unknown_fields, time_12m, next",
      session)
  }

  private static func rows(_ line: String, _ session: Session) throws -> [[String: Any]] {
    var session = session
    let answer = session.answer(to: "\(line) as json")
    let data = try #require(answer.data, "\(line): \(answer.diagnostics)")
    let parsed = try JSONSerialization.jsonObject(with: Data(data))
    return try #require(parsed as? [[String: Any]])
  }

  @Test func `due and overdue are those of care`() throws {
    for account in accounts {
      let id = try #require(account["id"] as? String)
      // What has no care model has no contact that could be due.
      guard let all = try? Self.rows("care \(id)", session) else {
        #expect(account["due"] is NSNull, "\(id)")
        continue
      }
      // Sparring is no contact that is due: it has its own line.
      let care = all.filter { $0["contact"] as? String != "sparring" }
      #expect(account["due"] as? String == care.compactMap { $0["due"] as? String }.min(), "\(id)")
      #expect(
        account["overdue"] as? Int == care.compactMap { $0["overdue"] as? Int }.max(), "\(id)")
    }
  }

  @Test func `promise_slack is that of the account's tightest promise`() throws {
    var tightest: [String: Int] = [:]
    for promise in try Self.rows("promises", session) {
      guard let account = promise["account"] as? String, let text = promise["slack"] as? String,
        let slack = Int(text.filter { $0 == "-" || $0.isNumber })
      else { continue }
      tightest[account] = min(tightest[account] ?? .max, slack)
    }
    #expect(!tightest.isEmpty)
    for account in accounts {
      let id = try #require(account["id"] as? String)
      let slack = (account["promise_slack"] as? String).flatMap {
        Int($0.filter { $0 == "-" || $0.isNumber })
      }
      #expect(slack == tightest[id], "\(id)")
    }
  }

  @Test func `time_12m adds up to the time of each tier`() throws {
    var sums: [String: Int] = [:]
    for account in accounts {
      sums[account["tier"] as? String ?? "", default: 0] += account["time_12m"] as? Int ?? 0
    }
    for row in try Self.rows("time by tier", session) {
      let tier = row["tier"] as? String ?? ""
      #expect(row["minutes"] as? Int == sums[tier], "\(tier)")
    }
  }

  @Test func `unknown_fields are those that level 2 waits for, and level_needed follows`() throws {
    let others = ["seller", "status", "callback"]
    for account in accounts {
      let id = try #require(account["id"] as? String)
      let needs = try Self.rows("lift \(id) to level 2", session)
        .compactMap { $0["need"] as? String }.filter { !others.contains($0) }
      #expect(account["unknown_fields"] as? Int == needs.count, "\(id): \(needs)")
      let level = account["kind"] as? String == "customer" ? "3" : needs.isEmpty ? "2" : "1"
      #expect(account["level_needed"] as? String == level, "\(id)")
    }
  }

  @Test func `next is the first of the page's next activity and the callbacks' windows`() throws {
    let today = "2026-11-23"
    var first: [String: String] = [:]
    for callback in try Self.rows("callbacks", session) {
      guard let account = callback["account"] as? String, let from = callback["from"] as? String
      else { continue }
      // A window that is open counts from today, one that has passed no more.
      let day = from >= today ? from : (callback["to"] as? String ?? "") >= today ? today : nil
      if let day { first[account] = min(first[account] ?? day, day) }
    }
    #expect(!first.isEmpty)
    for account in accounts {
      let id = try #require(account["id"] as? String)
      let planned =
        try Self.rows("account \(id)", session)
        .first { $0["what"] as? String == "next" }?["on"] as? String
      let days = [planned, first[id]].compactMap { $0 }
      #expect(account["next"] as? String == days.min(), "\(id)")
    }
  }

  @Test func `the tier is the one that why tells`() throws {
    for account in accounts {
      let id = try #require(account["id"] as? String)
      var session = session
      let said = session.answer(to: "why \(id)").text.plain
      let title = try #require(said.split(separator: "\n").first)
      let tier = account["tier"] as? String ?? "not classified"
      #expect(title.contains(": \(tier)"), "\(id): \(title)")
    }
  }
}
