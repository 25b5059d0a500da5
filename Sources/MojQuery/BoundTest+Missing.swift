extension BoundTest.Predicate {
  /// Whether a record without a value passes: only what is denied lets it through.
  public var passesMissing: Bool {
    switch self {
    case .isMissing: true
    case .codes(_, let negated), .integers(_, let negated), .spans(_, let negated),
      .texts(_, let negated), .contains(_, let negated):
      negated
    case .isSet, .starts, .ends: false
    case .field(_, let comparison): comparison == .notEqual
    }
  }

  /// Whether the answer is certain also where the value is missing.
  var isAboutPresence: Bool {
    switch self {
    case .isSet, .isMissing: true
    default: false
    }
  }
}
