#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojModel
import MojShell
import MojStore
import MojText

/// What each subcommand does: the one place where the command line meets the layers below.
struct Commands {
  @Kept var options: Options
  let terminal: Terminal
  /// Where teams are kept beyond files; nil in the program that works on files alone.
  let server: (any TeamServer)?
  let output = Output(STDOUT_FILENO)
  let errors = Output(STDERR_FILENO)

  init(_ options: Options, server: (any TeamServer)? = nil) {
    self.options = options
    self.server = server
    terminal = Terminal(options)
  }

  /// Does what is asked and returns the code to exit with.
  func run(_ command: Invocation.Command) -> ExitCode {
    Limits.standard = options.limits
    Budget.begin(options)
    let code = answer(command)
    guard code == .interrupted, let reason = Budget.reason(options) else { return code }
    return report([reason])
  }

  private func answer(_ command: Invocation.Command) -> ExitCode {
    do {
      return try attempt(command)
    } catch let broken as BrokenModel {
      return report(broken)
    } catch let error as any DiagnosticConvertible {
      return report([error.diagnostic])
    } catch let diagnostic as Diagnostic {
      return report([diagnostic])
    } catch {
      return report([
        Diagnostic(
          code: "internal-error", message: Words(same: "\(error)"), exitCode: .software)
      ])
    }
  }

  private func attempt(_ command: Invocation.Command) throws -> ExitCode {
    let opening = Opening(options: options, terminal: terminal, server: server)
    switch command {
    case .open(let words):
      let (file, line) = Invocation.parts(of: words) { path in unsafe access(path, F_OK) == 0 }
      return converse(try opening.opened(file, isWhole: options.complete != nil), line: line)
    case .demo(let words): return converse(try opening.demo(), line: Invocation.line(from: words))
    case .help(let words):
      return converse(try opening.demo(), line: "help " + words.joined(separator: " "))
    case .run(let script, let file, let parameters):
      return try ScriptCommand(self, opening).run(script, file, parameters)
    case .check(let files): return try CheckCommand(self, opening).run(files)
    case .test(let paths): return try TestCommand(self).run(paths)
    case .importing(let request): return try ImportCommand(self, opening).run(request)
    case .export(let request):
      return try ExportCommand(commands: self, opening: opening).run(request)
    case .publish(let request): return try PublishCommand(self, opening).publish(request)
    case .fetch(let request): return try PublishCommand(self, opening).fetch(request)
    case .relocate(let request): return try PublishCommand(self, opening).relocate(request)
    case .roles(let request): return try PublishCommand(self, opening).roles(request)
    case .upgrade(let request): return try PublishCommand(self, opening).upgrade(request)
    case .initialize(let request):
      return try InitCommand(commands: self, opening: opening).run(request)
    case .teach(let word): return try TeachCommand(self, opening).run(word)
    case .schema: return print(JSONSchema.text)
    case .scenarioSchema: return print(TrainingFindings.schema)
    case .usage: return print(Usage.text(in: options.language ?? .en))
    case .version: return print("moj \(Usage.version)\n")
    case .completionScript(let shell): return print(CompletionScripts.script(for: shell))
    case .manPage: return print(ManPage.text(in: options.language ?? .en))
    }
  }

  /// The folder below which answers may be written.
  func folder(_ opened: Opening.Opened, safeMode: SafeMode? = nil) -> OutputFolder {
    let folder = OutputFolder(
      options.outDir ?? ".", keepsExisting: !options.clobber,
      safeMode: options.isSafe ? .asked : safeMode)
    return opened.file.map(folder.protecting) ?? folder
  }

  /// Answers what is given, else standard input, else talks with the person at the terminal.
  private func converse(_ opened: Opening.Opened, line: String?) -> ExitCode {
    var opened = opened
    if let cursor = options.complete { return complete(cursor, in: opened.session) }
    // What was left out or is odd; without --lenient a broken file is not opened at all.
    if options.lenient { warn(opened.warnings, opened.session.language) }
    if let warning = Terminal.zoneWarning { warn([warning], opened.session.language) }
    let lines = (line.map { [$0] } ?? []) + options.lines
    // What a file or another program says is no person who reads the answers.
    let isPiped = lines.isEmpty && !terminal.isInputTerminal && !options.isTrusting
    if isPiped { opened.seal(.standardInput) }
    var conversation = Conversation(
      opened, options: options, terminal: terminal,
      folder: folder(opened, safeMode: isPiped ? .standardInput : nil))
    if !lines.isEmpty { return conversation.answer(lines) }
    guard terminal.isInteractive else { return conversation.answerStandardInput() }
    let isNew = HistoryFile(isPrivate: options.isPrivate)?.entries().isEmpty ?? false
    let greeting = Greeting(opened.session, isNew: isNew)
    output.write(greeting.text.text(colored: terminal.isOutputColored))
    output.flush()
    return conversation.talk()
  }

  /// `--complete LINE COLUMN`: the start, then each candidate with its note, for tests and tools;
  /// with `--time` also how long that took.
  private func complete(_ cursor: Options.Cursor, in session: Session) -> ExitCode {
    let column = min(cursor.column, cursor.line.utf8.count)
    var found = Completion(start: column, candidates: [])
    let duration = ContinuousClock().measure {
      found = session.completion(of: cursor.line, at: column)
    }
    if options.timesLines { errors.write(Problems.time(duration)) }
    errors.flush()
    let rows = found.candidates.map {
      "\(Printable.text($0.text))\t\(Printable.text($0.note))\n"
    }
    return print("\(found.start)\n" + rows.joined())
  }

  func print(_ text: String) -> ExitCode {
    output.write(text)
    output.flush()
    return .ok
  }

  /// Asks a person; nil where the input has ended.
  func ask(_ question: String) -> String? {
    output.write(question)
    output.flush()
    guard let typed = readLine() else { return nil }
    var answer = typed[...]
    while answer.last?.isWhitespace == true { answer.removeLast() }
    return String(answer.drop { $0.isWhitespace })
  }

  // MARK: Problems

  func warn(_ diagnostics: [Diagnostic], _ language: Language? = nil) {
    errors.write(
      Problems.text(
        diagnostics, language: language ?? options.language ?? .en, terminal: terminal,
        format: options.errors))
    errors.flush()
  }

  private func report(_ diagnostics: [Diagnostic]) -> ExitCode {
    warn(diagnostics)
    return diagnostics.first?.exitCode ?? .software
  }

  private func report(_ broken: BrokenModel) -> ExitCode {
    warn(broken.problems)
    return .data
  }
}
