import MojText

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

extension String {
  /// The text without white space at its end.
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
