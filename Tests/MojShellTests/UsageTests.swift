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
    }
    #expect(ManPage.text.contains("\\-\\-" + name.split(separator: "-").joined(separator: "\\-")))
    for shell in CompletionScripts.Shell.allCases {
      #expect(
        CompletionScripts.script(for: shell).contains(shell == .fish ? "-l \(name)" : "--\(name)"))
    }
  }

  @Test(arguments: OptionTable.subcommands.map(\.name))
  func `every subcommand stands in help, manual and completions`(name: String) {
    for language in Language.allCases {
      #expect(Usage.text(in: language).contains("moj \(name)"))
    }
    #expect(ManPage.text.contains(".B \(name)"))
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

  @Test func `no line of the manual page starts a command by accident`() {
    let known = [".TH", ".SH", ".SS", ".br", ".TP", ".B", ".nf", ".fi"]
    for line in ManPage.text.split(separator: "\n") where line.hasPrefix(".") {
      #expect(known.contains { line.hasPrefix($0) }, "\(line)")
    }
  }
}
