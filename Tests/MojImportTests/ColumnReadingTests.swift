import MojImport
import Testing

@Suite struct ColumnReadingTests {
  private func column(_ values: [String], serial: Bool = false) throws -> ColumnReading {
    let rows = values.map { "\"\($0)\"" }.joined(separator: "\n")
    return ColumnReading(try read("x\n\(rows)\n"), column: 0, mayBeSerial: serial)
  }

  @Test func `the decimal mark is found over the whole column`() throws {
    #expect(try column(["1.234,56", "12", "3.000"]).kind == .number(.comma))
    #expect(try column(["$1,234.56", "$3,000"]).kind == .number(.point))
    #expect(try column(["0,125", "3"]).kind == .number(.comma))
    #expect(try column(["1 234,50 €", "7"]).kind == .number(.comma))
    #expect(try column(["1,234", "5,000"]).doubt == .decimalMark(example: "1,234"))
    #expect(try column(["1.5", "1,5"]).kind == .text)
  }

  @Test func `numbers come out as JSON writes them`() throws {
    #expect(try column(["1.234,56", "12"]).json("1.234,56") == "1234.56")
    #expect(try column(["$1,047.96", "2"]).json("$1,047.96") == "1047.96")
    #expect(try column(["-0,50", "2"]).json("-0,50") == "-0.50")
  }

  @Test func `day and month are told apart by the column, not the row`() throws {
    let finnish = try column(["03/04/2021", "25/12/2021"])
    #expect(finnish.kind == .date(.dayFirst) && finnish.doubt == nil)
    #expect(finnish.json("03/04/2021") == "2021-04-03")
    let american = try column(["03/04/2021 3:05 PM", "12/25/2021 12:00 AM"])
    #expect(american.kind == .time(.monthFirst))
    #expect(american.json("03/04/2021 3:05 PM") == "2021-03-04T15:05")
    #expect(american.json("12/25/2021 12:00 AM") == "2021-12-25T00:00")
    #expect(try column(["03/04/2021"]).doubt == .dateOrder(example: "03/04/2021"))
    #expect(try column(["25/12/2021", "12/25/2021"]).kind == .text)
  }

  @Test(arguments: [
    ("2021-04-15 23:03:00", "2021-04-15T23:03"), ("15 Apr, 2021 00:02:00", "2021-04-15T00:02"),
    ("2021-04-15T09:30:00Z", "2021-04-15T09:30"), ("15.4.2021 9:30", "2021-04-15T09:30"),
  ])
  func `times of many systems are read`(text: String, iso: String) throws {
    #expect(try column([text]).json(text) == iso)
  }

  @Test func `serial dates are dates only where the name says so`() throws {
    #expect(try column(["45631"]).kind == .number(.point))
    let serial = try column(["45631"], serial: true)
    #expect(serial.kind == .serialDate)
    #expect(serial.json("45631") == "2024-12-05")
  }

  @Test func `identities stay text, words of yes and no are flags`() throws {
    #expect(try column(["007", "12"]).kind == .text)
    #expect(try column(["+358401234567"]).kind == .text)
    #expect(try column(["Kyllä", "ei"]).kind == .flag)
    #expect(try column(["21-04-15"]).kind == .text)
    #expect(try column([]).kind == .empty)
  }
}
