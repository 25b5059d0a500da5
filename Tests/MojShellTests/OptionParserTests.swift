import MojModel
import MojStore
import MojText
import Testing

@testable import MojShell

/// Reads a command line that is written with spaces between its words.
private func parsed(_ line: String) throws -> Invocation {
  try OptionParser.invocation(of: line.split(separator: " ").map(String.init))
}

struct OptionParserTests {
  @Test func `without words moj opens a shell`() throws {
    #expect(try parsed("").command == .open(words: []))
  }

  @Test func `words stay words and options may stand among them`() throws {
    let invocation = try parsed("team.json leads --width 60 where --lang=fi tier=A1 --no-pager")
    #expect(invocation.command == .open(words: ["team.json", "leads", "where", "tier=A1"]))
    #expect(invocation.options.width == 60)
    #expect(invocation.options.language == .fi)
    #expect(!invocation.options.pager)
  }

  @Test(arguments: ["-5", "-potential", "-x", "-"])
  func `an unknown single dash belongs to the query`(word: String) throws {
    let command = try parsed("team.json show \(word)").command
    #expect(command == .open(words: ["team.json", "show", word]))
  }

  @Test func `an unknown single dash before any word is a mistake`() {
    #expect(throws: UsageError(problem: .unknownOption("-x", similar: []))) {
      try parsed("-x team.json")
    }
  }

  @Test func `everything after two dashes is a word`() throws {
    let command = try parsed("team.json -- --today -c --").command
    #expect(command == .open(words: ["team.json", "--today", "-c", "--"]))
  }

  @Test func `lines of -c keep their order`() throws {
    let arguments = ["team.json", "-c", "leads", "--command=those count", "-c", "back"]
    let invocation = try OptionParser.invocation(of: arguments)
    #expect(invocation.options.lines == ["leads", "those count", "back"])
    #expect(invocation.command == .open(words: ["team.json"]))
  }

  @Test(arguments: [
    ("--tody 2026-01-01", "--today"), ("--colour never", "--color"), ("--no-pagr", "--no-pager"),
    ("--fail", "--fail-if-empty"),
  ])
  func `a mistyped option names the nearest`(line: String, nearest: String) throws {
    let error = try #require(throws: UsageError.self) { try parsed("team.json " + line) }
    #expect(error.diagnostic.suggestions.first == nearest)
    #expect(error.diagnostic.exitCode == .usage)
  }

  @Test(arguments: [
    ("--width", "option-without-value"), ("--width ten", "option-value"),
    ("--width 3", "option-value"), ("--lang sv", "option-value"), ("--format xls", "option-value"),
    ("--strict=yes", "option-with-value"), ("run", "script-missing"), ("check", "files-missing"),
    ("test", "files-missing"), ("run a.moj b.json c.json", "too-many-files"),
    ("--complete leads", "option-without-value"), ("--nothing-like-it", "unknown-option"),
  ])
  func `each mistake has its code and both languages`(line: String, code: String) throws {
    let error = try #require(throws: UsageError.self) { try parsed(line) }
    #expect(error.diagnostic.code == code)
    #expect(!error.diagnostic.message.en.isEmpty)
    #expect(!error.diagnostic.message.fi.isEmpty)
  }

  @Test func `a script takes a file and parameters in any order`() throws {
    let command = try parsed("run plan.moj week=2026-W48 team.json seller=Aino=1").command
    #expect(
      command
        == .run(
          script: "plan.moj", file: "team.json",
          parameters: [
            .init(name: "week", value: "2026-W48"), .init(name: "seller", value: "Aino=1"),
          ]))
  }

  @Test func `a file that looks like a parameter is written with its folder`() throws {
    let command = try parsed("run plan.moj ./a=b.json").command
    #expect(command == .run(script: "plan.moj", file: "./a=b.json", parameters: []))
  }

  @Test func `the other subcommands keep their words`() throws {
    #expect(try parsed("demo leads count").command == .demo(words: ["leads", "count"]))
    #expect(try parsed("check a.json b.moj").command == .check(files: ["a.json", "b.moj"]))
    #expect(try parsed("test Tests").command == .test(paths: ["Tests"]))
    #expect(try parsed("help where").command == .help(words: ["where"]))
    #expect(try parsed("help").command == .usage)
    #expect(try parsed("demo --help").command == .usage)
    #expect(try parsed("--version").command == .version)
    #expect(try parsed("schema").command == .schema)
    #expect(try parsed("./demo").command == .open(words: ["./demo"]))
    #expect(try parsed("--man-page").command == .manPage)
    #expect(try parsed("--completion-script zsh").command == .completionScript(.zsh))
  }

  @Test func `a team goes onto a server and comes back`() throws {
    let url = try #require(ServerURL("postgres://host/team"))
    for line in ["publish team.json to \(url.text)", "julkaise team.json palvelimelle \(url.text)"]
    {
      guard case .publish(let request) = try parsed(line).command else {
        Issue.record("\(line)")
        continue
      }
      #expect(request.team == "team.json" && request.server == url)
    }
    for line in ["\(url.text) export back.json", "\(url.text) vie back.json"] {
      guard case .fetch(let request) = try parsed(line).command else {
        Issue.record("\(line)")
        continue
      }
      #expect(request.path == "back.json" && request.server == url)
    }
    #expect(
      try parsed("\(url.text) leads count").command == .open(words: [url.text, "leads", "count"]))
  }

  @Test(arguments: [
    ("publish team.json", "option-without-value"), ("publish a.json b.json", "too-many-files"),
    ("publish team.json to team2.json", "option-value"),
    ("postgres://h/d export", "files-missing"), ("postgres://h/d vie a b", "too-many-files"),
  ])
  func `a mistyped move to a server is named`(line: String, code: String) throws {
    let error = try #require(throws: UsageError.self) { try parsed(line) }
    #expect(error.diagnostic.code == code)
  }

  @Test(arguments: [
    ("postgres://h/d", nil, true), ("postgres://h/d leads", nil, true), ("leads", nil, false),
    ("leads count", "postgresql:///team", true), ("team.json leads", "postgresql:///team", false),
    ("run a.moj postgres://h/d", nil, true), ("export to sheets", "postgres://h/d", true),
    ("demo leads", "postgres://h/d", false), ("leads where note = postgres://x", nil, false),
  ])
  func `who asks for a server gets the program that has one`(
    line: String, standard: String?, isOnServer: Bool
  ) throws {
    #expect(try parsed(line).isOnServer(standard: standard) == isOnServer)
  }

  @Test(arguments: [
    ("postgres://h/d", "postgres://h/d"),
    ("postgresql://me:pw@h:5433/d?x=1", "postgresql://h:5433/d"),
    ("postgres://me:p@ss/w@h/d", "postgres://h/d"), ("postgres:///d?password=pw", "postgres:///d"),
  ])
  func `an address is shown without its secrets`(typed: String, shown: String) throws {
    #expect(try #require(ServerURL(typed)).shown == shown)
  }

  @Test func `a syntax check needs no other file`() throws {
    let invocation = try parsed("check --json-syntax a.json --json-syntax=b.json")
    #expect(invocation.options.jsonSyntax == ["a.json", "b.json"])
  }

  @Test func `a mistake is said in the language that was asked for`() {
    #expect(OptionParser.language(of: ["--nope", "--lang", "fi"]) == .fi)
    #expect(OptionParser.language(of: ["--lang=fi", "--nope"]) == .fi)
    #expect(OptionParser.language(of: ["--lang", "en", "fi"]) == .en)
  }

  @Test func `what errors name as raising a limit is an option, and raises it`() throws {
    let raised = try parsed(
      "--max-file 600 --max-nesting 600 --max-string 20 --max-number 500 --max-records 9 --max-fields 7"
    ).options.limits
    let limits = Limits(
      fileBytes: 600 << 20, nesting: 600, stringBytes: 20 << 20, numberCharacters: 500, records: 9,
      fields: 7)
    #expect(raised == limits)
    let syntax: [JSONProblem] = [
      .nesting(limit: 1), .stringTooLong(limit: 1), .numberTooLong(limit: 1),
      .fileTooLarge(limit: 1, size: 2),
    ]
    let hints =
      syntax.map { JSONSyntaxError($0, at: 0).diagnostic(in: []).hint?.en }
      + [FileProblem(.tooLarge(limit: 1), "x").diagnostic.hint?.en]
    for hint in hints {
      let name = hint?.split(separator: " ").first?.dropFirst(3) ?? ""
      #expect(OptionTable.option(named: String(name)) != nil, "\(hint ?? "no hint")")
    }
    for line in ["--max-nesting 5000", "--max-file 0", "--max-rows 0", "--max-memory x"] {
      #expect(throws: UsageError.self) { try parsed(line) }
    }
  }

  @Test func `the hidden completion takes a line and a column`() throws {
    let invocation = try OptionParser.invocation(of: ["t.json", "--complete", "leads wh", "8"])
    #expect(invocation.options.complete == .init(line: "leads wh", column: 8))
  }
}

struct LineFromWordsTests {
  @Test func `no words are no line`() {
    #expect(Invocation.line(from: []) == nil)
  }

  @Test(arguments: ["leads", "leads where tier=A1", "name = \"Acme Corp\"", "a # b"])
  func `a single word is a whole line`(word: String) {
    #expect(Invocation.line(from: [word]) == word)
  }

  @Test(arguments: [
    (
      ["leads", "where", "tier=A1", "and", "potential", ">", "10k"],
      "leads where tier=A1 and potential > 10k"
    ),
    (["leads", "where", "name", "=", "Acme Corp"], "leads where name = \"Acme Corp\""),
    (["leads", "where", "name=Acme Corp"], "leads where name=\"Acme Corp\""),
    (["leads", "where", "name=\"Acme Corp\""], "leads where name=\"Acme Corp\""),
    (["leads", "where", "\"Acme Corp\""], "leads where \"Acme Corp\""),
    (["leads", "where", "Heslop's"], "leads where Heslop's"),
    (["log", "x", "a 5\" pipe"], "log x \"a 5\"\" pipe\""),
    (["leads", "where", "name=C#"], "leads where name=\"C#\""),
    (["leads", "where", "note", "=", ""], "leads where note = \"\""),
    (
      ["leads", "where", "(tier=A1", "or", "level=2)", "take", "-5"],
      "leads where (tier=A1 or level=2) take -5"
    ),
    (["leads", "where", "potential > 10k"], "leads where \"potential > 10k\""),
  ])
  func `among several, what cannot stand bare is one quoted value`(
    words: [String], line: String
  ) {
    #expect(Invocation.line(from: words) == line)
  }

  @Test func `the first word is the file where it looks or is one`() {
    let none: (String) -> Bool = { _ in false }
    #expect(Invocation.parts(of: ["t.json", "leads"], isFile: none) == ("t.json", "leads"))
    #expect(Invocation.parts(of: ["./demo"], isFile: none) == ("./demo", nil))
    #expect(Invocation.parts(of: ["leads", "count"], isFile: none) == (nil, "leads count"))
    #expect(Invocation.parts(of: ["team", "leads"], isFile: { $0 == "team" }) == ("team", "leads"))
    #expect(Invocation.parts(of: [], isFile: none) == (nil, nil))
  }
}
