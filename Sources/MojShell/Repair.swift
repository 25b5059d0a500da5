import MojLanguage
import MojModel
import MojQuery
import MojText

/// Makes the corrected line of an error, and lets no line pass that would fail again.
struct Repair {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// Returns the line with the error mended, runnable as it stands; nil where none is known.
  func fixed(_ error: any Error, in source: SourceText) -> String? {
    for candidate in candidates(error, in: source) where candidate != source.text {
      if runs(candidate) { return candidate }
      // One mistake often follows another: the first mended line may need a second mending.
      if let second = secondMending(candidate) { return second }
    }
    return nil
  }

  private func candidates(_ error: any Error, in source: SourceText) -> [String] {
    switch error {
    case let error as BindError:
      return error.replacement.map { [source.replacing(error.span, with: $0)] } ?? []
    case let error as SyntaxError:
      return [error.diagnostic.fixed].compactMap { $0 } + valueAsField(error, source)
    default: return []
    }
  }

  private func secondMending(_ line: String) -> String? {
    let source = SourceText(line)
    do {
      guard case .query(let query) = try Session.parser.statement(in: source) else { return nil }
      _ = try session.binder.bound(query)
      return line
    } catch let error as BindError {
      guard let replacement = error.replacement else { return nil }
      let mended = source.replacing(error.span, with: replacement)
      return runs(mended) ? mended : nil
    } catch {
      return nil
    }
  }

  /// `where A1`: a value where a field should stand finds its field.
  private func valueAsField(_ error: SyntaxError, _ source: SourceText) -> [String] {
    guard let word = error.fieldWithoutOperator,
      let scope = scope(of: source),
      let test = session.binder.fieldHolding(word.text, scope)
    else { return [] }
    return [source.replacing(word.span, with: test)]
  }

  private func scope(of source: SourceText) -> Scope? {
    guard let first = source.text.split(whereSeparator: { $0 == " " || $0 == "|" }).first,
      let definition = SourceDefinition.named(String(first))
    else { return nil }
    return Scope(session.model[definition.collection])
  }

  private func runs(_ line: String) -> Bool {
    guard let statement = try? Session.parser.statement(in: SourceText(line)) else { return false }
    guard case .query(let query) = statement else { return true }
    return (try? session.binder.bound(query)) != nil
  }
}

extension SourceText {
  /// Returns the text with a span replaced.
  func replacing(_ span: SourceSpan, with replacement: String) -> String {
    self[SourceSpan(0, span.lower)] + replacement
      + self[SourceSpan(span.upper, text.utf8.count)]
  }
}
