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

  init(_ commands: Commands) { self.commands = commands }

  func run(_ paths: [String]) throws -> ExitCode {
    var passed = 0
    var failed = 0
    for path in paths.flatMap(transcripts) {
      let transcript = Transcript(
        String(decoding: try FileReader.content(of: path).bytes, as: UTF8.self))
      let session = try Lesson.session(of: transcript, beside: path, commands.options)
      let differences = transcript.replay(in: session).differences
      failed += differences.count
      passed += transcript.steps.count - differences.count
      for difference in differences { report(difference, path) }
    }
    _ = commands.print("\(passed) passed, \(failed) failed\n")
    return failed == 0 ? .ok : .found
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
