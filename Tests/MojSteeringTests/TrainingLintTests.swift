import MojSteering
import Testing

/// What the lint says of scenarios that can be played and are weak.
struct TrainingLintTests {
  private func kinds(_ nodes: [String], skills: String = ScenarioText.skill("talk", 2))
    -> [TrainingProblem.Kind]
  {
    let bytes = ScenarioText.file(nodes: nodes, skills: skills)
    let (scenario, problems) = TrainingReader.scenario(in: bytes)
    return problems.map(\.kind) + (scenario.map { TrainingLint.problems(in: $0) } ?? []).map(\.kind)
  }

  private let sale = ScenarioText.end("sold", "sold")
  private let start = ScenarioText.node(
    "a", "\"next\": \"sold\", \"minutes\": 1, \"points\": {\"talk\": 2}")

  @Test func `a node to which nothing leads is unreachable`() {
    let lonely = ScenarioText.node("b", "\"next\": \"sold\", \"minutes\": 1")
    #expect(kinds([start, lonely, sale]) == [.unreachable("b")])
  }

  @Test func `a node without choices and end is a dead end`() {
    let dead = "{\"id\": \"a\", \"text\": \(ScenarioText.words("a"))}"
    #expect(kinds([dead, sale]) == [.deadEnd("a")])
  }

  @Test func `a node whose every choice may be closed is a trap`() {
    let closed = ScenarioText.node(
      "a",
      "\"next\": \"sold\", \"when\": {\"trust_at_least\": 9}, \"points\": {\"talk\": 2}")
    let found = kinds([closed, sale])
    #expect(found.contains(.stuck("a")))
    #expect(found.contains(.neverOffered("a", choice: 1)))
  }

  @Test func `a way round must cost something`() {
    let free = ScenarioText.node(
      "a", "\"next\": \"a\"", "\"next\": \"sold\", \"points\": {\"talk\": 2}")
    #expect(kinds([free, sale]) == [.freeCycle("a")])
    let paid = ScenarioText.node(
      "a", "\"next\": \"a\", \"patience\": -1", "\"next\": \"sold\", \"points\": {\"talk\": 2}")
    #expect(kinds([paid, sale]).isEmpty)
  }

  @Test func `points that nobody can get, or that exceed the promise, are told`() {
    let skills = [("talk", 3), ("walk", 1)].map(ScenarioText.skill).joined(separator: ", ")
    #expect(
      kinds([start, sale], skills: skills)
        == [.unattainable("talk", maximum: 3, attainable: 2), .skillWithoutPoints("walk")])
    #expect(
      kinds([start, sale], skills: ScenarioText.skill("talk", 1))
        == [.moreThanMaximum("talk", maximum: 1, attainable: 2)])
  }
}
