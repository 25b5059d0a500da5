#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Testing

/// How moj leaves a terminal, stops and goes on, and what it draws with.
struct TerminalMannersTests {
  @Test(arguments: [
    SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE,
  ])
  func `whatever ends it, the terminal is as a shell wants it`(signal: Int32) throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("half a line")
    try terminal.wait(for: "line")
    #expect(!terminal.isAsAShellWants)
    terminal.send(signal)
    // The terminal is told to mark pasted text no more, and the signal does what it always does.
    try terminal.wait(for: "\u{1b}[?2004l")
    #expect(terminal.isAsAShellWants)
    #expect(try terminal.waitForExit() == 128 + signal)
  }

  @Test func `Ctrl-Z stops it in the middle of a line, and fg goes on there`() throws {
    let state = try StateFolder()
    var environment = state.environment
    environment["PS1"] = "shell$ "
    let terminal = try PseudoTerminal(
      ["--norc", "--noprofile", "-i"], program: "/bin/bash", environment: environment)
    try terminal.wait(for: "shell$ ")
    terminal.type("'\(Moj.path)' demo --lang en\r")
    try terminal.waitForPrompt()
    terminal.type("leads cou")
    try terminal.wait(for: "cou")
    terminal.type("\u{1a}")
    try terminal.wait(for: "Stopped")
    try terminal.wait(for: "shell$ ")
    // Its own text in two parts, so that the echo of what is typed is not it.
    terminal.type("stty -a | grep -c ' icanon' | sed 's/^/sane /'\r")
    try terminal.wait(for: "sane 1")
    try terminal.wait(for: "shell$ ")
    terminal.type("fg\r")
    try terminal.wait(for: "moj> leads cou")
    terminal.type("nt\r")
    try terminal.wait(for: "70")
    try terminal.waitForPrompt()
    terminal.type("\u{4}")
    try terminal.wait(for: "shell$ ")
    terminal.type("exit\r")
    _ = try terminal.waitForExit()
    #expect(state.history.contains("leads count"))
  }

  @Test func `bold, dim and one accent are all that it colours with`() throws {
    let lines = ["help", "leads whre tier=A1", "leads", "triangle", "why Suvituuli", "promises"]
    var arguments = ["demo", "--lang", "en", "--color", "always", "-c"]
    var codes: Set<String> = []
    for line in lines {
      arguments[arguments.count - 1] = "-c"
      let said = try Moj.run(arguments + [line], input: "").output
      codes.formUnion(Self.colours(in: said))
    }
    #expect(codes == ["0", "1", "2", "36", "1;36"])
  }

  @Test func `NO_COLOR and a dumb terminal get none`() throws {
    let state = try StateFolder()
    let plain = try PseudoTerminal(["demo", "--lang", "en"], environment: state.environment)
    var seen = try plain.waitForPrompt()
    for line in ["help", "leads whre tier=A1", "leads where tier=A1"] {
      plain.type(line + "\r")
      seen += try plain.waitForPrompt()
    }
    #expect(seen.contains("3 leads") && Self.colours(in: seen).isEmpty)

    let environment = state.environment.merging(["TERM": "dumb"]) { $1 }.filter {
      $0.key != "NO_COLOR"
    }
    let dumb = try PseudoTerminal(["demo", "--lang", "en"], environment: environment)
    seen = try dumb.wait(for: "moj> ")
    dumb.type("leads where tier=A1\r")
    seen += try dumb.wait(for: "moj (3)> ")
    dumb.type("leads whre\r")
    seen += try dumb.wait(for: "moj (3)> ")
    #expect(seen.contains("3 leads") && !seen.contains("\u{1b}"))
  }

  @Test func `without a UTF-8 locale umlauts are typed and shown, and lines drawn in ASCII`() throws
  {
    let state = try StateFolder()
    let environment = state.environment.merging(["LC_ALL": "C"]) { $1 }
    let terminal = try PseudoTerminal(["demo", "--lang", "fi"], environment: environment)
    try terminal.waitForPrompt()
    terminal.type("liidit joiden paikkakunta=Jyväskylä näytä nimi, myyjä\r")
    let seen = try terminal.waitForPrompt()
    #expect(seen.contains("Närekallio") || seen.contains("Telkkäranta"), "\(seen)")
    #expect(seen.contains("-+-") && !seen.contains("│"))
    terminal.type("liidit joiden luokka=A1 ja\r")
    try terminal.wait(for: "...> ")
    #expect(state.history == ["liidit joiden paikkakunta=Jyväskylä näytä nimi, myyjä"])
  }

  @Test func `an answer fits the window that there is now`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(
      ["demo", "--lang", "en"], environment: state.environment, columns: 132)
    try terminal.waitForPrompt()
    terminal.type("leads where tier=A1\r")
    #expect(try !terminal.waitForPrompt().contains("hidden"))
    terminal.resize(columns: 60)
    terminal.type("again\r")
    #expect(try terminal.waitForPrompt().contains("columns hidden"))
  }

  @Test func `what Ctrl-C ends leaves the prompt on a line of its own`() throws {
    let state = try StateFolder()
    let terminal = try PseudoTerminal(["demo", "--lang", "en"], environment: state.environment)
    try terminal.waitForPrompt()
    terminal.type("watch 60 leads where town=Utsjoki\r")
    try terminal.wait(for: "Ctrl-C ends it.")
    terminal.type("\u{3}")
    let seen = try terminal.waitForPrompt()
    #expect(seen.contains("^C\r\n") && !seen.contains("^CDEMO"), "\(seen.debugDescription)")
  }

  /// The codes of colours and weights in a text.
  private static func colours(in text: String) -> Set<String> {
    Set(
      text.split(separator: "\u{1b}").compactMap { part in
        guard part.first == "[", let end = part.firstIndex(where: { $0.isLetter }),
          part[end] == "m"
        else { return nil }
        return String(part[part.index(after: part.startIndex)..<end])
      })
  }
}
