import Foundation
import MojModel
import MojRender
import MojText
import Testing

@testable import MojShell

/// Whatever stands in the data or is typed, no command lets it reach a terminal as it is.
///
/// Every text of the demo team that people write gets all that can control a terminal at its end,
/// or in its middle; then every command and every source is asked, in every format.
struct InjectionTests {
  /// C0, DEL and C1: 65 of them.
  static let controls = (Array(0..<0x20) + Array(0x7F..<0xA0)).compactMap { Unicode.Scalar($0) }
  /// What turns a line around, hides in it or ends it: 16.
  static let invisibles = [
    0x61C, 0x200B, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
    0x2069, 0x2028, 0x2029, 0xFEFF,
  ].compactMap { Unicode.Scalar($0) }
  /// What terminals obey: 20.
  static let sequences = [
    "\u{1B}[2J", "\u{1B}[31m", "\u{1B}[1;1H", "\u{1B}[?1049h", "\u{1B}[6n", "\u{1B}[5i",
    "\u{1B}]0;x\u{7}", "\u{1B}]52;c;eA==\u{7}", "\u{1B}]8;;http://x\u{1B}\\y\u{1B}]8;;\u{1B}\\",
    "\u{1B}]2;t\u{1B}\\", "\u{1B}P+q544e\u{1B}\\", "\u{1B}P$qm\u{1B}\\", "\u{1B}_x\u{1B}\\",
    "\u{1B}^x\u{1B}\\", "\u{1B}Xx\u{1B}\\", "\u{9B}31m", "\u{9D}0;x\u{9C}", "\u{90}q\u{9C}",
    "\rfake", "\u{8}\u{8}b",
  ]
  static let all =
    (controls + invisibles).map { "\($0)" } + sequences

  @Test func `the payloads are as many as promised, and what is raw is seen`() {
    #expect(Self.controls.count == 65 && Self.invisibles.count + Self.sequences.count == 36)
    for payload in Self.all where payload != "\n" {
      #expect(!Self.isHarmless("Å\(payload)y"), "\(payload.debugDescription)")
      #expect(Self.hasNoControl("Å\(payload)y") == !Self.hasControl(payload))
    }
    #expect(Self.isHarmless("Å\n😀 x\u{A0}") && Self.hasNoControl("Å\t\r\n😀\u{A0}"))
  }

  /// Each head once: `TidyTests` holds that they are the command words of the keyword table.
  @Test func `every command is asked`() {
    #expect(ShellCommand.heads.count == ShellCommand.all.count)
  }

  @Test(arguments: ShellCommand.all.map(\.head), Language.allCases)
  func `no command lets data control a terminal`(head: String, language: Language) throws {
    let command = try #require(ShellCommand.all.first { $0.head == head })
    for scope in Scope.allCases {
      var session = try hostile(scope, language)
      for line in TidyTests.before[head] ?? [] { check(session.answer(to: line), line) }
      let line = command.example[language]
      let before = session
      let answer = session.answer(to: line)
      check(answer, line)
      for format in ["csv", "json", "md", "html"] {
        var other = before
        let line = "\(line) as \(format)"
        check(other.answer(to: line), line)
      }
      check(session.answer(to: "changes"), "changes")
      #expect(Self.isHarmless(session.prompt))
      // Where the name that it tells is hostile too, nothing is left for the other team to show.
      if answer.exitCode == .ok { break }
    }
    // What is asked back and what is offered tells names as well.
    var session = try hostile(.all, language)
    for rest in ["", " a", " acc-0", " Suvituuli", " Oy to Oy = Oy"] {
      check(session.answer(to: head + rest), head + rest)
      check(session.completion(of: "\(head)\(rest) ", at: head.utf8.count + rest.utf8.count + 1))
    }
  }

  @Test(arguments: SourceDefinition.all.map(\.name))
  func `no source and no format lets data control a terminal`(name: String) throws {
    var session = try hostile(.all, .en)
    for line in [
      name, "\(name) take 1", "\(name) show +id", "\(name) as tsv", "\(name) as ndjson",
      "\(name) as csv", "\(name) as json", "\(name) as md", "\(name) as html", "\(name) count",
      "help \(name)", "wide", "explain \(name)", "debug \(name)",
    ] {
      check(session.answer(to: line), line)
    }
  }

  @Test(arguments: all) func `what is typed comes back harmless`(payload: String) throws {
    var session = try small()
    for line in [
      "leads where town = \"x\(payload)y\"", "leads where x\(payload)y = 1", "x\(payload)y",
      "set Suvituuli Köydet Oy Ab town = \"x\(payload)y\"", "account Suvituuli Köydet Oy Ab",
      "log Suvituuli Köydet Oy Ab call \"x\(payload)y\"", "changes", "undo", "redo",
      "use town = \"x\(payload)y\"", "leads", "let x = leads where town ~ \"x\(payload)y\"",
      "leads show name as \"x\(payload)y\"", "leads as html", "leads to \"x\(payload)y.csv\"",
      "add lead \"x\(payload)y\"", "account \"x\(payload)y\"", "why \"x\(payload)y\"",
      "help x\(payload)y", "explain leads where town = \"x\(payload)y\"", "forget \"x\(payload)y\"",
    ] {
      check(session.answer(to: line), line)
      #expect(Self.isHarmless(session.prompt), "\(line.debugDescription)")
      check(session.completion(of: line, at: line.utf8.count))
    }
  }

  /// The command is typed with a payload in the place of what it is about.
  @Test(arguments: ShellCommand.all.map(\.head))
  func `no command gives back what was typed as it was`(head: String) throws {
    let session = try small()
    for payload in Self.all {
      var other = session
      let line = "\(head) x\(payload)y"
      check(other.answer(to: line), line)
      #expect(Self.isHarmless(other.prompt), "\(line.debugDescription)")
    }
  }

  @Test(arguments: [
    "", "leads where ", "leads where town = ", "account ", "coach ", "use seller = ",
  ])
  func `what is offered is harmless on the screen`(line: String) throws {
    let session = try hostile(.all, .en)
    let found = session.completion(of: line, at: line.utf8.count)
    #expect(!found.candidates.isEmpty)
    check(found)
    #expect(Self.isHarmless(Greeting(session).text.plain))
  }

  // MARK: The hostile team

  /// Which texts are hostile: all, or all but the names that a command is told.
  private enum Scope: CaseIterable { case all, unnamed }

  /// A session that has asked for leads and for customers, so that its derived columns are there.
  private func hostile(_ scope: Scope, _ language: Language) throws -> Session {
    try #require(Self.sessions[scope]?[language])
  }

  /// A session of few records: what is typed does not come back otherwise where there are many.
  private func small() throws -> Session {
    let json = """
      {"moj": 1, "name": "Few", "language": "en",
       "tiers": [{"name": "A1", "when": "potential >= 10"}],
       "sellers": [{"id": "s1", "name": "Aino Aho"}],
       "accounts": [
        {"id": "x", "name": "Suvituuli Köydet Oy Ab", "kind": "lead", "seller": "s1"},
        {"id": "y", "name": "Berg Oy", "kind": "customer", "potential": 20}]}
      """
    let model = try #require(ModelReader.model(from: Array(json.utf8)).model)
    return Self.session(on: model, try #require(CalendarDay("2026-11-23")), .en)
  }

  private static func session(
    on model: Model, _ today: CalendarDay, _ language: Language
  ) -> Session {
    var session = Session(model, Settings(today: today, language: language, badge: "DEMO"))
    session.settings.saysYes = true
    return session
  }

  /// The sessions of hostile teams, made once.
  private static let sessions: [Scope: [Language: Session]] = {
    guard let json = try? JSONSyntax.value(in: Demo.bytes(of: "scripts/demo/team.json")) else {
      return [:]
    }
    var sessions: [Scope: [Language: Session]] = [:]
    for scope in Scope.allCases {
      var poison = Poison(scope: scope)
      let text = Array(JSONText.pretty(poison.team(json)).utf8)
      for language in Language.allCases {
        guard let model = ModelReader.model(from: text, language: language).model,
          let today = model.demoToday
        else { continue }
        var session = session(on: model, today, language)
        for line in ["leads", "customers", "accounts show tier, due"] {
          _ = session.answer(to: line)
        }
        _ = session.answer(to: "customers")
        sessions[scope, default: [:]][language] = session
      }
    }
    return sessions
  }()

  /// Puts payloads into the texts of a team.
  private struct Poison {
    let scope: Scope
    private var seed = 0

    init(scope: Scope) { self.scope = scope }

    /// Rules and scenarios are read by moj: their words mean something.
    private static let rules: Set<String> = ["tiers", "care", "fields", "queries", "scenarios"]

    mutating func team(_ json: JSONValue) -> JSONValue {
      guard case .object(let members) = json else { return json }
      return .object(
        members.map { member in
          if member.key == "name" { return .init("name", poisoned(member.value)) }
          guard let collection = MojModel.Collection(rawValue: member.key),
            !Self.rules.contains(member.key), case .array(let records) = member.value
          else { return member }
          // Each change reads the team again: of long lists to which nothing refers the end will do.
          let some =
            [.activities, .values].contains(collection) ? records.suffix(120) : records[...]
          return .init(member.key, .array(some.map { record($0, of: collection) }))
        })
    }

    private mutating func record(_ json: JSONValue, of collection: MojModel.Collection) -> JSONValue
    {
      guard case .object(let members) = json else { return json }
      let fields = Schema.fields(of: collection)
      return .object(
        members.map { member in
          let field = fields.first { $0.fileKey == member.key }
          let isText = field?.type == .text && field?.name != "id"
          return isText ? .init(member.key, poisoned(member.value)) : member
        })
    }

    private mutating func poisoned(_ value: JSONValue) -> JSONValue {
      switch value {
      case .object(let members):
        return .object(members.map { .init($0.key, poisoned($0.value)) })
      case .string(let text):
        guard scope == .all || !InjectionTests.isNamed(text) else { return value }
        // Each text has some of them, all texts together have all many times.
        seed += 7
        let some = (0..<12).map { InjectionTests.all[(seed + $0 * 8) % InjectionTests.all.count] }
        return .string(text + "a" + some.joined(separator: "z") + "z")
      default: return value
      }
    }
  }

  /// Whether a line of an example names it.
  fileprivate static func isNamed(_ text: String) -> Bool {
    text.count > 2
      && ShellCommand.all.contains { $0.example.en.contains(text) || $0.example.fi.contains(text) }
  }

  // MARK: What comes out

  private func check(_ found: Completion) {
    let layout = CandidateLayout(width: 80) { $0.unicodeScalars.count }
    for row in layout.rows(of: found.candidates) {
      #expect(Self.isHarmless(row), "\(row.debugDescription)")
    }
  }

  private func check(_ answer: Answer, _ line: String) {
    #expect(Self.isHarmless(answer.text.plain), "\(line.debugDescription)")
    for diagnostic in answer.diagnostics {
      let renderer = DiagnosticRenderer(language: .en)
      #expect(Self.isHarmless(renderer.styled(diagnostic).plain), "\(line.debugDescription)")
      #expect(Self.isHarmless(renderer.oneLine(diagnostic).plain), "\(line.debugDescription)")
      let json = String(decoding: renderer.json(diagnostic), as: UTF8.self)
      #expect(Self.hasNoControl(json), "\(line.debugDescription)")
    }
    let written = [answer.data ?? []] + answer.files.map(\.bytes)
    for bytes in written {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(Self.hasNoControl(text), "\(line.debugDescription)")
    }
  }

  /// What may not come out, but for the ends of lines.
  private static let forbidden = CharacterSet(controls + invisibles).subtracting(["\n"])
  /// What machines read holds no control but the ends of its lines and the tabs between its cells.
  private static let control = CharacterSet(controls).subtracting(["\n", "\r", "\t"])

  // Foundation searches fast where tests are not optimised; most of the time would go here.
  private static func isHarmless(_ text: String) -> Bool {
    text.rangeOfCharacter(from: forbidden) == nil
  }

  private static func hasControl(_ text: String) -> Bool {
    text.unicodeScalars.contains { controls.contains($0) && !["\n", "\r", "\t"].contains($0) }
  }

  private static func hasNoControl(_ text: String) -> Bool {
    text.rangeOfCharacter(from: control) == nil
  }
}
