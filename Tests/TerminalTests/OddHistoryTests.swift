#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Testing

/// Histories and homes that are not as moj left them: the shell starts, and harms none of them.
struct OddHistoryTests {
  /// A folder for the state, with `moj/` in it, taken away at the end.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = try temporaryFolder()
    defer { _ = try? sh("rm -rf '\(folder)'") }
    mkdir(folder + "/moj", 0o700)
    try body(folder)
  }

  @discardableResult
  private func sh(_ line: String) throws -> (output: String, code: Int32) {
    try Moj.run(
      ["-c", line], program: "/bin/bash", input: "", environment: ["PATH": "/usr/bin:/bin"])
  }

  /// Types a line at a prompt, leaves, and returns what was shown.
  private func sitting(_ folder: String, _ environment: [String: String] = [:]) throws -> String {
    let surroundings = ["TERM": "xterm", "XDG_STATE_HOME": folder, "NO_COLOR": "1"]
    let terminal = try PseudoTerminal(
      ["demo", "--lang", "en"], environment: surroundings.merging(environment) { $1 })
    var shown = try terminal.waitForPrompt()
    terminal.type("sellers count\r")
    shown += try terminal.waitForPrompt()
    terminal.type("\u{4}")
    let code = try terminal.waitForExit()
    #expect(code == 0)
    return shown
  }

  private func facts(_ path: String) -> stat? {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts : nil
  }

  @Test func `an odd history is mended, refused or cut, and the shell starts`() throws {
    let odd: [(what: String, make: String, check: String)] = [
      (
        "readable by others", "echo '1 leads' >history; chmod 644 history",
        "test $(stat -c %a history) = 600"
      ),
      (
        "a link", "echo mine >../target; ln -s ../target history",
        "test -L history && test \"$(cat ../target)\" = mine"
      ),
      (
        "a hard link", "echo mine >../target; ln ../target history",
        "test \"$(cat ../target)\" = mine"
      ),
      ("a folder", "mkdir history", "test -d history"),
      ("a FIFO", "mkfifo history", "test -p history"),
      ("a gigabyte", "truncate -s 1G history", "test $(stat -c %s history) -lt 1000000"),
      (
        "NULs and no text", "head -c 9000 /dev/urandom >history; head -c 999 /dev/zero >>history",
        "grep -aq 'sellers count' history"
      ),
      ("a cut line", "printf '1764072000 lea' >history", "grep -aq ' sellers count$' history"),
    ]
    for one in odd {
      try inFolder { folder in
        let made = try sh("cd '\(folder)/moj' && { \(one.make); }")
        let shown = try sitting(folder)
        let checked = try sh("cd '\(folder)/moj' && \(one.check)")
        #expect(made.code == 0 && shown.contains("5") && checked.code == 0, "\(one.what)")
      }
    }
  }

  @Test func `several shells at once lose no line, whoever forgets or rewrites meanwhile`() throws {
    let state = try StateFolder()
    let shells = try (0..<4).map { _ in
      try PseudoTerminal(["demo", "--lang", "en"], environment: state.environment)
    }
    for shell in shells { try shell.waitForPrompt() }
    var wanted: [String] = []
    for number in 0..<25 {
      for (place, shell) in shells.enumerated() {
        // Every few lines one of them writes the file anew.
        let isForgetful = number % 5 == place
        shell.type(isForgetful ? "history forget gone\r" : "help line\(number)of\(place)\r")
        if !isForgetful { wanted.append("help line\(number)of\(place)") }
      }
      let other = "sellers where name = gone\r"
      shells[number % 4].type(other)
    }
    // All have answered all once this is answered.
    for shell in shells {
      shell.type("teams count\r")
      try shell.wait(for: "DEMO moj (1)>")
      try shell.waitForPrompt()
    }
    let kept = state.history.filter { $0.hasPrefix("help line") }
    #expect(kept.sorted() == wanted.sorted())
    #expect(state.history.count { $0 == "teams count" } == 4)
  }

  @Test(.enabled(if: geteuid() == 0, "only root gives files to others"))
  func `another user's history is left alone`() throws {
    try inFolder { folder in
      _ = try sh("echo '1 theirs' >'\(folder)/moj/history'; chown 12345 '\(folder)/moj/history'")
      let shown = try sitting(folder)
      let kept = try sh("cat '\(folder)/moj/history'").output
      #expect(shown.contains("5") && kept == "1 theirs\n")
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root gives files to others"))
  func `under sudo nothing comes into the other home, and the model stays its owner's`() throws {
    try inFolder { folder in
      let home = folder + "/home"
      let team = #"{"moj": 1, "accounts": [{"id": "a1", "name": "Aalto", "kind": "lead"}]}"#
      _ = try sh(
        """
        mkdir '\(home)' && printf '%s' '\(team)' >'\(home)/team.json' &&
        chmod 640 '\(home)/team.json' && chown -R 12345:12346 '\(home)'
        """)
      _ = try sitting(home, ["XDG_STATE_HOME": "", "HOME": home])
      #expect(facts(home + "/.local") == nil)
      let saved = try Moj.run(
        [home + "/team.json", "--lang", "en", "-c", "set Aalto town = Oulu"], input: "",
        environment: ["HOME": home])
      #expect(saved.code == 0 && saved.output.contains("Saved."), "\(saved.output)")
      for name in ["team.json", "team.json.bak", "team.json.changes"] {
        let facts = facts("\(home)/\(name)")
        #expect(facts?.st_uid == 12_345 && facts?.st_gid == 12_346, "\(name)")
        #expect((facts?.st_mode ?? 0) & 0o777 == 0o640, "\(name)")
      }
    }
  }
}
