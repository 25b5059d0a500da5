import MojShell
import MojTesting
import Testing

@testable import MojPostgres

/// What a pattern finds on the server must be what moj's folding finds here.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct FoldedPatternTests {
  private static let letters =
    ((1..<0x250) + [0x301, 0x30A, 0x1EA1, 0x2013, 0x65E5]).compactMap { Unicode.Scalar($0) }

  @Test(arguments: [FoldedPattern.Comparison.whole, .contains, .starts, .ends])
  func `patterns find what is alike`(comparison: FoldedPattern.Comparison) throws {
    var random = SeededGenerator(20_261_123)
    let connection = try Connection(try Cluster.database("folded \(comparison)"))
    let each = Self.letters.map { String($0) }
    let texts = each + (0..<2_000).map { _ in Self.text(&random) }
    var found = 0
    for needle in (0..<60).map({ _ in Self.text(&random) })
      + each.filter({ _ in random.chance(20) })
    {
      let folded = comparison.fold(Array(needle.utf8))
      let rows = try connection.run(
        "select text ~ '\(FoldedPattern.odd)', coalesce(text ~ $2, false) from unnest($1::text[]) as u(text)",
        [SQLArray.text(of: texts), FoldedPattern.pattern([folded], comparison)])
      for (row, text) in texts.enumerated() {
        let isOdd = rows[row, 0] == "t"
        let isFound = rows[row, 1] == "t"
        // Of odd texts those that are not found are looked at here.
        if isOdd && !isFound { continue }
        #expect(
          isFound == comparison.holds(text, folded),
          "\(text.debugDescription) \(needle.debugDescription)")
        if isFound { found += 1 }
      }
    }
    #expect(found > 100)
  }

  /// A few letters, mostly such as several spellings are folded to.
  private static func text(_ random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<random.below(4) {
      let letter =
        random.chance(60) ? Unicode.Scalar(random.pick(["a", "A", "å", "ß", "s", "é"])) : nil
      text.unicodeScalars.append(letter ?? random.pick(letters))
    }
    return text
  }
}
