#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojLanguage
import MojShell
import MojStore
import MojText

/// `moj run SCRIPT [FILE] [name=value …]`: runs a saved script.
struct ScriptCommand {
  private let commands: Commands
  private let opening: Opening

  init(_ commands: Commands, _ opening: Opening) {
    self.commands = commands
    self.opening = opening
  }

  func run(
    _ path: String, _ file: String?, _ parameters: [Invocation.Parameter]
  ) throws -> ExitCode {
    let bytes = try ScriptCommand.bytes(of: path)
    let (script, problems) = ScriptParser.script(in: bytes, name: path)
    guard problems.isEmpty else {
      commands.warn(problems.map(\.diagnostic))
      return .usage
    }
    let opened = file == "demo" ? try opening.demo() : try opening.opened(file, isWhole: false)
    var session = opened.session
    session.isCancelled = { Signals.isInterrupted || Budget.isOverMemory }
    session.progress = Progress.teller(commands.terminal, session.language)
    let trust = ScriptTrust(commands.options)
    if opened.file != nil || session.settings.saving == .atOnce {
      session.settings.saving = trust.mode(of: path).map { .readOnly($0) } ?? .atEnd
    }
    let language = session.language
    if commands.terminal.isInteractive { Signals.watch() }
    let arguments = parameters.map { (name: $0.name, value: $0.value) }
    var page = ScriptPage(title: script.about[language], for: session)
    let runner = ScriptRunner(
      script, name: path, loader: { ScriptCommand.other($0, beside: path, trust) },
      beforeStep: commands.options.step ? step : nil,
      deliver: { answer in
        if page == nil { return deliver(answer, language) }
        commands.warn(answer.diagnostics, language)
        page?.append(answer)
      })
    let (files, code) = runner.run(in: &session, arguments: arguments)
    if let page {
      commands.output.write(page.bytes)
      commands.output.flush()
    }
    guard code == .ok else { return code }
    // One of the scripts that it ran may be another's.
    if let mode = trust.mode, !session.unsaved.isEmpty {
      throw FileProblem(.sealed(mode), opened.file?.path ?? path)
    }
    try save(&session, opened.file, path)
    let folder = commands.folder(opened, safeMode: trust.mode)
    try folder.write(files)
    return .ok
  }

  /// Saves all that the script changed, as one change.
  private func save(_ session: inout Session, _ file: ModelFile?, _ path: String) throws {
    guard !session.unsaved.isEmpty else { return }
    let change = Change(
      command: "run \(path)", edits: session.unsaved.flatMap(\.edits),
      isExact: session.unsaved.contains(where: \.isExact))
    do {
      let notes: [Diagnostic]
      if session.served != nil {
        notes = try session.keep(change, forgetting: nil)
      } else if var file {
        notes = try file.save(change, expecting: session.model).notes
      } else {
        return
      }
      commands.warn(notes, session.language)
    } catch let problem as SaveProblem {
      throw session.diagnostic(of: problem)
    }
  }

  private func deliver(_ answer: Answer, _ language: Language) {
    commands.warn(answer.diagnostics, language)
    if !commands.output.writeData(of: answer) {
      commands.output.write(answer.text.text(colored: commands.terminal.isOutputColored))
    }
    commands.output.flush()
  }

  /// Shows a step and waits for Enter; `q` leaves.
  private func step(_ text: String) -> Bool {
    var shown = StyledText()
    shown.append("› ", .dim)
    shown.append(text.split(separator: "\n").joined(separator: " "), .accent)
    commands.output.write(shown.text(colored: commands.terminal.isOutputColored))
    commands.output.flush()
    guard let line = readLine() else { return false }
    return line != "q"
  }

  // MARK: Finding scripts

  /// A script by its path, else one that moj carries, by its name.
  static func bytes(of path: String) throws(FileProblem) -> [UInt8] {
    if unsafe access(path, F_OK) != 0, let carried = carried(path) { return carried }
    return try FileReader.content(of: path, limit: 2 * 1_048_576).bytes
  }

  private static func carried(_ name: String) -> [UInt8]? {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    return Embedded.bytes(of: file.hasSuffix(".moj") ? file : file + ".moj")
  }

  /// A script that another runs: beside it, never elsewhere.
  private static func other(
    _ name: String, beside path: String, _ trust: ScriptTrust
  ) -> [UInt8]? {
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else { return nil }
    let folder =
      path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : ""
    _ = trust.mode(of: folder + name)
    return try? bytes(of: folder + name)
  }
}
