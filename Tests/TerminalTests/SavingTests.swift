import Foundation
import Testing

/// Changes on disk, by the built program: acknowledged, undone after a restart, refused.
struct SavingTests {
  private static let team = """
    {"moj": 1, "language": "en", "accounts": [
     {"id": "a1", "name": "Aalto", "kind": "lead", "potential": 100}]}
    """

  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "moj-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(Self.team.utf8).write(to: URL(fileURLWithPath: folder + "/team.json"))
    try body(folder + "/team.json")
  }

  private func text(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }

  private func say(_ line: String, _ path: String, _ options: [String] = []) throws
    -> (output: String, code: Int32)
  {
    try Moj.run(
      [path] + options + ["--today", "2026-11-23", "-c", line], input: "",
      environment: ["LANG": "C.UTF-8"])
  }

  @Test("a change is on disk when it is answered, and undone by the next process")
  func savedAndUndone() throws {
    try inFolder { path in
      let set = try say("set Aalto potential = 70", path)
      #expect(set.code == 0 && set.output.contains("Saved."))
      #expect(text(path)?.contains("\"potential\": 70") == true)
      let reply1 = try say("undo", path)
      #expect(reply1.code == 0)
      #expect(text(path) == Self.team)
      let reply2 = try say("redo", path)
      #expect(reply2.code == 0)
      let reply3 = try say("changes count as csv", path).output.contains("3")
      #expect(reply3)
      #expect(text(path)?.contains("\"potential\": 70") == true)
    }
  }

  @Test("asking changes nothing on disk")
  func readingWritesNothing() throws {
    try inFolder { path in
      _ = try say("leads count", path)
      _ = try say("changes", path)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: (path as NSString).deletingLastPathComponent)
      #expect(names == ["team.json"])
    }
  }

  @Test("safe mode denies changes and files")
  func safe() throws {
    try inFolder { path in
      let reply4 = try say("set Aalto potential = 70", path, ["--safe"])
      #expect(reply4.code == 77)
      let reply5 = try say("leads to out.csv", path, ["--safe"])
      #expect(reply5.code == 77)
      #expect(text(path) == Self.team)
    }
  }

  @Test("a script is one change: all of it or none")
  func scripts() throws {
    try inFolder { path in
      let script = path + ".moj"
      func run(_ lines: String) throws -> Int32 {
        try Data(lines.utf8).write(to: URL(fileURLWithPath: script))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: script)
        return try Moj.run(
          ["run", script, path, "--today", "2026-11-23"], input: "",
          environment: ["LANG": "C.UTF-8"]
        ).code
      }
      let reply6 = try run("set Aalto potential = 70\nset Nobody potential = 1\n")
      #expect(reply6 != 0)
      #expect(text(path) == Self.team)
      let reply7 = try run("set Aalto potential = 70\nlog Aalto call \"hello\"\n")
      #expect(reply7 == 0)
      #expect(text(path)?.contains("hello") == true)
      let reply8 = try say("undo", path)
      #expect(reply8.code == 0)
      #expect(text(path) == Self.team)
    }
  }
}
