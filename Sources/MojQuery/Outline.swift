import MojModel

extension BoundQuery {
  /// The query as indented lines, for `debug` and tests.
  public var outline: String {
    var lines: [String] = []
    switch source {
    case .collection(let collection): lines.append(collection.rawValue)
    case .those: lines.append("those")
    }
    lines += stages.map { "  \($0.outline)" }
    let needed = derived.map { "\($0.collection.rawValue).\($0.field)" }.sorted()
    if !needed.isEmpty { lines.append("  derived: \(needed.joined(separator: ", "))") }
    return lines.joined(separator: "\n")
  }
}

extension BoundStage {
  var outline: String {
    switch self {
    case .filter(let condition): "filter \(condition.outline)"
    case .sort(let orderings):
      "sort \(orderings.map { "\($0.field.key) \($0.descending ? "desc" : "asc")" }.joined(separator: ", "))"
    case .take(let count): "take \(count)"
    case .last(let count): "last \(count)"
    case .top(let count, let by, let per):
      "top \(count) by \(by.field.key) \(by.descending ? "desc" : "asc")\(per.map { " per \($0.key)" } ?? "")"
    case .measure(let measures, let by, let across):
      "measure \(measures.map(\.key).joined(separator: ", ")) by \(by.map(\.key).joined(separator: ", "))"
        + (across.map { " across \($0.key)" } ?? "")
    case .group(let fields): "group \(fields.map(\.key).joined(separator: ", "))"
    case .show(let items): "show \(items.map(\.field.key).joined(separator: ", "))"
    }
  }
}

extension BoundCondition {
  var outline: String {
    switch self {
    case .all(let parts): "all(\(parts.map(\.outline).joined(separator: ", ")))"
    case .any(let parts): "any(\(parts.map(\.outline).joined(separator: ", ")))"
    case .not(let inner): "not(\(inner.outline))"
    case .atLeast(let count, let parts):
      "\(count) of (\(parts.map(\.outline).joined(separator: ", ")))"
    case .test(let test): "\(test.field.key) \(test.predicate.outline)"
    case .search(let fields, _): "search(\(fields.map(\.key).joined(separator: ", ")))"
    case .constant(let value): "\(value)"
    }
  }
}

extension BoundTest.Predicate {
  var outline: String {
    func texts(_ all: [[UInt8]]) -> String {
      all.map { "\"\(String(decoding: $0, as: UTF8.self))\"" }.joined(separator: ", ")
    }
    func ranges(_ all: [ClosedRange<Int64>]) -> String {
      all.map { "\($0.lowerBound)...\($0.upperBound)" }.joined(separator: ", ")
    }
    func sign(_ negated: Bool) -> String { negated ? "not " : "" }
    switch self {
    case .isSet: return "is set"
    case .isMissing: return "is missing"
    case .codes(let codes, let negated): return "\(sign(negated))codes \(codes.sorted())"
    case .integers(let all, let negated): return "\(sign(negated))in \(ranges(all))"
    case .spans(let all, let negated): return "\(sign(negated))span in \(ranges(all))"
    case .texts(let all, let negated): return "\(sign(negated))text \(texts(all))"
    case .contains(let all, let negated): return "\(sign(negated))has \(texts(all))"
    case .starts(let all): return "starts \(texts(all))"
    case .ends(let all): return "ends \(texts(all))"
    case .field(let other, let comparison): return "\(comparison) \(other.key)"
    }
  }
}
