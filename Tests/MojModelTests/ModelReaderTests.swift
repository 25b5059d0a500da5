import MojText
import Testing

@testable import MojModel

/// What a model file may hold, what it may not, and how that is told.
@Suite struct ModelReaderTests {
  @Test func `a small model has all its values`() throws {
    let loaded = load(smallModel)
    #expect(loaded.problems == [])
    let model = try #require(loaded.model)
    #expect(model.name == "Messut")
    #expect(model.extras.map(\.key) == ["calendar"])
    #expect(
      try values("name", .accounts, in: model) == [.text("Ämpäri Oy"), .text("Kivi \"K\"")])
    #expect(
      try values("level", .accounts, in: model) == [
        .member(rank: 1, name: "1"), .member(rank: 2, name: "2"),
      ])
    #expect(
      try values("seller", .accounts, in: model) == [
        .record(row: 0, id: "aino", name: "Aino"), .missing,
      ])
    #expect(
      try values("tier_override", .accounts, in: model) == [.member(rank: 2, name: "B"), .missing])
    #expect(try values("potential", .accounts, in: model) == [.money(1_250), .missing])
    #expect(
      try values("fleet", .accounts, in: model) == [.number(300, scale: 2), .number(425, scale: 2)])
    #expect(model[.accounts].index(of: "own") == nil)
    #expect(try values("meaning", .tiers, in: model) == [.missing, .text("Muut")])
    #expect(
      try values("account", .activities, in: model) == [
        .record(row: 1, id: "a2", name: "Kivi \"K\"")
      ])
  }

  @Test func `offsets point at the braces of records`() throws {
    let model = try #require(load(smallModel).model)
    for offset in model[.accounts].offsets { #expect(model.arena.bytes[Int(offset)] == 0x7B) }
  }

  @Test func `a problem has path, line and words`() {
    let text = """
      {"moj": 1,
       "accounts": [
        {"id": "a", "kind": "lead", "name": "A"},
        {"id": "b", "kind": "lead", "name": "B", "potential": "12 ooo"}]}
      """
    let loaded = load(text)
    #expect(loaded.model == nil)
    #expect(loaded.isJSON)
    #expect(loaded.problems.map(\.place) == ["accounts[1].potential, line 4, column 57"])
    #expect(loaded.problems.first?.message.en == "\"12 ooo\" is no number.")
    #expect(loaded.problems.first?.exitCode == .data)
  }

  // 3
  @Test func `a byte order mark is skipped with a note`() {
    #expect(codes("\u{FEFF}" + smallModel) == ["byte-order-mark"])
    #expect(load("\u{FEFF}" + smallModel).model != nil)
  }

  // 13
  @Test(arguments: ["1e400", "99999999999999999999", "-1e19", "92233720368547758.08"])
  func `money out of range is refused`(number: String) {
    #expect(
      codes(accounts(#"{"id": "a", "name": "A", "kind": "lead", "potential": \#(number)}"#)) == [
        "out-of-range"
      ])
  }

  // 14
  @Test func `long numbers and ids are kept digit for digit`() throws {
    let text = accounts(
      #"""
      {"id": "90071992547409931234", "name": "A", "kind": "lead", "n": 9007199254740993,
       "big": 12345678901234567890123}
      """#)
    let model = try #require(load(text).model)
    #expect(try values("id", .accounts, in: model) == [.text("90071992547409931234")])
    #expect(try values("n", .accounts, in: model) == [.number(9_007_199_254_740_993, scale: 0)])
    #expect(try values("big", .accounts, in: model) == [.text("12345678901234567890123")])
  }

  // 15
  @Test(
    arguments: [
      ("0.1", 10), ("0.2", 20), ("0.3", 30), ("-0", 0), ("1e2", 10_000), ("12.50", 1_250),
      ("1.5E+3", 150_000), ("100e-2", 100), ("0e999999999", 0), ("92233720368547758.07", .max),
      ("-0.01", -1), ("10.000000000000000000000000", 1_000),
    ] as [(String, Int64)])
  func `money is exact`(text: String, cents: Int64) throws {
    let model = try #require(
      load(accounts(#"{"id": "a", "name": "A", "kind": "lead", "potential": \#(text)}"#)).model)
    #expect(try values("potential", .accounts, in: model) == [.money(cents)])
  }

  @Test func `money of more than two decimals is refused`() {
    #expect(
      codes(accounts(#"{"id": "a", "name": "A", "kind": "lead", "potential": 1.005}"#)) == [
        "too-many-decimals"
      ])
  }

  // 20
  @Test(arguments: ["1", "2"]) func `a duplicate key is told with both lines`(value: String) {
    let text =
      "{\"moj\": 1,\n\"accounts\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"lead\","
      + "\n\"potential\": 1,\n\"potential\": \(value)}]}"
    let problems = load(text).problems
    #expect(problems.map(\.code) == ["duplicate-key"])
    #expect(problems.first?.place == "accounts[0].potential, line 4, column 1")
    #expect(problems.first?.message.en.contains("line 3") == true)
  }

  @Test(arguments: [
    #"{"moj": 1, "moj": 1}"#, #"{"moj": 1, "accounts": [], "accounts": []}"#,
    #"{"moj": 1, "x": {"a": [{"b": 1, "b": 1}]}}"#, #"{"moj": 1, "x": 1, "\u0078": 1}"#,
    #"{"moj": 1, "teams": [{"id": "t", "name": {"fi": "a", "fi": "b"}}]}"#,
    #"{"moj": 1, "teams": [{"id": "t", "name": "T", "own": [{"b": 1, "b": 1}]}]}"#,
    #"{"moj": 1, "teams": [{"id": "t", "name": "T", "x": 1, "\u0078": 2}]}"#,
  ])
  func `a duplicate key is found anywhere`(text: String) {
    #expect(codes(text).contains("duplicate-key"))
    #expect(JSONSyntax.check(Array(text.utf8)) == nil)
  }

  // 21
  @Test func `keys that only look the same are both kept, with a warning`() throws {
    let loaded = load(
      accounts(
        "{\"id\": \"a\", \"name\": \"A\", \"kind\": \"lead\", \"\u{E9}\": 1, \"e\u{301}\": 2}"))
    #expect(loaded.problems.map(\.code) == ["lookalikes"])
    let model = try #require(loaded.model)
    let own = model[.accounts].fields.filter { $0.origin == .custom }
    #expect(own.map { Array($0.name.utf8) } == [Array("\u{E9}".utf8), Array("e\u{301}".utf8)])
  }

  @Test func `ids that only look the same are a warning`() {
    let text = accounts(
      "{\"id\": \"\u{E9}\", \"name\": \"A\", \"kind\": \"lead\"},"
        + "{\"id\": \"e\u{301}\", \"name\": \"B\", \"kind\": \"lead\"}")
    #expect(codes(text) == ["lookalikes"])
  }

  // 22
  @Test(arguments: ["__proto__", "", "\\u0000", String(repeating: "k", count: 10_000)])
  func `strange keys are plain data`(key: String) throws {
    let loaded = load(
      accounts("{\"id\": \"a\", \"name\": \"A\", \"kind\": \"lead\", \"\(key)\": 7}"))
    let model = try #require(loaded.model)
    let column = try #require(model[.accounts].columns.compactMap { $0 }.last)
    #expect(model.value(column, at: 0) == .number(7, scale: 0))
  }

  // 23
  @Test func `two records of one id are told; lenient keeps the first`() throws {
    let text = accounts(
      "{\"id\": \"a\", \"name\": \"A\", \"kind\": \"lead\"},\n"
        + "{\"id\": \"a\", \"name\": \"B\", \"kind\": \"lead\"},\n"
        + "{\"id\": \"b\", \"name\": \"C\", \"kind\": \"lead\"}",
      ", \"activities\": [{\"id\": \"c\", \"account\": \"b\"}]")
    let problems = load(text).problems
    #expect(problems.map(\.code) == ["duplicate-id"])
    #expect(problems.first?.place?.contains("line 2") == true)
    #expect(problems.first?.message.en.contains("line 1") == true)
    let lenient = load(text, isLenient: true)
    #expect(lenient.problems.map(\.code) == ["duplicate-id"])
    let model = try #require(lenient.model)
    #expect(try values("name", .accounts, in: model) == [.text("A"), .text("C")])
    #expect(
      try values("account", .activities, in: model) == [.record(row: 1, id: "b", name: "C")])
  }

  // 24
  @Test(arguments: [false, true])
  func `a reference to nobody is told, wherever the lists stand`(isFirst: Bool) throws {
    let sellers = #""sellers": [{"id": "s", "name": "S"}]"#
    let list = #""accounts": [{"id": "a", "name": "A", "kind": "lead", "seller": "x"}]"#
    let lists = isFirst ? "\(sellers), \(list)" : "\(list), \(sellers)"
    let text = "{\"moj\": 1, \(lists)}"
    #expect(codes(text) == ["dangling-reference"])
    #expect(load(text).problems.first?.place?.hasPrefix("accounts[0].seller, line 1") == true)
    let model = try #require(load(text, isLenient: true).model)
    #expect(try values("seller", .accounts, in: model) == [.missing])
  }

  @Test func `a reference into a missing list is text`() throws {
    let model = try #require(
      load(accounts(#"{"id": "a", "name": "A", "kind": "lead", "seller": "x"}"#)).model)
    #expect(try values("seller", .accounts, in: model) == [.text("x")])
  }

  // 25
  @Test(arguments: [
    ("name", "1"), ("name", "true"), ("name", "[]"), ("level", "true"), ("level", "4"),
    ("level", "1.0"), ("potential", "\"1\""), ("potential", "true"), ("created", "20260101"),
    ("created", "\"1.2.2026\""), ("created", "\"2026-02-30\""), ("created", "\"2025-02-29\""),
    ("wallet_share", "\"40 %\""), ("kind", "\"Lead\""), ("kind", "1"), ("id", "1"),
    ("seller", "1"), ("status", "\"activ\""), ("potential", "{}"), ("created", "null!"),
  ])
  func `nothing is coerced`(key: String, value: String) {
    var record = ["id": "\"a\"", "name": "\"A\"", "kind": "\"lead\""]
    record[key] = value
    let members = record.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
    let loaded = load(accounts("{\(members)}"))
    #expect(loaded.model == nil)
    #expect(loaded.errorCount >= 1)
  }

  @Test func `a mistyped value of a closed set is answered with the near one`() {
    let problem = load(
      accounts(#"{"id": "a", "name": "A", "kind": "lead", "status": "activ"}"#)
    ).problems.first
    #expect(problem?.suggestions == ["active"])
    #expect(problem?.expected == Choices.status.names)
  }

  @Test func `required are the version, ids and an account's kind`() {
    #expect(codes(#"{"accounts": []}"#) == ["missing-version"])
    #expect(codes(#"{"moj": 2}"#) == ["unknown-version"])
    #expect(codes(accounts(#"{"id": "a", "name": "A"}"#)) == ["missing-field"])
    #expect(codes(accounts(#"{"name": "A", "kind": "lead"}"#)) == ["missing-field"])
    #expect(codes(accounts(#"{"id": "", "name": "A", "kind": "lead"}"#)) == ["missing-field"])
    #expect(codes(#"{"moj": 1}"#) == [])
  }

  @Test func `a value that is told of is not told as missing too`() {
    #expect(
      codes(accounts(#"{"id": "a", "name": 5, "kind": "x"}"#)) == ["wrong-type", "unknown-value"])
    #expect(
      codes(accounts(#"{"id": "a", "name": null, "kind": null}"#)) == [
        "missing-field", "missing-name",
      ])
    #expect(codes(accounts(#"{"id": "a", "name": "A", "kind": ""}"#)) == ["missing-field"])
  }

  @Test func `a reference and an id point at themselves, also where broken records are left out`() {
    let file = """
      {"moj": 1, "accounts": [
        {"id": "a", "name": "A", "kind": "lead"},
        {"id": "a",
         "kind": "x"}],
       "activities": [
        {"id": "1",
         "account": "zz", "at": "2026-01-02T10:00"}]}
      """
    let places = [
      "accounts[1].id, line 3, column 10", "accounts[1].kind, line 4, column 12",
      "activities[0].account, line 7, column 15",
    ]
    for isLenient in [false, true] {
      let loaded = ModelReader.model(
        from: Array(file.utf8), language: .en, limits: Limits(), isLenient: isLenient)
      #expect(loaded.problems.filter { $0.severity == .error }.map(\.place) == places)
    }
  }

  @Test func `lists are lists and records are objects`() {
    #expect(codes("[]") == ["wrong-type"])
    #expect(codes(#"{"moj": 1, "accounts": {}}"#) == ["wrong-type"])
    #expect(codes(accounts("1, [], \"x\"")) == ["wrong-type", "wrong-type", "wrong-type"])
    #expect(codes(#"{"moj": 1, "accounts": null}"#) == [])
  }

  @Test func `all problems are told at once, the first twenty in full`() {
    let records = (0..<100).map { #"{"id": "a\#($0)", "kind": "x", "name": "A"}"# }
    let loaded = load(accounts(records.joined(separator: ",")))
    #expect(loaded.errorCount == 100)
    #expect(loaded.problems.count == 21)
    #expect(loaded.problems.last?.message.en == "… and 80 more problems.")
  }

  @Test func `lenient loads what is sound`() throws {
    let text = accounts(
      #"""
      {"id": "a", "name": "A", "kind": "lead", "potential": "much", "town": "Oulu"},
      {"id": "b", "name": "B", "town": "Pori", "fleet": 2},
      {"id": "c", "name": "C", "kind": "customer", "potential": 3}
      """#)
    let loaded = load(text, isLenient: true)
    #expect(loaded.problems.map(\.code) == ["wrong-type", "missing-field"])
    let model = try #require(loaded.model)
    #expect(try values("id", .accounts, in: model) == [.text("a"), .text("c")])
    #expect(try values("town", .accounts, in: model) == [.text("Oulu"), .missing])
    #expect(try values("potential", .accounts, in: model) == [.missing, .money(300)])
  }

  @Test func `warnings do not stop loading`() {
    let text = accounts(
      #"{"id": "a", "kind": "lead", "created": "2026-12-24"}"#,
      #", "activities": [{"id": "1", "at": "2026-12-01T10:00", "state": "planned"}, "#
        + #"{"id": "2", "at": "2026-12-01T10:00"}]"#)
    let loaded = load(text, today: CalendarDay("2026-11-23"))
    #expect(loaded.problems.map(\.code) == ["missing-name", "future-date", "future-date"])
    #expect(loaded.problems.allSatisfy { $0.severity == .warning })
    #expect(loaded.model != nil)
  }

  @Test(arguments: [Language.fi, .en])
  func `localized text is that of the language, else of the other`(language: Language) throws {
    let text = """
      {"moj": 1, "teams": [], "projects": [{"id": "p", "name": {"en": "Fair", "fi": "Messut"}},
      {"id": "q", "name": {"fi": "Syksy"}}, {"id": "r", "name": "R"}], "language": "en"}
      """
    let model = try #require(load(text, language: language).model)
    let first = language == .fi ? "Messut" : "Fair"
    #expect(try values("name", .projects, in: model) == [.text(first), .text("Syksy"), .text("R")])
    let own = try #require(load(text).model)
    #expect(try values("name", .projects, in: own).first == .text("Fair"))
  }

  @Test(arguments: [
    ("2026-11-23T09:30", "2026-11-23T09:30"), ("2026-11-23", "2026-11-23T00:00"),
    ("2026-11-23T09:30:59", "2026-11-23T09:30"), ("2026-11-23T09:30:59.123Z", "2026-11-23T09:30"),
    ("2026-11-23T09:30+02:00", "2026-11-23T09:30"), ("2026-11-23 09:30", "2026-11-23T09:30"),
  ])
  func `times keep the wall clock`(text: String, expected: String) throws {
    let model = try #require(
      load(#"{"moj": 1, "activities": [{"id": "a", "at": "\#(text)"}]}"#).model)
    let day = try #require(CalendarDay("2026-11-23"))
    let minutes = expected.hasSuffix("00:00") ? 0 : 570
    #expect(
      try values("at", .activities, in: model) == [.time(day.number * 1_440 + Int32(minutes))])
  }

  @Test(arguments: [
    "2026-11-23T24:00", "2026-11-23T9:30", "2026-11-23T09:60", "2026-13-01", "9999-01-01",
    "2026-11-23T09:30x", "2026-11-23T09:30:", "2026-11-23T09:30+2", "today", "2026-11-23T",
  ])
  func `what is no time is told`(text: String) {
    #expect(codes(#"{"moj": 1, "activities": [{"id": "a", "at": "\#(text)"}]}"#) == ["bad-time"])
  }

  @Test(arguments: [
    ("1, 2.5, null", FieldType.number), (#""2026-01-01", "", "2026-01-02""#, .date),
    (#""2026-01-01T10:00", null"#, .time), ("true, false", .flag), (#""x", "y""#, .text),
    (#"1, "x""#, .text), ("true, 1", .text), ("1e300, 1", .text), ("0.00000000001", .text),
    (#""2026-01-01", "soon""#, .text), ("1, 9223372036854775807, 0.5", .text),
  ])
  func `fields of the team's own get the type of their values`(
    list: String, type: FieldType
  ) throws {
    let records = list.split(separator: ", ").enumerated().map { number, value in
      #"{"id": "\#(number)", "name": "A", "kind": "lead", "own": \#(value)}"#
    }
    let model = try #require(load(accounts(records.joined(separator: ","))).model)
    let table = model[.accounts]
    let place = try #require(table.index(of: "own"))
    #expect(table.fields[place].type == type)
    #expect(table.columns[place]?.count == records.count)
  }

  @Test func `numbers that became text keep their spelling`() throws {
    let text = accounts(
      #"""
      {"id": "a", "name": "A", "kind": "lead", "own": 1.50}, {"id": "b", "name": "B", "kind": "lead"},
      {"id": "c", "name": "C", "kind": "lead", "own": "many"},
      {"id": "d", "name": "D", "kind": "lead", "own": true}
      """#)
    let model = try #require(load(text).model)
    #expect(
      try values("own", .accounts, in: model) == [
        .text("1.50"), .missing, .text("many"), .text("true"),
      ])
  }

  @Test(arguments: [false, true])
  func `declared fields have their type and words`(isFirst: Bool) throws {
    let fields = #"""
      "fields": [{"name": "fleet", "type": "number", "unit": "kpl", "label": {"fi": "autot", "en": "vans"}},
      {"name": "budget", "type": "money"}, {"name": "share", "type": "percent"},
      {"name": "unasked", "type": "date", "question": "When?"}]
      """#
    let list = #"""
      "accounts": [{"id": "a", "name": "A", "kind": "lead", "fleet": 3, "budget": 1.5, "share": 12.5}]
      """#
    let lists = isFirst ? "\(fields), \(list)" : "\(list), \(fields)"
    let loaded = load("{\"moj\": 1, \(lists)}")
    let model = try #require(loaded.model)
    let table = model[.accounts]
    let fleet = try #require(table.index(of: "fleet"))
    #expect(table.fields[fleet].words == Words(en: "vans", fi: "autot"))
    #expect(table.fields[fleet].unit == Words(same: "kpl"))
    #expect(try values("budget", .accounts, in: model) == [.money(150)])
    #expect(try values("share", .accounts, in: model) == [.percent(125, scale: 1)])
    #expect(try values("unasked", .accounts, in: model) == [.missing])
  }

  @Test func `a value against its declared type is told`() {
    let text = accounts(
      #"{"id": "a", "name": "A", "kind": "lead", "fleet": "many", "budget": 1.005}"#,
      #", "fields": [{"name": "fleet", "type": "number"}, {"name": "budget", "type": "money"}]"#)
    #expect(Set(codes(text)) == ["wrong-type", "too-many-decimals"])
  }

  @Test func `a field of the team's own never hides a derived one`() throws {
    let model = try #require(
      load(accounts(#"{"id": "a", "name": "A", "kind": "lead", "due": "2026-01-01"}"#)).model)
    #expect(model[.accounts].fields.first { $0.name == "due" }?.origin == .derived)
    #expect(model[.accounts].column("due_own") != nil)
  }

  @Test func `decimals widen the column exactly`() throws {
    let records = ["1", "0.25", "-3.125", "1e3"].enumerated().map { number, value in
      #"{"id": "\#(number)", "hours_per_week": \#(value), "name": "S"}"#
    }
    let model = try #require(
      load("{\"moj\": 1, \"sellers\": [\(records.joined(separator: ","))]}").model)
    #expect(
      try values("hours_per_week", .sellers, in: model)
        == [1_000, 250, -3_125, 1_000_000].map { .number($0, scale: 3) })
  }

  @Test func `one name for several rules is one tier`() throws {
    let text = """
      {"moj": 1, "tiers": [{"name": "A", "kind": "lead"}, {"name": "A", "kind": "customer"},
      {"name": "B"}], "care": [{"tier": "B"}, {"tier": "C"}]}
      """
    #expect(codes(text) == ["unknown-tier"])
    let model = try #require(load(text, isLenient: true).model)
    #expect(model.tierNames == ["A", "B"])
    #expect(try values("tier", .care, in: model) == [.member(rank: 2, name: "B"), .missing])
  }

  @Test func `many different values fall back to slices`() throws {
    let count = 10_000
    let records = (0..<count).map {
      #"{"id": "a\#($0)", "name": "N\#($0)", "kind": "lead", "town": "T\#($0)"}"#
    }
    let calls = (0..<count).map { #"{"id": "c\#($0)", "account": "a\#(count - 1 - $0)"}"# }
    let text = accounts(
      records.joined(separator: ","), ", \"activities\": [\(calls.joined(separator: ","))]")
    let model = try #require(load(text).model)
    #expect(try values("town", .accounts, in: model)[9_999] == .text("T9999"))
    #expect(
      try values("account", .activities, in: model)[0]
        == .record(row: 9_999, id: "a9999", name: "N9999"))
  }

  // 29
  @Test func `records and fields meet their limits`() {
    let text = accounts(
      (0..<5).map { #"{"id": "\#($0)", "name": "A", "kind": "lead", "f\#($0)": 1}"# }
        .joined(separator: ","))
    let known = Schema.fields(of: .accounts).filter { $0.origin == .stored }.count
    #expect(load(text, limits: Limits(records: 5)).problems.isEmpty)
    #expect(load(text, limits: Limits(records: 4)).problems.map(\.code) == ["too-many-records"])
    #expect(load(text, limits: Limits(fields: known + 5)).problems.isEmpty)
    #expect(
      load(text, limits: Limits(fields: known + 4)).problems.map(\.code) == ["too-many-fields"])
  }

  // 30; how the time grows is measured by `scripts/bench --only growth`.
  @Test func `two hundred thousand keys are read`() {
    let keys = (0..<200_000).map { "\"k\($0)\": 1" }.joined(separator: ",")
    #expect(load("{\"moj\": 1, \"x\": {\(keys)}}").model != nil)
  }
}
