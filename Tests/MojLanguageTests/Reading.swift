import MojText

@testable import MojLanguage

/// The parser of all tests: every command of the keyword table is one.
let parser = Parser(
  commands: Set(Keyword.all.filter { $0.role == .command }.map(\.id.rawValue)))

/// Returns the tree of a line, or what is wrong with it.
func tree(_ line: String) -> String {
  do {
    return try parser.statement(in: SourceText(line)).tree
  } catch {
    return "\(error.problem) at \(error.span.lower)"
  }
}

/// Returns the mistake of a line; nil where there is none.
func mistake(_ line: String) -> SyntaxError? {
  do {
    _ = try parser.statement(in: SourceText(line))
    return nil
  } catch {
    return error
  }
}
