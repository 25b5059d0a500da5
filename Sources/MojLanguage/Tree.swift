extension Statement {
  /// The tree as an S-expression, for tests and `debug`.
  public var tree: String {
    switch self {
    case .empty: "(empty)"
    case .query(let query): query.tree
    case .define(let name, let query): "(let \(name.text) \(query.tree))"
    case .command(let command):
      "(\(command.head) \(command.condition?.tree ?? "\"\(command.arguments)\""))"
    }
  }
}

extension Query {
  var tree: String {
    var parts: [String] = []
    switch source {
    case .named(let name): parts.append(name.text)
    case .those: parts.append("those")
    }
    if let asOf { parts.append("(on \(asOf.tree))") }
    parts += stages.map(\.tree)
    if let sink { parts.append("(to \(sink.format?.text ?? "-") \(sink.path?.text ?? "-"))") }
    return "(query \(parts.joined(separator: " ")))"
  }
}

extension Stage {
  var tree: String {
    switch self {
    case .filter(let condition): return "(where \(condition.tree))"
    case .sort(let orderings):
      let list = orderings.map { ordering in
        ordering.descending.map { "(\($0 ? "desc" : "asc") \(ordering.field.text))" }
          ?? ordering.field.text
      }
      return "(sort \(list.joined(separator: " ")))"
    case .take(let count): return "(take \(count))"
    case .last(let count): return "(last \(count))"
    case .top(let top):
      let by = top.by.map { " by \($0.text)" } ?? ""
      let per = top.per.map { " per \($0.tree)" } ?? ""
      return "(\(top.isTop ? "top" : "bottom") \(top.count)\(by)\(per))"
    case .measure(let measuring):
      let measures = measuring.measures.map {
        "(\($0.kind.rawValue)\($0.field.map { " \($0.text)" } ?? ""))"
      }
      let by = measuring.by.isEmpty ? "" : " by \(measuring.by.map(\.tree).joined(separator: " "))"
      let across = measuring.across.map { " across \($0.tree)" } ?? ""
      return "(measure \(measures.joined(separator: " "))\(by)\(across))"
    case .group(let buckets): return "(group \(buckets.map(\.tree).joined(separator: " ")))"
    case .show(let items):
      let list = items.map { item in
        let sign = item.sign == .add ? "+" : item.sign == .remove ? "-" : ""
        return sign + item.field.text + (item.label.map { " \"\($0)\"" } ?? "")
      }
      return "(show \(list.joined(separator: " ")))"
    }
  }
}

extension Bucket {
  var tree: String {
    let name = field?.text ?? "*"
    return part.map { "\(name)/\($0.rawValue)" } ?? name
  }
}

extension Condition {
  var tree: String {
    switch self {
    case .and(let parts): "(and \(parts.map(\.tree).joined(separator: " ")))"
    case .or(let parts): "(or \(parts.map(\.tree).joined(separator: " ")))"
    case .not(let inner): "(not \(inner.tree))"
    case .grouped(let inner): inner.tree
    case .atLeast(let count, let parts, _):
      "(\(count)-of \(parts.map(\.tree).joined(separator: " ")))"
    case .test(let test):
      "(\(test.operation) \(test.field.text)\(test.values.map { " \($0.tree)" }.joined()))"
    case .search(let literal): "(search \(literal.tree))"
    }
  }
}

extension ValueItem {
  var tree: String {
    switch self {
    case .one(let literal): literal.tree
    case .range(let from, let to, _): "\(from?.tree ?? "")..\(to?.tree ?? "")"
    }
  }
}

extension Literal {
  var tree: String {
    switch kind {
    case .bare: "'\(text)'"
    case .quoted: "\"\(text)\""
    case .field(let path): ".\(path.text)"
    case .parameter: ":\(text)"
    }
  }
}
