import MojText
import Testing

@testable import MojLanguage

/// Names of several words, typed as they are said.
@Suite struct CompoundNamesTests {
  private static let names = CompoundNames([
    "last_contact", "viime yhteys", "days_in_level", "sales_12m", "myynti 12kk", "trust",
    "trust_at_least", "tier", "name",
  ])
  private let parser = Parser(commands: [], names: names)

  private func tree(_ line: String) throws -> String {
    try parser.statement(in: SourceText(line)).tree
  }

  @Test(arguments: [
    ("leads where last contact before today", "leads where `last contact` before today"),
    ("leads where not last contact is missing", "leads where not `last contact` is missing"),
    ("leads where Viime Yhteys < .due", "leads where `Viime Yhteys` < .due"),
    ("leads sort by last contact desc, tier", "leads sort by `last contact` desc, tier"),
    ("leads last 3 sort by last contact last 2", "leads last 3 sort by `last contact` last 2"),
    ("leads show name, last contact, -sales 12m", "leads show name, `last contact`, -`sales 12m`"),
    ("leads show +sales 12m as \"x\"", "leads show +`sales 12m` as \"x\""),
    ("leads group by last contact.year", "leads group by `last contact`.year"),
    ("leads top 3 by myynti 12kk per tier", "leads top 3 by `myynti 12kk` per tier"),
    ("leads where myynti 12 kk > 1k", "leads where `myynti 12kk` > 1k"),
    ("leads sum sales 12m, avg sales 12m", "leads sum `sales 12m`, avg `sales 12m`"),
    ("leads where days in level > 90", "leads where `days in level` > 90"),
  ])
  func `a name of several words is one name`(said: String, quoted: String) throws {
    let (said, quoted) = (try tree(said), try tree(quoted))
    #expect(said == quoted)
  }

  @Test func `a word that compares is no part of a name that begins with another`() throws {
    let (typed, plain) = (try tree("a where trust at least 3"), try tree("a where trust >= 3"))
    #expect(typed == plain)
  }

  @Test func `a path goes on after a name of several words`() throws {
    guard
      case .query(let query) = try parser.statement(
        in: SourceText("calls count by account.viime yhteys.month")),
      case .measure(let measuring)? = query.stages.first
    else {
      Issue.record("no measure")
      return
    }
    #expect(measuring.by.first?.field?.names.map(\.text) == ["account", "viime yhteys"])
    #expect(measuring.by.first?.part == .month)
  }

  @Test(arguments: [
    "leads where last contact before today sort by last contact",
    "leads show name, last contact, -sales 12m", "leads count by account.viime yhteys.month",
    "leads group by last contact.year", "leads where `odd name` = 1 and days in level > 3",
  ])
  func `the canonical line of either language is read back the same`(line: String) throws {
    let statement = try parser.statement(in: SourceText(line))
    for language in Language.allCases {
      let text = Formatter.text(of: statement, language: language, names: Self.names)
      #expect(try tree(text) == statement.tree, "\(text)")
    }
    let strange = Formatter.text(of: statement, language: .en)
    #expect(
      try tree(strange) == statement.tree, "whoever knows no names gets backticks: \(strange)")
  }

  @Test(arguments: Sentences.trees.map(\.0).filter { $0.contains { "åäö".contains($0) } })
  func `letters and their marks apart are the same words`(line: String) {
    let apart = decomposed(line)
    #expect(Array(apart.unicodeScalars) != Array(line.unicodeScalars))
    #expect(treeOf(apart) == treeOf(line))
  }

  private func treeOf(_ line: String) -> String {
    do { return try tree(line) } catch { return "\(error)" }
  }

  /// The text with å, ä and ö as a letter and a mark.
  private func decomposed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "ä": scalars.append(contentsOf: "a\u{308}".unicodeScalars)
      case "ö": scalars.append(contentsOf: "o\u{308}".unicodeScalars)
      case "å": scalars.append(contentsOf: "a\u{30A}".unicodeScalars)
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
