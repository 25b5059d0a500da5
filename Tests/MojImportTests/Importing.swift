import MojImport
import MojModel
import MojText
import Testing

/// A team to import into, and what came of it.
struct Imported {
  var text: [UInt8]
  var plan: ImportPlan

  static let empty = #"{"moj": 1, "name": "New", "currency": "EUR"}"#
  static let today = CalendarDay("2026-11-23") ?? CalendarDay(0)

  /// Imports files, given as names and texts, into a team's text.
  init(_ files: [(String, String)], into team: String = empty, country: String = "358") throws {
    try self.init(
      bytes: files.map { ($0.0, Array($0.1.utf8)) }, into: Array(team.utf8), country: country)
  }

  init(
    bytes files: [(String, [UInt8])], into team: [UInt8], country: String = "358",
    today: CalendarDay = Imported.today
  ) throws {
    let exports = try files.map { try ImportFile($0.0, bytes: $0.1) }
    let loaded = ModelReader.model(from: team, language: .en)
    let model = try #require(loaded.model)
    plan = Importer.plan(
      exports, into: model, Importer.Settings(today: today, country: country))
    var plan = plan
    var text = try ModelText(team)
    _ = try plan.apply(to: &text)
    self.text = text.bytes
  }

  /// Imports further files into what came of the first.
  func then(_ files: [(String, String)]) throws -> Imported {
    try Imported(bytes: files.map { ($0.0, Array($0.1.utf8)) }, into: text)
  }

  /// The model; what is wrong with it fails the test.
  func model() throws -> Model {
    let loaded = ModelReader.model(from: text, language: .en)
    #expect(loaded.errorCount == 0, "\(loaded.problems.prefix(5).map(\.message.en))")
    return try #require(loaded.model)
  }

  /// The records of a list as one line each, without their external ids.
  func records(_ collection: Collection, _ keys: [String]) throws -> [String] {
    let model = try model()
    return (0..<model[collection].rowCount).map { row in
      let record = model.record(row, of: collection)
      return keys.map { key in
        switch record?[key] {
        case .string(let text): text
        case .number(let text): text
        case .bool(let flag): "\(flag)"
        default: "–"
        }
      }.joined(separator: " | ")
    }
  }

  /// How many records of a list have a value.
  func count(_ collection: Collection, _ key: String, _ value: String) throws -> Int {
    try records(collection, [key]).count { $0 == value }
  }
}
