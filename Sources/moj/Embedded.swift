import CMojData
import MojShell

/// The files that the binary carries: the demo team and the saved scripts.
enum Embedded {
  /// The names of all.
  static var names: [String] {
    (0..<moj_file_count()).map { index in unsafe String(cString: moj_file_at(index).name) }
  }

  /// Returns a file's bytes; nil where there is none of the name.
  static func bytes(of name: String) -> [UInt8]? {
    guard let index = names.firstIndex(of: name) else { return nil }
    let found = unsafe moj_file_at(index)
    return unsafe Array(UnsafeBufferPointer(start: found.bytes, count: found.count))
  }

  /// All training scenarios.
  static var scenarios: [ScenarioFile] {
    names.filter { $0.hasPrefix("scenarios/") }.compactMap { name in
      bytes(of: name).map { ScenarioFile(name: name, bytes: $0) }
    }
  }
}
