import MojText
import Testing

@testable import MojLanguage

@Suite struct ScriptParserTests {
  private func read(_ text: String) -> (script: Script, errors: [ScriptError]) {
    ScriptParser.script(in: Array(text.utf8), name: "plan.moj")
  }

  private static let plan = """
    about "Weekly plan, one page for each seller" "Viikkosuunnitelma, sivu kullekin myyjälle"
    param week: week = next -- "ISO week to plan"
    expect leads where seller is missing count = 0
    each sellers as s
      say "# {s.name}, week {week}" "# {s.name}, viikko {week}"
      calls where seller = :s to "plans/{week}/{s.id}.md"
    end
    """

  private func outline(_ node: Script.Node) -> String {
    let place = "\(node.source.firstLine) "
    switch node.action {
    case .say(let text):
      return place + "say \(text.en)" + (text.fi == text.en ? "" : " / \(text.fi)")
    case .statement: return place + tree(node.source.text)
    case .each(let query, let name, let body):
      return place
        + "each \(tree(query.text)) \(name) [\(body.map(outline).joined(separator: "; "))]"
    case .branch(let query, let then, let otherwise):
      return place + "if \(tree(query.text)) [\(then.map(outline).joined(separator: "; "))]"
        + "[\(otherwise.map(outline).joined(separator: "; "))]"
    case .expect(let query, let comparison, let number):
      return place + "expect \(tree(query.text)) \(comparison) \(number)"
    case .run(let script, let arguments):
      return place + "run \(script)\(arguments.map { " \($0.name)=\($0.value)" }.joined())"
    }
  }

  @Test func `the weekly plan is read`() {
    let (script, errors) = read(ScriptParserTests.plan)
    #expect(errors.isEmpty)
    #expect(script.about.en == "Weekly plan, one page for each seller")
    #expect(script.about.fi == "Viikkosuunnitelma, sivu kullekin myyjälle")
    #expect(script.parameters.map(\.name.text) == ["week"])
    #expect(script.parameters.first?.kind == .week)
    #expect(script.parameters.first?.standard == "next")
    #expect(script.parameters.first?.help == "ISO week to plan")
    #expect(
      script.nodes.map(outline) == [
        "3 expect (query leads (where (isMissing seller)) (measure (count))) = 0",
        "4 each (query sellers) s [5 say # {s.name}, week {week} / # {s.name}, viikko {week}; "
          + "6 (query calls (where (equal seller :s)) (to - plans/{week}/{s.id}.md))]",
      ])
    #expect(script.allNodes.count == 4)
  }

  @Test(arguments: [
    ("#!/usr/bin/env moj\nleads", ["2 (query leads)"]),
    ("\u{FEFF}leads", ["1 (query leads)"]), ("\u{FEFF}#!moj\r\nleads\r\n", ["2 (query leads)"]),
    ("leads\r\n\r\ncalls\r", ["1 (query leads)", "3 (query calls)"]),
    (
      "leads\nwhere a = 1\n# between\n\n| take 3\ncalls",
      ["1 (query leads (where (equal a '1')) (take 3))", "6 (query calls)"]
    ),
    (
      "leads where a in (1,\n  2)\ncalls",
      ["1 (query leads (where (equal a '1' '2')))", "3 (query calls)"]
    ),
    (
      "leads where a = 1 and\n  b = 2",
      ["1 (query leads (where (and (equal a '1') (equal b '2'))))"]
    ),
    ("if leads\n say \"a\"\nelse\n say \"b\"\nend", ["1 if (query leads) [2 say a][4 say b]"]),
    (
      "jos leads\n sano \"a\"\nmuuten\n sano \"b\"\nloppu",
      ["1 if (query leads) [2 say a][4 say b]"]
    ),
    ("jokainen sellers nimellä s\n ohje\nloppu", ["1 each (query sellers) s [2 (help \"\")]"]),
    ("run week.moj week=48 who=\"Aino K\" # now", ["1 run week.moj week=48 who=Aino K"]),
    ("run ./a/b.moj", ["1 run ./a/b.moj"]),
    ("odota leads lukumäärä > 3", ["1 expect (query leads (measure (count))) > 3"]),
    (
      "let hot = leads\nhot count",
      ["1 (let hot (query leads))", "2 (query hot (measure (count)))"]
    ),
    ("", []), ("# nothing\n\n", []),
  ])
  func `a script is read as its steps`(text: String, expected: [String]) {
    let (script, errors) = read(text)
    #expect(script.nodes.map(outline) == expected, "\(text)")
    #expect(errors.map(\.problem) == [])
  }

  @Test(arguments: [
    ("say hello", ["script-text 1"]), ("about", ["script-text 1"]),
    ("say \"open", ["script-text 1"]),
    ("end", ["end-without-begin 1"]),
    ("leads\nelse\nend", ["else-without-if 2", "end-without-begin 3"]),
    ("each sellers\nend", ["bad-each 1"]), ("\neach sellers as s\nleads", ["missing-end 2"]),
    ("if leads\nelse\nleads", ["missing-end 1"]), ("param", ["bad-parameter 1"]),
    ("param x", ["bad-parameter 1"]), ("param x: colour", ["unknown-type 1"]),
    ("param x: text y", ["bad-parameter 1"]), ("param x: text -- help", ["bad-parameter 1"]),
    ("param x: text =", ["bad-parameter 1"]), ("expect leads", ["bad-expect 1"]),
    ("expect leads count = many", ["bad-expect 1"]), ("run", ["bad-run 1"]),
    ("run x week", ["bad-run 1"]), ("leads\n\u{0}calls", ["script-control-character 2"]),
    (
      "say hello\nleads\nend\nparam x: colour\nrun\nexpect leads\n",
      ["script-text 1", "end-without-begin 3", "unknown-type 4", "bad-run 5", "bad-expect 6"]
    ),
  ])
  func `all errors are told in one run with their lines`(text: String, expected: [String]) {
    let errors = read(text).errors
    #expect(errors.map { "\($0.diagnostic.code) \($0.source.firstLine)" } == expected, "\(text)")
    #expect(errors.allSatisfy { ScriptError.codes.contains($0.diagnostic.code) })
  }

  @Test func `bytes that are no text and too much text are refused`() {
    #expect(ScriptParser.script(in: [0x6C, 0xFF], name: "x").errors.map(\.problem) == [.notUTF8])
    let long = [UInt8](repeating: 0x20, count: 1_048_577)
    #expect(ScriptParser.script(in: long, name: "x").errors.map(\.problem) == [.tooLong])
  }

  @Test func `blocks are nested sixteen deep and no deeper`() {
    let nested = { (count: Int) in
      String(repeating: "if leads\n", count: count) + "say \"x\"\n"
        + String(repeating: "end\n", count: count)
    }
    #expect(read(nested(16)).errors.isEmpty)
    #expect(read(nested(17)).errors.map(\.problem) == [.tooDeep])
    #expect(read(nested(10_000)).errors.contains { $0.problem == .tooDeep })
  }
}
