import MojRender
import MojText
import Testing

/// The triangle as lines and as a picture.
struct TriangleFigureTests {
  private func figure(_ names: [String], title: String? = nil) -> TriangleFigure {
    let rows = names.enumerated().map { place, name in
      TriangleFigure.Row(
        name: name, customers: place, leads: place * 3, customerPotential: "310 k€",
        leadPotential: "1.2 M€", time: "14 %", target: "–", index: "0.48",
        note: place == 0 ? "1 more may be \(name) · 60,000 €" : nil)
    }
    return TriangleFigure(
      title: title ?? "Tiers", parts: [.init(title: title, rows: rows)], language: .en)
  }

  /// Names that would be markup in a picture that does not escape them.
  private static let names = [
    #"</text><script>alert("1")</script>"#, "R&D <A1> \"best\"", "'><img src=x onerror=y>", "]]>",
  ]

  @Test(arguments: names)
  func `a name is never markup of the picture`(name: String) {
    let svg = String(
      decoding: figure([name, "A2"], title: name).picture(width: 80, hasUnicode: true).svg,
      as: UTF8.self)
    let tags = svg.split(separator: "<").dropFirst().map { part in
      String(part.prefix { $0 != ">" && $0 != " " && $0 != "/" })
    }
    #expect(
      Set(tags.filter { !$0.isEmpty }).isSubset(of: ["svg", "title", "desc", "text", "rect"]))
    #expect(
      svg.split(separator: "&").dropFirst().allSatisfy { part in
        ["amp;", "lt;", "gt;", "quot;", "#39;", "#x27;", "apos;"].contains { part.hasPrefix($0) }
      })
    #expect(!svg.contains("onerror=y>"))
  }

  @Test(arguments: [30, 40, 60, 80, 120])
  func `without Unicode there is no sign beyond ASCII, and the euro is EUR`(width: Int) {
    let text = figure(["A1", "A2", "B1"]).picture(width: width, hasUnicode: false).text.plain
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(text.contains("EUR"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    #expect(figure(["A1"]).picture(width: width, hasUnicode: true).text.plain.contains("€"))
  }

  @Test func `a bar is as long as its count, beside the greatest`() {
    let lines = figure(["A1", "A2", "B1"]).picture(width: 80, hasUnicode: false).text.plain
      .split(separator: "\n").filter { $0.contains("|") && $0.contains("%") }
    let bars = lines.map { line in
      line.split(separator: "|").map { part in part.count { $0 == "#" } }
    }
    #expect(bars.count == 3)
    #expect(bars[0] == [0, 0])
    #expect(bars[2][1] == bars.joined().max())
    #expect(bars[1][0] < bars[1][1] && bars[1][1] < bars[2][1])
  }
}
