import MojModel
import MojSteering
import MojText
import Testing

/// What is missing for a level or the first order: all of it together is enough, for level 2 no part.
@Suite struct `What is missing for a level` {
  private static let today = CalendarDay("2026-11-23")

  /// A lead of which each fact is there or missing, as the bits say; bits 6 and up are of the sale.
  private func account(_ bits: Int, kind: String = "lead", firstCall: Bool = false) throws
    -> AccountCase
  {
    func has(_ bit: Int) -> Bool { bits & (1 << bit) != 0 }
    let fields = [
      has(0) ? #""seller": "s""# : nil, has(1) ? #""potential": 50"# : nil,
      has(2) ? #""size": 30"# : nil, has(3) ? nil : #""status": "paused""#, #""project": "p""#,
    ].compactMap { $0 }.joined(separator: ", ")
    let from = has(4) ? "2026-11-23" : "2027-03-01"
    let state = has(5) ? "kept" : "open"
    let deal =
      has(7) ? #"{"id": "d", "account": "x"\#(has(8) ? #", "next_step": "visit""# : "")}"# : ""
    let role = has(6) ? "decision_maker" : "user"
    let text = """
      {"moj": 1, "sellers": [{"id": "s"}], "projects": [{"id": "p", "first_call_sales": \(firstCall)}],
       "fields": [{"name": "size", "type": "number"}],
       "accounts": [{"id": "x", "name": "X", "kind": "\(kind)", "level": 1, \(fields)}],
       "callbacks": [{"id": "c1", "account": "x", "from": "\(from)", "state": "open"},
        {"id": "c2", "account": "x", "from": "2027-01-01", "state": "\(state)"}],
       "people": [{"id": "h", "account": "x", "role": "\(role)"}], "deals": [\(deal)]}
      """
    let model = try #require(ModelReader.model(from: Array(text.utf8)).model)
    let today = try #require(Self.today)
    return AccountCase(0, in: model, tiering: Tiering(model, today: today), today: today)
  }

  /// The bits that do what is needed.
  private func bit(_ need: LevelNeeds.Need) -> Int? {
    switch need {
    case .seller: 0
    case .potential: 1
    case .field: 2
    case .status: 3
    case .callback(let row, _): row == 0 ? 4 : 5
    case .decider: 6
    case .deal: 7
    case .nextStep: 8
    case .order: nil
    }
  }

  @Test(arguments: 0..<64)
  func `what is missing for level 2 is enough, and no part of it`(bits: Int) throws {
    let needs = try account(bits).needs(for: .level(2)).needs
    let missing = needs.compactMap(bit)
    #expect(missing.count == needs.count)
    #expect(Set(missing) == Set((0..<6).filter { bits & (1 << $0) == 0 }))
    for part in 0..<(1 << missing.count) {
      let done = missing.enumerated().filter { part & (1 << $0.offset) != 0 }
      let after = done.reduce(bits) { $0 | (1 << $1.element) }
      let rest = try account(after).needs(for: .level(2)).needs
      #expect(rest.isEmpty == (done.count == missing.count))
    }
  }

  @Test func `a first order wants to know who decides, a deal with a next step, and their yes`()
    throws
  {
    let mapped = 0b111111
    let all = try account(mapped).needs(for: .firstOrder).needs
    #expect(all == [.decider, .deal, .order])
    #expect(
      try account(mapped | 1 << 7).needs(for: .firstOrder).needs == [.decider, .nextStep, .order])
    #expect(try account(mapped | 0b111 << 6).needs(for: .level(3)).needs == [.order])
    let customer = try account(mapped, kind: "customer")
    #expect(customer.needs(for: .firstOrder).needs.isEmpty)
    #expect(customer.needs(for: .level(3)).needs.isEmpty)
  }

  @Test func `a project that sells in the first call waits for no mapping`() throws {
    #expect(try account(0b001001, firstCall: true).needs(for: .level(2)).needs.isEmpty)
    #expect(
      try account(0, firstCall: true).needs(for: .level(1)).needs.map(\.influence) == [
        .ours, .ours,
      ])
  }
}
