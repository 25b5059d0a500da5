internal import MojText

/// Breaks text into lines of a width.
public enum TextWrap {
  /// Returns the lines of a text, broken at spaces; words wider than a line are broken anywhere.
  public static func lines(_ text: String, width: Int?) -> [String] {
    guard let width = width.map({ max(1, $0) }), DisplayWidth.width(of: text) > width
    else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let longer = lines.isEmpty && line.isEmpty ? String(word) : line + " " + word
      if !line.isEmpty && DisplayWidth.width(of: longer) > width {
        lines.append(line)
        line = String(word)
      } else {
        line = line.isEmpty ? String(word) : longer
      }
      breakWord(&line, width, &lines)
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Returns the lines of parts that are kept whole where they fit, with a separator between those
  /// that share a line.
  static func lines(of parts: [String], separator: String, width: Int?) -> [String] {
    var lines: [String] = []
    for part in parts {
      guard let last = lines.last else {
        lines.append(part)
        continue
      }
      let joined = last + separator + part
      if let width, DisplayWidth.width(of: joined) > width {
        lines.append(part)
      } else {
        lines[lines.count - 1] = joined
      }
    }
    return lines.flatMap { TextWrap.lines($0, width: width) }
  }

  private static func breakWord(_ line: inout String, _ width: Int, _ lines: inout [String]) {
    while DisplayWidth.width(of: line) > width {
      let head = DisplayWidth.prefix(of: line, cells: width)
      guard !head.isEmpty, head.count < line.count else { return }
      lines.append(head)
      line = String(line.dropFirst(head.count))
    }
  }
}
