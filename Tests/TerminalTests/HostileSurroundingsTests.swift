import Foundation
import Testing

/// Names, scripts and files that would do something elsewhere than in the model.
struct HostileSurroundingsTests {
  private static let team = """
    {"moj": 1, "language": "en", "accounts": [
     {"id": "a1", "name": "$(touch pwned)", "kind": "lead"},
     {"id": "a2", "name": "-rf", "kind": "lead"},
     {"id": "a3", "name": "`touch pwned`; touch pwned", "kind": "lead"}]}
    """

  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "moj-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder + "/sub", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(folder + "/team.json", Self.team)
    try body(folder)
  }

  private func write(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  private func moj(_ arguments: [String], in folder: String) throws -> (
    output: String, code: Int32
  ) {
    let words = arguments.map { "'\($0)'" }.joined(separator: " ")
    return try Moj.run(
      ["-c", "cd '\(folder)' && '\(Moj.path)' \(words)"], program: "/bin/bash", input: "",
      environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
  }

  @Test func `a name is never a command of the system`() throws {
    try inFolder { folder in
      let lines = [
        "leads", "leads as html to sub/a.html", "account \"-rf\"", "account \"$(touch pwned)\"",
        "set leads where kind = lead town = \"$(touch pwned)\"", "changes", "undo",
      ]
      let reply = try moj(
        ["team.json", "--yes"] + lines.flatMap { ["-c", $0] }, in: folder)
      #expect(reply.code == 0, "\(reply.output)")
      // What asks for more than the model is no word of the language.
      for line in ["!touch pwned", "shell touch pwned", "env HOME", "leads | sh", "history"] {
        try write(folder + "/s.moj", line + "\n")
        let script = try moj(["run", "s.moj", "team.json"], in: folder)
        #expect(script.code != 0 || line == "history", "\(line): \(script.output)")
      }
      #expect(!FileManager.default.fileExists(atPath: folder + "/pwned"))
    }
  }

  @Test func `scripts that run each other in a circle, or lie elsewhere, are refused`() throws {
    try inFolder { folder in
      try write(folder + "/a.moj", "run b.moj\n")
      try write(folder + "/b.moj", "run a.moj\n")
      #expect(try moj(["run", "a.moj", "team.json"], in: folder).code == 64)
      try write(folder + "/secret.moj", "say \"secret\"\n")
      for path in ["../secret.moj", "\(folder)/secret.moj", "x/../../secret.moj"] {
        try write(folder + "/sub/out.moj", "run \(path)\n")
        let reply = try moj(["run", "sub/out.moj", "team.json"], in: folder)
        #expect(reply.code != 0 && !reply.output.contains("secret\n"), "\(reply.output)")
      }
    }
  }

  /// Runs a line of bash in a folder.
  private func bash(_ line: String, in folder: String) throws -> (output: String, code: Int32) {
    try Moj.run(
      ["-c", "cd '\(folder)' && moj() { '\(Moj.path)' \"$@\"; } && \(line)"], program: "/bin/bash",
      input: "", environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
  }

  // 76
  @Test(arguments: [
    #"$'a\nb.json'"#, #"$'a\e]0;x\a.json'"#, #"$'\xff\xfe.json'"#, #"$'\u202e.json'"#,
  ])
  func `an odd path is opened, or refused, and is harmless in messages`(path: String) throws {
    try inFolder { folder in
      let missing = try bash("moj \(path) -c leads", in: folder)
      #expect(missing.code == 66, "\(missing.output)")
      let asked = try bash("cp team.json \(path) && moj \(path) -c 'leads count'", in: folder)
      // A path that is no UTF-8 cannot be named in Swift: told as missing, never another file.
      #expect(asked.code == 0 || path.contains("xff") && asked.code == 66, "\(asked.output)")
      let broken = try bash(
        "printf '{' >\(path); moj \(path) -c leads; moj check \(path); moj run \(path)", in: folder)
      for output in [missing.output, asked.output, broken.output] {
        let isClean = output.unicodeScalars.allSatisfy {
          $0 == "\n" || $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0 != "\u{202E}"
        }
        #expect(isClean, "\(output.debugDescription)")
      }
      #expect(broken.code != 0)
    }
  }

  // 84
  @Test func `what would run for ever is stopped, and changes nothing`() throws {
    try inFolder { folder in
      let names = (0..<60).map { #"{"id": "n\#($0)", "name": "N\#($0)", "kind": "lead"}"# }
      let team = #"{"moj": 1, "language": "en", "accounts": [\#(names.joined(separator: ","))]}"#
      try write(folder + "/many.json", team)
      let each = "abcdefg".map { "each leads as \($0)\n" }.joined()
      let ends = String(repeating: "end\n", count: 7)
      try write(
        folder + "/s.moj", "set N1 town = Oulu\n\(each)leads where id = \"x\" to o.csv\n\(ends)")
      let limited = try bash("moj run s.moj many.json --max-seconds 1 >/dev/null", in: folder)
      #expect(limited.code == 75 && limited.output.contains("--max-seconds"), "\(limited.output)")
      let signalled = try bash("timeout -s INT 1 '\(Moj.path)' run s.moj many.json", in: folder)
      #expect(signalled.code == 124, "\(signalled.output)")
      let after = try String(contentsOfFile: folder + "/many.json", encoding: .utf8)
      #expect(after == team)
      #expect(!FileManager.default.fileExists(atPath: folder + "/o.csv"))
    }
  }

  @Test func `a script that asks for too many rows or too much memory changes nothing`() throws {
    try inFolder { folder in
      let before = try String(contentsOfFile: folder + "/team.json", encoding: .utf8)
      try write(folder + "/s.moj", "add lead \"N\"\nadd lead \"O\"\naccounts to o.csv\n")
      let rows = try bash("moj run s.moj team.json --max-rows 1", in: folder)
      #expect(rows.code == 65 && rows.output.contains("--max-rows"), "\(rows.output)")
      let across = try bash(
        "moj demo --max-rows 99 -c 'accounts count by name across seller'", in: folder)
      #expect(across.code == 65 && across.output.contains("--max-rows"), "\(across.output)")
      let memory = try bash("moj run s.moj team.json --max-memory 1 --lang fi", in: folder)
      #expect(memory.code == 75 && memory.output.contains("--max-memory"), "\(memory.output)")
      #expect(try String(contentsOfFile: folder + "/team.json", encoding: .utf8) == before)
      #expect(!FileManager.default.fileExists(atPath: folder + "/o.csv"))
      #expect(try bash("moj run s.moj team.json --max-memory 900", in: folder).code == 0)
    }
  }

  // 100
  @Test func `the locale changes neither answers nor files`() throws {
    try inFolder { folder in
      let team = """
        {"moj": 1, "language": "en", "accounts": [
         {"id": "a1", "name": "İstanbul Kılıç", "kind": "lead", "potential": 1234.5},
         {"id": "a2", "name": "ISTANBUL IŞIK", "kind": "lead"}, {"id": "a3", "name": "istanbul", "kind": "lead"}]}
        """
      var seen: Set<String> = []
      for locale in ["", "C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"] {
        try write(folder + "/team.json", team)
        let reply = try bash(
          """
          rm -rf backups team.json.*; env LC_ALL=\(locale) LANG=\(locale) '\(Moj.path)' \
          team.json --today 2026-11-23 -c 'leads where name ~ istanbul sort by name' \
          -c 'leads as csv' -c 'leads as json' -c 'account a1' -c 'set a1 potential = 1 500.25' && cat team.json
          """, in: folder)
        #expect(reply.code == 0, "\(locale): \(reply.output)")
        seen.insert(reply.output)
      }
      #expect(seen.count == 1, "\(seen)")
    }
  }
}
