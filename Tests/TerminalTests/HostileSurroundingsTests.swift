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
}
