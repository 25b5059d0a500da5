internal import MojText

/// A triangle in the characters of a terminal.
///
/// Where the width is short the potentials go first, then the target, the index and the time; the
/// counts and their bars always stay.
struct TriangleText {
  /// A column beside the triangle.
  private enum Extra { case potential, target, index, time }

  private let figure: TriangleFigure
  private let style: TableStyle
  private let width: Int
  private let nameWidth: Int
  private let countWidth: Int
  private let shown: [Extra]
  private let barWidth: Int

  init(_ figure: TriangleFigure, width: Int, _ style: TableStyle) {
    self.figure = figure
    self.style = style
    self.width = max(30, width)
    let rows = figure.allRows
    let names = rows.map { DisplayWidth.width(of: $0.name) }.max() ?? 0
    nameWidth = min(names, max(8, self.width / 4))
    countWidth = figure.text(figure.most).count
    let fixed = nameWidth + 2 * countWidth + 5
    var shown: [Extra] = [.potential, .time, .target, .index]
    var room = 0
    for dropped: Extra? in [nil, .potential, .target, .index, .time] {
      shown.removeAll { $0 == dropped }
      let taken = shown.reduce(0) { $0 + TriangleText.cells(of: $1, figure, style) }
      room = (self.width - fixed - taken) / 2
      if room >= 9 { break }
    }
    self.shown = shown
    barWidth = min(24, max(1, room))
  }

  /// The least cells that each of two triangles side by side needs.
  private static let leastOfPair = 36

  /// The figure as lines: below each other, or a pair side by side where the width allows.
  static func styled(_ figure: TriangleFigure, width: Int, _ style: TableStyle) -> StyledText {
    let half = (width - 4) / 2
    guard figure.isPair, figure.parts.count == 2, half >= leastOfPair else {
      return TriangleText(figure, width: width, style).styled
    }
    return TriangleText(figure, width: half, style).besides
  }

  private var styled: StyledText {
    var text = StyledText()
    append(heading, to: &text)
    for (place, part) in figure.parts.enumerated() {
      if place > 0 { text.newLine() }
      for line in title(part) + rows(part) { append(line, to: &text) }
    }
    return text
  }

  /// Two parts side by side, on one scale.
  private var besides: StyledText {
    var text = StyledText()
    let sides = figure.parts.map { title($0) + [heading] + rows($0) }
    for place in 0..<(sides.map(\.count).max() ?? 0) {
      let left: Pieces = sides[0].indices.contains(place) ? sides[0][place] : []
      let right: Pieces = sides[1].indices.contains(place) ? sides[1][place] : []
      let taken = left.reduce(0) { $0 + DisplayWidth.width(of: $1.text) }
      let gap = String(repeating: " ", count: max(0, width - taken) + 4)
      append(left + [(gap, .plain)] + right, to: &text)
    }
    return text
  }

  private func title(_ part: TriangleFigure.Part) -> [Pieces] {
    part.title.map { [[(DisplayWidth.truncated($0, to: width, mark: style.cutMark), .bold)]] } ?? []
  }

  private func rows(_ part: TriangleFigure.Part) -> [Pieces] {
    part.rows.flatMap { row -> [Pieces] in
      let note = row.note.map { TextWrap.lines(style.spelled($0), width: width - 4) } ?? []
      return [line(row)] + note.map { [("    " + $0, .dim)] }
    }
  }

  // MARK: Lines

  private typealias Pieces = [(text: String, role: TextRole)]

  /// Appends a line without the spaces at its end.
  private func append(_ line: Pieces, to text: inout StyledText) {
    var line = line
    while let last = line.last, last.text.allSatisfy({ $0 == " " }) { line.removeLast() }
    if let last = line.popLast() {
      var end = last.text
      while end.last == " " { end.removeLast() }
      line.append((end, last.role))
    }
    for piece in line { text.append(piece.text, piece.role) }
    text.newLine()
  }

  private var heading: Pieces {
    let (customers, leads, potential) = figure.headings
    let side = countWidth + 1 + barWidth
    var line: Pieces = [(String(repeating: " ", count: nameWidth + 2), .plain)]
    append(potential, .potential, .dim, to: &line)
    line.append((fitted(customers, side, .trailing), .dim))
    line.append((" ", .plain))
    line.append((fitted(leads, side, .leading), .dim))
    append(potential, .potential, .dim, to: &line)
    let (time, target, index) = figure.timeHeadings
    append(time, .time, .dim, to: &line)
    append(target, .target, .dim, to: &line)
    append(index, .index, .dim, to: &line)
    return line
  }

  private func line(_ row: TriangleFigure.Row) -> Pieces {
    var line: Pieces = [(fitted(row.name, nameWidth, .leading) + "  ", .bold)]
    append(style.spelled(row.customerPotential), .potential, .dim, to: &line)
    line.append(
      (
        DisplayWidth.padded(
          style.spelled(figure.text(row.customers)) + " ",
          to: countWidth + 1 + barWidth - cells(row.customers), .trailing),
        .number
      ))
    line.append((bar(row.customers), .accent))
    line.append((style == .ascii ? "|" : "│", .dim))
    line.append((bar(row.leads), .accent))
    line.append(
      (
        DisplayWidth.padded(
          " " + style.spelled(figure.text(row.leads)),
          to: countWidth + 1 + barWidth - cells(row.leads)),
        .number
      ))
    append(style.spelled(row.leadPotential), .potential, .dim, to: &line)
    append(style.spelled(row.time), .time, .number, to: &line)
    append(style.spelled(row.target), .target, .dim, to: &line)
    append(style.spelled(row.index), .index, .number, to: &line)
    return line
  }

  private func append(
    _ text: String, _ extra: Extra, _ role: TextRole, to line: inout Pieces
  ) {
    guard shown.contains(extra) else { return }
    let cells = TriangleText.cells(of: extra, figure, style)
    let room = extra == .potential ? cells / 2 : cells
    line.append((DisplayWidth.padded(text, to: room, .trailing), role))
  }

  /// How wide a column is with the two spaces before it; the potentials are two columns.
  private static func cells(
    of extra: Extra, _ figure: TriangleFigure, _ style: TableStyle
  ) -> Int {
    let rows = figure.allRows
    let (time, target, index) = figure.timeHeadings
    let texts =
      switch extra {
      case .potential:
        rows.flatMap { [$0.customerPotential, $0.leadPotential] } + [figure.headings.potential]
      case .time: rows.map(\.time) + [time]
      case .target: rows.map(\.target) + [target]
      case .index: rows.map(\.index) + [index]
      }
    let widest = texts.map { DisplayWidth.width(of: style.spelled($0)) }.max() ?? 0
    return (widest + 2) * (extra == .potential ? 2 : 1)
  }

  private func cells(_ count: Int) -> Int {
    count == 0 ? 0 : max(1, Int(Double(count) / Double(figure.most) * Double(barWidth) + 0.5))
  }

  private func bar(_ count: Int) -> String {
    String(repeating: style == .ascii ? "#" : "█", count: cells(count))
  }

  private func fitted(
    _ text: String, _ cells: Int, _ alignment: DisplayWidth.Alignment
  ) -> String {
    DisplayWidth.padded(
      DisplayWidth.truncated(text, to: cells, mark: style.cutMark), to: cells, alignment)
  }
}
