#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojShell
import MojStore
import MojText

/// `moj test TRANSCRIPT|FOLDER …`: replays stories and says where they differ from what was
/// written down.
struct TestCommand {
  private let commands: Commands
  private let opening: Opening

  init(_ commands: Commands, _ opening: Opening) {
    self.commands = commands
    self.opening = opening
  }

  func run(_ paths: [String]) throws -> ExitCode {
    var passed = 0
    var failed = 0
    for path in paths.flatMap(transcripts) {
      let transcript = Transcript(
        String(decoding: try FileReader.content(of: path).bytes, as: UTF8.self))
      let session = try session(of: transcript, beside: path)
      let differences = transcript.replay(in: session).differences
      failed += differences.count
      passed += transcript.steps.count - differences.count
      for difference in differences { report(difference, path) }
    }
    _ = commands.print("\(passed) passed, \(failed) failed\n")
    return failed == 0 ? .ok : .found
  }

  private func session(of transcript: Transcript, beside path: String) throws -> Session {
    var options = commands.options
    options.today = transcript.settings["today"] ?? options.today
    options.language =
      transcript.settings["lang"].flatMap { Language(rawValue: $0) } ?? options.language
    let opening = Opening(options: options, terminal: Terminal(options))
    let model = transcript.settings["model"] ?? "demo"
    let folder =
      path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : ""
    var session =
      try model == "demo" ? opening.demo().session : opening.opened(folder + model).session
    session.settings.isTerminal = false
    session.settings.width = transcript.settings["width"].flatMap { Int($0) }
    return session
  }

  private func report(_ difference: Transcript.Difference, _ path: String) {
    var text = StyledText()
    text.line("\(path):\(difference.step.line): \(difference.step.typed)", .error)
    for line in difference.step.answer.split(separator: "\n", omittingEmptySubsequences: false) {
      text.line("- \(line)", .dim)
    }
    for line in difference.got.split(separator: "\n", omittingEmptySubsequences: false) {
      text.line("+ \(line)")
    }
    commands.output.write(text.text(colored: commands.terminal.isOutputColored))
    commands.output.flush()
  }

  /// A path's transcripts: itself, or the Markdown files below the folder that it names.
  private func transcripts(_ path: String) -> [String] {
    guard let folder = unsafe opendir(path) else { return [path] }
    defer { unsafe closedir(folder) }
    var found: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      guard !name.hasPrefix(".") else { continue }
      let full = "\(path)/\(name)"
      if name.hasSuffix(".md") {
        found.append(full)
      } else if !name.contains(".") {
        found += transcripts(full)
      }
    }
    return found.filter { $0.hasSuffix(".md") }.sorted()
  }
}
