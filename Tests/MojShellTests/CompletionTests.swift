import MojLanguage
import MojModel
import MojStore
import MojText
import Testing

@testable import MojShell

/// What Tab offers, on the demo team.
struct CompletionTests {
  /// The demo team in one of the languages.
  private static func session(_ language: Language) throws -> Session {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let bytes = try FileReader.content(of: "/\(folder)/scripts/demo/team.json").bytes
    let model = try #require(ModelReader.model(from: bytes, language: language).model)
    let today = model.demoToday ?? CalendarDay(0)
    return Session(model, Settings(today: today, language: language))
  }

  private static let english = Result { try session(.en) }
  private static let finnish = Result { try session(.fi) }

  /// A position, and what must be offered there.
  struct Position: Sendable, CustomTestStringConvertible {
    var line: String
    var offers: [String]
    var first: String?
    var lacks: [String] = []
    var testDescription: String { line.debugDescription }
  }

  @Test(arguments: [
    Position(line: "", offers: ["leads", "customers", "calls", "those", "help", "hot"]),
    Position(line: "le", offers: ["leads", "levels"], first: "leads", lacks: ["customers"]),
    Position(line: "leads ", offers: ["where", "top", "count", "to"], first: "where"),
    Position(line: "leads w", offers: ["where"], first: "where", lacks: ["top"]),
    Position(line: "leads where ", offers: ["tier", "town", "due", "seller"], lacks: ["count"]),
    Position(line: "leads where last con", offers: ["last_contact"], first: "last_contact"),
    Position(line: "leads sort by last c", offers: ["last_contact"], lacks: ["count"]),
    Position(line: "customers show name, sales 1", offers: ["sales_12m"], first: "sales_12m"),
    Position(line: "leads where last contact ", offers: ["before", "since"], lacks: ["tier"]),
    Position(line: "leads where tier b", offers: ["better than"], lacks: ["town"]),
    Position(line: "leads where tier ", offers: ["=", "!=", "better than", "in"], first: "="),
    Position(line: "leads where tier = ", offers: ["A1", "B2"], first: "A1", lacks: ["Tampere"]),
    Position(line: "leads where seller = ", offers: ["\"Aino Lehtoranta\""]),
    Position(line: "leads where seller = leh", offers: ["\"Aino Lehtoranta\""]),
    Position(line: "leads where seller.na", offers: ["seller.name"], first: "seller.name"),
    Position(line: "leads where town = Tam", offers: ["Tampere"], first: "Tampere"),
    Position(line: "leads where town = \"Tam", offers: ["Tampere"], first: "Tampere"),
    Position(line: "leads where tier=A1 ", offers: ["and", "or", "count"], first: "and"),
    Position(line: "leads where tier=A1 and ", offers: ["level"], lacks: ["count"]),
    Position(line: "leads where last_contact before ", offers: ["today", "this week"]),
    Position(line: "leads where potential ", offers: ["over", "under"], first: "over"),
    Position(line: "leads count by ", offers: ["tier", "town", "week"], lacks: ["where"]),
    Position(line: "leads top 3 by pot", offers: ["potential"], first: "potential"),
    Position(line: "leads sort by pot", offers: ["potential"], first: "potential"),
    Position(line: "leads sort by potential ", offers: ["desc", "asc"], first: "desc"),
    Position(line: "leads as ", offers: ["csv", "json"]),
    Position(line: "use to", offers: ["town"]),
    Position(line: "help whe", offers: ["where"], first: "where"),
    Position(line: "language ", offers: ["fi", "en"]),
  ])
  func `the grammar's position decides`(position: Position) throws {
    try expect(position, in: try Self.english.get())
  }

  @Test(arguments: [
    Position(line: "le", offers: ["leveä", "leads"]),
    Position(line: "lii", offers: ["liidit"], first: "liidit"),
    Position(line: "liidit ", offers: ["joiden"], first: "joiden", lacks: ["where"]),
    Position(line: "liidit joiden viime y", offers: ["viime yhteys"], first: "viime yhteys"),
    Position(line: "liidit joiden ta", offers: ["taso"], first: "taso"),
    Position(line: "liidit joiden paikkakunta = ääne", offers: ["Äänekoski"], first: "Äänekoski"),
    Position(line: "leads ", offers: ["where"], first: "where", lacks: ["joiden"]),
    Position(line: "leads where ti", offers: ["tier"], first: "tier"),
    Position(line: "leads where paik", offers: ["paikkakunta"], first: "paikkakunta"),
  ])
  func `a Finnish team completes both languages`(position: Position) throws {
    try expect(position, in: try Self.finnish.get())
  }

  private func expect(_ position: Position, in session: Session) throws {
    let found = session.completion(of: position.line, at: position.line.utf8.count)
    let texts = found.candidates.map(\.text)
    for text in position.offers { #expect(texts.contains(text), "\(texts)") }
    for text in position.lacks { #expect(!texts.contains(text), "\(texts)") }
    if let first = position.first { #expect(texts.first == first) }
    #expect(Set(texts).count == texts.count)
  }

  @Test func `fields say their type, names how many they are`() throws {
    let session = try Self.english.get()
    func note(_ line: String, _ text: String) -> String? {
      session.completion(of: line, at: line.utf8.count).candidates.first { $0.text == text }?.note
    }
    #expect(note("leads where ", "potential")?.hasPrefix("money") == true)
    #expect(note("leads where town = ", "Tampere").flatMap { Int($0) } ?? 0 > 0)
    #expect(note("", "leads")?.isEmpty == false)
  }

  @Test func `the cursor may stand in mid-line`() throws {
    let found = try Self.english.get().completion(of: "leads whe tier=A1", at: 9)
    #expect(found.start == 6)
    #expect(found.candidates.map(\.text) == ["where"])
  }

  private static let lines = [
    "leads where tier=A1 and level=1", "leads count", "leads top 3 by potential per seller",
    "customers count, sum potential by tier", "leads where town = Tampere",
    "leads where potential over 10k", "leads where last_contact before today-90d",
    "callbacks where state=open sort by from", "calls count by week", "leads group by seller",
    "leads where seller = \"Aino Lehtoranta\" take 3", "leads show name, town, -tier",
    "leads where tier in A1, A2 count by town", "leads sort by potential desc, name",
    "leads where not (tier=A1 or level=2)", "leads where name has oy as csv",
    "leads where name starts S to out.csv", "leads where tier better than B2 | count by tier",
    "leads where due is missing", "leads where phone is set", "let mine = leads where level=2",
    "use town=Tampere", "help where", "hot count", "leads avg potential by tier across level",
    "visits where date in last 30 days", "accounts share potential by seller", "sellers",
    "liidit joiden luokka=A1 ja taso=1", "liidit lukumäärä myyjittäin",
  ]

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `no candidate breaks a line that was sound`(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let session = try (seed.isMultiple(of: 2) ? Self.english : Self.finnish).get()
    let parser = session.parser
    for line in Self.lines {
      for _ in 0..<6 {
        let length = Int.random(in: 0...line.count, using: &random)
        let prefix = String(line.prefix(length))
        let found = session.completion(of: prefix, at: prefix.utf8.count)
        for candidate in found.candidates.shuffled(using: &random).prefix(4) {
          let kept = String(decoding: prefix.utf8.prefix(found.start), as: UTF8.self)
          let whole = kept + candidate.text
          let isSound = isSoundOrUnfinished(whole, parser)
          #expect(isSound, "\(prefix) → \(whole)")
        }
      }
    }
  }

  private func isSoundOrUnfinished(_ text: String, _ parser: Parser) -> Bool {
    do {
      _ = try parser.statement(in: SourceText(text))
      return true
    } catch {
      // An error at the very end asks for more, as does a field there; elsewhere something is wrong.
      let end = text.utf8.count
      switch error.problem {
      case .openParenthesis, .openQuote: return true
      default:
        return error.span.lower >= end
          || error.fieldWithoutOperator != nil && error.span.upper >= end
      }
    }
  }
}

/// Random numbers that a seed repeats (SplitMix64).
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
