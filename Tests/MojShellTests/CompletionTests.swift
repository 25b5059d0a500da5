import Foundation
import MojLanguage
import MojModel
import MojStore
import MojTesting
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

  @Test(arguments: [
    (Language.en, "leads where A1", "tier = A1"),
    (.en, "leads where leht", "seller = \"Aino Lehtoranta\""),
    (.en, "leads where aino", "seller = \"Aino Lehtoranta\""),
    (.en, "A1", "accounts where tier = A1"),
    (.en, "leads where tampe", "town = Tampere"),
    (.en, "leads where äänek", "town = Äänekoski"),
    (.en, "leads where aanek", "town = Äänekoski"),
    (.en, "leads whre", "where"),
    (.en, "leads where ptnt", "potential"),
    (.en, "leads where seller = ain", "\"Aino Lehtoranta\""),
    (.en, "explain leads whe", "where"),
    (.en, "why suvituuli kö", "\"Suvituuli Köydet Oy Ab\""),
    (.en, "levels without", "without seller"),
    (.en, "leads to lea", "leads.csv"),
    (.fi, "liidit joiden A1", "luokka = A1"),
    (.fi, "liidit joiden leht", "myyjä = \"Aino Lehtoranta\""),
    (.fi, "A1", "yritykset joiden luokka = A1"),
    (.fi, "selitä liidit joid", "joiden"),
  ])
  func `one winner is found`(language: Language, line: String, winner: String) throws {
    let session = try (language == .en ? Self.english : Self.finnish).get()
    let found = session.completion(of: line, at: line.utf8.count)
    #expect(found.candidates.first?.text == winner, "\(found.candidates.map(\.text))")
  }

  @Test(
    arguments: [
      (Language.en, "why Suvituuli Köydet Oy Ab ", ["on", "as", "to"], ["call"]),
      (.en, "lift suvituuli kö", ["\"Suvituuli Köydet Oy Ab\""], []),
      (.en, "lift \"Suvituuli Köydet Oy Ab\" to ", ["A1", "first order", "level"], ["on"]),
      (.en, "lift potential over 10k ", ["to", "and"], ["sort by"]),
      (.en, "merge \"Suvituuli Köydet Oy Ab\" ", ["into"], ["\"Suvituuli Köydet Oy Ab\""]),
      (.en, "merge \"Suvituuli Köydet Oy Ab\" into kuik", ["\"Kuikkaselkä Säiliöt Oy\""], ["into"]),
      (.en, "set Suvituuli Köydet Oy Ab potential ", ["="], ["over", "and"]),
      (.en, "set Suvituuli Köydet Oy Ab tier = ", ["A1"], []),
      (.en, "assign leads where tier = A1 ", ["to", "and"], ["sort by", "count"]),
      (.en, "assign leads where tier = A1 to ", ["\"Aino Lehtoranta\""], ["to"]),
      (.en, "whatif tier A1 when potential ", ["over"], ["when"]),
      (.en, "whatif tier A1 ", ["when"], ["care", "without"]),
      (.en, "results by tier ", ["this month"], ["by seller", "movers"]),
      (.en, "results movers ", ["from", "this month"], ["by tier"]),
      (
        .en, "time by tier ", ["and channel", "and seller", "this month"], ["by channel", "visits"]
      ),
      (.fi, "ajankäyttö luokittain ", ["ja kanavittain", "ja myyjittäin"], ["kanavittain"]),
      (.en, "plan week ", ["next", "this", "50"], ["for"]),
      (.en, "plan week next for ", ["\"Aino Lehtoranta\""], ["by value"]),
      (.en, "promises this we", ["this week"], []),
      (.en, "promises for Aino on ", ["today"], ["for"]),
      (.en, "watch 60 leads wh", ["where"], []), (.en, "add lead ", [], ["town"]),
      (.en, "add lead \"X\" ", ["town"], ["at"]), (.en, "add person \"X\" ", ["at"], ["town"]),
      (.en, "log \"Suvituuli Köydet Oy Ab\" call ", ["minutes", "next"], ["visit"]),
      (.en, "log \"Suvituuli Köydet Oy Ab\" call minutes ", [], ["next"]),
      (.en, "callbacks wh", ["where"], []), (.en, "answer ", ["req-025"], ["req-001"]),
      (.en, "care A1 lead ", ["contact", "on"], ["customer"]), (.en, "level 1 ", ["for"], ["2"]),
      (.fi, "kolmio A1 ", ["myyjittäin", "päivänä"], ["A2"]),
      (.fi, "toisin \"Suvituuli Köydet Oy Ab\" ", ["luokkaan", "tasolle"], ["to"]),
      (.fi, "viikkosuunnitelma viikko ensi ", ["myyjälle"], ["viikko"]),
    ] as [(Language, String, [String], [String])])
  func `an argument's place decides`(
    language: Language, line: String, offers: [String], lacks: [String]
  ) throws {
    let session = try (language == .en ? Self.english : Self.finnish).get()
    let texts = session.completion(of: line, at: line.utf8.count).candidates.map(\.text)
    for text in offers { #expect(texts.contains(text), "\(texts)") }
    for text in lacks { #expect(!texts.contains(text), "\(texts)") }
  }

  @Test(arguments: ShellCommand.all.map(\.head), Language.allCases)
  func `what is offered among arguments is no word too many`(
    head: String, language: Language
  ) throws {
    let command = try #require(ShellCommand.all.first { $0.head == head })
    var session = try (language == .en ? Self.english : Self.finnish).get()
    session.settings.isTerminal = true
    let line = command.example[language]
    for (place, character) in line.enumerated() where character == " " || place == line.count - 1 {
      let prefix = String(line.prefix(place + 1))
      let found = session.completion(of: prefix, at: prefix.utf8.count)
      let kept = String(decoding: prefix.utf8.prefix(found.start), as: UTF8.self)
      for candidate in found.candidates.prefix(12) {
        let whole = kept + candidate.text
        var other = session
        let said = other.answer(to: whole).diagnostics.first?.message.en ?? ""
        // What has to follow may still come.
        let tokens = Lexer.tokens(in: whole).filter { $0.kind != .trivia }.dropFirst()
        guard !ArgumentPlace(command, Array(tokens)).isOpen else { continue }
        #expect(!said.hasPrefix("The end of the line should"), "\(whole): \(said)")
      }
    }
  }

  @Test func `what is typed more often comes first`() throws {
    let session = try Self.english.get()
    var use = WordUse()
    for line in ["leads where town = Turku", "leads where town = Turku and seller = aino"] {
      use.learn(line)
    }
    func offered(_ line: String) -> [String] {
      session.completion(of: line, at: line.utf8.count, use).candidates.map(\.text)
    }
    #expect(offered("leads where ").prefix(2) == ["town", "seller"])
    #expect(offered("leads where town = ").first == "Turku")
  }

  @Test func `a view says its line, a tier its meaning, a level how many`() throws {
    let session = try Self.english.get()
    func note(_ line: String, _ text: String) -> String? {
      session.completion(of: line, at: line.utf8.count).candidates.first { $0.text == text }?.note
    }
    #expect(note("", "hot")?.hasPrefix("leads where") == true)
    #expect(note("leads where tier = ", "A1")?.isEmpty == false)
    #expect(note("leads where potential", "potential")?.hasPrefix("money, €") == true)
    #expect(note("accounts where kind = ", "lead") == "70")
  }

  /// Every line that the README and the transcripts type.
  private static let lines = Set(
    TranscriptTests.paths.flatMap { path in
      Transcript(Demo.text(of: path)).steps.map(\.typed)
    }
  ).filter { !$0.contains("\n") }.sorted()

  @Test(arguments: [
    ("leads top 3 by tier ", "per", "by"), ("leads top 3 by tier per seller ", "count", "per"),
    ("callbacks ", "where", "last 7 days"), ("promises on 2026-09-30 ", "this week", "last 7 days"),
    ("siirrä aika ", "\"Suvituuli Köydet Oy Ab\"", "summa"), ("let hot = ", "leads", "why"),
    ("set ", "leads", "why"), ("leads where town = \"Tampere\"", " and", "and"),
  ])
  func `what was found by the walk`(line: String, offered: String, refused: String) throws {
    let found = try Self.english.get().completion(of: line, at: line.utf8.count)
    let texts = found.candidates.map(\.text)
    #expect(texts.contains(offered) && !texts.contains(refused), "\(texts)")
  }

  /// A hundredth of all prefixes, another with each seed; MOJ_EVERY_PREFIX=1 walks them all.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `no candidate breaks a line that was sound`(seed: UInt64) throws {
    #expect(Self.lines.count > 300)
    var random = SeededGenerator(seed)
    let session = try (seed.isMultiple(of: 2) ? Self.english : Self.finnish).get()
    let parser = session.parser
    for line in Self.lines {
      for length in 0...line.count
      where Self.walksAll || Int.random(in: 0..<100, using: &random) == 0 {
        let prefix = String(line.prefix(length))
        let found = session.completion(of: prefix, at: prefix.utf8.count)
        let kept = String(decoding: prefix.utf8.prefix(found.start), as: UTF8.self)
        guard isSoundOrUnfinished(kept, parser) else { continue }
        for candidate in found.candidates.shuffled(using: &random).prefix(6) {
          let whole = kept + candidate.text
          let isSound = isSoundOrUnfinished(whole, parser)
          #expect(isSound, "\(prefix) → \(whole)")
        }
      }
    }
  }

  private static let walksAll = ProcessInfo.processInfo.environment["MOJ_EVERY_PREFIX"] == "1"

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

  @Test(arguments: Language.allCases)
  func `in a talk Tab offers its choices and words, then the language`(language: Language) throws {
    var session = try #require(Demo.session(language))
    let isEnglish = language == .en
    _ = session.answer(to: isEnglish ? "play gatekeeper" : "harjoittele gatekeeper")
    let first = session.completion(of: "", at: 0).candidates
    #expect(first.first?.text == "1" && first.first?.note.isEmpty == false)
    let words = first.map(\.text)
    for word in isEnglish ? ["hint", "vote", "reveal"] : ["vihje", "äänet", "paljasta"] {
      #expect(words.contains(word))
    }
    let partial = isEnglish ? "vo" : "ää"
    let found = session.completion(of: partial, at: partial.utf8.count).candidates
    #expect(found.first?.text == (isEnglish ? "vote" : "äänet"))
    // Votes are numbers of the room, a query is a query.
    let vote = isEnglish ? "vote " : "äänet "
    #expect(session.completion(of: vote, at: vote.utf8.count).candidates.isEmpty)
    let query = isEnglish ? "leads wh" : "liidit joi"
    #expect(!session.completion(of: query, at: query.utf8.count).candidates.isEmpty)
  }
}
