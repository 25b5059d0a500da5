import Foundation
import MojModel
import MojTesting
import MojText

@testable import MojShell

/// A team that a seed repeats: sellers, towns, accounts on all levels with what is open at them.
///
/// Its hours are tight or loose, and it is no smaller likeness of the demo.
struct GeneratedTeam {
  /// The model as JSON's own values, so that a test can change one of them.
  private(set) var fields: [String: Any]

  private static let towns = ["Kotila", "Ylänkö", "Rantala", "Metsälä", "Koskela", "Niemi"]

  init(_ seed: Int, sellers: Int = 2, accounts most: Int = 90) {
    var random = SeededGenerator(seed)
    let closes = random.pick(["12:00", "14:00", "16:00"])
    let hours = Dictionary(
      uniqueKeysWithValues: ["mon", "tue", "wed", "thu", "fri"].map { ($0, "08:00-\(closes)") })
    let towns = Array(GeneratedTeam.towns.prefix(1 + random.below(6)))
    fields = [
      "moj": 1, "name": "Generated", "language": "en", "time_zone": "Europe/Helsinki",
      "calendar": ["hours": hours, "holidays": "FI"],
      "travel": [
        "default": 20 + random.below(60), "same_town": 10,
        "matrix": towns.map { ["from": "Kotila", "to": $0, "minutes": 10 + random.below(90)] },
      ] as [String: Any],
      "tiers": [("A1", 60_000), ("A2", 30_000), ("A3", 10_000), ("B1", 0)].map {
        ["name": $0.0, "when": "potential >= \($0.1)"]
      },
      "channels": [
        [
          "id": "visit", "minutes": ["1": 45, "2": 75, "3": 60], "needs_travel": true,
          "counts_as": "meeting",
        ],
        ["id": "phone", "minutes": ["1": 10, "2": 15, "3": 12]],
      ] as [[String: Any]],
      "care": [
        ("A1", "21d", "45d"), ("A2", "30d", "60d"), ("A3", "60d", "120d"), ("B1", "90d", "360d"),
      ]
      .map {
        ["tier": $0.0, "contact_every": $0.1, "meeting_every": $0.2, "floor": 1] as [String: Any]
      },
    ]
    var lists: [String: [[String: Any]]] = [:]
    for seller in 0..<sellers {
      lists["sellers", default: []].append([
        "id": "s\(seller)", "name": "Seller \(seller)", "town": "Kotila",
        "admin_reserve": random.pick([0, 30]), "max_field_days": 2 + random.below(4),
      ])
      for place in 0..<(10 + random.below(most)) {
        GeneratedTeam.add("a\(seller)-\(place)", "s\(seller)", random.pick(towns), &lists, &random)
      }
    }
    for (key, records) in lists { fields[key] = records }
  }

  /// Adds an account and what is open at it.
  private static func add(
    _ id: String, _ seller: String, _ town: String, _ lists: inout [String: [[String: Any]]],
    _ random: inout SeededGenerator
  ) {
    var account: [String: Any] = [
      "id": id, "name": "Account \(id)", "kind": random.pick(["lead", "customer"]),
      "level": 1 + random.below(3), "seller": seller, "town": town, "created": "2026-01-05",
    ]
    if random.chance(90) { account["potential"] = 1_000 + random.below(90_000) }
    lists["accounts", default: []].append(account)
    if random.chance(15) {
      let window = random.pick([
        ("2026-12-02", "2026-12-02"), ("2026-11-01", "2026-12-31"), ("2026-09-01", "2026-10-31"),
      ])
      lists["callbacks", default: []].append([
        "id": "c-\(id)", "account": id, "seller": seller, "from": window.0, "to": window.1,
        "state": "open",
      ])
    }
    if random.chance(12) {
      lists["deals", default: []].append([
        "id": "d-\(id)", "account": id, "seller": seller, "title": "Offer", "state": "open",
      ])
    }
    if random.chance(5) {
      lists["requests", default: []].append([
        "id": "r-\(id)", "account": id, "owner": seller, "kind": "inquiry", "title": "A question",
        "received": "2026-11-20T10:00",
        "respond_due": "2026-12-0\(1 + random.below(4))T\(10 + random.below(6)):00",
      ])
    }
    if random.chance(40) {
      lists["activities", default: []].append([
        "id": "v-\(id)", "account": id, "seller": seller, "state": "done",
        "channel": random.pick(["visit", "phone"]), "note": "Said so",
        "at": "2026-\(10 + random.below(2))-\(10 + random.below(10))T10:00",
      ])
    }
  }

  // MARK: Changes

  /// The records of a list.
  subscript(list: String) -> [[String: Any]] {
    get { fields[list] as? [[String: Any]] ?? [] }
    set { fields[list] = newValue }
  }

  /// Closes all days at another time.
  mutating func close(at time: String) {
    let days = ["mon", "tue", "wed", "thu", "fri"]
    fields["calendar"] = [
      "hours": Dictionary(uniqueKeysWithValues: days.map { ($0, "08:00-\(time)") }),
      "holidays": "FI",
    ]
  }

  /// Takes an account out, with all that refers to it.
  mutating func remove(_ account: String) {
    self["accounts"].removeAll { $0["id"] as? String == account }
    for list in ["callbacks", "deals", "requests", "activities"] {
      self[list].removeAll { $0["account"] as? String == account }
    }
  }

  /// The order of all records but the sellers is another one.
  mutating func shuffle(_ random: inout SeededGenerator) {
    for list in ["accounts", "callbacks", "deals", "requests", "activities"] {
      self[list].shuffle(using: &random)
    }
  }

  /// A session on the team, on a Monday at nine where nothing else is said.
  func session(today: String = "2026-11-23", minute: Int32? = nil) throws -> Session? {
    let bytes = Array(try JSONSerialization.data(withJSONObject: fields))
    guard let model = ModelReader.model(from: bytes).model, let day = CalendarDay(today) else {
      return nil
    }
    let now = minute.map { day.number * 1_440 + $0 }
    var settings = Settings(today: day, now: now, language: .en)
    settings.saysYes = true
    return Session(model, settings)
  }
}
