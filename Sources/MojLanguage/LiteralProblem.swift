/// What is wrong with a typed number, date or length of time.
public struct LiteralProblem: Error, Hashable, Sendable {
  /// How the text could be meant, in ISO form, where it can be read in several ways.
  public let readings: [String]
  init(readings: [String] = []) { self.readings = readings }
}
