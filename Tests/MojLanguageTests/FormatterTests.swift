import MojTesting
import MojText
import Testing

@testable import MojLanguage

@Suite struct FormatterTests {
  private func isStable(_ line: String) throws -> Bool {
    let statement = try parser.statement(in: SourceText(line))
    return Language.allCases.allSatisfy { language in
      let text = Formatter.text(of: statement, language: language)
      let again = tree(text)
      guard again != statement.tree || !isCanonical(text, language) else { return true }
      print("\(line)\n\(text)\n\(statement.tree)\n\(again)")
      return false
    }
  }

  /// Whether formatting a formatted text leaves it as it is.
  private func isCanonical(_ text: String, _ language: Language) -> Bool {
    guard let statement = try? parser.statement(in: SourceText(text)) else { return false }
    return Formatter.text(of: statement, language: language) == text
  }

  @Test(arguments: Sentences.trees.map(\.0))
  func `a formatted line has the same tree`(line: String) throws {
    #expect(try isStable(line), "\(line)")
  }

  @Test func `a formatted random statement has the same tree`() throws {
    var random = RandomStatement(seed: 11)
    var unread: [String] = []
    for _ in 0..<3_000 {
      let line = random.line()
      guard mistake(line) == nil else {
        unread.append(line)
        continue
      }
      #expect(try isStable(line), "\(line)")
    }
    #expect(unread.count < 300, "\(unread.first ?? "")")
    if let line = unread.first { print("\(unread.count) unread, such as \(line)") }
  }

  @Test(arguments: [
    ("leads where a==1 && b<>2", "leads where a = 1 and b != 2", "leads joiden a = 1 ja b != 2"),
    ("leads where a is not set", "leads where a is missing", "leads joiden a puuttuu"),
    ("leads where a in 1, 2", "leads where a in (1, 2)", "leads joiden a joukossa (1, 2)"),
    (
      "leads order by b desc limit 5", "leads sort by b desc take 5",
      "leads järjestä mukaan b laskeva ota 5"
    ),
    (
      "leads count by made.week across a to x.csv",
      "leads count by made.week across a to \"x.csv\"",
      "leads lukumäärä mukaan made.viikko sarakkeina a tiedostoon \"x.csv\""
    ),
    ("show a as 'b'", "those show a as \"b\"", "ne näytä a nimellä \"b\""),
    ("use a = 1", "use a = 1", "rajaa a = 1"),
  ])
  func `there is one spelling in each language`(line: String, en: String, fi: String) throws {
    let statement = try parser.statement(in: SourceText(line))
    #expect(Formatter.text(of: statement, language: .en) == en)
    #expect(Formatter.text(of: statement, language: .fi) == fi)
  }

  @Test func `a tree made by code keeps its meaning`() {
    let span = SourceSpan(0, 0)
    let test = { (name: String) in
      Condition.test(
        Test(
          field: Field([Name(name, span)]), operation: .isSet, operatorSpan: span, values: [],
          span: span))
    }
    let either = Condition.or([test("a"), test("b")])
    #expect(
      Formatter.text(of: .and([either, .not(either)]), language: .en)
        == "(a is set or b is set) and not (a is set or b is set)")
  }

  @Test(arguments: [
    ("A1", "A1"), ("Acme Corp", "\"Acme Corp\""), ("where", "\"where\""), ("a\"b", "\"a\"\"b\""),
    ("", "\"\""), ("x, y", "\"x, y\""), ("Heslop's", "Heslop's"),
  ])
  func `a value is quoted where it must be`(text: String, expected: String) {
    #expect(Formatter.quotedIfNeeded(text) == expected)
    #expect(mistake("where a = \(expected)") == nil)
  }
}

/// Makes statements of all productions, in forms of both languages.
struct RandomStatement {
  private var random: SeededGenerator
  private var depth = 0

  init(seed: UInt64) { random = SeededGenerator(seed) }

  private mutating func one(_ choices: String...) -> String {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func list(_ item: (inout Self) -> String) -> String {
    var items = [item(&self)]
    while chance(30) { items.append(item(&self)) }
    return items.joined(separator: one(", ", ",\n ", " , ").first == " " ? ", " : ", ")
  }

  mutating func line() -> String {
    if chance(5) {
      return "\(one("let", "nimeä")) \(one("hot", "`my view`", "\"a b\"")) = \(query())"
    }
    if chance(5) { return "\(one("use", "rajaa")) \(condition())" }
    return query()
  }

  private mutating func query() -> String {
    var parts = [one("leads", "liidit", "those", "ne", "`odd one`", "calls")]
    if chance(10) { parts.append("\(one("on", "päivänä", "as of")) \(date())") }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      if chance(20) { parts.append("|") }
      parts.append(stage())
    }
    if chance(20) { parts.append("\(one("as", "muodossa")) \(one("csv", "json", "md"))") }
    if chance(20) {
      parts.append("\(one("to", "tiedostoon")) \(one("x.csv", "\"a b.md\"", "a/{b}.md"))")
    }
    return parts.joined(separator: " ")
  }

  private mutating func stage() -> String {
    switch Int.random(in: 0..<9, using: &random) {
    case 0...2: return "\(one("where", "joiden", "filter")) \(condition())"
    case 3:
      let fields = list { "\($0.field()) \($0.one("asc", "desc", "", "laskeva"))" }
      return "\(one("sort by", "järjestä", "order by", "lajittele mukaan")) \(fields)"
    case 4:
      return
        "\(one("take", "last", "ota", "lopusta", "limit")) \(Int.random(in: 0...99, using: &random))"
    case 5:
      let by = chance(60) ? " \(one("by", "mukaan")) \(field())" : ""
      let per = chance(60) ? " per \(bucket())" : ""
      return "\(one("top", "bottom", "suurimmat", "alimmat")) 3\(by)\(per)"
    case 6:
      let by = chance(60) ? " \(one("by", "mukaan", "per")) \(list { $0.bucket() })" : ""
      let across = chance(30) ? " \(one("across", "sarakkeina")) \(bucket())" : ""
      return list { $0.measure() } + by + across
    case 7: return "\(one("group by", "ryhmittele")) \(list { $0.bucket() })"
    default: return "\(one("show", "näytä")) \(list { $0.item() })"
    }
  }

  private mutating func measure() -> String {
    chance(30)
      ? one("count", "kpl") : "\(one("sum", "keskiarvo", "median", "min", "osuus")) \(field())"
  }

  private mutating func item() -> String {
    let label = chance(20) ? " \(one("as", "nimellä")) \"A \"\"label\"\"\"" : ""
    return one("", "", "+", "-") + field() + label
  }

  private mutating func field() -> String {
    one(
      "tier", "potential", "account.seller.team", "luokka", "`odd name`", "`to`", "`odd`.to",
      "a.to",
      "x.y", "tier_best", "`a.b`", "to.5", "`where`", "`last`", "näkö", "`week`", "`-x`", "`9`")
  }

  private mutating func bucket() -> String {
    chance(20)
      ? one("week", "kuukausi", "viikoittain", "luokittain", "`week`")
      : field() + one("", "", ".month", ".viikko")
  }

  private mutating func condition() -> String {
    depth += 1
    defer { depth -= 1 }
    let part = { (self: inout Self) in self.one("", "", "not ", "ei ") + self.primary() }
    var text = part(&self)
    while depth < 5, chance(40) {
      text += " \(one("and", "or", "ja", "tai", "&&", "||")) \(part(&self))"
    }
    return text
  }

  private mutating func primary() -> String {
    if depth < 4, chance(15) { return "(\(condition()))" }
    if depth < 4, chance(8) {
      let parts = (0..<2).map { _ in "a is set and (\(condition()))" }
      return "\(one("2 of", "2 näistä")) (\(parts.joined(separator: ", ")))"
    }
    return chance(5) ? "\"any \"\"text\"\"\"" : test()
  }

  private mutating func test() -> String {
    let field = self.field()
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      return "\(field) \(one("is set", "puuttuu", "is not missing", "ei puutu", "is missing"))"
    case 1:
      return
        "\(field) \(one("=", "!=", "is", "ei ole", "==", "<>", "on")) \(list { $0.item(of: $0.value()) })"
    case 2:
      return "\(field) \(one("in", "not in", "joukossa")) (\(list { $0.item(of: $0.value()) }))"
    case 3:
      return
        "\(field) \(one("<", ">=", "over", "alle", "at most", "better than", "below")) \(value())"
    case 4:
      return
        "\(field) \(one("~", "has", "!~", "sisältää", "starts", "päättyy")) \(list { $0.text() })"
    default: return "\(field) \(one("before", "after", "by", "since", "mennessä")) \(date())"
    }
  }

  private mutating func item(of value: String) -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: "\(value)..\(self.value())"
    case 1: "\(value).."
    case 2: "..\(value)"
    default: value
    }
  }

  private mutating func text() -> String {
    one("steel", "\"two words\"", "Heslop's", "'it'", "“curly”", "å")
  }

  private mutating func value() -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: text()
    case 1: date()
    case 2:
      one("10k", "1,5m", "10 000 €", "-5", "12.5%", "6 weeks", "30 min", "A1", "ei", "1 h 30 min")
    default: one(".due", ".account.to", ":week", ":s.id", "14:30", "klo 14.30", "2026", "\"\"")
    }
  }

  private mutating func date() -> String {
    one(
      "today", "tänään", "2026-11-23", "last 7 days", "ensi viikko", "today+7d", "today - 7 d",
      "today +2w", "may 2026", "syksy", "2026-Q4", "W48", "viikko 48", "next friday", "eom-1d",
      "1.9.")
  }
}
