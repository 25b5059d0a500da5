import MojLanguage
import MojModel
import MojText
import Testing

@testable import MojQuery

/// The loops over whole columns at the lengths where blocks begin and end.
struct KernelTests {
  static let lengths = [0, 1, 63, 64, 65, 255, 256, 4_095, 4_096, 4_097, 65_537]

  @Test(arguments: lengths)
  func `runs, tables and spans find what a loop finds`(length: Int) throws {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let longs = (0..<length).map { $0 % 5 == 0 ? Int64.min : Int64($0 % 91) - 40 }
    let runs: [ClosedRange<UInt8>] = [3...9, 250...255]
    let inRuns = try MaskKernels.runs(bytes, runs, Poll())
    let within = try MaskKernels.runs(longs, [-3...Int64.max], Poll())
    let table = CodeTable([1, 4, 9, 16, 25, 36], members: 40)
    let found = try table.rows(of: Column(.text, .codes8(bytes)), Poll())
    for row in 0..<length {
      #expect(inRuns[row] == runs.contains { $0.contains(bytes[row]) })
      #expect(within[row] == (longs[row] >= -3))
      #expect(found[row] == [1, 4, 9, 16, 25, 36].contains(bytes[row]))
    }
    #expect(inRuns.inverted.population + inRuns.population == length)
  }

  @Test(arguments: lengths)
  func `groups count and add`(length: Int) throws {
    let ids = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let values = (0..<length).map { $0 % 3 == 0 ? Int64.min : Int64($0) }
    let counts = try GroupKernels.counts(.codes8(ids), groups: 256, rows: length, Poll())
    let sums = try Accumulation(values, [.sum, .ends], ids: .codes8(ids), groups: 256, Poll())
    for group in 0..<256 {
      let rows = (0..<length).filter { Int(ids[$0]) == group }
      let present = rows.map { values[$0] }.filter { $0 != .min }
      #expect(counts[group] == rows.count)
      #expect(sums.counts[group] == present.count)
      #expect(sums.sums[group] == Int128(present.reduce(0, +)))
      #expect(present.isEmpty || sums.least[group] == present.min())
    }
  }

  @Test(arguments: lengths)
  func `the smallest are the first of the sorted`(length: Int) throws {
    let values = (0..<length).map { $0 % 11 == 0 ? Int64.min : Int64(($0 &* 7_919) % 1_009) }
    let column = Column(.money, .int64(values), scale: 2)
    for descending in [false, true] {
      let keys = SortKeys(column, descending: descending, in: Model()).keys
      let sorted = try StableOrder.places(by: [keys], count: length, Poll())
      for count in [0, 1, 10, 300] {
        let places = try Smallest.places(
          count, of: column, descending: descending, in: Model(), Poll())
        #expect(places == Array(sorted.prefix(count)))
      }
    }
  }

  @Test func `text is found at any place and never across texts`() throws {
    for length in [1, 5, 15, 16, 17, 33] {
      let hay = Array(repeating: "x", count: length).joined()
      let texts = TextColumn(texts: [hay + "Ab", "Ab" + hay, hay + "a", "b" + hay, "", "AB"])
      let folded = try FoldedText(texts, Poll())
      #expect(try folded.rows(having: [Array("ab".utf8)], Poll()).indices == [0, 1, 5])
    }
  }

  @Test func `the least integers are no value`() throws {
    let days: [Int32] = [.min, .min + 1, 0, .max]
    let test = ColumnTest(dataset: Dataset(model: Model()), poll: Poll())
    let all = Column(.date, .int32(days))
    #expect(
      try test.rows(of: all, .integers([.min...(.max)], negated: false)).indices == [1, 2, 3])
    #expect(try test.rows(of: all, .integers([.min...(.max)], negated: true)).indices == [0])
    #expect(IntegerDictionary(days).values == [.min + 1, 0, .max])
    #expect(IntegerDictionary(days).codes == [0, 1, 2, 3])
  }

  @Test func `numbers are compared at their own scale`() {
    #expect(Rescaling(from: 1, to: 0).range(25...39) == 3...3)
    #expect(Rescaling(from: 1, to: 0).range(-39...(-25)) == -3...(-3))
    #expect(Rescaling(from: 1, to: 0).range(21...29) == nil)
    #expect(Rescaling(from: 0, to: 2).range(1...2) == 100...200)
    #expect(Rescaling(from: 0, to: 2).range(.min...(.max)) == .min...(.max))
  }
}

struct DatePartTests {
  @Test(arguments: [
    ("2026-11-23", "2026-W48", "2026-11", "2026-Q4", "monday"),
    ("2021-01-03", "2020-W53", "2021-01", "2021-Q1", "sunday"),
    ("2018-12-31", "2019-W01", "2018-12", "2018-Q4", "monday"),
    ("2016-01-01", "2015-W53", "2016-01", "2016-Q1", "friday"),
    ("2024-02-29", "2024-W09", "2024-02", "2024-Q1", "thursday"),
    ("1969-12-31", "1970-W01", "1969-12", "1969-Q4", "wednesday"),
  ])
  func `dates have their ISO parts`(
    date: String, week: String, month: String, quarter: String, weekday: String
  ) throws {
    let day = try #require(CalendarDay(date))
    let dates = Column(.date, .int32([day.number, .min]))
    let times = Column(.time, .int32([day.number * 1_440 + 1_439, .min]))
    let labels: [(Bucket.Part, String)] = [
      (.week, week), (.month, month), (.quarter, quarter), (.weekday, weekday),
      (.year, String(date.prefix(4))),
    ]
    for (part, label) in labels {
      for column in [dates, times] {
        let parts = DateParts.column(column, part)
        #expect(Model().value(parts, at: 0).name == label)
        #expect(Model().value(parts, at: 1) == .missing)
      }
    }
    #expect(Model().value(DateParts.column(times, .day), at: 0) == .date(day.number))
  }
}
