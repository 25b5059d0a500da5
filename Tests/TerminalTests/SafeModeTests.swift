import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Who may change a model: lines at a prompt and of `-c`, one's own scripts; others when they are
/// trusted.
struct SafeModeTests {
  private static let team = """
    {"moj": 1, "language": "en", "accounts": [
     {"id": "a1", "name": "Aalto", "kind": "lead", "potential": 100}]}
    """
  private static let change = "set Aalto potential = 70\n"

  /// A folder with the team, and a way to run moj in it.
  private struct Place {
    let folder: String
    var team: String? { text("team.json") }

    func text(_ name: String) -> String? {
      try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    func write(_ name: String, _ text: String, mode: mode_t = 0o600) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      chmod("\(folder)/\(name)", mode)
    }

    func moj(_ arguments: [String], input: String = "") throws -> (output: String, code: Int32) {
      try Moj.run(
        arguments.map { $0.replacing("@", with: folder) } + ["--out-dir", folder], input: input,
        environment: ["LANG": "C.UTF-8", "XDG_STATE_HOME": folder + "/state"])
    }
  }

  private func inFolder(_ body: (Place) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "moj-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let place = Place(folder: folder)
    try place.write("team.json", Self.team)
    try body(place)
  }

  @Test func `lines of standard input read and print, and say why they do no more`() throws {
    try inFolder { place in
      let denied = try place.moj(["@/team.json"], input: "leads count\n" + Self.change)
      #expect(denied.code == 77 && denied.output.contains("count"))
      #expect(denied.output.contains("standard input") && denied.output.contains("--trust"))
      let file = try place.moj(["@/team.json"], input: "leads to out.csv\n")
      #expect(file.code == 77 && file.output.contains("standard input"))
      #expect(place.team == Self.team && place.text("out.csv") == nil)
      let played = try place.moj(["demo"], input: "play gatekeeper\n1\n")
      #expect(played.code == 0 && place.text("state/moj/training-run.json") == nil)
      let trusted = try place.moj(
        ["@/team.json", "--trust"], input: Self.change + "leads to out.csv\n")
      #expect(trusted.code == 0 && place.text("out.csv") != nil)
      #expect(place.team?.contains("\"potential\": 70") == true)
    }
  }

  @Test(
    arguments: [(0o600, true), (0o644, true), (0o622, false), (0o606, false)] as [(mode_t, Bool)])
  func `a script that others may write changes nothing`(mode: mode_t, mayWrite: Bool) throws {
    try inFolder { place in
      try place.write("s.moj", Self.change + "leads to out.csv\n", mode: mode)
      let reply = try place.moj(["run", "@/s.moj", "@/team.json"])
      #expect(reply.code == (mayWrite ? 0 : 77), "\(reply.output)")
      #expect((place.team == Self.team) != mayWrite && (place.text("out.csv") == nil) != mayWrite)
      guard !mayWrite else { return }
      #expect(reply.output.contains("others may write the script"), "\(reply.output)")
      try place.write("read.moj", "leads count\n", mode: mode)
      #expect(try place.moj(["run", "@/read.moj", "@/team.json"]).code == 0)
      #expect(try place.moj(["run", "@/s.moj", "@/team.json", "--trust"]).code == 0)
      #expect(place.team?.contains("\"potential\": 70") == true)
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root gives files to others"))
  func `a script of another user changes nothing`() throws {
    try inFolder { place in
      try place.write("s.moj", Self.change)
      #expect(chown(place.folder + "/s.moj", 12_345, 12_345) == 0)
      let reply = try place.moj(["run", "@/s.moj", "@/team.json"])
      #expect(reply.code == 77 && reply.output.contains("belongs to another user"))
      #expect(place.team == Self.team)
    }
  }

  @Test func `a script that runs one that others may write changes nothing either`() throws {
    try inFolder { place in
      try place.write("inner.moj", "leads count\n", mode: 0o666)
      try place.write("s.moj", Self.change + "run inner.moj\n")
      let reply = try place.moj(["run", "@/s.moj", "@/team.json"])
      #expect(reply.code == 77 && reply.output.contains("others may write the script"))
      #expect(place.team == Self.team)
    }
  }

  @Test func `a change answers machines as well`() throws {
    try inFolder { place in
      let reply = try place.moj(
        ["@/team.json", "-c", "set Aalto potential = 70 as json", "-c", "undo as csv to back.csv"])
      let row =
        #"{"list": "accounts", "record": "a1", "field": "potential", "from": "100", "to": "70"}"#
      #expect(reply.code == 0 && reply.output.contains(row), "\(reply.output)")
      #expect(!reply.output.contains("Saved."))
      #expect(place.text("back.csv")?.contains("accounts,a1,potential,70,100") == true)
      #expect(place.team == Self.team)
      #expect(place.text("team.json.changes")?.contains("as json") == false)
    }
  }

  @Test func `an exclusive session keeps the others waiting, and they are told who it is`() throws {
    try inFolder { place in
      let terminal = try PseudoTerminal(
        ["\(place.folder)/team.json", "--exclusive", "--private"],
        environment: ["TERM": "xterm", "LANG": "C.UTF-8", "HOME": place.folder])
      try terminal.waitForPrompt()
      let other = ["@/team.json", "--lock-wait", "0", "-c", "set Aalto town = Oulu"]
      let refused = try place.moj(other)
      #expect(refused.code == 75 && refused.output.contains("another is writing"))
      #expect(try place.moj(["@/team.json", "-c", "leads count"]).code == 0)
      terminal.type("set Aalto potential = 70\r")
      try terminal.wait(for: "Saved.")
      try terminal.waitForPrompt()
      #expect(try place.moj(other).code == 75)
      terminal.type("\u{4}")
      #expect(try terminal.waitForExit() == 0)
      #expect(try place.moj(other).code == 0)
    }
  }

  @Test func `a prompt asks which of two values is kept; a script says it and keeps both`() throws {
    try inFolder { place in
      let terminal = try PseudoTerminal(
        ["\(place.folder)/team.json", "--private"],
        environment: ["TERM": "xterm", "LANG": "C.UTF-8", "HOME": place.folder])
      try terminal.waitForPrompt()
      let theirs = ["@/team.json", "-c", "set Aalto potential = 80"]
      #expect(try place.moj(theirs).code == 0)
      terminal.type("set Aalto potential = 90\r")
      try terminal.wait(for: "potential of “Aalto” is 80 now, no longer 100, and would become 90")
      try terminal.waitForPrompt()
      #expect(place.team?.contains("\"potential\": 80") == true)
      terminal.type("yes\r")
      try terminal.wait(for: "80")
      try terminal.wait(for: "90")
      try terminal.wait(for: "Saved.")
      #expect(place.team?.contains("\"potential\": 90") == true)
      let names = try FileManager.default.contentsOfDirectory(atPath: place.folder)
      #expect(!names.contains { $0.contains("conflict") })
    }
  }

  @Test(.enabled(if: canMountReadOnly, "needs a mount of its own (unshare -rm)"))
  func `on a read-only disk reading works, and a change waits in the state folder`() throws {
    try inFolder { place in
      let script = """
        mount --bind '\(place.folder)' /mnt && mount -o remount,ro,bind /mnt || exit 99
        export XDG_STATE_HOME='\(place.folder)/state' LANG=C.UTF-8
        cd /mnt
        '\(Moj.path)' team.json -c 'leads count' || exit 98
        '\(Moj.path)' team.json -c 'set Aalto potential = 70'
        """
      let reply = try Moj.run(
        ["-rm", "/bin/bash", "-c", script], program: "/usr/bin/unshare", input: "",
        environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
      #expect([74, 77].contains(reply.code), "\(reply.output)")
      #expect(reply.output.contains("Not saved") && !reply.output.contains("Saved."))
      #expect(place.team == Self.team)
      let rescued = try FileManager.default.contentsOfDirectory(
        atPath: place.folder + "/state/moj")
      #expect(rescued.count == 1 && rescued[0].hasPrefix("team.json.rescue-"))
      #expect(place.text("state/moj/\(rescued[0])")?.contains("\"new\": \"70\"") == true)
    }
  }

  private static let canMountReadOnly: Bool = {
    let reply = try? Moj.run(
      ["-rm", "/bin/bash", "-c", "mount --bind /tmp /mnt && mount -o remount,ro,bind /mnt"],
      program: "/usr/bin/unshare", input: "",
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
    return reply?.code == 0
  }()
}
