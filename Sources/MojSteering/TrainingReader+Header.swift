import MojModel
import MojText

extension TrainingReader {
  mutating func read(_ value: PlacedJSON) -> TrainingScenario {
    var scenario = TrainingScenario()
    scenario.id = value["id"]?.string ?? ""
    scenario.title = words(value["title"])
    scenario.goal = words(value["goal"])
    scenario.about = words(value["about"])
    scenario.level = value["level"]?.integer ?? 1
    scenario.project = value["project"]?.string
    scenario.minutes = value["minutes"]?.integer ?? 1
    scenario.trust = value["trust"]?.integer ?? 0
    scenario.patience = value["patience"]?.integer ?? 1
    scenario.seed = value["seed"]?.integer ?? 1
    scenario.account = (value["account"]?.members ?? []).compactMap { member in
      TrainingReader.scalar(member.value).map { (member.key, $0) }
    }
    if let persona = value["persona"] { scenario.persona = self.persona(persona) }
    readSkills(value["skills"], &scenario)
    readFacts(value["facts"], &scenario)
    let list = value["nodes"]?.items ?? []
    if list.count > TrainingReader.mostNodes {
      report(.tooMany("nodes", limit: TrainingReader.mostNodes), "nodes", value)
    }
    nodes = named(list, "nodes")
    scenario.nodes = list.enumerated().map { node($1, "nodes[\($0)]", scenario.skills.count) }
    scenario.start = reference(value["start"], nodes, "node", "start")
    scenario.outOfTime = endReference(value, "out_of_time", scenario)
    scenario.outOfPatience = endReference(value, "out_of_patience", scenario)
    if flags.count > TrainingScenario.bits {
      report(.tooMany("set", limit: TrainingScenario.bits), "nodes", value)
    }
    return scenario
  }

  func persona(_ value: PlacedJSON) -> TrainingScenario.Persona {
    TrainingScenario.Persona(
      name: value["name"]?.string ?? "", role: words(value["role"]),
      company: value["company"]?.string ?? "", mood: words(value["mood"]),
      difficulty: value["difficulty"]?.integer ?? 1)
  }

  mutating func readSkills(_ value: PlacedJSON?, _ scenario: inout TrainingScenario) {
    let items = value?.items ?? []
    skills = named(items, "skills")
    scenario.skills = items.map { item in
      TrainingScenario.Skill(
        id: item["id"]?.string ?? "", name: words(item["name"]),
        maximum: item["max"]?.integer ?? 0)
    }
  }

  mutating func readFacts(_ value: PlacedJSON?, _ scenario: inout TrainingScenario) {
    let items = value?.items ?? []
    facts = named(items, "facts")
    if let value, items.count > TrainingScenario.bits {
      report(.tooMany("facts", limit: TrainingScenario.bits), "facts", value)
    }
    scenario.facts = items.enumerated().map { place, item in
      if (item["field"] == nil) != (item["set"] == nil) {
        report(.setWithoutField, "facts[\(place)]", item)
      }
      return TrainingScenario.Fact(
        id: item["id"]?.string ?? "", label: words(item["label"]), value: words(item["value"]),
        field: item["field"]?.string, setting: item["set"]?.string)
    }
  }

  mutating func named(_ items: [PlacedJSON], _ path: String) -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, item) in items.enumerated() {
      let id = item["id"]?.string ?? ""
      if places.updateValue(place, forKey: id) != nil {
        report(.idTwice(id), "\(path)[\(place)].id", item["id"] ?? item)
      }
    }
    return places
  }

  /// A text in both languages; one that is missing is lent by the other.
  func words(_ value: PlacedJSON?) -> Words {
    guard let value else { return Words(same: "") }
    if let text = value.string { return Words(same: text) }
    let en = value["en"]?.string ?? ""
    let fi = value["fi"]?.string ?? ""
    return Words(en: en.isEmpty ? fi : en, fi: fi.isEmpty ? en : fi)
  }

  func optionalWords(_ value: PlacedJSON?) -> Words? { value.map { words($0) } }

  mutating func reference(
    _ value: PlacedJSON?, _ known: [String: Int], _ kind: String, _ path: String
  ) -> Int {
    guard let value, let name = value.string else { return 0 }
    if let place = known[name] { return place }
    let similar = known.count > 2_000 ? [] : Suggestion.nearest(to: name, among: Array(known.keys))
    report(.brokenReference(name, to: kind, similar: similar), path, value)
    return 0
  }

  mutating func endReference(
    _ value: PlacedJSON, _ key: String, _ scenario: TrainingScenario
  ) -> Int {
    let place = reference(value[key], nodes, "node", key)
    if scenario.nodes.indices.contains(place), scenario.nodes[place].end == nil,
      let name = value[key]
    {
      report(.endIsNoEnd(name.string ?? ""), key, name)
    }
    return place
  }
}
