/// Which columns of a grid are shown, and how wide.
struct TableLayout: Equatable {
  /// Between these widths lies the least that a column of texts is given; where there is no room
  /// for that, columns are left out.
  private static let leastText = 8...16

  /// The widths of the shown columns, which are the first ones.
  private(set) var widths: [Int]

  /// Fits columns into a width; nil fits them as they are.
  ///
  /// Headings give way first, in two lines, then texts: each gets room by how many of its values
  /// go on, so that a few long values are cut rather than all. Where that is not enough, columns are
  /// left out from the right; the first one stays whatever its width.
  init(_ columns: [TableGrid.Column], gap: Int, width: Int?) {
    let natural = columns.map(\.naturalWidth)
    widths = natural
    guard let width, TableLayout.total(natural[...], gap) > width else { return }
    widths = columns.map(TableLayout.leastWidth)
    while widths.count > 1, lineWidth(gap: gap) > width { widths.removeLast() }
    guard widths.count > 1 else {
      widths = [min(natural[0], width)]
      return
    }
    var room = width - lineWidth(gap: gap)
    finish(columns.map(\.compactWidth), within: 3, &room)
    grow(columns, &room)
    // Half a heading more is no gain.
    finish(natural, within: room, &room)
  }

  /// Gives columns that lack little of what they ask for all of it, the first ones first.
  private mutating func finish(_ wanted: [Int], within limit: Int, _ room: inout Int) {
    for place in widths.indices {
      let more = wanted[place] - widths[place]
      guard more > 0, more <= min(limit, room) else { continue }
      widths[place] += more
      room -= more
    }
  }

  /// Returns the width of a whole line.
  func lineWidth(gap: Int) -> Int { TableLayout.total(widths[...], gap) }

  private static func total(_ widths: ArraySlice<Int>, _ gap: Int) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }

  /// The width at which every second text is whole, within bounds; other values are never cut.
  private static func leastWidth(_ column: TableGrid.Column) -> Int {
    guard column.mayBeCut, column.compactWidth > leastText.lowerBound else {
      return column.compactWidth
    }
    let sorted = column.cellWidths.sorted()
    let middle = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    return min(
      column.compactWidth, max(leastText.lowerBound, min(leastText.upperBound, middle)))
  }

  /// Gives cells one by one to the column in which the most values go on for its width.
  private mutating func grow(_ columns: [TableGrid.Column], _ room: inout Int) {
    let sorted = widths.indices.map { columns[$0].cellWidths.sorted() }
    var whole = widths.indices.map { place in
      sorted[place].firstIndex { $0 > widths[place] } ?? sorted[place].count
    }
    func gain(_ place: Int) -> Double {
      guard widths[place] < columns[place].compactWidth else { return 0 }
      let cut = max(1, sorted[place].count - whole[place])
      return Double(cut) / Double(widths[place])
    }
    while room > 0 {
      guard let place = widths.indices.max(by: { gain($0) < gain($1) }), gain(place) > 0 else {
        return
      }
      widths[place] += 1
      room -= 1
      while whole[place] < sorted[place].count, sorted[place][whole[place]] <= widths[place] {
        whole[place] += 1
      }
    }
  }
}
