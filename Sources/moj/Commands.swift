#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojShell
import MojText

/// What each subcommand does: the one place where the command line meets the layers below.
struct Commands {
  private let options: Options
  private let terminal: Terminal
  private let output = Output(STDOUT_FILENO)

  init(_ options: Options) {
    self.options = options
    terminal = Terminal(options)
  }

  /// Does what is asked and returns the code to exit with.
  func run(_ command: Invocation.Command) -> ExitCode {
    switch command {
    case .open(let words): return open(words)
    case .demo(let words): return converse(demoSession(), line: Invocation.line(from: words))
    case .help(let words):
      return converse(Session(), line: "help " + words.joined(separator: " "))
    case .run: return missing("run")
    case .check: return missing("check")
    case .test: return missing("test")
    case .schema: return missing("schema")
    case .usage: return print(Usage.text(in: options.language ?? .en))
    case .version: return print("moj \(Usage.version)\n")
    case .completionScript(let shell): return print(CompletionScripts.script(for: shell))
    case .manPage: return print(ManPage.text)
    }
  }

  private func open(_ words: [String]) -> ExitCode {
    let (file, line) = Invocation.parts(of: words) { path in
      unsafe access(path, F_OK) == 0
    }
    return converse(session(on: file), line: line)
  }

  /// The session on a file; without one $MOJ_MODEL, else the only model in the folder.
  private func session(on file: String?) -> Session {
    configured(Session())
  }

  /// The session on the demo team, in which nothing is saved.
  private func demoSession() -> Session {
    configured(Session())
  }

  private func configured(_ session: Session) -> Session {
    var session = session
    if let language = options.language { session.language = language }
    return session
  }

  /// Answers what is given, else standard input, else talks with the person at the terminal.
  private func converse(_ session: Session, line: String?) -> ExitCode {
    if let cursor = options.complete { return complete(cursor, in: session) }
    var conversation = Conversation(session, options: options, terminal: terminal)
    let lines = (line.map { [$0] } ?? []) + options.lines
    if !lines.isEmpty { return conversation.answer(lines) }
    return terminal.isInteractive ? conversation.talk() : conversation.answerStandardInput()
  }

  /// `--complete LINE COLUMN`: the start, then each candidate with its note, for tests and tools.
  private func complete(_ cursor: Options.Cursor, in session: Session) -> ExitCode {
    let column = min(cursor.column, cursor.line.utf8.count)
    let found = session.completion(of: cursor.line, at: column)
    let rows = found.candidates.map {
      "\(Printable.text($0.text))\t\(Printable.text($0.note))\n"
    }
    return print("\(found.start)\n" + rows.joined())
  }

  private func print(_ text: String) -> ExitCode {
    output.write(text)
    output.flush()
    return .ok
  }

  private func missing(_ name: String) -> ExitCode {
    let diagnostic = Diagnostic(
      code: "not-yet",
      message: Words(en: "“\(name)” is not there yet.", fi: "“\(name)” puuttuu vielä."),
      exitCode: .software)
    let errors = Output(STDERR_FILENO)
    errors.write(
      Problems.text([diagnostic], language: options.language ?? .en, terminal: terminal))
    errors.flush()
    return .software
  }
}
