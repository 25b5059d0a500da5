extension Condition {
  /// The condition with a script's parameters replaced by their values, for what is stored and read
  /// again where no parameter has a value; those without a value stay.
  public func filled(_ parameters: [String: String]) -> Condition {
    guard !parameters.isEmpty else { return self }
    func literal(_ literal: Literal) -> Literal {
      guard literal.kind == .parameter, let value = parameters[literal.text] else { return literal }
      return Literal(value, .quoted, literal.span)
    }
    switch self {
    case .and(let parts): return .and(parts.map { $0.filled(parameters) })
    case .or(let parts): return .or(parts.map { $0.filled(parameters) })
    case .not(let inner): return .not(inner.filled(parameters))
    case .atLeast(let least, let parts, let span):
      return .atLeast(least, parts.map { $0.filled(parameters) }, span)
    case .grouped(let inner): return .grouped(inner.filled(parameters))
    case .search(let text): return .search(literal(text))
    case .test(var test):
      test.values = test.values.map { item in
        switch item {
        case .one(let value): .one(literal(value))
        case .range(let from, let to, let span):
          .range(from.map(literal), to.map(literal), span)
        }
      }
      return .test(test)
    }
  }
}
