import MojModel
import MojSteering
import MojTesting
import MojText
import Testing

/// Scenario files: what is wrong is found where it stands, and nothing crashes the reader.
struct TrainingReaderTests {
  /// What one change of a sound file does.
  struct Fault: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var path: String
    var line: Int
    var isFatal = true
    var testDescription: String { "\(old) → \(new)" }
  }

  @Test func `a sound file has no problems`() throws {
    let (scenario, problems) = TrainingReader.scenario(in: ScenarioText.sound)
    #expect(problems.isEmpty, "\(problems)")
    let sound = try #require(scenario)
    #expect(TrainingLint.problems(in: sound).isEmpty)
    #expect(sound.nodes.count == 5)
  }

  @Test(arguments: [
    Fault(
      old: "\"next\": \"b\"", new: "\"next\": \"bb\"", path: "nodes[0].choices[0].next", line: 9),
    Fault(
      old: "{\"talk\": 1}", new: "{\"tlak\": 1}", path: "nodes[0].choices[0].points.tlak", line: 9),
    Fault(old: "\"moj_scenario\": 1", new: "\"moj_scenario\": 2", path: "moj_scenario", line: 1),
    Fault(old: "\"trust\": 5", new: "\"trust\": 50", path: "trust", line: 5),
    Fault(old: "\"trust\": 5", new: "\"trust\": \"5\"", path: "trust", line: 5),
    Fault(old: "\"start\": \"a\"", new: "\"start\": \"x\"", path: "start", line: 7),
    Fault(old: "\"start\": \"a\",", new: "", path: "", line: 1),
    Fault(
      old: "\"out_of_time\": \"late\"", new: "\"out_of_time\": \"a\"", path: "out_of_time", line: 7),
    Fault(
      old: "\"outcome\": \"sold\"", new: "\"outcome\": \"win\"", path: "nodes[2].end.outcome",
      line: 11),
    Fault(old: "\"id\": \"b\"", new: "\"id\": \"a\"", path: "nodes[1].id", line: 10),
    Fault(old: "\"level\": 1", new: "\"level\": 1, \"level\": 2", path: "level", line: 1),
    Fault(
      old: "{\"en\": \"T\", \"fi\": \"T\"}", new: "{\"en\": \"T\"}", path: "title", line: 1,
      isFatal: false),
    Fault(
      old: "{\"en\": \"T\", \"fi\": \"T\"}", new: "{\"en\": \"T\", \"fi\": \"T\\u001b[2J\"}",
      path: "title", line: 1, isFatal: false),
    Fault(
      old: "\"minutes\": 10,", new: "\"minutes\": 10, \"colour\": 1,", path: "colour", line: 5,
      isFatal: false),
  ])
  func `a fault is found where it stands`(fault: Fault) throws {
    let text = String(decoding: ScenarioText.sound, as: UTF8.self)
    let parts = text.split(separator: fault.old, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "\(fault.old) stands in the sound file")
    let bytes = Array((parts[0] + fault.new + parts[1]).utf8)
    let (scenario, problems) = TrainingReader.scenario(in: bytes)
    let found = try #require(problems.first)
    #expect(found.path == fault.path)
    #expect(TextPlace(of: found.offset, in: bytes).line == fault.line)
    #expect(found.isFatal == fault.isFatal)
    #expect((scenario == nil) == fault.isFatal)
  }

  @Test func `no cut and no changed byte crashes the reader`() {
    var random = SeededGenerator(7)
    let sound = ScenarioText.sound
    for length in stride(from: 0, to: sound.count, by: 7) {
      let (scenario, problems) = TrainingReader.scenario(in: Array(sound[..<length]))
      #expect(scenario == nil && !problems.isEmpty)
    }
    for _ in 0..<2_000 {
      var bytes = sound
      for _ in 0...random.below(3) {
        bytes[random.below(bytes.count)] = UInt8(random.below(256))
      }
      guard let scenario = TrainingReader.scenario(in: bytes).scenario else { continue }
      _ = TrainingLint.problems(in: scenario, limit: 1_000)
    }
  }

  @Test func `ten thousand nodes in a row are read, linted and played`() throws {
    var nodes: [String] = []
    for place in 0..<10_000 {
      let next = place < 9_999 ? "n\(place + 1)" : "sold"
      nodes.append(ScenarioText.node("n\(place)", "\"next\": \"\(next)\", \"patience\": 0"))
    }
    nodes[0] = ScenarioText.node("n0", "\"next\": \"n1\", \"points\": {\"talk\": 2}")
    let bytes = ScenarioText.file(nodes: nodes + [ScenarioText.end("sold", "sold")], start: "n0")
    let (read, problems) = TrainingReader.scenario(in: bytes)
    #expect(problems.isEmpty)
    let scenario = try #require(read)
    #expect(TrainingLint.problems(in: scenario).isEmpty)
    let best = TrainingSearch(scenario).best
    #expect(best.moves.count == 10_000 && best.points == 2 && !best.isBounded)
    let bounded = TrainingSearch(scenario, limit: 100)
    #expect(bounded.isBounded && bounded.best.isBounded)
  }

  @Test func `the schema names every key of the reader`() {
    let text = TrainingSchema.text
    #expect(JSONSyntax.check(Array(text.utf8)) == nil)
    for shape in TrainingShape.allCases {
      for key in shape.keys { #expect(text.contains("\"\(key.name)\": {")) }
    }
  }
}
