internal import MojText

/// A triangle as an `<svg>` element that needs no font, script or colour from elsewhere.
///
/// Bars are greys that differ in print and show on light and dark pages; texts take the page's own
/// colour. What is longer than its place is drawn narrower, so that nothing runs over another.
struct TrianglePicture {
  private static let width = 800
  private static let axis = 400
  private static let bar = 100
  private static let rowHeight = 30

  /// Which end of a text stands at its place.
  private enum Anchor: String { case start, middle, end }

  private let figure: TriangleFigure

  init(_ figure: TriangleFigure) { self.figure = figure }

  var svg: [UInt8] {
    var body = ""
    var y = 0
    for part in figure.parts {
      if let title = part.title {
        y += 34
        body += text(title, 8, y - 8, .start, room: 780, size: 16)
      }
      y += 26
      body += headings(at: y - 8)
      for row in part.rows {
        y += TrianglePicture.rowHeight
        body += line(row, at: y - 10)
        guard let note = row.note else { continue }
        y += 20
        body += text(note, 8, y - 10, .start, room: 780, size: 12)
      }
      y += 8
    }
    return Array((head(height: max(30, y)) + body + "</svg>\n").utf8)
  }

  private func head(height: Int) -> String {
    let width = TrianglePicture.width
    return """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 \(width) \(height)" \
      width="\(width)" height="\(height)" style="max-width:100%;height:auto" \
      font-family="sans-serif" fill="currentColor">
      <title>\(HTMLText.escaped(figure.title))</title>
      <desc>\(HTMLText.escaped(summary))</desc>

      """
  }

  /// The counts in words, for those who hear the picture.
  private var summary: String {
    let (customers, leads, _) = figure.headings
    return figure.parts.map { part in
      let rows = part.rows.map { row in
        "\(row.name): \(customers) \(figure.text(row.customers)), \(leads) \(figure.text(row.leads))"
      }
      return (part.title.map { "\($0): " } ?? "") + rows.joined(separator: "; ")
    }.joined(separator: ". ")
  }

  private func headings(at y: Int) -> String {
    let (customers, leads, potential) = figure.headings
    let (time, target, index) = figure.timeHeadings
    let axis = TrianglePicture.axis
    return text(potential, 240, y, .end, room: 80, size: 12)
      + text(customers, axis - 6, y, .end, room: 140, size: 12)
      + text(leads, axis + 6, y, .start, room: 140, size: 12)
      + text(potential, 645, y, .end, room: 80, size: 12)
      + text(time, 690, y, .end, room: 40, size: 12)
      + text(target, 742, y, .end, room: 51, size: 12)
      + text(index, 794, y, .end, room: 51, size: 12)
  }

  private func line(_ row: TriangleFigure.Row, at y: Int) -> String {
    let axis = TrianglePicture.axis
    let left = length(row.customers)
    let right = length(row.leads)
    return rectangle(axis - left, y - 15, left, "#6b6b6b")
      + rectangle(axis, y - 15, right, "#a8a8a8")
      + text(row.name, 8, y, .start, room: 140, size: 14)
      + text(row.customerPotential, 240, y, .end, room: 80, size: 14)
      + text(figure.text(row.customers), axis - left - 6, y, .end, room: 48, size: 14)
      + text(figure.text(row.leads), axis + right + 6, y, .start, room: 48, size: 14)
      + text(row.leadPotential, 645, y, .end, room: 80, size: 14)
      + text(row.time, 690, y, .end, room: 40, size: 14)
      + text(row.target, 742, y, .end, room: 46, size: 14)
      + text(row.index, 794, y, .end, room: 46, size: 14)
  }

  /// How long a bar is: what is more than nothing can be seen.
  private func length(_ count: Int) -> Int {
    guard count > 0 else { return 0 }
    return max(2, Int(Double(count) / Double(figure.most) * Double(TrianglePicture.bar)))
  }

  private func rectangle(_ x: Int, _ y: Int, _ width: Int, _ fill: String) -> String {
    guard width > 0 else { return "" }
    return "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"20\" fill=\"\(fill)\"/>\n"
  }

  private func text(
    _ text: String, _ x: Int, _ y: Int, _ anchor: Anchor, room: Int, size: Int
  ) -> String {
    guard !text.isEmpty else { return "" }
    // Twice as many characters as fit can still be read when they are drawn smaller.
    let cut = DisplayWidth.truncated(text, to: room * 3 / size)
    // A cell is six tenths of the size at most; wide capitals need two more.
    let tenths = DisplayWidth.width(of: cut) * 6 + cut.count { $0.isUppercase } * 2
    let fitting = min(size, room * 10 / max(1, tenths))
    return
      "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(fitting)\" text-anchor=\"\(anchor.rawValue)\">"
      + HTMLText.escaped(cut) + "</text>\n"
  }
}
