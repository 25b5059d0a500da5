@testable import MojQuery

/// Queries in a few words, for messages of failed tests.
enum Outline {
  static func of(_ stages: [BoundStage]) -> String { stages.map(of).joined(separator: " | ") }

  private static func of(_ stage: BoundStage) -> String {
    switch stage {
    case .filter(let condition): "where \(of(condition))"
    case .sort(let orderings):
      "sort "
        + orderings.map { "\($0.field.key)\($0.descending ? " desc" : "")" }.joined(separator: ", ")
    case .take(let count): "take \(count)"
    case .last(let count): "last \(count)"
    case .top(let count, let by, let per):
      "top \(count) by \(by.field.key) desc \(by.descending) per \(per?.key ?? "")"
    case .measure(let measures, let by, let across):
      "\(measures.map(\.key)) by \(by.map(\.key)) across \(across?.key ?? "")"
    case .group(let fields): "group \(fields.map(\.key))"
    case .show(let items): "show \(items.map(\.field.key))"
    }
  }

  static func of(_ condition: BoundCondition) -> String {
    switch condition {
    case .all(let parts): "all(\(parts.map(of)))"
    case .any(let parts): "any(\(parts.map(of)))"
    case .not(let inner): "not(\(of(inner)))"
    case .atLeast(let count, let parts): "\(count) of (\(parts.map(of)))"
    case .test(let test): "\(test.field.key) \(of(test.predicate))"
    case .search(let fields, let needle): "search \(fields.map(\.key)) \(needle)"
    case .constant(let answer): "\(answer)"
    }
  }

  private static func of(_ predicate: BoundTest.Predicate) -> String {
    if case .field(let other, let comparison) = predicate { return "\(comparison) .\(other.key)" }
    return "\(predicate)"
  }
}
