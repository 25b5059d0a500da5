// What the standard library would bring with its regular expressions, a megabyte of them.

extension StringProtocol {
  /// Tells whether a text stands somewhere in this one, byte for byte; an empty one stands nowhere.
  public func holds(_ part: String) -> Bool { place(of: part) != nil }

  /// Gives this text with every occurrence of a part exchanged, from the left, none overlapping.
  public func exchanging(_ part: String, for other: String) -> String {
    pieces(between: part).joined(separator: other)
  }

  /// Gives what stands before, between and after the occurrences of a text, empty pieces too.
  public func pieces(between part: String) -> [String] {
    var pieces: [String] = []
    var rest = self[...]
    while let place = rest.place(of: part) {
      pieces.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    return pieces + [String(rest)]
  }

  private func place(of part: String) -> Range<Index>? {
    let bytes = utf8
    let wanted = part.utf8
    guard let first = wanted.first else { return nil }
    var start = bytes.startIndex
    while let found = bytes[start...].firstIndex(of: first) {
      if bytes[found...].starts(with: wanted) {
        return found..<bytes.index(found, offsetBy: wanted.count)
      }
      start = bytes.index(after: found)
    }
    return nil
  }
}

extension String {
  /// The text as the start of a sentence.
  public var startingWithCapital: String { prefix(1).uppercased() + dropFirst() }
}
