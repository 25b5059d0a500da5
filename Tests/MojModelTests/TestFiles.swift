import Testing

@testable import MojModel
import MojText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Files that lie beside the project and are not part of it.
enum TestFiles {
  /// The folder of shared test data, beside the package's own folder.
  static let shared = folder(above: #filePath, 3) + "/../shared/data"

  /// A real CRM export as a model file.
  static let finepick = shared + "/finepick.json"
  /// The public suite of JSON files.
  static let suite = shared + "/JSONTestSuite"

  private static func folder(above path: String, _ levels: Int) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast(levels)
      .joined(separator: "/")
  }

  static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// The bytes of a file; empty where it cannot be read.
  static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var result: [UInt8] = []
    var chunk: [UInt8] = Array(repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { return result }
      result.append(contentsOf: chunk.prefix(count))
    }
  }

  /// The names of a folder's files, sorted.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var result: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { result.append(name) }
    }
    return result.sorted()
  }
}
