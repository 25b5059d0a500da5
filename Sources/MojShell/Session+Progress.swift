import MojQuery

extension Session {
  /// Tells how far long work is, and stops it where the user asked for that.
  func goOn(_ done: Int, of all: Int) throws(EvaluationError) {
    if isCancelled() { throw .cancelled }
    progress(done, all)
  }
}
