import MojShell
import MojStore

extension OutputFolder {
  /// Writes the files of answers, all or none.
  func write(_ files: [Answer.File]) throws(FileProblem) {
    try write(
      files.filter { $0.spool == nil }.map { ($0.path, $0.bytes) },
      spooled: files.compactMap { file in file.spool.map { (file.path, $0) } })
  }
}
