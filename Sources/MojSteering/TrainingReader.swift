import MojModel
import MojText

/// Reads a scenario file strictly, by the table of its keys, and collects all that is wrong.
public struct TrainingReader {
  /// How many nodes a scenario may have.
  public static let mostNodes = 100_000

  var problems: [TrainingProblem] = []
  var skills: [String: Int] = [:]
  var facts: [String: Int] = [:]
  var flags: [String: Int] = [:]
  var nodes: [String: Int] = [:]

  /// Returns the scenario, nil where it cannot be played, and what is wrong with its form.
  ///
  /// The value stands at an offset of the bytes, or is the whole file.
  public static func scenario(
    in bytes: [UInt8], from offset: Int? = nil
  ) -> (scenario: TrainingScenario?, problems: [TrainingProblem]) {
    do throws(JSONSyntaxError) {
      let (value, twins) = try PlacedJSON.read(bytes, from: offset)
      var reader = TrainingReader()
      for twin in twins {
        reader.problems.append(
          TrainingProblem(kind: .keyTwice(twin.key), path: twin.key, offset: twin.offset))
      }
      reader.check(value, .scenario, "")
      // A file of another version, or with holes, is not guessed at.
      guard !reader.isBroken else { return (nil, reader.problems) }
      let scenario = reader.read(value)
      return (reader.isBroken ? nil : scenario, reader.problems)
    } catch {
      let problem = TrainingProblem(kind: .notJSON(error.problem), path: "", offset: error.offset)
      return (nil, [problem])
    }
  }

  var isBroken: Bool { problems.contains(where: \.isFatal) }

  mutating func report(_ kind: TrainingProblem.Kind, _ path: String, _ value: PlacedJSON) {
    problems.append(TrainingProblem(kind: kind, path: path, offset: value.offset))
  }
}
