import MojImport
import Testing

/// Reads a text as a table, or says what is wrong with it.
func read(_ text: String) throws -> CSVTable {
  try CSVReader.table(DecodedText(Array(text.utf8)))
}

/// The cells of all rows.
func cells(_ table: CSVTable) -> [[String]] {
  (0..<table.rowCount).map { row in table.header.indices.map { table.text(row, $0) } }
}

@Suite struct CSVReaderTests {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every line end gives the same rows`(end: String) throws {
    let table = try read(["a,b", "1,2", "3,4", ""].joined(separator: end))
    #expect(table.header == ["a", "b"])
    #expect(cells(table) == [["1", "2"], ["3", "4"]])
    #expect(table.line(1) == 3)
  }

  @Test func `line ends may be mixed, the last may be absent`() throws {
    #expect(try cells(read("a,b\r\n1,2\n3,4\r5,6")) == [["1", "2"], ["3", "4"], ["5", "6"]])
  }

  @Test func `quotes hold separators, line ends and doubled quotes`() throws {
    let table = try read("a;b\n\"x;\"\"y\"\"\r\nz\";2\n3;4\n")
    #expect(cells(table) == [["x;\"y\"\r\nz", "2"], ["3", "4"]])
    #expect(table.line(1) == 4)
  }

  @Test(arguments: [("a;b\n1,5;2\n2,5;3", 0x3B), ("a\tb\n1\t2", 0x09), ("a,b\n1,2", 0x2C)])
  func `the separator is found`(text: String, separator: UInt8) throws {
    #expect(try read(text).separator == separator)
  }

  @Test func `a byte order mark is no part of the first name`() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("nimi;y\nå;1".utf8)
    let table = try CSVReader.table(DecodedText(bytes))
    #expect(table.header[0] == "nimi")
  }

  @Test func `what is no UTF-8 is Windows-1252`() throws {
    let text = try DecodedText([0x61, 0x0A, 0xE4, 0x80])
    #expect(text.encoding == .windows1252)
    #expect(try CSVReader.table(text).text(0, 0) == "ä€")
  }

  @Test func `a header alone is no row, an empty file no column`() throws {
    #expect(try read("a,b\n").rowCount == 0)
    #expect(try read("").header.isEmpty)
  }

  @Test func `phones and ids keep their digits`() throws {
    let table = try read("id,phone\n007,+420123\n")
    #expect(cells(table) == [["007", "+420123"]])
  }

  static let broken: [(String, CSVProblem.Kind, Int)] = [
    ("a,b\n1,\"2\n3,4", .openQuote, 2), ("a,b\n1,2\n1\n", .ragged(expected: 2, found: 1), 3),
    ("a,b\n1,2,3\n", .ragged(expected: 2, found: 3), 2),
    ("a,a\n1,2", .duplicateHeader("a", first: 1, second: 2), 1),
    ("a,,b\n1,2,3", .emptyHeader(column: 2), 1), ("a,b\n\"1\"x,2", .textAfterQuote, 2),
    ("a\n\u{0}", .nul, 2),
  ]

  @Test(arguments: broken)
  func `a broken form is told with its line`(
    text: String, kind: CSVProblem.Kind, line: Int
  ) throws {
    let problem = #expect(throws: CSVProblem.self) { _ = try read(text) }
    #expect(problem?.kind == kind)
    #expect(problem?.line == line)
  }

  @Test func `a separator at the end of every row is no column`() throws {
    #expect(try cells(read("a;b;\n1;2;\n")) == [["1", "2"]])
  }

  @Test func `sixty-five thousand columns are refused`() {
    let text = Array(repeating: "x", count: 65_536).joined(separator: ",")
    #expect(throws: CSVProblem.self) { _ = try read(text) }
  }
}
