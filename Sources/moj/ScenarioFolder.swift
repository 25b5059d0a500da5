import MojShell
import MojStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder `scenarios` beside a model: a team's own training scenarios.
enum ScenarioFolder {
  /// Returns the JSON files of the folder, by name; none where there is no such folder.
  static func files(beside model: String) -> [ScenarioFile] {
    let parent = model.lastIndex(of: "/").map { String(model[...$0]) } ?? ""
    let path = parent + "scenarios"
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name.hasSuffix(".json"), !name.hasPrefix(".") { names.append("\(path)/\(name)") }
    }
    return names.sorted().compactMap { name in
      guard let content = try? FileReader.content(of: name, limit: 64 * 1_048_576) else {
        return nil
      }
      return ScenarioFile(name: name, bytes: content.bytes)
    }
  }
}
