import MojModel
import MojStore
import MojText
import Testing

@testable import MojShell

/// Changes in a session: what goes with them, what they leave alone, how they are taken back.
struct ChangeTests {
  private static let team = """
    {"moj": 1, "language": "en",
     "tiers": [{"name": "A", "when": "potential >= 100"}, {"name": "B", "when": "potential is set"}],
     "sellers": [{"id": "aino", "name": "Aino Aho"}],
     "accounts": [
      {"id": "acc-1", "name": "Aalto Oy", "kind": "lead", "level": 1, "potential": 50},
      {"id": "acc-2", "name": "Berg Oy", "kind": "lead", "potential": 5e2, "own": [1, 2]},
      {"id": "acc-3", "name": "Cedar Oy", "kind": "customer"}],
     "activities": [{"id": "act-1", "account": "acc-2", "at": "2026-11-01", "channel": "phone"}]}
    """

  private func session(_ bytes: [UInt8]? = nil, user: String = "aino") throws -> Session {
    let model = try #require(ModelReader.model(from: bytes ?? Array(Self.team.utf8)).model)
    var settings = Settings(today: try #require(CalendarDay("2026-11-23")), language: .en)
    settings.user = user
    return Session(model, settings)
  }

  private func code(_ answer: Answer) -> String? { answer.diagnostics.first?.code }

  @Test func `a first order makes a customer, with its history in the same change`() throws {
    var session = try session()
    let answer = session.answer(to: "order Aalto Oy 1250.50 \"a stand\"")
    let change = try #require(answer.change)
    #expect(change.edits.map(\.collection) == [.orders, .accounts, .history])
    let moved = session.answer(to: "moves show account, field, from, to, by as csv")
    #expect(
      moved.data.map { String(decoding: $0, as: UTF8.self) }?.contains("kind,lead,customer,aino")
        == true)
    let sum = session.answer(to: "orders show amount as csv").data ?? []
    #expect(String(decoding: sum, as: UTF8.self).contains("1250.5"))
    #expect(session.answer(to: "order Aalto Oy 10 €").change?.edits.count == 1)
  }

  @Test func `a line that fails leaves the model as it was`() throws {
    var session = try session()
    let before = session.model.arena.bytes
    for line in [
      "set Aalto Oy seller = Nobody", "set Aalto Oy potential = many", "advance Aalto Oy to 4",
      "value Aalto Oy nofield = 1", "later Aalto Oy until yesterday", "log Aalto Oy call outcome x",
    ] {
      let answer = session.answer(to: line)
      #expect(answer.exitCode != .ok && answer.change == nil, "\(line)")
    }
    #expect(session.model.arena.bytes == before && session.unsaved.isEmpty)
  }

  @Test func `a model that is open for reading refuses changes`() throws {
    var session = try session()
    session.settings.saving = .readOnly(.asked)
    let answer = session.answer(to: "set Aalto Oy potential = 7")
    #expect(code(answer) == "read-only" && answer.exitCode == .denied)
  }

  @Test func `what another has changed since is not undone`() throws {
    var aino = try session()
    let mine = try #require(aino.answer(to: "set Aalto Oy potential = 70").change)
    var eero = try session(aino.model.arena.bytes, user: "eero")
    let theirs = try #require(eero.answer(to: "set Aalto Oy potential = 80").change)
    var later = try session(eero.model.arena.bytes)
    later.pastChanges = { ([mine, theirs], []) }
    let answer = later.answer(to: "undo")
    #expect(code(answer) == "changed-since" && answer.exitCode == .temporary)
    #expect(answer.diagnostics.first?.message.en.contains("eero") == true)
    #expect(answer.diagnostics.first?.hint?.fi.contains("kumoa väkisin") == true)
    for line in ["undo force", "undo 1 force"] {
      var forced = later
      let answer = forced.answer(to: line)
      #expect(
        answer.exitCode == .ok && answer.text.plain.contains("80 € → 50 €"), "\(answer.text.plain)")
      let redone = forced.answer(to: "redo")
      #expect(code(redone) == nil, "\(redone.diagnostics)")
    }
    #expect(code(later.answer(to: "undo force force")) == "unexpected-word")
    #expect(code(eero.answer(to: "undo")) == nil)
  }

  @Test func `each undoes only their own`() throws {
    var eero = try session(user: "eero")
    var aino = try session()
    let mine = try #require(aino.answer(to: "set Aalto Oy potential = 70").change)
    eero.pastChanges = { ([mine], []) }
    #expect(code(eero.answer(to: "undo")) == "nothing-to-undo")
  }

  @Test(arguments: 0..<1_000)
  func `undoing all brings back the same bytes`(seed: Int) throws {
    var random = SeededLines(seed)
    var session = try session()
    let before = session.model.arena.bytes
    var states = [before]
    for _ in 0..<random.below(6) + 2 {
      switch random.below(4) {
      case 0 where states.count > 1:
        #expect(session.answer(to: "undo").exitCode == .ok)
        let after = states.removeLast()
        #expect(session.model.arena.bytes == states.last, "seed \(seed)")
        guard random.below(2) == 0 else { continue }
        #expect(session.answer(to: "redo").exitCode == .ok)
        states.append(after)
        #expect(session.model.arena.bytes == after, "seed \(seed)")
      default:
        let line = random.line
        if session.answer(to: line).change != nil { states.append(session.model.arena.bytes) }
      }
    }
    if states.count > 1 {
      #expect(session.answer(to: "undo \(states.count - 1)").exitCode == .ok)
    }
    #expect(session.model.arena.bytes == before, "seed \(seed)")
  }

  /// The session that opens the model and its log after another has ended.
  private func restarted(_ session: Session, _ log: inout [Change]) throws -> Session {
    log += session.unsaved
    var next = try self.session(session.model.arena.bytes)
    next.pastChanges = { [log] in (log, []) }
    return next
  }

  /// `scripts/sweep undo` does this a thousand times, each step in a process of its own.
  @Test(arguments: 1...8)
  func `long ways back and forth across restarts lead to the same bytes`(seed: Int) throws {
    var random = SeededLines(seed)
    var log: [Change] = []
    var session = try session()
    let before = session.model.arena.bytes
    var states = [before]
    for _ in 0..<10 + random.below(190) {
      if session.answer(to: random.line).change != nil { states.append(session.model.arena.bytes) }
      session = try restarted(session, &log)
    }
    let end = states.count - 1
    var place = end
    while place > 0 {
      let step = min(place, random.below(9) + 1)
      #expect(session.answer(to: "undo \(step)").exitCode == .ok)
      place -= step
      #expect(session.model.arena.bytes == states[place], "seed \(seed), \(place) of \(end)")
      session = try restarted(session, &log)
    }
    while place < end {
      let step = min(end - place, random.below(9) + 1)
      #expect(session.answer(to: "redo \(step)").exitCode == .ok)
      place += step
      #expect(session.model.arena.bytes == states[place], "seed \(seed), \(place) of \(end)")
      session = try restarted(session, &log)
    }
  }
}

/// Lines that change the small team, the same for the same seed.
private struct SeededLines {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  var line: String {
    mutating get {
      let name = ["Aalto Oy", "Berg Oy", "Cedar Oy"][below(3)]
      let number = below(400)
      return [
        "set \(name) potential = \(number)", "set \(name) town = none, phone = \"\(number)\"",
        "log \(name) call \"note \(number)\"", "won \(name) \(number) €", "lost \(name) \"no\"",
        "add lead \"New \(number)\"", "advance \(name) to \(number % 3 + 1)",
        "later \(name) until 2027", "request \(name) inquiry \"what\"",
        "value \(name) potential = \(number)", "override \(name) tier A", "assign \(name) to Aino",
      ][below(12)]
    }
  }
}
