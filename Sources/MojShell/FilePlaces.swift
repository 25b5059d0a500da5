public import MojModel
import MojSteering

/// Where records and keys stand in the file of a team, which is too large to be at hand.
public struct FilePlaces: Sendable {
  /// A record: its row in its list, and where it begins.
  public struct Record: Sendable {
    /// The row.
    public var row: Int
    /// Where it begins.
    public var place: TextPlace

    /// Makes the place of a record.
    public init(row: Int, place: TextPlace) {
      self.row = row
      self.place = place
    }
  }

  /// The records that were looked for, and all of short lists, by the numbers that order them.
  public var records: [Collection: [Int64: Record]] = [:]
  /// Where a text first stands in quotes.
  public var keys: [String: TextPlace] = [:]

  /// Makes no places.
  public init() {}
}

/// Where findings stand in a team's file, by lists and rows.
struct FoundPlaces {
  private(set) var records: [Collection: [Int: (id: String?, place: TextPlace)]] = [:]
  let keys: [String: TextPlace]

  init(_ file: FilePlaces) {
    keys = file.keys
    for (list, found) in file.records {
      for record in found.values { records[list, default: [:]][record.row] = (nil, record.place) }
    }
  }

  /// Notes the id of a record.
  mutating func note(_ id: String?, of list: Collection, _ row: Int) {
    records[list]?[row]?.id = id
  }
}

/// A finding about a record of a part of a team.
struct PlacedFinding: Sendable {
  var finding: RecordLint.Finding
  var id: String?
  /// What orders the record in its list: of short lists its row.
  var order: Int64
}
