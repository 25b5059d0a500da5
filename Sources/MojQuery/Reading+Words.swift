public import MojText

extension Reading {
  /// What was decided, in words.
  public var words: Words {
    switch self {
    case .dates(let typed, let from, let to):
      let open = Words(same: "…")
      let (first, last) = (from?.words ?? open, to?.words ?? open)
      guard from != to else {
        return Words(en: "\(typed) = \(first.en)", fi: "\(typed) = \(first.fi)")
      }
      return Words(
        en: "\(typed) = \(first.en)..\(last.en)", fi: "\(typed) = \(first.fi)..\(last.fi)")
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
