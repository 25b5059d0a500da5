import MojModel

/// The minutes between towns, as a model's `travel` says them.
struct TravelTimes {
  private var minutes: [String: Int] = [:]
  private let usual: Int
  private let within: Int

  /// Reads a model's `travel`; without one it is an hour to another town and 15 minutes within one.
  init(_ model: Model) {
    let travel = model.extra("travel")
    usual = travel?["default"]?.integer ?? 60
    within = travel?["same_town"]?.integer ?? 15
    for item in travel?["matrix"]?.items ?? [] {
      guard let from = item["from"]?.string, let to = item["to"]?.string,
        let time = item["minutes"]?.integer
      else { continue }
      minutes[TravelTimes.key(from, to)] = time
    }
  }

  private static func key(_ from: String, _ to: String) -> String {
    let (one, other) = (from.lowercased(), to.lowercased())
    return min(one, other) + "\n" + max(one, other)
  }

  /// The minutes to a town and back.
  func roundTrip(_ home: String, _ town: String) -> Int {
    let way = home.lowercased() == town.lowercased() ? within : minutes[TravelTimes.key(home, town)]
    return 2 * min(max(0, way ?? usual), 720)
  }
}
