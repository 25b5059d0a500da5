import Foundation
import MojLanguage
import MojText
import Testing

@testable import MojShell

/// The manual: a page for each command and concept in both languages, whose examples are lessons.
///
/// What a page of a command says of its use comes from the table that `help` and the man page read;
/// `MOJ_RECORD=1` writes that part and leaves what a person wrote between. `TranscriptTests` replays
/// the examples.
struct ManualTests {
  static let root = "Sources/Manual"

  /// What the manual explains besides commands.
  static let concepts = [
    "accounts", "callbacks", "care", "changes", "coaching", "command-line", "conditions",
    "criteria", "dates",
    "durability", "import", "language", "lessons", "levels", "measures", "meetings", "output",
    "plans",
    "potential", "privacy", "promises", "prompt", "results", "safe-mode", "scenarios", "scripts",
    "servers",
    "tiers",
    "time",
  ]

  private static var isRecording: Bool {
    ProcessInfo.processInfo.environment["MOJ_RECORD"] == "1"
  }

  private static func path(_ language: Language, concept: String) -> String {
    "\(root)/\(language.rawValue)/concepts/\(concept).md"
  }

  private static func path(_ language: Language, command: String) -> String {
    "\(root)/\(language.rawValue)/commands/\(command).md"
  }

  private static func write(_ text: String, to path: String) throws {
    let file = Demo.root.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private static func title(of path: String) -> String {
    Demo.text(of: path).split(separator: "\n").first.map { String($0.dropFirst(2)) } ?? ""
  }

  private static func word(of command: ShellCommand, _ language: Language) -> String {
    Keyword.all.first { $0.id.rawValue == command.head }?.words(in: language) ?? command.head
  }

  // MARK: Concepts

  @Test(arguments: concepts, Language.allCases)
  func `a concept has its page`(concept: String, language: Language) throws {
    let path = Self.path(language, concept: concept)
    let text = Demo.text(of: path)
    try #require(text.hasPrefix("# "), "\(path) is missing")
    let transcript = Transcript(text)
    #expect(transcript.settings["lang"] == language.rawValue)
    #expect(!transcript.steps.isEmpty)
    let prose = transcript.paragraphs(before: 0).filter { !$0.hasPrefix("#") }
    #expect(prose.joined().count > 100, "\(path) says too little")
  }

  @Test(arguments: Language.allCases)
  func `the manual has no page of something else, and its promises are nine`(language: Language) {
    let folder = "\(Self.root)/\(language.rawValue)"
    let concepts = Demo.files(below: "\(folder)/concepts", ending: ".md")
    #expect(concepts == Self.concepts.map { Self.path(language, concept: $0) }.sorted())
    let commands = Demo.files(below: "\(folder)/commands", ending: ".md")
    #expect(commands == ShellCommand.heads.map { Self.path(language, command: $0) }.sorted())
    let promises = Demo.text(of: Self.path(language, concept: "durability"))
    for number in 1...9 { #expect(promises.contains("\n\(number). ")) }
  }

  // MARK: Commands

  /// What stands above the examples of a command's page.
  private static func head(_ command: ShellCommand, _ language: Language) -> String {
    let summary = command.summary[language]
    let sentence = summary.prefix(1).uppercased() + summary.dropFirst() + "."
    return """
      # \(word(of: command, language))

      <!-- moj: demo today=2026-11-23 lang=\(language.rawValue) width=100 -->

      \(sentence)

      ```text
      \(command.usage[language])
      ```

      """
  }

  /// What stands below them: the concepts that lead here.
  private static func foot(_ command: ShellCommand, _ language: Language) -> String {
    let link = "(../commands/\(command.head).md)"
    let pages = concepts.filter { Demo.text(of: path(language, concept: $0)).contains(link) }
    let links = pages.map { "[\(title(of: path(language, concept: $0)))](../concepts/\($0).md)" }
    let also = Words(en: "See also", fi: "Katso myös")[language]
    return "\n\(also): \(links.joined(separator: ", "))\n"
  }

  /// The examples of a page: those that are there, else the one of the table with what goes before.
  private static func examples(_ command: ShellCommand, _ language: Language) -> String {
    let old = Demo.text(of: path(language, command: command.head))
    if let first = old.range(of: "\n```\nmoj> "),
      let last = old.range(of: "\n```\n", options: .backwards)
    {
      return String(old[first.lowerBound..<last.upperBound])
    }
    let needsResults = ["back", "forward", "again", "more", "wide"].contains(command.head)
    let needsTalk = command.head == "resume"
    let before =
      (needsResults ? ["leads count", "leads where tier = A1"] : [])
      + (needsTalk ? ["play gatekeeper", "1", "quit"] : [])
      + (TidyTests.before[command.head] ?? [])
    let lines = (before + [command.example[language]]).map { "moj> \($0)\n" }
    return "\n```\n" + lines.joined() + "```\n"
  }

  @Test(arguments: ShellCommand.all.map(\.head), Language.allCases)
  func `a command has its page, which says what help says`(
    head: String, language: Language
  ) throws {
    let command = try #require(ShellCommand.all.first { $0.head == head })
    let path = Self.path(language, command: head)
    let top = Self.head(command, language)
    let foot = Self.foot(command, language)
    if Self.isRecording {
      try Self.write(top + Self.examples(command, language) + foot, to: path)
    }
    let page = Demo.text(of: path)
    try #require(!page.isEmpty, "\(path) is missing; MOJ_RECORD=1 makes it")
    #expect(page.hasPrefix(top) && page.hasSuffix(foot), "\(path) says otherwise than the table")
    #expect(foot.contains("]("), "no concept leads to \(head)")
    #expect(Transcript(page).steps.contains { $0.typed == command.example[language] })
  }

  /// The table of words is the one source: no command of it is without its page.
  @Test func `the commands are those of the table of words`() {
    let words = Set(Keyword.all.filter { $0.role == .command }.map(\.id.rawValue))
    // A definition is a line of the language itself.
    #expect(words.subtracting(["let"]) == ShellCommand.heads)
    for (language, word) in [(Language.en, "let"), (.fi, "nimeä")] {
      let page = Transcript(Demo.text(of: Self.path(language, concept: "language")))
      #expect(page.steps.contains { $0.typed.hasPrefix("\(word) ") })
    }
  }

  @Test(arguments: Language.allCases)
  func `the page of the command line speaks of every subcommand`(language: Language) {
    let page = Demo.text(of: Self.path(language, concept: "command-line"))
    for spec in OptionTable.subcommands {
      #expect(page.contains("moj \(spec.name)"), "\(spec.name)")
    }
  }

  // MARK: The table of contents

  private static func contents(_ language: Language) -> String {
    let title = Words(en: "The manual of moj", fi: "mojin käsikirja")[language]
    let about = Words(
      en: "Every page is a lesson: `moj teach PAGE` steps through it, `moj test` verifies it.",
      fi: "Jokainen sivu on oppitunti: `moj teach SIVU` kulkee sen läpi, `moj test` tarkistaa sen.")
    var text = "# \(title)\n\n\(about[language])\n"
    text += "\n## \(Words(en: "Concepts", fi: "Käsitteet")[language])\n\n"
    for concept in concepts {
      text += "- [\(Self.title(of: path(language, concept: concept)))](concepts/\(concept).md)\n"
    }
    for group in ShellCommand.groups {
      text += "\n## \(group.title[language])\n\n"
      for command in group.commands {
        let name = word(of: command, language)
        text += "- [\(name)](commands/\(command.head).md): \(command.summary[language])\n"
      }
    }
    return text
  }

  @Test(arguments: Language.allCases)
  func `the table of contents leads to every page`(language: Language) throws {
    let path = "\(Self.root)/\(language.rawValue)/README.md"
    let contents = Self.contents(language)
    if Self.isRecording { try Self.write(contents, to: path) }
    #expect(Demo.text(of: path) == contents, "MOJ_RECORD=1 writes it anew")
  }

  @Test(arguments: Language.allCases)
  func `links lead to pages that are there`(language: Language) {
    let folder = "\(Self.root)/\(language.rawValue)"
    for path in Demo.files(below: folder, ending: ".md") {
      let place = Demo.root.appending(path: path).deletingLastPathComponent()
      for part in Demo.text(of: path).components(separatedBy: "](").dropFirst() {
        let target = String(part.prefix { $0 != ")" })
        let file = place.appending(path: target).standardizedFileURL
        #expect(FileManager.default.fileExists(atPath: file.path), "\(path): \(target)")
      }
    }
  }
}
