#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojModel
import MojShell
import MojSteering
import MojStore
import MojText

/// Lines in, answers out: the same for a prompt, for `-c` and for standard input.
struct Conversation {
  private var session: Session
  @Kept private var options: Options
  private let terminal: Terminal
  private let output = Output(STDOUT_FILENO)
  private let errors = Output(STDERR_FILENO)
  private var exitCode = ExitCode.ok
  /// Whether a person types at the prompt.
  private var isTalking = false
  /// Where answers may be written.
  private var folder: OutputFolder
  /// Where changes are saved; nil where nothing is.
  private var file: ModelFile?

  init(_ opened: Opening.Opened, options: Options, terminal: Terminal, folder: OutputFolder) {
    session = opened.session
    file = opened.file
    self.session.isCancelled = { Signals.isInterrupted || Budget.isOverMemory }
    self.session.progress = Progress.teller(terminal, session.language)
    // What a file or another program says has no business with what a person typed.
    if folder.safeMode == nil {
      self.session.pastStatements = Self.statements(options, opened.session.settings.zone)
    }
    self.folder = folder
    self.options = options
    self.terminal = terminal
  }

  /// Answers lines until one fails or leaves; what comes after a mistake was meant for a success.
  mutating func answer(_ lines: [String]) -> ExitCode {
    for line in lines {
      guard answer(line) else { break }
    }
    return exitCode
  }

  /// Answers the lines of standard input, as `answer(_:)` does those of `-c`.
  mutating func answerStandardInput() -> ExitCode {
    var reader = LineReader(STDIN_FILENO)
    var pending = Pending()
    while let line = reader.next() {
      guard let statement = pending.add(line, to: session) else { continue }
      guard answer(statement) else { return exitCode }
    }
    if let problem = reader.problem {
      let reason = unsafe String(cString: strerror(problem))
      show(
        [
          Diagnostic(
            code: "no-input",
            message: Words(
              en: "Standard input could not be read: \(reason).",
              fi: "Syötettä ei voitu lukea: \(reason)."),
            exitCode: .noInput)
        ])
      return .noInput
    }
    if let statement = pending.rest() { _ = answer(statement) }
    return exitCode
  }

  /// Talks with a person until they leave.
  mutating func talk() -> ExitCode {
    guard let editor = LineEditor(terminal: terminal) else { return answerStandardInput() }
    self.file?.settings.asksConflicts = true
    isTalking = true
    Signals.watch()
    let file = HistoryFile(isPrivate: options.isPrivate)
    editor.olderStatements = { file?.entries().map(\.text) ?? [] }
    var pending = Pending()
    while true {
      editor.complete = { [session, pending] line, cursor, use in
        pending.completion(of: line, at: cursor, in: session, use)
      }
      editor.expand = { [session, pending] line, cursor in
        pending.isEmpty ? session.expansion(of: line, at: cursor) : nil
      }
      passTime()
      let more = terminal.isUTF8 ? "…>" : "...>"
      switch editor.read(prompt: pending.isEmpty ? session.prompt : more) {
      case .interrupted: pending = Pending()
      case .end:
        output.write("\n")
        output.flush()
        guard !pending.isEmpty else { return exitCode }
        pending = Pending()
      case .line(let text):
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
          guard let statement = pending.add(String(line), to: session) else { continue }
          guard talk(about: statement, editor, file) else { return exitCode }
        }
      }
    }
  }

  /// Tells the session the minute for a meeting's agenda; a time that was typed stands still.
  private mutating func passTime() {
    let typed = options.today ?? Terminal.environment("MOJ_TODAY")
    let stands = typed?.utf8.contains(UInt8(ascii: "T")) ?? false
    session.pass(stands ? Int64(session.settings.now) : Terminal.minutesOfUTC())
  }

  /// Answers a statement of a person, whose mistakes are no reason to leave.
  private mutating func talk(
    about statement: String, _ editor: LineEditor, _ file: HistoryFile?
  ) -> Bool {
    var kept: HistoryEntry?
    if let form = session.historyForm(of: statement) {
      editor.remember(statement)
      if !session.isInMeeting { kept = file?.append(form) }
    }
    _ = Signals.takeInterrupt()
    passTime()
    if terminal.isOutputTerminal { session.settings.width = terminal.width }
    let found = answered(statement)
    endEcho()
    let answer = followed(shown(found))
    if let kept { file?.settle(kept, HistoryEntry.Outcome(answer)) }
    if let text = answer.forgotten { editor.forget { HistoryEntry(time: 0, text: $0).holds(text) } }
    if case .edit(let text) = answer.next { return edit(text, editor, file) }
    // The corrected line is one Up away.
    if let line = answer.diagnostics.lazy.compactMap(\.fixed).first ?? answer.offer {
      editor.offer(MendedLine(line, of: statement))
    }
    if let agreement = answer.agreement { agree(agreement, editor) }
    _ = Signals.takeInterrupt()
    guard case .quit(let code) = answer.next else { return true }
    exitCode = code
    return false
  }

  /// Opens a text in the person's editor; what was saved is shown, then answered as if typed.
  private mutating func edit(_ text: String, _ editor: LineEditor, _ file: HistoryFile?) -> Bool {
    let edited: String
    do throws(Diagnostic) {
      edited = try TextEditor.edited(text)
    } catch {
      show([error])
      return true
    }
    guard edited != text, edited.contains(where: { !$0.isWhitespace }) else {
      let note = Words(en: "Not changed, not run.", fi: "Ei muutettu, ei ajettu.")
      show(StyledText(note[session.language] + "\n", .dim))
      output.flush()
      return true
    }
    show(StyledText(edited + "\n", .accent))
    output.flush()
    var pending = Pending()
    var statements = edited.split(separator: "\n").compactMap {
      pending.add(String($0), to: session)
    }
    if let rest = pending.rest() { statements.append(rest) }
    for statement in statements {
      guard talk(about: statement, editor, file) else { return false }
    }
    return true
  }

  /// The lines of the history's file on a session's wall clock, without the one being answered.
  private static func statements(
    _ options: Options, _ zone: ZoneRule?
  ) -> (@Sendable () -> [HistoryEntry])? {
    guard let file = HistoryFile(isPrivate: options.isPrivate) else { return nil }
    return {
      var entries = file.entries()
      if let last = entries.last, last.session == Int(getpid()), last.outcome == nil {
        entries.removeLast()
      }
      let local = Terminal.minutesOfWall() - Terminal.minutesOfUTC()
      for index in entries.indices {
        let minute = Int64(entries[index].time / 60)
        entries[index].time = Int(zone?.wall(utc: minute) ?? minute + local) * 60
      }
      return entries
    }
  }

  /// Asks for new commitments until a person has no more.
  private mutating func agree(_ agreement: Agreement, _ editor: LineEditor) {
    var note = StyledText()
    note.line(agreement.note, .dim)
    output.write(terminal.fitted(note).text(colored: terminal.isOutputColored))
    output.flush()
    editor.complete = { _, cursor, _ in Completion(start: cursor, candidates: []) }
    while let what = editor.reply(to: agreement.what), !what.isEmpty,
      let who = editor.reply(to: agreement.who)
    {
      // A day that cannot be read is asked again.
      repeat {
        guard let due = editor.reply(to: agreement.due) else { return }
        let answer = shown(answered(agreement.line(what: what, who: who, due: due)))
        if answer.exitCode == .ok { break }
      } while true
    }
  }

  /// Answers one line; false where no other may follow.
  private mutating func answer(_ line: String) -> Bool {
    let answer = options.timesLines ? timed(line) : followed(shown(answered(line)))
    if exitCode == .ok { exitCode = answer.exitCode }
    if case .quit(let code) = answer.next {
      exitCode = code
      return false
    }
    return answer.exitCode == .ok || answer.exitCode == .found
  }

  /// Does what an answer asks of the shell; returns the answer that stands in the end.
  private mutating func followed(_ answer: Answer) -> Answer {
    switch answer.next {
    case .proceed, .quit: return answer
    case .edit:
      return isTalking && folder.safeMode == nil ? answer : shown(PromptOnly.answer(SourceText("")))
    case .clear:
      // The screen, what scrolled off it, and home.
      if terminal.isOutputTerminal, terminal.isCapable {
        output.write("\u{1b}[H\u{1b}[2J\u{1b}[3J")
        output.flush()
        // What was said above is gone with the screen.
        show(answer.diagnostics)
      }
    case .teach(let lesson):
      do {
        let commands = Commands(options)
        let opening = Opening(options: options, terminal: terminal)
        _ = try TeachCommand(commands, opening).run(lesson)
      } catch {
        show([(error as? any DiagnosticConvertible)?.diagnostic].compactMap { $0 })
      }
    case .watch(let watch):
      let found = watch.run {
        answered(watch.line)
      } pause: { seconds in
        Conversation.pause(seconds)
      }
      endEcho()
      guard let found else { return answer }
      if found.exitCode == .ok, terminal.isOutputTerminal, terminal.isCapable {
        output.write("\u{07}")
      }
      return shown(found)
    }
    return answer
  }

  /// Ends the line on which the terminal shows the ^C that was pressed while moj worked.
  private func endEcho() {
    guard Signals.isInterrupted, terminal.isInteractive else { return }
    output.write("\n")
    output.flush()
  }

  /// Waits; false where Ctrl-C ended it.
  private static func pause(_ seconds: Int) -> Bool {
    for _ in 0..<seconds * 10 {
      if Signals.isInterrupted { return false }
      _ = poll(nil, 0, 100)
    }
    return !Signals.isInterrupted
  }

  /// Answers a line and writes how long that took, not what came of it.
  private mutating func timed(_ line: String) -> Answer {
    session.rendersAnswers = false
    var answer = Answer()
    let duration = ContinuousClock().measure { answer = answered(line) }
    show(answer.diagnostics)
    errors.write(Problems.time(duration))
    errors.flush()
    return answer
  }
}

// MARK: - Showing

extension Conversation {
  /// Answers a line and saves what it changed; where that fails the session is as it was.
  private mutating func answered(_ line: String) -> Answer {
    let clock = try? Opening(options: options, terminal: terminal).clock(session.model)
    if let clock, let now = clock.now { session.tick(today: clock.today, now: now) }
    let news: [Diagnostic]
    do { news = session.isMadeOfWhatWasSeen(line) ? [] : try reloaded(before: line) } catch {
      // Whoever waited for a server that hangs does not wait a second time.
      return refused(error)
    }
    let before = session
    var answer = session.answer(to: line)
    if answer.exitCode == .interrupted, let reason = Budget.takeReason(options) {
      answer.diagnostics = [reason]
    }
    answer.diagnostics.insert(contentsOf: news, at: 0)
    if let text = answer.forgotten {
      guard folder.safeMode == nil else {
        session = before
        return PromptOnly.answer(SourceText(line))
      }
      if let problem = HistoryFile.forgetting({ $0.holds(text) }) {
        answer.diagnostics.append(problem)
        answer.exitCode = problem.exitCode
      }
    }
    guard let change = answer.change else { return answer }
    if session.served != nil { return kept(answer, change, before) }
    guard var saving = file else { return answer }
    do {
      answer = try saved(answer, change, &saving)
      session.didSave(saving.model)
      folder = folder.protecting(saving)
    } catch {
      session = before
      // What others have written is what the next line is asked of.
      if error.kind == .changedMeanwhile { session.didSave(saving.model) }
      answer = failed(error, change, saving)
    }
    file = saving
    session.pastChanges = { [saving] in saving.changes() }
    return answer
  }

  /// Takes up what others have written into the file, and says so.
  private mutating func reloaded(before line: String) throws -> [Diagnostic] {
    if session.served != nil {
      guard session.asksServer(line) else { return [] }
      return try session.lookAtServer() ? [FileNews.others] : []
    }
    guard let news = file?.reload() else { return [] }
    switch news {
    case .changed(let model):
      let counts = FileNews.counts(from: session.model, to: model)
      session.didSave(model)
      if let file {
        folder = folder.protecting(file)
        session.pastChanges = { file.changes() }
      }
      return counts.isEmpty ? [] : [FileNews.changed(counts)]
    case .unusable(let reason): return [FileNews.unusable(reason)]
    }
  }

  /// Keeps a change where the team's records are; where that fails the session is as it was.
  private mutating func kept(_ answer: Answer, _ change: Change, _ before: Session) -> Answer {
    var answer = answer
    do {
      answer.diagnostics += try session.keep(change, forgetting: answer.erasure)
      if let erasure = answer.erasure { forget(erasure, &answer) }
      return answer
    } catch let problem as SaveProblem {
      session = before
      // Said with the names that this session knows, before it lets go of what others have changed.
      defer { _ = try? session.lookAtServer() }
      if case .conflict = problem.kind, isTalking {
        return session.ask(about: problem, of: change)
      }
      return refused(session.diagnostic(of: problem.rescuing(change, in: StateFolder.path())))
    } catch {
      session = before
      return refused(error)
    }
  }

  private func refused(_ error: any Error) -> Answer {
    refused(
      (error as? any DiagnosticConvertible)?.diagnostic
        ?? SaveProblem(.failed("\(error)"), "").diagnostic)
  }

  private func refused(_ diagnostic: Diagnostic) -> Answer {
    var answer = Answer()
    answer.diagnostics = [diagnostic]
    answer.exitCode = diagnostic.exitCode
    return answer
  }

  /// What is said of a change that was not saved; one that meets another's is asked about.
  private mutating func failed(
    _ problem: SaveProblem, _ change: Change, _ file: ModelFile
  ) -> Answer {
    if case .conflict = problem.kind, file.settings.asksConflicts {
      session.didSave(file.model)
      session.pastChanges = { file.changes() }
      return session.ask(about: problem, of: change)
    }
    return refused(session.diagnostic(of: problem))
  }

  /// Saves a change; one that forgets tells every file that it touched.
  private func saved(
    _ answer: Answer, _ change: Change, _ file: inout ModelFile
  ) throws(SaveProblem) -> Answer {
    var answer = answer
    guard let erasure = answer.erasure else {
      answer.diagnostics += try file.save(change, expecting: session.model).notes
      return answer
    }
    let (saved, touched) = try file.erase(erasure, by: change, expecting: session.model)
    answer.diagnostics += saved.notes
    for name in touched { answer.text.line(name, .dim) }
    forget(erasure, &answer)
    return answer
  }

  /// Takes what is to be forgotten out of the lines that were typed.
  private func forget(_ erasure: Erasure, _ answer: inout Answer) {
    let history = HistoryFile.forget { erasure.words.contains(where: $0.text.holds) }
    if let history { answer.text.line(history, .dim) }
  }

  /// Writes the answer's files, then shows it, with what went wrong in writing.
  private func shown(_ answer: Answer) -> Answer {
    var answer = answer
    do {
      try folder.write(answer.files)
    } catch {
      answer.text = StyledText()
      answer.diagnostics.append(error.diagnostic)
      answer.exitCode = error.diagnostic.exitCode
    }
    keep(answer.kept, &answer)
    show(answer)
    return answer
  }

  /// Keeps what training keeps; a talk that cannot be kept goes on, and says so.
  private func keep(_ changes: [TrainingChange], _ answer: inout Answer) {
    guard folder.safeMode == nil, !changes.isEmpty else { return }
    for file in TrainingFile.allCases {
      guard let kept = StateFile(file.rawValue, isPrivate: options.isPrivate, isMade: true) else {
        continue
      }
      // What another sitting broke meanwhile is not written over; the next move says so.
      let problem = kept.update { try? file.bytes(after: changes, to: $0) }
      if let problem { answer.diagnostics.append(problem) }
    }
  }

  private func show(_ answer: Answer) {
    show(answer.diagnostics)
    if !output.writeData(of: answer) { show(answer.text) }
    output.flush()
  }

  private func show(_ text: StyledText) {
    let shown = text.text(colored: terminal.isOutputColored)
    guard wantsPager(shown), Pager.show(shown, session.language) else {
      output.write(shown)
      return
    }
  }

  private func wantsPager(_ text: String) -> Bool {
    guard options.pager, !session.isInMeeting, terminal.isInteractive, terminal.isCapable else {
      return false
    }
    return text.utf8.count { $0 == UInt8(ascii: "\n") } >= terminal.size.rows
  }

  private func show(_ diagnostics: [Diagnostic]) {
    errors.write(
      Problems.text(
        diagnostics, language: session.language, terminal: terminal, format: options.errors,
        isShort: session.isInMeeting))
    errors.flush()
  }
}

/// The lines of a statement that is not finished yet.
struct Pending {
  private var text = ""

  var isEmpty: Bool { text.isEmpty }

  /// Adds a line and returns the statement where it is whole now.
  mutating func add(_ line: String, to session: Session) -> String? {
    let line = PastedPrompt.stripped(line)
    let whole = text.isEmpty ? line : text + "\n" + line
    // An empty line ends a statement that would never end otherwise.
    let mayGoOn = text.isEmpty || line.contains { !$0.isWhitespace }
    guard !(mayGoOn && session.isUnfinished(whole)) else {
      text = whole
      return nil
    }
    text = ""
    return whole.contains { !$0.isWhitespace } ? whole : nil
  }

  /// Returns what is left at the end of the input.
  mutating func rest() -> String? {
    defer { text = "" }
    return text.isEmpty ? nil : text
  }

  /// Completes a line as the end of the statement that it belongs to.
  func completion(
    of line: String, at cursor: Int, in session: Session, _ use: WordUse
  ) -> Completion {
    guard !text.isEmpty else { return session.completion(of: line, at: cursor, use) }
    let before = text + "\n"
    var found = session.completion(of: before + line, at: before.utf8.count + cursor, use)
    found.start -= before.utf8.count
    return found
  }
}
