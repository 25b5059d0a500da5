import MojText

/// `watch 60 LINE`: a line that is asked again and again until it has rows.
public struct Watch: Sendable, Hashable {
  /// The pause between two looks, in seconds; at least one.
  public var seconds: Int
  /// The line.
  public var line: String

  /// Asks until there are rows or something went wrong; nil where a pause was ended.
  ///
  /// - Parameters:
  ///   - ask: Answers the line by the data and the clock of then.
  ///   - pause: Waits so many seconds; false where the person ended it.
  public func run(_ ask: () -> Answer, pause: (Int) -> Bool) -> Answer? {
    while true {
      let answer = ask()
      let hasFailed = answer.exitCode != .ok && answer.exitCode != .found
      if hasFailed || (answer.rowCount ?? 0) > 0 { return answer }
      guard pause(seconds) else { return nil }
    }
  }
}
