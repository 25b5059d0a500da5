#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Testing

/// The command line as scripts, cron and pipes use it: what comes out, and with which code.
struct CommandLineTests {
  /// One call, and what it must answer.
  struct Call: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var input = ""
    var environment: [String: String] = [:]
    var says: [String] = []
    var lacks: [String] = []
    var code: Int32 = 0
    var testDescription: String { arguments.joined(separator: " ") }
  }

  private static let english = ["demo", "--lang", "en"]

  @Test(arguments: [
    Call(arguments: english + ["leads", "count"], says: ["count\n   70"]),
    Call(arguments: english + ["leads where tier=A1 and level=1"], says: ["1 lead\n"]),
    Call(
      arguments: english + ["--format", "svg", "triangle"], says: ["<svg xmlns", "</svg>\n"],
      lacks: ["€ €"]),
    Call(arguments: english + ["--format", "svg", "leads"], lacks: ["<svg"], code: 64),
    Call(arguments: english + ["-c", "leads count", "-c", "customers count"], says: ["70", "50"]),
    Call(arguments: english, input: "leads count\n\ncustomers\ncount\n", says: ["70", "50"]),
    Call(arguments: english, input: "leads where tier=A1 and\nlevel=1", says: ["1 lead\n"]),
    Call(arguments: ["demo", "--format", "json", "leads", "count"], says: ["[{\"count\": 70}]"]),
    Call(
      arguments: english + ["--errors", "json", "-c", "leads whre tier=A1"],
      says: ["{\"severity\": \"error\"", "\"fixed\": \"leads where tier=A1\""], code: 64),
    Call(arguments: english + ["--fail-if-empty", "leads where town=Utsjoki"], code: 1),
    Call(arguments: english + ["leads where town=Utsjoki"], says: ["0 leads"]),
    Call(
      arguments: english + ["-c", "leads whre tier=A1", "-c", "leads count"],
      says: ["try: leads where tier=A1"], lacks: ["70"], code: 64),
    Call(arguments: english + ["--width", "7", "leads"], says: ["--width"], code: 64),
    Call(arguments: english + ["--today", "soon", "leads"], says: ["2026-11-23"], code: 64),
    Call(arguments: english + ["--formt", "csv"], says: ["--format"], code: 64),
    Call(arguments: ["--lang", "fi", "--formt", "csv"], says: ["virhe:"], code: 64),
    Call(arguments: ["/nonexistent/team.json"], says: ["There is no file"], code: 66),
    Call(arguments: ["check", "/nonexistent.json"], says: ["There is no file"], code: 66),
    Call(arguments: ["schema"], says: ["\"$schema\""]),
    Call(arguments: ["check", "/nonexistent/scenario.json"], code: 66),
    Call(arguments: ["teach"], says: ["language", "The language in ten minutes"]),
    Call(
      arguments: ["teach", "language"], input: "\ntry\nleads count\n\nreset\nquit\n",
      says: ["A line asks one question", "3 leads", "70", "The sandbox is as it was."]),
    Call(arguments: ["teach", "nothing"], says: ["There is no file"], code: 66),
    Call(arguments: ["teach", "language", "kieli"], code: 64),
    Call(
      arguments: english + ["-c", "play gatekeeper", "-c", "1", "-c", "9"],
      says: ["Past the switchboard", "There is no choice 9"], code: 64),
    Call(arguments: ["--help"], says: ["--format", "check"], lacks: ["--time", "--complete"]),
    Call(arguments: ["version"], says: ["moj "]),
    Call(arguments: ["--man-page"], says: [".TH"]),
    Call(arguments: ["demo", "--time", "-c", "leads count"], says: ["time "], lacks: ["count"]),
    Call(
      arguments: english + ["--complete", "leads where ti", "14"], says: ["12\ntier\t"]),
    Call(arguments: english + ["--complete", "leads", "-1"], code: 64),
    Call(arguments: english + ["--complete", "ä", "1"]),
    Call(arguments: english + ["--complete", "leads", "999999"], says: ["0\nleads\t"]),
    Call(
      arguments: english + ["leads", "count"], environment: ["COLUMNS": "0", "TERM": "dumb"],
      says: ["70"], lacks: ["\u{1b}"]),
    Call(
      arguments: english + ["leads", "count"],
      environment: ["COLUMNS": "100000", "LANG": "tr_TR.UTF-8", "TZ": "Nowhere/Bad"],
      says: ["70"]),
    Call(arguments: english + ["--color", "always", "leads whre"], says: ["\u{1b}["], code: 64),
    Call(
      arguments: english + ["leads whre"], environment: ["NO_COLOR": "1", "TERM": "xterm"],
      lacks: ["\u{1b}["], code: 64),
  ])
  func `answers and codes are as promised`(call: Call) throws {
    let answer = try Moj.run(call.arguments, input: call.input, environment: call.environment)
    for text in call.says { #expect(answer.output.contains(text), "\(answer.output)") }
    for text in call.lacks { #expect(!answer.output.contains(text), "\(answer.output)") }
    #expect(answer.code == call.code, "\(answer.output)")
  }

  @Test func `cron's bare environment gives the same bytes`() throws {
    let arguments = ["demo", "leads", "top", "3", "by", "potential", "per", "seller"]
    let bare = try Moj.run(arguments, input: "")
    let full = try Moj.run(
      arguments, input: "",
      environment: [
        "TERM": "xterm-256color", "HOME": "/root", "PATH": "/bin", "LANG": "fi_FI.UTF-8",
      ])
    #expect(bare == full)
    #expect(bare.code == 0)
  }

  @Test func `a time zone that nobody knows is said once, and the answer comes`() throws {
    let answer = try Moj.run(
      ["demo", "-c", "leads count", "-c", "leads count"], input: "",
      environment: ["TZ": "Nowhere/Bad"])
    #expect(answer.code == 0)
    #expect(answer.output.contains("Nowhere/Bad"))
    #expect(answer.output.split(separator: "\n").count { $0.contains("Nowhere/Bad") } == 1)
    let known = try Moj.run(
      ["demo", "leads", "count"], input: "", environment: ["TZ": "Europe/Helsinki"])
    #expect(!known.output.contains("TZ"))
  }

  // MARK: Models and folders

  @Test func `without a model moj says how to begin`() throws {
    let folder = try Folder()
    let answer = try folder.sh("moj")
    #expect(answer.code == 66)
    #expect(answer.output.contains("moj demo"))
  }

  @Test func `the model is named, or in MOJ_MODEL, or alone in the folder`() throws {
    let folder = try Folder()
    try folder.copyDemo(to: "team.json")
    #expect(try folder.sh("moj leads count").output.contains("70"))
    #expect(try folder.sh("moj team.json leads count").output.contains("70"))
    #expect(try folder.sh("moj run weekly-plan </dev/null >/dev/null").code == 0)
    #expect(try folder.sh("moj check team.json").code <= 1)
    #expect(try folder.sh("moj check --json-syntax team.json").code == 0)
    #expect(try folder.sh("cp team.json other.json; moj leads count").code == 66)
    #expect(try folder.sh("MOJ_MODEL=other.json moj leads count").output.contains("70"))
    #expect(
      try folder.sh("echo '{\"a\": }' >bad.json; moj check --json-syntax bad.json").code == 65)
    #expect(try folder.sh("moj bad.json leads count").code == 65)
  }

  @Test func `files go below the folder that is named`() throws {
    let folder = try Folder()
    let line = "moj demo --out-dir out -c 'leads to a.csv'"
    #expect(try folder.sh("mkdir out; \(line) && head -c 3 out/a.csv").code == 0)
    #expect(try folder.sh(line).code == 0)
    #expect(try folder.sh("\(line) --no-clobber").code == 73)
    let outside = try folder.sh("moj demo --out-dir out -c 'leads to ../b.csv'")
    #expect(outside.code != 0)
    #expect(try folder.sh("test -e b.csv").code == 1)
  }

  @Test func `scripts are checked and stepped through`() throws {
    let folder = try Folder()
    try folder.copyDemo(to: "team.json")
    _ = try folder.sh("printf 'leads count\\ncustomers count\\n' >two.moj")
    #expect(try folder.sh("moj check two.moj").code == 0)
    #expect(try folder.sh("echo 'leads whre' >bad.moj; moj check bad.moj").code == 64)
    let stepped = try folder.sh("printf '\\nq\\n' | moj run --step --lang en two.moj team.json")
    #expect(stepped.output.contains("› leads count"))
    #expect(stepped.output.contains("70"))
    #expect(!stepped.output.contains("   50"))
  }

  @Test func `stories are replayed`() throws {
    let folder = try Folder()
    let story = "# A story\\n\\n```\\nmoj> leads count\\n%s\\n```\\n"
    _ = try folder.sh("mkdir t; printf '\(story)' 'count\n   71\n1 row' >t/a.md")
    let answer = try folder.sh("moj test --lang en t")
    #expect(answer.code == 1)
    #expect(answer.output.contains("failed"))
  }

  // MARK: Training

  @Test func `scores of a group are kept, and a file of another version is not written over`()
    throws
  {
    let folder = try Folder()
    let moj = "XDG_STATE_HOME=\"$PWD\" moj demo --lang en"
    let talk = "-c 'play after-sale seed 1 for Us' -c 1 -c 1 -c quit"
    #expect(try folder.sh("\(moj) \(talk)").code == 0)
    #expect(try folder.sh("\(moj) \(talk)").code == 0)
    let scores = try folder.sh("\(moj) -c 'scores as csv'")
    #expect(scores.output.split(whereSeparator: \.isNewline).count == 3, "\(scores.output)")
    _ = try folder.sh("echo '{\"moj_scores\": 9}' >moj/training-scores.json")
    let other = try folder.sh("\(moj) \(talk)")
    #expect(other.output.contains("training-scores.json, line 1"), "\(other.output)")
    #expect(try folder.sh("\(moj) -c scores").code == 65)
    #expect(try folder.sh("cat moj/training-scores.json").output.contains("9"))
    #expect(try folder.sh("echo '[' >moj/training-run.json; \(moj) -c resume").code == 65)
  }

  @Test func `groups that end at the same moment all get their scores`() throws {
    let folder = try Folder()
    let moj = "XDG_STATE_HOME=\"$PWD\" moj demo --lang en"
    let talk = "-c \"play after-sale seed 1 for G$group\" -c 1 -c back -c 1 -c 1 -c quit"
    let groups = (1...8).map { "\($0)" }
    let all = "for group in \(groups.joined(separator: " ")); do \(moj) \(talk) & done; wait"
    #expect(try folder.sh(all).code == 0)
    let scores = try folder.sh("\(moj) -c 'scores as csv'").output
    let players = scores.split(whereSeparator: \.isNewline).dropFirst().map { $0.prefix(2) }
    #expect(players.sorted() == groups.map { "G\($0)" }, "\(scores)")
  }

  @Test func `a scenario file is linted with places, in both languages`() throws {
    let folder = try Folder()
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let price = "/\(root)/scripts/scenarios/price.json"
    #expect(try folder.sh("moj check '\(price)'").code == 0)
    _ = try folder.sh("sed 's/\"next\": \"hidden\"/\"next\": \"hiden\"/' '\(price)' >bad.json")
    let bad = try folder.sh("moj check --lang fi bad.json")
    #expect(bad.code == 1)
    #expect(bad.output.contains("hiden") && bad.output.contains("rivi"), "\(bad.output)")
    #expect(bad.output.contains("hidden"), "the near name is offered")
    _ = try folder.sh("head -c 3000 '\(price)' >cut.json")
    #expect(try folder.sh("moj check cut.json").code == 65)
  }

  @Test func `a team's own scenarios lie beside its model, and a broken one says where`() throws {
    let folder = try Folder()
    try folder.copyDemo(to: "team.json")
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let price = "/\(root)/scripts/scenarios/price.json"
    _ = try folder.sh(
      "mkdir scenarios; sed 's/\"id\": \"price\"/\"id\": \"ours\"/' '\(price)' >scenarios/a.json")
    let moj = "moj team.json --lang en"
    #expect(try folder.sh("\(moj) -c 'play ours'").output.contains("too expensive"))
    #expect(try folder.sh("\(moj) -c 'scenarios count'").output.contains("10"))
    _ = try folder.sh("head -c 900 '\(price)' >scenarios/b.json")
    let listed = try folder.sh("\(moj) -c play")
    #expect(listed.code == 0)
    #expect(listed.output.contains("scenarios/b.json, line"), "\(listed.output)")
  }

  @Test func `moj carries every scenario, lesson and script of the repository`() throws {
    let folder = try Folder()
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    func names(_ pattern: String) throws -> [String] {
      try folder.sh("cd '\(root)/scripts' && ls \(pattern)").output.split(separator: "\n").map {
        String($0.split(separator: "/").last?.prefix { $0 != "." } ?? "")
      }
    }
    let lessons = try folder.sh("moj teach").output
    for name in try names("lessons/*.md") { #expect(lessons.contains("\(name) "), "\(name)") }
    let scenarios = try folder.sh("moj demo -c 'play as csv'").output
    for name in try names("scenarios/*.json") { #expect(scenarios.contains("\(name),"), "\(name)") }
    for name in try names("*.moj") {
      #expect(try folder.sh("moj run \(name) demo").code == 0, "\(name)")
    }
  }

  @Test func `a lesson is recorded, and what was recorded passes as a test`() throws {
    let folder = try Folder()
    let typed = "# First the leads.\\nleads count\\nthose\\nleads whre\\nquit\\n"
    #expect(try folder.sh("printf '\(typed)' | moj teach --record own.md --lang en").code == 0)
    #expect(try folder.sh("cat own.md").output.contains("First the leads."))
    let test = try folder.sh("moj test own.md")
    #expect(test.code == 0 && test.output.contains("3 passed"), "\(test.output)")
    #expect(try folder.sh("printf '\\n\\n\\n' | moj teach own.md").output.contains("70"))
  }

  @Test func `the README's session is a lesson and a test`() throws {
    let folder = try Folder()
    let readme =
      "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/README.md"
    let test = try folder.sh("moj test '\(readme)'")
    #expect(test.code == 0 && test.output.contains("passed"), "\(test.output)")
    let taught = try folder.sh(
      "printf '\\n\\n\\ntry\\ncustomers count\\n\\nquit\\n' | moj teach '\(readme)'")
    #expect(taught.code == 0, "\(taught.output)")
    for said in ["moj answers questions", "moj> leads where tier=A1 and level=1", "   50\n"] {
      #expect(taught.output.contains(said), "\(taught.output)")
    }
  }

  @Test(arguments: ["en", "fi"])
  func `the lines of a shell in the manual work`(language: String) throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let manual = "\(root)/Sources/Manual/\(language)"
    var pages: [String: [String]] = [:]
    let found = try Folder().sh("grep -r '^[$] ' '\(manual)' || true").output
    for line in found.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      pages[parts[0], default: []].append(String(parts[1].dropFirst(2)))
    }
    #expect(pages.count >= 5)
    for (page, lines) in pages {
      let folder = try Folder()
      for line in lines {
        let said = try folder.sh(line)
        #expect(said.code == 0, "\(page): \(line)\n\(said.output)")
      }
    }
  }

  // MARK: Streams

  @Test func `broken streams end with their codes`() throws {
    let folder = try Folder()
    let big = "yes 'accounts' | head -200 | moj demo"
    let head = try folder.sh(
      "set -o pipefail; { \(big); echo $? >code; } | head -1 >/dev/null; cat code")
    #expect(head.output.hasSuffix("141\n"), "\(head.output.suffix(200))")
    #expect(try folder.sh("moj demo leads >&-").code == 74)
    #expect(try folder.sh("moj demo <&-").code == 66)
    #expect(try folder.sh("moj demo </tmp").code == 66)
    #expect(try folder.sh("moj demo leads count 2>&-").code == 0)
    #if os(Linux)
      let full = try folder.sh("moj demo leads >/dev/full")
      #expect(full.code == 74)
      #expect(full.output.contains("could not be written"))
    #endif
  }
}

/// An empty folder for one test, and a Unix shell in it that knows `moj`.
private final class Folder {
  private let path: String

  init() throws {
    path = try temporaryFolder()
  }

  deinit { _ = try? sh("rm -rf -- \"$PWD\"") }

  func copyDemo(to name: String) throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    guard try sh("cp '/\(root)/scripts/demo/team.json' \(name)").code == 0 else {
      throw TerminalFailure(description: "no demo")
    }
  }

  func sh(_ text: String) throws -> (output: String, code: Int32) {
    let script = "cd '\(path)' || exit 99; moj() { '\(Moj.path)' \"$@\"; }; \(text)"
    return try Moj.run(
      ["-c", script], program: "/bin/bash", input: "", environment: ["PATH": "/usr/bin:/bin"])
  }
}
