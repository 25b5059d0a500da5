public import MojText

extension Reading {
  /// What was decided, in words.
  public var words: Words {
    switch self {
    case .dates(let typed, let from, let to):
      let first = from?.iso ?? "…"
      let last = to?.iso ?? "…"
      return Words(same: "\(typed) = \(first == last ? first : "\(first)..\(last)")")
    case .tiers(let typed, let names):
      let list = names.joined(separator: ", ")
      return Words(same: "\(typed): \(names.isEmpty ? "–" : list)")
    case .grouping(let text):
      return Words(en: "read as \(text)", fi: "luettu: \(text)")
    case .defaultFilter(let text):
      return Words(en: "only \(text)", fi: "vain \(text)")
    case .canonical(let text):
      return Words(en: "read as \(text)", fi: "luettu: \(text)")
    }
  }
}
