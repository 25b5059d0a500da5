import MojRender
import MojShell
import MojStore
import MojText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `moj teach [LESSON]`: steps through a lesson on a sandbox; with `--record FILE`, writes one.
///
/// Enter runs the next line; `try` lets the audience type, `reset` brings the sandbox back.
struct TeachCommand {
  private let commands: Commands
  private let opening: Opening
  private let input: Input

  /// What is typed, line by line; a reference, so that all parts read on from the same place.
  ///
  /// At a terminal it is the prompt's own editor, with Tab for what a session offers.
  private final class Input {
    private var reader = LineReader(STDIN_FILENO)
    private let editor: LineEditor?
    private let output: Output

    init(_ commands: Commands) {
      output = commands.output
      editor = commands.terminal.isInteractive ? LineEditor(terminal: commands.terminal) : nil
      if editor != nil { Signals.watch() }
    }

    /// The next line; Ctrl-C clears one, Ctrl-D ends, as at the prompt.
    func next(
      _ prompt: String, offering complete: @escaping (String, Int) -> Completion
    ) -> String? {
      guard let editor else {
        if !prompt.isEmpty { output.write("\(prompt) ") }
        output.flush()
        return reader.next()
      }
      editor.complete = { line, cursor, _ in complete(line, cursor) }
      while true {
        switch editor.read(prompt: prompt.isEmpty ? ">" : prompt) {
        case .line(let text):
          if HistoryEntry.isWorthKeeping(text) { editor.remember(text) }
          _ = Signals.takeInterrupt()
          return text
        case .interrupted: continue
        case .end: return nil
        }
      }
    }
  }

  /// What was typed between two steps.
  private enum Reply { case next, tryOut, reset, quit }

  init(_ commands: Commands, _ opening: Opening) {
    self.commands = commands
    self.opening = opening
    input = Input(commands)
  }

  func run(_ word: String?) throws -> ExitCode {
    if let file = commands.options.record { return try record(into: file, on: word) }
    guard let word else { return list() }
    let lesson = try Lesson(word)
    var sandbox = try Lesson.session(of: lesson.transcript, beside: word, commands.options)
    // A test compares plain answers; a room sees them as at a prompt.
    if commands.terminal.isOutputTerminal {
      sandbox.settings.isTerminal = true
      sandbox.settings.hasUnicode = commands.terminal.isUTF8
      sandbox.settings.width = commands.terminal.width
    }
    return teach(lesson.transcript, sandbox)
  }

  private func list() -> ExitCode {
    let width = Lesson.all.map(\.name.count).max() ?? 0
    let lines = Lesson.all.map { lesson in
      lesson.name + String(repeating: " ", count: width - lesson.name.count + 2) + lesson.title
    }
    return commands.print(lines.map { $0 + "\n" }.joined())
  }

  // MARK: Teaching

  private func teach(_ transcript: Transcript, _ sandbox: Session) -> ExitCode {
    var session = sandbox
    for (place, step) in transcript.steps.enumerated() {
      say(transcript.paragraphs(before: place), session.language)
      guard wait(for: step, &session, sandbox, transcript.steps[..<place]) else { return .ok }
      show(session.answer(to: step.typed), session.language)
    }
    say(transcript.paragraphs(before: transcript.steps.count), session.language)
    return .ok
  }

  /// Shows a step and waits until it is to be run; false leaves.
  private func wait(
    for step: Transcript.Step, _ session: inout Session, _ sandbox: Session,
    _ before: ArraySlice<Transcript.Step>
  ) -> Bool {
    while true {
      ask(step, session.language)
      switch reply(session.language) {
      case .next: return true
      case .quit: return false
      case .tryOut: tryOut(session)
      case .reset:
        session = sandbox
        for step in before { _ = session.answer(to: step.typed) }
        let said = Words(en: "The sandbox is as it was.", fi: "Hiekkalaatikko on ennallaan.")
        write(said[session.language], .dim)
      }
    }
  }

  private func ask(_ step: Transcript.Step, _ language: Language) {
    write("moj> \(step.typed)", .accent)
    let said = Words(
      en: "(Enter runs it · try · reset · quit)", fi: "(Enter ajaa · kokeile · palauta · lopeta)")
    write(said[language], .dim)
  }

  private func reply(_ language: Language) -> Reply {
    guard let line = input.next("", offering: { self.words($0, $1, language) }) else {
      return .quit
    }
    switch line.trimmed.lowercased() {
    case "try", "kokeile": return .tryOut
    case "reset", "palauta": return .reset
    case "quit", "q", "exit", "lopeta": return .quit
    default: return .next
    }
  }

  /// What may be typed between two steps.
  private func words(_ line: String, _ cursor: Int, _ language: Language) -> Completion {
    let all = [
      Words(en: "try", fi: "kokeile"), Words(en: "reset", fi: "palauta"),
      Words(en: "quit", fi: "lopeta"),
    ]
    let typed = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    let found = all.map { $0[language] }.filter { $0.hasPrefix(typed) }
    return Completion(start: 0, candidates: found.map { .init($0, "") })
  }

  /// Answers what the audience types, on a sandbox of its own, until an empty line.
  private func tryOut(_ session: Session) {
    var own = session
    let said = Words(
      en: "Your turn; an empty line goes on with the lesson.",
      fi: "Yleisön vuoro; tyhjä rivi jatkaa oppituntia.")
    write(said[session.language], .dim)
    while true {
      let current = own
      let line = input.next(own.prompt) { current.completion(of: $0, at: $1) }
      guard let line, !line.trimmed.isEmpty else { return }
      let answer = own.answer(to: line)
      show(answer, own.language)
      if case .quit = answer.next { return }
    }
  }

  // MARK: Recording

  /// Writes what is typed, and what came of it, as a lesson; a line that begins with # is prose.
  private func record(into file: String, on model: String?) throws -> ExitCode {
    let isDemo = model == nil || model == "demo"
    let opened = isDemo ? try opening.demo() : try opening.opened(model)
    var session = opened.session
    session.keptTraining = { _ in nil }
    session.settings.isTerminal = false
    session.settings.width = commands.options.width ?? 80
    var recorder = Transcript.Recorder(
      title: file.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? file,
      settings: [
        ("today", session.settings.today.iso), ("lang", session.language.rawValue),
        ("width", "\(session.settings.width ?? 80)"),
      ], model: model ?? "demo")
    while true {
      let current = session
      let line = input.next(session.prompt) { current.completion(of: $0, at: $1) }
      guard let line else { break }
      guard !line.trimmed.isEmpty else { continue }
      if line.hasPrefix("#") {
        recorder.say(String(line.dropFirst().drop { $0 == " " }))
        continue
      }
      let answer = session.answer(to: line)
      if case .quit = answer.next { break }
      show(answer, session.language)
      recorder.add(line, answer, session.language)
    }
    try commands.folder(opened).write([(file, Array(recorder.file.utf8))])
    let said = Words(en: "Written to \(file).", fi: "Kirjoitettu: \(file).")
    write(said[session.language], .dim)
    return .ok
  }

  // MARK: Showing

  /// How many lines of prose a room reads before Enter.
  private static let linesAtOnce = 18

  /// Shows prose, a screen at a time to a person.
  private func say(_ prose: [String], _ language: Language) {
    guard !prose.isEmpty else { return }
    let width = min(commands.terminal.width ?? 80, 80) - 1
    var count = 0
    write("")
    for line in prose {
      let isHeading = line.hasPrefix("#")
      let text = isHeading ? String(line.drop { $0 == "#" || $0 == " " }) : line
      let parts = text.isEmpty ? [""] : TextWrap.lines(text, width: width)
      count += parts.count
      if count > TeachCommand.linesAtOnce, commands.terminal.isInteractive {
        write(Words(en: "(Enter goes on)", fi: "(Enter jatkaa)")[language], .dim)
        guard input.next("", offering: { Completion(start: $1, candidates: []) }) != nil else {
          return
        }
        count = parts.count
      }
      for part in parts { write(part, isHeading ? .heading : .plain) }
    }
    write("")
  }

  private func show(_ answer: Answer, _ language: Language) {
    if !commands.output.writeData(of: answer) {
      let text = answer.text.text(colored: commands.terminal.isOutputColored)
      if !(isLong(text) && Pager.show(text, language)) { commands.output.write(text) }
    }
    commands.output.flush()
    commands.warn(answer.diagnostics, language)
  }

  /// Whether an answer would run off the screen of a person.
  private func isLong(_ text: String) -> Bool {
    guard commands.options.pager, commands.terminal.isInteractive, commands.terminal.isCapable
    else { return false }
    return text.utf8.count { $0 == UInt8(ascii: "\n") } >= commands.terminal.size.rows
  }

  private func write(_ line: String, _ role: TextRole = .plain) {
    var text = StyledText()
    text.line(line, role)
    let fitted = commands.terminal.fitted(text)
    commands.output.write(fitted.text(colored: commands.terminal.isOutputColored))
    commands.output.flush()
  }
}

extension String {
  /// The text without white space around it.
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
