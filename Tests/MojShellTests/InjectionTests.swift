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

  @Test func `the payloads are as many as promised`() {
    #expect(Self.controls.count == 65 && Self.invisibles.count + Self.sequences.count == 36)
  }

  @Test(arguments: ShellCommand.all.map(\.head), Language.allCases)
  func `no command lets data control a terminal`(head: String, language: Language) throws {
    let command = try #require(ShellCommand.all.first { $0.head == head })
    for scope in Scope.allCases {
      var session = try hostile(scope, language)
      _ = session.answer(to: "leads")
      _ = session.answer(to: "customers")
      for line in TidyTests.before[head] ?? [] { check(session.answer(to: line), line) }
      let line = command.example[language]
      check(session.answer(to: line), line)
      for format in ["csv", "json", "md", "html"] {
        var other = session
        let line = "\(line) as \(format)"
        check(other.answer(to: line), line)
      }
      check(session.answer(to: "changes"), "changes")
      #expect(isHarmless(session.prompt))
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
    var session = try #require(Demo.session(.en))
    session.settings.saysYes = true
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
      #expect(isHarmless(session.prompt), "\(line.debugDescription)")
    }
  }

  @Test(arguments: [
    "", "leads where ", "leads where town = ", "account ", "coach ", "use seller = ",
  ])
  func `what is offered is harmless on the screen`(line: String) throws {
    let session = try hostile(.all, .en)
    let found = session.completion(of: line, at: line.utf8.count)
    #expect(!found.candidates.isEmpty)
    let layout = CandidateLayout(width: 80) { $0.unicodeScalars.count }
    for row in layout.rows(of: found.candidates) {
      #expect(isHarmless(row), "\(row.debugDescription)")
    }
    #expect(isHarmless(Greeting(session).text.plain))
  }

  // MARK: The hostile team

  /// Which texts are hostile: all, or all but the names that a command is told.
  private enum Scope: CaseIterable { case all, unnamed }

  private func hostile(_ scope: Scope, _ language: Language) throws -> Session {
    let model = try #require(Self.models[scope]?[language] ?? nil)
    var session = Session(
      model, Settings(today: try #require(model.demoToday), language: language, badge: "DEMO"))
    session.settings.saysYes = true
    return session
  }

  /// The hostile teams, made once.
  private static let models: [Scope: [Language: Model?]] = {
    guard let json = try? JSONSyntax.value(in: Demo.bytes(of: "scripts/demo/team.json")) else {
      return [:]
    }
    var models: [Scope: [Language: Model?]] = [:]
    for scope in Scope.allCases {
      var poison = Poison(scope: scope)
      let text = Array(JSONText.pretty(poison.team(json)).utf8)
      for language in Language.allCases {
        models[scope, default: [:]][language] =
          ModelReader.model(
            from: text, language: language
          ).model
      }
    }
    return models
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
          return .init(member.key, .array(records.map { record($0, of: collection) }))
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

  private func check(_ answer: Answer, _ line: String) {
    #expect(isHarmless(answer.text.plain), "\(line.debugDescription)")
    for diagnostic in answer.diagnostics {
      let renderer = DiagnosticRenderer(language: .en)
      #expect(isHarmless(renderer.styled(diagnostic).plain), "\(line.debugDescription)")
      #expect(isHarmless(renderer.oneLine(diagnostic).plain), "\(line.debugDescription)")
      let json = String(decoding: renderer.json(diagnostic), as: UTF8.self)
      #expect(hasNoControl(json), "\(line.debugDescription)")
    }
    let written = [answer.data ?? []] + answer.files.map(\.bytes)
    for bytes in written {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(hasNoControl(text), "\(line.debugDescription)")
    }
  }

  private static let forbidden = Set(controls + invisibles)

  private func isHarmless(_ text: String) -> Bool {
    for scalar in text.unicodeScalars where !(0x20..<0x7F).contains(scalar.value) {
      if scalar != "\n", Self.forbidden.contains(scalar) { return false }
    }
    return true
  }

  /// What machines read holds no control but the ends of its lines and the tabs between its cells.
  private func hasNoControl(_ text: String) -> Bool {
    for scalar in text.unicodeScalars where isControl(scalar) {
      if !["\n", "\r", "\t"].contains(scalar) { return false }
    }
    return true
  }

  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || scalar.value >= 0x7F && scalar.value < 0xA0
  }
}
