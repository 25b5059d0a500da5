import MojLanguage
import MojText
import Testing

@testable import MojShell

/// The saved scripts: their lines are sentences of the language, and they run on the demo team.
struct ScriptCorpusTests {
  static let paths = Demo.files(below: "scripts", ending: ".moj")

  @Test func `there are the scripts that the README names`() {
    let names = Self.paths.map { String($0.dropFirst("scripts/".count)) }
    for name in [
      "weekly-plan.moj", "level-1.moj", "level-2.moj", "level-3.moj", "monday.moj", "coach.moj",
      "month.moj",
    ] {
      #expect(names.contains(name))
    }
  }

  @Test(arguments: paths)
  func `a script's form is right`(path: String) {
    let (script, errors) = ScriptParser.script(in: Demo.bytes(of: path), name: path)
    #expect(errors.isEmpty, "\(errors)")
    #expect(!script.about.en.isEmpty && script.about.fi != script.about.en)
    #expect(!script.nodes.isEmpty)
    for case .say(let text) in script.allNodes.map(\.action) {
      // A heading that is a name alone is the same in both languages.
      #expect(text.fi != text.en || text.en == "## {s.name}", "\(text.en) in Finnish")
    }
  }

  @Test(arguments: paths, Language.allCases)
  func `each line is the same tree after formatting`(path: String, language: Language) throws {
    let (script, _) = ScriptParser.script(in: Demo.bytes(of: path), name: path)
    let lines = script.allNodes.flatMap(Self.lines)
    #expect(lines.count > 5)
    let parser = try #require(Demo.session(.en)).parser
    for line in lines {
      let tree = try parser.statement(in: line)
      let text = Formatter.text(of: tree, language: language, names: parser.names)
      let again = try parser.statement(in: SourceText(text))
      let twice = Formatter.text(of: again, language: language, names: parser.names)
      #expect(text == twice, "formatting is stable")
      // Words of the model keep their language; the words of moj are those of one tree.
      if language == .en { #expect(again.tree == tree.tree, "\(text)") }
    }
  }

  @Test(arguments: paths, Language.allCases)
  func `a script is sound and runs on the demo team`(path: String, language: Language) throws {
    var session = try #require(Demo.session(language))
    let (script, _) = ScriptParser.script(in: Demo.bytes(of: path), name: path)
    var answers: [Answer] = []
    let runner = ScriptRunner(script, name: path, loader: { _ in nil }) { answers.append($0) }
    #expect(runner.problems(in: session, arguments: []).isEmpty)
    let (_, code) = runner.run(in: &session, arguments: [])
    #expect(code == .ok)
    #expect(answers.allSatisfy { $0.exitCode == .ok && $0.diagnostics.isEmpty })
    #expect(answers.count > 5)
  }

  /// The statements that stand in a step.
  static func lines(of node: Script.Node) -> [SourceText] {
    switch node.action {
    case .statement: [node.source]
    case .each(let query, _, _), .branch(let query, _, _), .expect(let query, _, _): [query]
    case .say, .run: []
    }
  }
}
