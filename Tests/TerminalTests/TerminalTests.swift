#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Foundation
import Testing

/// What only a terminal can show: keys, signals, the history.
///
/// Everything else is a transcript.
struct TerminalTests {
  @Test func `a letter goes into the middle of a line with ä`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("help pääskynn")
    try terminal.wait(for: "pääskynn")
    terminal.type("\u{2}e\u{1}\u{5}\u{7F}n\r")
    try terminal.waitForPrompt()
    #expect(state.history == ["help pääskynen"])
  }

  @Test func `Ctrl-C clears the line and keeps the session`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("rubbish")
    try terminal.wait(for: "rubbish")
    terminal.type("\u{3}")
    #expect(try terminal.waitForPrompt().contains("^C"))
    terminal.type("help where\r")
    try terminal.waitForPrompt()
    #expect(state.history == ["help where"])
  }

  @Test func `a talk that is cut off goes on in the next sitting`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo", "--lang", "en"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("play gatekeeper\r")
    try terminal.wait(for: "TRAINING gatekeeper>")
    terminal.type("1\r")
    try terminal.wait(for: "Petteri decides")
    try terminal.wait(for: "TRAINING gatekeeper>")
    // The half-typed line goes, the talk stays.
    terminal.type("say so\u{3}")
    try terminal.wait(for: "TRAINING gatekeeper>")
    let later = try Moj.run(
      ["demo", "--lang", "en", "-c", "resume"], input: "", environment: state.environment)
    #expect(later.code == 0 && later.output.contains("Petteri decides"))
    #expect(state.mode(of: "moj/training-run.json") == 0o600)
  }

  @Test(arguments: [SIGHUP, SIGTERM, SIGKILL])
  func `a talk whose terminal goes away is not lost`(signal: Int32) throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo", "--lang", "en"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("play gatekeeper\r")
    try terminal.wait(for: "TRAINING gatekeeper>")
    terminal.type("1\r")
    try terminal.wait(for: "Petteri decides")
    terminal.send(signal)
    _ = try terminal.waitForExit()
    let later = try Moj.run(
      ["demo", "--lang", "en", "-c", "resume"], input: "", environment: state.environment)
    #expect(later.code == 0 && later.output.contains("Petteri decides"))
  }

  /// Two rooms, two windows: what one keeps never takes the place of what the other keeps.
  @Test func `two sittings at once keep both talks, even from the same place`() throws {
    let state = try StateFolder()
    func type(_ line: String, in room: PseudoTerminal) throws {
      room.type("\(line)\r")
      try room.waitForPrompt()
    }
    let rooms = try ["East", "West"].map { name in
      let terminal = try PseudoTerminal(["demo", "--lang", "en"], environment: state.environment)
      try terminal.waitForPrompt()
      try type("play gatekeeper for \(name)", in: terminal)
      return terminal
    }
    func left() throws -> String {
      let answer = try Moj.run(
        ["demo", "--lang", "en", "-c", "resume"], input: "", environment: state.environment)
      return String(answer.output.split(separator: "\n").first { $0.hasPrefix("Also left") } ?? "")
    }
    for choice in ["1", "back", "2", "back", "1"] {
      for room in rooms { try type(choice, in: room) }
    }
    #expect(try left() == "Also left: gatekeeper (East)")
    // Both rooms go on from the place of East: each keeps what it makes of it.
    for room in rooms {
      room.type("quit\r")
      try room.wait(for: "goes on from here")
      try room.waitForPrompt()
      try type("resume for East", in: room)
    }
    for (room, choice) in zip(rooms, ["3", "2"]) {
      try type(choice, in: room)
      room.type("quit\r")
      try room.wait(for: "goes on from here")
    }
    let both = try left()
    #expect(both == "Also left: gatekeeper (East), gatekeeper (West)")
  }

  @Test func `long work says how far it is, and Ctrl-C stops it`() throws {
    let state = try StateFolder()
    let path = state.path + "/large.json"
    try LargeTeam.text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { unlink(path) }
    let terminal = try PseudoTerminal(
      [path, "--lang", "en", "--no-pager"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("plan week next by value\r")
    try terminal.wait(for: " / 40 · Ctrl-C stops")
    terminal.type("\u{3}")
    try terminal.wait(for: "\r\u{1b}[K")
    let after = try terminal.waitForPrompt()
    #expect(after.contains("Interrupted."), "\(after)")
    // Where nobody watches, nothing is said.
    let quiet = try Moj.run(
      [path, "--lang", "fi", "-c", "plan week next for S1"], input: "",
      environment: state.environment)
    #expect(quiet.code == 0 && !quiet.output.contains("Ctrl-C"))
  }

  @Test func `coaching ends with new commitments, asked one by one`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(
      ["demo", "--lang", "en", "--no-pager"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("coach Aino\r")
    try terminal.wait(for: "New commitments")
    try terminal.wait(for: "what:")
    terminal.type("ask \"one\" question\r")
    try terminal.wait(for: "who (Aino Lehtoranta):")
    terminal.type("\r")
    try terminal.wait(for: "by when (2026-11-30):")
    // A day that cannot be read is asked again.
    terminal.type("someday\r")
    try terminal.wait(for: "by when (2026-11-30):")
    terminal.type("2026-12-02\r")
    try terminal.wait(for: "ask \"one\" question (2026-12-02)")
    try terminal.wait(for: "what:")
    terminal.type("\r")
    try terminal.wait(for: "DEMO moj>")
    try terminal.waitForPrompt()
    terminal.type("commitments due\r")
    try terminal.wait(for: "ask \"one\" question")
    #expect(state.history == ["coach Aino", "commitments due"])
  }

  @Test func `coaching in a script asks nothing`() throws {
    let state = try StateFolder()
    let said = try Moj.run(
      ["demo", "--lang", "en", "-c", "coach Aino", "-c", "commitments due"], input: "",
      environment: state.environment)
    #expect(said.code == 0 && !said.output.contains("what:"))
  }

  @Test func `Tab knows the words of a talk and those of a lesson`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo", "--lang", "en"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("play gatekeeper\r")
    try terminal.wait(for: "TRAINING gatekeeper>")
    try terminal.waitForPrompt()
    terminal.type("rev\t\r")
    try terminal.wait(for: "What is hidden")
    try terminal.wait(for: "TRAINING gatekeeper>")
    let lesson = try PseudoTerminal(
      ["teach", "language", "--lang", "en"], environment: state.environment)
    try lesson.waitForPrompt()
    lesson.type("t\t\r")
    try lesson.wait(for: "Your turn")
    try lesson.waitForPrompt()
    lesson.type("selle\t\r")
    try lesson.wait(for: "Aino Lehtoranta")
  }

  @Test func `Ctrl-C in mid-line overwrites nothing`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("leads count\u{1}")
    try terminal.wait(for: "count")
    terminal.type("\u{3}")
    #expect(try terminal.waitForPrompt().contains("leads count^C"))
  }

  @Test func `half an escape and broken UTF-8 leave the prompt alive`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo"], environment: state.environment)
    for bytes: [UInt8] in [[0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80], [0x1B, 0x5B, 0x31], [0x1B]] {
      try terminal.waitForPrompt()
      terminal.type(bytes: bytes)
      terminal.type("\u{3}")
      try terminal.wait(for: "^C")
    }
    try terminal.waitForPrompt()
    // No key is lost to the half: Ctrl-A ends it and the line is whole.
    terminal.type("\u{1b}[\u{1}sellers\r")
    try terminal.waitForPrompt()
    #expect(state.history == ["sellers"])
  }

  @Test func `a marked end inside a paste runs nothing`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("\u{1b}[200~sellers\r\u{1b}]0;title\u{7}teams\u{1b}[201~")
    try terminal.wait(for: "teams")
    #expect(state.history.isEmpty)
    terminal.type("\u{3}")
    try terminal.waitForPrompt()
    #expect(state.history.isEmpty)
  }

  @Test func `a mended line is one Up away`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo", "--lang", "en"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("leads whre tier=A1\r")
    try terminal.wait(for: "try: leads where tier=A1")
    try terminal.waitForPrompt()
    terminal.type("\u{1b}[A\r")
    #expect(try terminal.waitForPrompt().contains("3 leads"))
    #expect(state.history == ["leads whre tier=A1", "leads where tier=A1"])
  }

  @Test func `an unfinished line goes on below`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo", "--lang", "en"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("leads where tier=A1 and\r")
    try terminal.wait(for: "…>")
    try terminal.waitForPrompt()
    terminal.type("level=1\r")
    #expect(try terminal.waitForPrompt().contains("1 lead"))
  }

  @Test(arguments: [["TERM": "dumb"], ["TERM": "dumb", "COLUMNS": "0"], [:]])
  func `a simple terminal is enough`(variables: [String: String]) throws {
    let state = try StateFolder()
    let environment = state.environment.filter { $0.key != "TERM" }.merging(variables) { $1 }
    let terminal = try PseudoTerminal(["demo", "--lang", "en"], environment: environment)
    try terminal.wait(for: "moj> ")
    terminal.type("leads count\r")
    try terminal.wait(for: "70")
    try terminal.wait(for: "moj (1)> ")
    // Without marks nobody sees when the keys are libedit's; before that Ctrl-D would be lost.
    terminal.type("quit\r")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func `a meeting opens no pager and leaves no history`() throws {
    let state = try StateFolder()
    _ = try state.script("less", "#!/bin/sh\necho PAGED\nexec /bin/cat\n")
    let terminal = try PseudoTerminal(
      ["demo", "--lang", "en"],
      environment: state.environment.merging(["PATH": state.path + ":/usr/bin:/bin"]) { $1 })
    try terminal.waitForPrompt()
    terminal.type("accounts\r")
    let paged = try terminal.waitForPrompt()
    #expect(paged.contains("PAGED"), "\(paged.debugDescription)")
    terminal.type("meeting on\r")
    try terminal.waitForPrompt()
    terminal.type("customers\r")
    let shown = try terminal.waitForPrompt()
    #expect(!shown.contains("PAGED") && shown.contains("customers"))
    terminal.type("\u{4}")
    #expect(try terminal.waitForExit() == 0)
    #expect(state.history.contains("accounts"))
    #expect(!state.history.contains("customers"))
  }

  @Test func `Ctrl-D leaves on an empty line`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("\u{4}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func `history outlives the session, and Up finds by the beginning`() throws {
    let state = try StateFolder()
    let first = try PseudoTerminal(["demo"], environment: state.environment)
    for line in ["help where", "sellers", " not kept"] {
      try first.waitForPrompt()
      first.type(line + "\r")
    }
    try first.waitForPrompt()
    first.type("\u{4}")
    #expect(try first.waitForExit() == 0)
    #expect(state.history == ["help where", "sellers"])
    #expect(state.mode(of: "moj") == 0o700)
    #expect(state.mode(of: "moj/history") == 0o600)

    let second = try PseudoTerminal(["demo"], environment: state.environment)
    try second.waitForPrompt()
    second.type("hel\u{1b}[A\r")
    try second.waitForPrompt()
    second.type("\u{12}sell")
    try second.wait(for: "sellers")
    second.type("\r")
    try second.waitForPrompt()
    #expect(state.history == ["help where", "sellers", "help where", "sellers"])
  }

  @Test func `history asks about other sittings, and forgets for good`() throws {
    let state = try StateFolder()
    let first = try PseudoTerminal(["demo", "--lang", "en"], environment: state.environment)
    for line in ["leads where tier=A1", "sellers"] {
      try first.waitForPrompt()
      first.type(line + "\r")
    }
    try first.waitForPrompt()
    let second = try PseudoTerminal(["demo", "--lang", "en"], environment: state.environment)
    try second.waitForPrompt()
    second.type("history where rows = 3 show text\r")
    try second.wait(for: "leads where tier=A1")
    try second.waitForPrompt()
    second.type("history forget tier=a1\r")
    try second.wait(for: "1 line forgotten.")
    try second.waitForPrompt()
    #expect(state.history == ["sellers", "history where rows = 3 show text"])
    #expect(state.mode(of: "moj/history") == 0o600)
    // Up finds it no more, and `sellers` is the only line that begins so.
    second.type("lea\u{1b}[A\u{3}")
    #expect(!(try second.wait(for: "^C")).contains("tier"))
    let piped = try Moj.run(
      ["demo"], input: "history forget sell\n", environment: state.environment)
    #expect(piped.code == 77 && state.history.first == "sellers")
    let asked = try Moj.run(
      ["demo", "-c", "history where text = sellers count"], input: "",
      environment: state.environment)
    #expect(asked.code == 0 && asked.output.contains("1"))
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `what ends moj while an editor is open leaves no file of it`(signal: Int32) throws {
    let state = try StateFolder()
    let editor = try state.script(
      "editor", "echo \"$1\" >\"$0.last\"; stty raw -echo; echo rea''dy; exec sleep 60")
    let terminal = try PseudoTerminal(
      ["demo", "--lang", "en"],
      environment: state.environment.merging(["EDITOR": editor, "TMPDIR": state.path]) { $1 })
    try terminal.waitForPrompt()
    terminal.type("leads count\r")
    try terminal.waitForPrompt()
    terminal.type("edit\r")
    try terminal.wait(for: "ready")
    terminal.send(signal)
    #expect(try terminal.waitForExit() == 128 + signal)
    #expect(terminal.isAsAShellWants)
    let left = try Moj.run(
      ["-c", "cat '\(editor).last'; test ! -e \"$(cat '\(editor).last')\""],
      program: "/bin/bash", input: "", environment: ["PATH": "/usr/bin:/bin"])
    #expect(left.code == 0 && left.output.hasSuffix(".moj\n"))
  }

  @Test func `edit shows what was saved and runs it`() throws {
    let state = try StateFolder()
    // The editor says which permissions the file has, and changes one word.
    let editor = try state.script(
      "editor", "stat -c 'mode %a' \"$2\" && echo \"$2\" >\"$0.last\" && sed -i s/A1/A2/ \"$2\"")
    let environment = state.environment.merging(
      ["VISUAL": "\(editor) -w", "EDITOR": "false", "TMPDIR": state.path]) { $1 }
    let terminal = try PseudoTerminal(["demo", "--lang", "en"], environment: environment)
    try terminal.waitForPrompt()
    terminal.type("leads where tier=A1 count\r")
    try terminal.waitForPrompt()
    terminal.type("edit\r")
    try terminal.wait(for: "mode 600")
    try terminal.wait(for: "leads where tier=A2 count")
    try terminal.wait(for: "7")
    try terminal.waitForPrompt()
    // What is not changed is not run.
    terminal.type("help where\r")
    try terminal.waitForPrompt()
    terminal.type("edit\r")
    try terminal.wait(for: "Not changed, not run.")
    try terminal.waitForPrompt()
    #expect(
      state.history == ["leads where tier=A1 count", "edit", "leads where tier=A2 count"]
        + ["help where", "edit"])
    let left = try Moj.run(
      ["-c", "ls '\(state.path)'; test ! -e \"$(cat '\(editor).last')\""], program: "/bin/bash",
      input: "", environment: ["PATH": "/usr/bin:/bin"])
    #expect(left.code == 0 && !left.output.contains(".moj"), "\(left.output)")
  }

  @Test(
    arguments: [
      ([:], [], "No editor is set"), (["EDITOR": "/nowhere/ed"], [], "could not be started"),
      (["EDITOR": "false"], [], "ended with 1"), (["EDITOR": "true"], ["--safe"], "at the prompt"),
      (["EDITOR": "true", "TMPDIR": "/nowhere"], [], "could not be made"),
    ] as [([String: String], [String], String)])
  func `without an editor that works edit says so and runs nothing`(
    variables: [String: String], options: [String], said: String
  ) throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(
      ["demo", "--lang", "en"] + options, environment: state.environment.merging(variables) { $1 })
    try terminal.waitForPrompt()
    terminal.type("leads count\r")
    try terminal.waitForPrompt()
    terminal.type("edit\r")
    try terminal.wait(for: said)
    try terminal.waitForPrompt()
    terminal.type("\u{4}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func `private sessions leave nothing behind`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo", "--private"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("help where\r")
    try terminal.waitForPrompt()
    #expect(state.history.isEmpty)
  }

  @Test func `pasted lines wait for Enter`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("\u{1b}[200~help where\rhelp top\r\u{1b}[201~")
    try terminal.wait(for: "help top")
    #expect(state.history.isEmpty)
    terminal.type("\r")
    try terminal.waitForPrompt()
    #expect(state.history == ["help where", "help top"])
  }

  @Test func `a closed terminal session ends by its signal and restores the terminal`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("half a line")
    try terminal.wait(for: "line")
    terminal.send(SIGTERM)
    try terminal.wait(for: "\u{1b}[?2004l")
    #expect(try terminal.waitForExit() == 128 + SIGTERM)
  }

  /// Skipped only while the session has nothing to offer for `l`.
  @Test(.enabled(if: Self.candidates(for: "l").count > 1))
  func `Tab lists what may stand there`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("l\t\t")
    for candidate in Self.candidates(for: "l").sorted().prefix(1) {
      try terminal.wait(for: candidate)
    }
    terminal.type("\u{3}")
    try terminal.waitForPrompt()
  }

  @Test func `piped lines are answered without a prompt`() throws {
    let answer = try Moj.run(["demo"], input: "help where\n", environment: ["TERM": "xterm"])
    #expect(!answer.output.contains("\u{1b}"))
    #expect(!answer.output.contains(PseudoTerminal.promptMark))
    #expect(!answer.output.contains("moj>"))
    #expect(answer.code == 0)
  }

  /// What the hidden `--complete` offers at the end of a line.
  private static func candidates(for line: String) -> [String] {
    let arguments = ["demo", "--complete", line, "\(line.utf8.count)"]
    guard let answer = try? Moj.run(arguments, input: "") else { return [] }
    return answer.output.split(separator: "\n").dropFirst().map {
      String($0.prefix { $0 != "\t" })
    }
  }
}

/// A team whose weeks take a debug build seconds to plan.
private enum LargeTeam {
  static var text: String {
    let sellers = (0..<40).map { #"{"id": "s\#($0)", "name": "S\#($0)", "town": "Oulu"}"# }
    let accounts = (0..<4_000).map {
      #"{"id": "a\#($0)", "name": "A\#($0)", "kind": "lead", "seller": "s\#($0 % 40)", "created": "2026-01-01", "potential": \#($0 % 997 + 10), "town": "T\#($0 % 7)"}"#
    }
    return """
      {"moj": 1, "tiers": [{"name": "A1", "when": "potential > 1"}],
       "care": [{"tier": "A1", "contact_every": "30d", "meeting_every": "60d"}],
       "sellers": [\(sellers.joined(separator: ","))],
       "accounts": [\(accounts.joined(separator: ","))]}
      """
  }
}
