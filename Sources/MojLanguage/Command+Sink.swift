public import MojText

extension Command {
  /// The command without `as FORMAT [to PATH]` at its end, which is its `sink` then.
  ///
  /// A command that reads names to their end need not know of sinks, and its text stays what it
  /// does.
  public func takingSink() -> Command {
    var probe = ArgumentReader(self)
    while !probe.isAtEnd {
      var reader = probe
      if reader.reader.stands(.as), let sink = try? reader.sink(), reader.isAtEnd {
        return cut(at: probe.span.lower, for: sink)
      }
      probe.reader.position += 1
    }
    return self
  }

  private func cut(at end: Int, for sink: Sink) -> Command {
    var command = self
    let text = source[SourceSpan(0, end)].trimmingEnd
    command.source = SourceText(text, name: source.name, firstLine: source.firstLine)
    command.argumentSpan = SourceSpan(argumentSpan.lower, max(argumentSpan.lower, text.utf8.count))
    command.arguments = command.source[command.argumentSpan]
    command.sink = sink
    return command
  }
}

extension Command {
  /// The line that stands at the end of the command from an offset on, in its own place: what is
  /// wrong with it is shown where it was typed.
  public func line(from offset: Int) -> SourceText {
    let end = source.text.utf8.count
    let start = min(offset, end)
    return SourceText(
      String(repeating: " ", count: start) + source[SourceSpan(start, end)], name: source.name,
      firstLine: source.firstLine)
  }
}

extension String {
  /// The text without white space at its end.
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
