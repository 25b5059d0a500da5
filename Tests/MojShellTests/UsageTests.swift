import MojLanguage
import MojText
import Testing

@testable import MojShell

struct UsageTests {
  @Test(arguments: Language.allCases)
  func `the help fits 80 columns`(language: Language) {
    for line in Usage.text(in: language).split(separator: "\n") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test(arguments: OptionTable.options.filter { !$0.isHidden }.map(\.name))
  func `every option stands in help, manual and completions`(name: String) {
    for language in Language.allCases {
      #expect(Usage.text(in: language).contains("--\(name)"))
      let spelled = "\\-\\-" + name.split(separator: "-").joined(separator: "\\-")
      #expect(ManPage.text(in: language).contains(spelled))
    }
    for shell in CompletionScripts.Shell.allCases {
      #expect(
        CompletionScripts.script(for: shell).contains(shell == .fish ? "-l \(name)" : "--\(name)"))
    }
  }

  @Test(arguments: OptionTable.subcommands.map(\.name))
  func `every subcommand stands in help, manual and completions`(name: String) {
    for language in Language.allCases {
      #expect(Usage.text(in: language).contains("moj \(name)"))
      #expect(ManPage.text(in: language).contains(".B \(name)"))
    }
    for shell in CompletionScripts.Shell.allCases {
      #expect(CompletionScripts.script(for: shell).contains(name))
    }
  }

  @Test(arguments: OptionTable.options.filter(\.isHidden).map(\.name))
  func `hidden options stay hidden`(name: String) {
    #expect(!Usage.text(in: .en).contains("--\(name) "))
  }

  @Test func `no two options share a name`() {
    let names = OptionTable.options.flatMap { [$0.name] + ($0.short.map { [String($0)] } ?? []) }
    #expect(Set(names).count == names.count)
  }

  /// Every command of the language stands in `help --all` and the manual page as its table says it.
  @Test(arguments: Language.allCases)
  func `help and the manual page say of each command what its table says`(
    language: Language
  ) throws {
    var session = try #require(Demo.session(language))
    let help = session.answer(to: Words(en: "help all", fi: "ohje kaikki")[language]).text.plain
    let page = ManPage.text(in: language).split(separator: "\n").map(String.init)
    for command in ShellCommand.all {
      let word = Keyword.all.first { $0.id.rawValue == command.head }?.words(in: language)
      #expect(help.contains(try #require(word)), "\(command.head)")
      let usage = command.usage[language].split(separator: "-", omittingEmptySubsequences: false)
        .joined(separator: "\\-").split(separator: "…", omittingEmptySubsequences: false)
        .joined(separator: "...")
      #expect(page.contains { $0.hasPrefix(".B ") && $0.hasSuffix(usage) }, "\(usage)")
    }
  }

  @Test(arguments: Language.allCases)
  func `no line of the manual page starts a command by accident`(language: Language) {
    let known = [".TH", ".SH", ".SS", ".br", ".TP", ".B", ".nf", ".fi"]
    for line in ManPage.text(in: language).split(separator: "\n") where line.hasPrefix(".") {
      #expect(known.contains { line.hasPrefix($0) }, "\(line)")
    }
  }
}
