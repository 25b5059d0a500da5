import MojLanguage
import MojModel
import MojQuery
import MojText

/// Puts what the team at hand has in place of the demo's names and tiers, so that an example of help
/// runs on it.
struct LocalExample {
  /// The accounts of the demo that examples name.
  private static let demoAccounts = [
    "Suvituuli Köydet Oy Ab", "Havupuro Mittalaitteet Oy", "Suvituuli Pakkaus Oy",
    "Åkerholma Puutalot Oy", "Havupuro Elämysmatkat Oyj",
  ]
  private static let demoTiers = ["A1", "A2", "A3", "B1", "B2"]
  private static let demoPerson = "Matti Vesikallio"
  private static let demoRequest = "req-025"

  /// Lines that list whatever of the demo's a team has, and what stands for it where it has not.
  private static let listing: [String] = [
    "accounts where name = \(demoAccounts.map { "\"\($0)\"" }.joined(separator: ", "))",
    "people where name = \"\(demoPerson)\"", "requests where id = \(demoRequest)",
    "accounts top 3 by potential", "accounts where potential is missing take 3", "people take 1",
    "requests take 1",
  ]

  private let model: Model
  private var exchanges: [(demo: String, own: String)] = []

  /// Makes it; a team on a server is asked for what examples may name.
  init(_ session: Session) throws {
    try session.requireSample(LocalExample.listing)
    model = session.model
    let tiers = model.tierNames
    if let last = tiers.last, LocalExample.demoTiers.contains(where: { !tiers.contains($0) }) {
      for (place, tier) in LocalExample.demoTiers.enumerated() {
        let own = tiers.indices.contains(place) ? tiers[place] : last
        exchanges.append((tier, Formatter.quotedIfNeeded(own)))
      }
    }
    let first = FirstLines(session)
    put(first.accounts(3), .accounts, for: LocalExample.demoAccounts)
    put(first.busiest.map { [$0] } ?? [], .sellers, for: ["Aino", "Otso"])
    if model[.people].rowCount > 0 {
      put([model.recordName(0, of: .people)], .people, for: [LocalExample.demoPerson])
    }
    if model[.requests].rowCount > 0, let request = model.written("id", of: .requests, 0) {
      put([request], .requests, for: [LocalExample.demoRequest])
    }
  }

  /// What the team has itself stays.
  private mutating func put(_ own: [String], _ collection: Collection, for demo: [String]) {
    guard !own.isEmpty else { return }
    for (place, demo) in demo.enumerated()
    where References.rows(demo, in: model[collection], of: model).isEmpty {
      let own = Formatter.quotedIfNeeded(own[place % own.count])
      exchanges += [("\"\(demo)\"", own), (demo, own)]
    }
  }

  /// The example with the team's own names.
  func line(_ example: String) -> String {
    exchanges.reduce(example) { $0.exchanging($1.demo, for: $1.own) }
  }
}
