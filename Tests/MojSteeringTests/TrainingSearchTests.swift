import MojSteering
import MojModel
import MojTesting
import MojText
import Testing

/// The best way against one that tries every way, on random scenarios.
struct TrainingSearchTests {
  /// A random scenario whose every move costs a minute, so that trying all ways ends.
  private static func random(_ seed: Int) -> [UInt8] {
    var random = SeededGenerator(seed)
    let names = (0..<6).map { "n\($0)" }
    let nodes = names.map { name in
      ScenarioText.node(
        name,
        (0...random.below(3)).map { _ in
          let when =
            random.chance(30)
            ? ", \"when\": {\"trust_at_least\": \(random.below(8)), \"unknown\": [\"f\"]}" : ""
          let reveal = random.chance(30) ? ", \"reveal\": [\"f\"]" : ""
          let target = random.chance(25) ? "sold" : random.pick(names)
          let branches =
            random.chance(30)
            ? "\"random\": [{\"next\": \"\(target)\", \"weight\": 1}, {\"next\": \"n0\", \"weight\": 2}]"
            : "\"next\": \"\(target)\""
          return """
            \(branches), "minutes": \(1 + random.below(3)), "trust": \(random.below(5) - 2),
            "patience": \(random.below(2) - 1), "points": {"talk": \(random.below(4))}\(when)\(reveal)
            """
        })
    }
    return ScenarioText.file(
      nodes: nodes + [ScenarioText.end("sold", "sold")], start: "n0",
      facts: ScenarioText.fact("f"))
  }

  /// The most points from a run, by trying everything; nil where no way ends.
  private static func naive(_ run: TrainingRun) -> Int? {
    if run.end != nil { return run.total }
    return run.offered.compactMap { choice in
      var next = run
      return next.take(.choice(choice)) ? naive(next) : nil
    }.max()
  }

  @Test(arguments: 0..<150)
  func `the best way is the best of all ways`(seed: Int) throws {
    let scenario = try #require(TrainingReader.scenario(in: Self.random(seed)).scenario)
    let run = TrainingRun(scenario, seed: UInt64(seed))
    let best = run.best()
    #expect(!best.isBounded)
    let most = Self.naive(run)
    var played = run
    for move in best.moves {
      let isTaken = played.take(move)
      #expect(isTaken)
    }
    guard let most else {
      #expect(best.moves.isEmpty, "no way ends, so that none is the best")
      return
    }
    #expect(best.points == most)
    #expect(played.end != nil && played.total == most)
  }

  @Test(arguments: 0..<100)
  func `a run is its moves, taken back or kept and read again`(seed: Int) throws {
    let scenario = try #require(TrainingReader.scenario(in: Self.random(seed)).scenario)
    var random = SeededGenerator(seed &+ 1_000)
    var run = TrainingRun(scenario, seed: UInt64(seed))
    var states = [run.state]
    while run.end == nil, !run.offered.isEmpty {
      let isTaken = run.take(.choice(random.pick(run.offered)))
      #expect(isTaken)
      states.append(run.state)
    }
    var kept = TrainingPlaces()
    kept.keep(
      TrainingPlace(
        TrainingRun(scenario, seed: 9), player: nil, key: TrainingKey(sitting: 7, number: 1)))
    kept.keep(TrainingPlace(run, player: "Ä", key: TrainingKey(sitting: 8, number: 1)))
    kept = try TrainingPlaces(kept.bytes)
    #expect(kept.places.map(\.key.sitting) == [8, 7])
    let place = kept.places[0]
    #expect(place.player == "Ä" && place.seed == UInt64(seed))
    var again = TrainingRun(scenario, seed: place.seed)
    for move in place.moves {
      let isTaken = again.take(move)
      #expect(isTaken)
    }
    #expect(again.state == run.state && again.points == run.points)
    for state in states.dropLast().reversed() {
      let isBack = run.takeBack()
      #expect(isBack)
      #expect(run.state == state)
    }
    let isBack = run.takeBack()
    #expect(!isBack)
  }

  @Test func `a file of another version or with holes is refused at its place`() {
    for (text, line) in [
      ("{\"moj_run\": 2}", 1), ("{\n\"moj_run\": 1}", 1), ("{", 1), ("[]", 1),
      ("{\"moj_run\": 1, \"runs\": [\n{\"scenario\": \"x\"}]}", 2),
      (
        "{\"moj_run\": 1, \"runs\": [\n{\"scenario\": \"x\", \"seed\": 1,\n\"moves\": [\n"
          + "{\"say\": 1}]}]}", 4
      ),
    ] {
      let bytes = Array(text.utf8)
      do {
        _ = try TrainingPlaces(bytes)
        Issue.record("\(text) was read")
      } catch {
        #expect(TextPlace(of: error.offset, in: bytes).line == line, "\(text)")
      }
    }
    #expect(throws: TrainingFileProblem.self) { try TrainingScores(Array("{}".utf8)) }
  }
}
