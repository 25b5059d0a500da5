import Foundation
import MojModel
import MojRender
import MojText
import Testing

@testable import MojShell

/// Whatever is asked, no line is wider than a terminal of 40 to 300 columns, and tables are straight.
struct TerminalWidthTests {
  private static let widths = [40, 47, 60, 80, 132, 300]

  /// Lines of every kind: the examples of help, its pages, every source.
  private static let lines: [Words] =
    HelpExamples.lines + ShellCommand.all.map(\.example)
    + ShellCommand.all.map { Words(en: "help \($0.head)", fi: "ohje \($0.head)") }
    + SourceDefinition.all.map(\.words)
    + [
      Words(same: "help"), Words(en: "help keys", fi: "ohje näppäimet"),
      Words(en: "leads where teir = A1", fi: "liidit joiden lokka = A1"),
      Words(
        en: "explain leads where tier better than B1 and last_contact before today-90d",
        fi: "selitä leads where tier better than B1 and last_contact before today-90d"),
    ]

  private func session(
    _ language: Language, width: Int, hasUnicode: Bool, _ model: Model? = nil
  ) throws -> Session {
    var session = try #require(Demo.session(language, width: width))
    if let model { session = Session(model, session.settings) }
    session.settings.isTerminal = true
    session.settings.hasUnicode = hasUnicode
    return session
  }

  @Test(arguments: lines.indices)
  func `no line is wider than the terminal`(place: Int) throws {
    let line = Self.lines[place]
    // Each line at 40 columns and at one other width, in the one language and in the other.
    let others = Language.allCases.map { $0 == (place % 4 < 2 ? .en : .fi) }
    for (width, isFirst) in zip([40, Self.widths[1 + place % (Self.widths.count - 1)]], others) {
      for language in Language.allCases where (language == .en) == isFirst {
        var session = try session(language, width: width, hasUnicode: place % 3 > 0)
        if place % 5 == 0 { _ = session.answer(to: "meeting on") }
        for before in ["leads", "customers"] + (TidyTests.before[line.en] ?? []) {
          _ = session.answer(to: before)
        }
        session.isWide = place % 2 == 0
        let text = session.answer(to: line[language]).text.plain
        for shown in text.split(separator: "\n") {
          #expect(
            DisplayWidth.width(of: shown) <= width, "\(width): \(line[language]): \(shown)")
        }
      }
    }
  }

  // MARK: Names of all kinds

  private static let names = [
    "日本株式会社 Köydet", "Säiliöt 🚀 Oy", "Cafe\u{301} Mittalaitteet", "👩‍🔧 Huolto",
    "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 AG", "한국어 회사", "العربية ش.م.", "Z\u{335}a\u{308}lgo\u{336} Oy", "🇫🇮 Lippu Oy", "ﬁx ﬂow",
  ]

  /// The demo team with ten of its accounts called otherwise.
  private static let model: Model? = {
    var text = Demo.text(of: "scripts/demo/team.json")
    guard let demo = Demo.model(.en), let column = demo[.accounts].column("name") else {
      return nil
    }
    for (row, name) in names.enumerated() {
      text = text.replacingOccurrences(
        of: "\"\(demo.value(column, at: row).name)\"", with: "\"\(name)\"")
    }
    return ModelReader.model(from: Array(text.utf8), language: .en).model
  }()

  @Test(arguments: widths)
  func `names of all kinds leave the columns straight`(width: Int) throws {
    let model = try #require(Self.model)
    for isWide in [false, true] {
      var session = try session(.en, width: width, hasUnicode: true, model)
      session.isWide = isWide
      let text = session.answer(to: "accounts take 12").text.plain
      #expect(text.contains(isWide ? "日本株式会社 Köydet" : "日本"))
      var place: [Int] = []
      var tables = 0
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        let here = Self.columns(of: line)
        guard !here.isEmpty else {
          place = []
          continue
        }
        if place.isEmpty { tables += 1 }
        #expect(place.isEmpty || here == place, "\(width): \(line)")
        place = here
      }
      #expect(tables > 0)
    }
  }

  /// The cells before each line between columns.
  private static func columns(of line: Substring) -> [Int] {
    line.indices.filter { line[$0] == "│" || line[$0] == "┼" }.map {
      DisplayWidth.width(of: line[..<$0])
    }
  }

  // MARK: All columns

  @Test(arguments: widths, Language.allCases)
  func `wide cuts and hides nothing`(width: Int, language: Language) throws {
    for line in ["accounts take 9", "activities take 5 show account, at, note, seller"] {
      var session = try session(language, width: width, hasUnicode: true)
      _ = session.answer(to: line)
      let fitted = session.answer(to: line).text.plain
      let wide = session.answer(to: "wide").text.plain
      let words = [
        Words(en: "hidden", fi: "piilossa"), Words(en: " cut", fi: "lyhennetty"),
      ].map { $0[language] }
      #expect(!words.contains { wide.contains($0) }, "\(width): \(line)")
      if width == 40 { #expect(words.contains { fitted.contains($0) }) }
      // Every value is there whole: what a terminal breaks is put together again.
      let whole = Self.letters(wide)
      session.settings.isTerminal = false
      let plain = session.answer(to: line).text.plain
      for cell in plain.split(whereSeparator: { $0 == "\n" }).dropFirst().dropLast()
        .flatMap({ $0.replacingOccurrences(of: "  ", with: "\n").split(separator: "\n") })
      {
        #expect(whole.contains(Self.letters(String(cell))), "\(width): \(cell)")
      }
    }
  }

  private static func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  @Test func `wide asks a report anew, too`() throws {
    var session = try session(.en, width: 60, hasUnicode: true)
    #expect(session.answer(to: "promises").text.plain.contains("hidden"))
    let wide = session.answer(to: "wide").text.plain
    #expect(wide.hasPrefix("Promises still to be kept") && !wide.contains("hidden"))
  }
}
