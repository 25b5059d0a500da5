/// Which columns of a grid are shown, and how wide.
struct TableLayout: Equatable {
  /// The width below which a column of texts is not made narrower; rather, columns are left out.
  private static let leastTextWidth = 8

  /// The widths of the shown columns, which are the first ones.
  private(set) var widths: [Int]

  /// Fits columns into a width; nil fits them as they are.
  ///
  /// The widest texts give way first. Where that is not enough, columns are left out from the
  /// right; the first one stays whatever its width.
  init(_ columns: [TableGrid.Column], gap: Int, width: Int?) {
    let natural = columns.map(\.naturalWidth)
    widths = natural
    guard let width else { return }
    let least = columns.map { column in
      column.mayBeCut ? min(column.naturalWidth, Self.leastTextWidth) : column.naturalWidth
    }
    var shown = columns.count
    while shown > 1 && TableLayout.total(least.prefix(shown), gap) > width { shown -= 1 }
    let room = max(1, width - gap * max(0, shown - 1))
    widths = TableLayout.shrunk(Array(natural.prefix(shown)), least, to: room)
  }

  /// Returns the width of a whole line.
  func lineWidth(gap: Int) -> Int { TableLayout.total(widths[...], gap) }

  private static func total(_ widths: ArraySlice<Int>, _ gap: Int) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }

  /// Lowers the widest columns to a common height until all fit; then gives the cells that are
  /// left to the first columns that were lowered.
  private static func shrunk(_ natural: [Int], _ least: [Int], to room: Int) -> [Int] {
    guard natural.reduce(0, +) > room else { return natural }
    guard natural.count > 1 else { return [room] }
    func lowered(to cap: Int) -> [Int] {
      natural.indices.map { min(natural[$0], max(least[$0], cap)) }
    }
    var (fits, exceeds) = (0, room + 1)
    while exceeds - fits > 1 {
      let middle = (fits + exceeds) / 2
      if lowered(to: middle).reduce(0, +) <= room { fits = middle } else { exceeds = middle }
    }
    var widths = lowered(to: fits)
    var left = room - widths.reduce(0, +)
    for place in widths.indices where left > 0 && widths[place] < natural[place] {
      guard widths[place] >= fits else { continue }
      widths[place] += 1
      left -= 1
    }
    return widths
  }
}
