import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A temporary folder with a folder `out` in it.
struct Folder {
  let root: String

  static func with(_ body: (Folder) throws -> Void) throws {
    let root = NSTemporaryDirectory() + "moj-\(UUID().uuidString)"
    let folder = Folder(root: root)
    try folder.make(folder: "out")
    defer { try? FileManager.default.removeItem(atPath: root) }
    try body(folder)
  }

  func path(_ name: String) -> String { "\(root)/\(name)" }

  func make(folder name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }

  func make(file name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  func makeFIFO(_ name: String) throws {
    guard mkfifo(path(name), 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  func text(_ name: String) -> String? { try? String(contentsOfFile: path(name), encoding: .utf8) }

  /// Every path below the folder, hidden ones too.
  func tree() -> [String] {
    FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }.sorted() ?? []
  }
}
