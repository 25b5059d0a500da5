/// Writes scenario files for tests: a sound small one, of which a test changes a part.
enum ScenarioText {
  /// A file of a scenario with these nodes; two ends are there already.
  static func file(
    nodes: [String], start: String = "a", skills: String = skill("talk", 2),
    facts: String = "", extra: String = ""
  ) -> [UInt8] {
    Array(
      """
      {"moj_scenario": 1, "id": "small", "level": 1, "title": \(words("T")),
       "goal": \(words("G")), "about": \(words("A")),
       "persona": {"name": "P", "role": \(words("R")), "company": "C", "mood": \(words("M")),
                   "difficulty": 1},
       "minutes": 10, "trust": 5, "patience": 3, \(extra)
       "skills": [\(skills)], "facts": [\(facts)],
       "start": "\(start)", "out_of_time": "late", "out_of_patience": "gone",
       "nodes": [
      \((nodes + [end("late"), end("gone", "lost")]).joined(separator: ",\n"))
       ]}
      """.utf8)
  }

  /// The same text in both languages.
  static func words(_ text: String) -> String { "{\"en\": \"\(text)\", \"fi\": \"\(text)\"}" }

  /// A skill.
  static func skill(_ id: String, _ maximum: Int) -> String {
    "{\"id\": \"\(id)\", \"name\": \(words(id)), \"max\": \(maximum)}"
  }

  /// A fact that fills no field.
  static func fact(_ id: String) -> String {
    "{\"id\": \"\(id)\", \"label\": \(words(id)), \"value\": \(words(id))}"
  }

  /// A node with choices, each the members of its object after the text.
  static func node(_ id: String, _ choices: String...) -> String { node(id, choices) }

  /// A node with choices.
  static func node(_ id: String, _ choices: [String]) -> String {
    let list = choices.enumerated().map { "{\"text\": \(words("c\($0)")), \($1)}" }
    return """
      {"id": "\(id)", "text": \(words(id)), "choices": [\(list.joined(separator: ", "))]}
      """
  }

  /// An end.
  static func end(_ id: String, _ outcome: String = "undecided") -> String {
    "{\"id\": \"\(id)\", \"text\": \(words(id)), \"end\": {\"outcome\": \"\(outcome)\"}}"
  }

  /// A sound small scenario: two ways to a sale.
  static let sound = file(nodes: [
    node(
      "a", "\"next\": \"b\", \"minutes\": 1, \"points\": {\"talk\": 1}",
      "\"next\": \"sold\", \"minutes\": 2, \"trust\": 1"),
    node("b", "\"next\": \"sold\", \"minutes\": 1, \"points\": {\"talk\": 1}"),
    end("sold", "sold"),
  ])
}
