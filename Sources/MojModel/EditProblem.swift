/// Why an edit of the model's text was not made: facts alone.
public enum EditProblem: Error, Hashable, Sendable {
  /// The list has no record of that id.
  case noRecord(Collection, String)
  /// The list has a record of that id already.
  case recordExists(Collection, String)
  /// A record without an id could never be found again.
  case noID(Collection)
  /// What the edit changes is no longer what it was; the text that was found, nil for none.
  case conflict(Edit, found: String?)
  /// The text is no JSON.
  case notJSON(JSONSyntaxError)

  static func wrapping<Result>(
    _ body: () throws(JSONSyntaxError) -> Result
  ) throws(EditProblem) -> Result {
    do throws(JSONSyntaxError) { return try body() } catch { throw .notJSON(error) }
  }

  /// Whether two JSON texts mean the same; absent and null are one thing.
  static func isSame(_ left: String?, _ right: String?) -> Bool {
    let (left, right) = (left ?? "null", right ?? "null")
    if left.utf8.elementsEqual(right.utf8) { return true }
    guard let one = try? JSONSyntax.value(in: Array(left.utf8)),
      let other = try? JSONSyntax.value(in: Array(right.utf8))
    else { return false }
    return one == other
  }
}
