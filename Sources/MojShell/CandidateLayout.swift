import MojText

/// Sets what Tab found in columns that fit the terminal.
public struct CandidateLayout {
  /// The most rows of one page.
  public static let rowLimit = 20

  private let width: Int
  private let height: Int
  private let measure: (String) -> Int

  /// Makes a layout for a terminal of so many columns and rows; `measure` counts the cells that a
  /// text takes.
  public init(width: Int, rows: Int = .max, measure: @escaping (String) -> Int) {
    self.width = max(20, width)
    // The line itself and how many more there are stay in sight.
    height = max(3, min(Self.rowLimit, rows - 3))
    self.measure = measure
  }

  /// Returns the rows of a page (from 0, after the last one again from the first), none wider than
  /// the terminal, filled column by column.
  ///
  /// With at least one note, each candidate stands beside its note; what is too long is cut and
  /// ends in `…`. Where notes would push candidates off the list, they are left out.
  public func rows(of candidates: [Completion.Candidate], page: Int = 0) -> [String] {
    // A name in the data may hold what controls a terminal.
    let candidates = candidates.map {
      Completion.Candidate(Printable.text($0.text), Printable.text($0.note))
    }
    let names = candidates.map(\.text)
    let nameWidth = min(names.map(measure).max() ?? 0, width / 2)
    let cells = candidates.map { candidate -> String in
      guard !candidate.note.isEmpty else { return cut(candidate.text, to: width) }
      let name = cut(candidate.text, to: nameWidth)
      let note = cut(candidate.note, to: max(1, width - nameWidth - 2))
      return padded(name, to: nameWidth) + "  " + note
    }
    // What they are is worth a second page, a third is not.
    if columns(of: cells).count <= 2 * height { return self.page(page, of: cells) }
    return self.page(page, of: names.map { cut($0, to: width) })
  }

  /// A page of what has more rows than fit, and how many candidates there are besides.
  private func page(_ page: Int, of cells: [String]) -> [String] {
    let size = height * perRow(cells)
    guard cells.count > size else { return columns(of: cells) }
    let pages = (cells.count + size - 1) / size
    let first = page % pages * size
    let shown = Array(cells[first..<min(first + size, cells.count)])
    return columns(of: shown) + ["… \(first + 1)–\(first + shown.count) / \(cells.count) (Tab)"]
  }

  /// Returns what all texts begin with, without regard to case; empty where they share nothing.
  public static func commonPrefix(of texts: [String]) -> String {
    guard let first = texts.first else { return "" }
    var length = first.count
    for text in texts.dropFirst() {
      let same = zip(first, text).prefix { $0.lowercased() == $1.lowercased() }
      length = min(length, same.count)
    }
    return String(first.prefix(length))
  }

  /// How many cells of the widest fit beside each other.
  private func perRow(_ cells: [String]) -> Int {
    max(1, (width + 3) / ((cells.map(measure).max() ?? 0) + 3))
  }

  private func columns(of cells: [String]) -> [String] {
    guard !cells.isEmpty else { return [] }
    let cellWidth = (cells.map(measure).max() ?? 0) + 3
    let count = perRow(cells)
    let height = (cells.count + count - 1) / count
    return (0..<height).map { row in
      let line = stride(from: row, to: cells.count, by: height).map { cells[$0] }
      let last = line.count - 1
      return line.enumerated().map { $0 == last ? $1 : padded($1, to: cellWidth) }.joined()
    }
  }

  private func padded(_ text: String, to cells: Int) -> String {
    text + String(repeating: " ", count: max(0, cells - measure(text)))
  }

  private func cut(_ text: String, to cells: Int) -> String {
    guard measure(text) > cells else { return text }
    var result = ""
    for character in text {
      guard measure(result) + measure(String(character)) < cells else { break }
      result.append(character)
    }
    return result + "…"
  }
}
