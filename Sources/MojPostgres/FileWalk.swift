import MojModel
import MojShell

/// The way through a team's file as it comes from the servers: piece by piece, of which none is kept.
struct FileWalk {
  /// Where what was looked for stands.
  private(set) var found = FilePlaces()
  private var counter = TextCounter()
  private let wanted: [Collection: Set<Int64>]
  private var keys: [(key: String, text: [UInt8])]

  private init(_ wanted: [Collection: Set<Int64>], _ keys: [String]) {
    self.wanted = wanted
    self.keys = keys.map { ($0, Array("\"\($0)\"".utf8)) }
  }

  /// Finds where the records of some places stand, all of short lists, and where some keys do.
  static func places(
    of wanted: [Collection: Set<Int64>], keys: [String], from shards: [Connection]
  ) throws(ServerProblem) -> FilePlaces {
    var walk = FileWalk(wanted, keys)
    let parts = try shards[0].run(
      "select list, text, none, lead, tail from moj.parts order by place")
    for part in 0..<parts.count {
      walk.pass(parts, part, 1)
      let list = parts[part, 0].flatMap { Collection(rawValue: $0) }
      var records = try list.map { list throws(ServerProblem) in
        try RecordStream(of: [list], from: shards)
      }
      guard let list, records?.isAtEnd(of: 0) == false else {
        walk.pass(parts, part, 2)
        continue
      }
      walk.pass(parts, part, 3)
      var row = 0
      try records?.visit(0) { between, record, place in
        walk.counter.pass(between)
        walk.meet(place, row, of: list)
        walk.pass(record, 0, 1)
        row += 1
      }
      walk.pass(parts, part, 4)
    }
    return walk.found
  }

  /// Notes where a record begins, if it is looked for.
  private mutating func meet(_ place: Int64, _ row: Int, of list: Collection) {
    guard !TeamTable(list).isBig || wanted[list]?.contains(place) ?? false else { return }
    found.records[list, default: [:]][place] = FilePlaces.Record(row: row, place: counter.place)
  }

  /// Passes over a text, in which a key may stand for the first time.
  private mutating func pass(_ rows: ServerRows, _ row: Int, _ column: Int) {
    var bytes: [UInt8] = []
    rows.append(row, column, to: &bytes)
    keys.removeAll { key, text in
      let start = bytes.indices.first { bytes[$0] == text[0] && bytes[$0...].starts(with: text) }
      guard let start else { return false }
      var before = counter
      before.pass(Array(bytes[..<start]))
      found.keys[key] = before.place
      return true
    }
    counter.pass(bytes)
  }
}

extension PostgresEngine {
  func places(of records: [Collection: Set<Int64>], keys: [String]) throws -> FilePlaces {
    try TeamSchema.reading(fleet) { shards throws(ServerProblem) in
      try FileWalk.places(of: records, keys: keys, from: shards)
    }
  }
}
