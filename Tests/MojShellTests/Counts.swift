import MojModel
import MojQuery
import MojRender
import MojText
import Testing

@testable import MojShell

/// Walks the numbers of an answer.
enum Counts {
  /// A real export, which lies beside the repository and not in it.
  static let hasExport = !Demo.bytes(of: export).isEmpty
  private static let export = "../shared/data/finepick.json"

  /// Expects each number of an answer, and so many of them, to be as long as the list that it names.
  static func walk(
    _ line: String, _ session: Session, atLeast: Int = 0, isOwnText: Bool = true
  ) {
    var session = session
    let answer = session.answer(to: line)
    #expect(answer.exitCode == .ok, "\(line): \(answer.diagnostics)")
    #expect(answer.counts.count >= atLeast, "\(line)")
    for count in answer.counts {
      var other = session
      let listed = other.answer(to: count.line)
      #expect(listed.diagnostics.isEmpty, "\(count.line): \(listed.diagnostics)")
      #expect(other.those?.selection.rowCount == count.number, "\(line): \(count.line)")
    }
    let listed = Set(answer.counts.map(\.number))
    for (number, place) in printed(session.answer(to: line + " as md"), isOwnText: isOwnText) {
      #expect(number == 0 || listed.contains(number), "\(line): \(number) in \(place) has no list")
    }
  }

  // MARK: The numbers that a page prints

  /// What is measured rather than counted, by the heading of its column.
  private static let measures: Set<String> = [
    "days, median", "päiviä, mediaani",
  ]

  /// Words after a number that make it a measure, and words before one that make it a name.
  private static let units: Set<String> = ["h", "min", "%", "€", "d", "pv", "days", "päivää"]
  private static let names: Set<String> = ["level", "taso", "tasolle", "tasolla"]

  /// The whole numbers of a page in Markdown that count something, and where each stands.
  ///
  /// The words of a team that is not ours may hold any number, so that only tables are read there.
  private static func printed(
    _ answer: Answer, isOwnText: Bool
  ) -> [(number: Int, place: String)] {
    let text = String(decoding: answer.data ?? [], as: UTF8.self)
    var found: [(number: Int, place: String)] = []
    var headings: [String] = []
    var columns: [[String]] = []
    func close() {
      for (heading, cells) in zip(headings, columns) where !measures.contains(heading) {
        let numbers = cells.map(numbers)
        guard numbers.contains(where: { $0 != nil }),
          !zip(cells, numbers).contains(where: { $1 == nil && $0 != "–" })
        else { continue }
        found += numbers.flatMap { $0 ?? [] }.map { ($0, heading) }
      }
      (headings, columns) = ([], [])
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      guard line.hasPrefix("|") else {
        close()
        if isOwnText { found += counted(line).map { ($0, line) } }
        continue
      }
      let cells = line.split(separator: "|").map { cell in
        cell.split(separator: " ").joined(separator: " ")
      }
      if headings.isEmpty {
        headings = cells
        columns = cells.map { _ in [] }
      } else if !cells.allSatisfy({ $0.allSatisfy { $0 == "-" || $0 == ":" } }) {
        for (place, cell) in cells.enumerated() where place < columns.count {
          columns[place].append(cell)
        }
      }
    }
    close()
    return found
  }

  /// `14`, `1 043` or the two of `14/16`; nil where a cell is none of them.
  private static func numbers(_ cell: String) -> [Int]? {
    let parts = cell.split(separator: "/").map { Int($0.filter { !gaps.contains($0) }) }
    return parts.isEmpty || parts.contains(nil) ? nil : parts.compactMap { $0 }
  }

  /// What stands between thousands.
  private static let gaps: Set<Character> = [",", "\u{A0}", "\u{202F}"]

  /// The whole numbers of a line of text that are neither measures nor names.
  private static func counted(_ line: String) -> [Int] {
    let words = line.split(separator: " ").map { word in
      word.filter { !"*_`().:;\\".contains($0) || $0 == "." && word.last != "." }
    }
    return words.indices.flatMap { place -> [Int] in
      let before = place > 0 ? words[place - 1].lowercased() : ""
      let after = place + 1 < words.count ? words[place + 1] : ""
      guard !names.contains(before), !units.contains(String(after)) else { return [] }
      return numbers(String(words[place]).trimmed) ?? []
    }
  }

  /// Walks an answer about the real export, which has nothing to complain of.
  static func walkExport(_ line: String) throws {
    var session = try session(
      on: Demo.bytes(of: export), today: "2021-04-16")
    walk(line, session, isOwnText: false)
    #expect(session.answer(to: line).diagnostics.isEmpty, "\(line)")
  }

  /// A session on the text of a model.
  static func session(
    on model: some Sequence<UInt8>, today: String = "2026-11-23", _ language: Language = .en
  ) throws -> Session {
    let model = try #require(ModelReader.model(from: Array(model)).model)
    let today = try #require(CalendarDay(today))
    return Session(model, Settings(today: today, language: language))
  }
}

extension String {
  /// Without commas at its ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == "," { text.removeLast() }
    return String(text)
  }
}
