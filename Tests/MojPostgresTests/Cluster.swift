import Foundation
import MojModel
import MojShell
import MojStore
import MojText
import Testing

@testable import MojPostgres

/// The throw-away PostgreSQL of a run of tests, which ends with it.
enum Cluster {
  /// The address of the cluster; nil where PostgreSQL is not installed, and tests are skipped.
  static let address: String? = {
    let script = root.appending(path: "scripts/pg-up").path
    guard let output = popen("'\(script)' --while \(getpid()) 2>/dev/null", "r") else { return nil }
    defer { pclose(output) }
    var line = [CChar](repeating: 0, count: 512)
    guard fgets(&line, 512, output) != nil else { return nil }
    return String(decoding: line.prefix { $0 != 0 && $0 != 10 }.map { UInt8($0) }, as: UTF8.self)
  }()

  /// Why tests are skipped.
  static let reason: Comment = "PostgreSQL is not installed: scripts/setup installs it"

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The address of a database of its own for a test.
  static func database(_ name: String) throws -> ServerURL {
    let address = try #require(address)
    let connection = try Connection(#require(ServerURL(address)))
    try connection.run("create database \(SQLName.quoted(name))")
    let place = address.split(separator: "?", maxSplits: 1)
    return try #require(ServerURL("postgresql:///\(name)?\(place[1])"))
  }

  /// The addresses of three databases of their own, as the shards of a team.
  static func shards(_ name: String) throws -> ServerURL {
    let urls = try (1...3).map { try database("\(name)-\($0)").text }
    return try #require(ServerURL(urls.joined(separator: " ")))
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: path)))
  }

  static func model(_ bytes: [UInt8]) throws -> Model {
    try #require(ModelReader.model(from: bytes, language: .en).model)
  }
}

extension PostgresServer {
  /// The bytes of the file that a team was published from.
  func bytes(at url: ServerURL) throws -> [UInt8] { try file(at: url).bytes }
}

extension Spool {
  /// All of them at once.
  var bytes: [UInt8] {
    var all: [UInt8] = []
    _ = visit { bytes in
      all += bytes
      return 0
    }
    return all
  }
}
