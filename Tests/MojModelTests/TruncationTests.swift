import MojTesting
import Testing

@testable import MojModel
import MojText

/// Broken files of every kind: cut, changed, made up.
@Suite struct TruncationTests {
  // 27
  @Test func `a file cut at any byte is refused`() {
    let bytes = Array(smallModel.utf8)
    for length in 0..<bytes.count {
      let loaded = ModelReader.model(from: Array(bytes.prefix(length)))
      #expect(loaded.model == nil && !loaded.isJSON, "cut at \(length)")
    }
    #expect(ModelReader.model(from: bytes).model != nil)
  }

  /// `scripts/sweep cuts` cuts one at each of its bytes.
  @Test func `a file of 100 KB that is cut is refused`() {
    let accounts = (0..<850).map {
      #" {"id": "acc-\#($0)", "name": "Yritys \#($0) Oy", "kind": "lead", "town": "Jyväskylä", "x": [1e2, {}]}"#
    }
    let bytes = Array(
      "{\"moj\": 1, \"accounts\": [\n\(accounts.joined(separator: ",\n"))\n]}\n".utf8)
    #expect(bytes.count > 80_000 && ModelReader.model(from: bytes).model != nil)
    // A line break after the value is no part of it.
    let end = bytes.count - 2
    for length in Array(stride(from: 0, to: end, by: 997)) + Array(end - 20...end) {
      let loaded = ModelReader.model(from: Array(bytes.prefix(length)))
      #expect(loaded.model == nil && !loaded.isJSON, "cut at \(length)")
    }
    #expect(ModelReader.model(from: Array(bytes.prefix(end + 1))).model != nil)
  }

  @Test(arguments: UInt64(1)...20)
  func `changed bytes never trap the reader`(seed: UInt64) {
    var random = SeededGenerator(seed)
    let original = Array(smallModel.utf8)
    for _ in 0..<250 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, &random) }
      let loaded = ModelReader.model(from: bytes, today: CalendarDay("2026-11-23"))
      #expect(loaded.isJSON == (JSONSyntax.check(bytes) == nil))
      #expect((loaded.model == nil) == (loaded.errorCount > 0))
      let lenient = ModelReader.model(from: bytes, isLenient: true)
      #expect((lenient.model != nil) == lenient.isJSON)
      if let model = lenient.model { checkShape(model) }
    }
  }

  /// Every column has as many values as its table has rows, and every value can be read.
  private func checkShape(_ model: Model) {
    for table in model.tables {
      #expect(table.fields.count == table.columns.count)
      #expect(table.offsets.count == table.rowCount)
      for column in table.columns.compactMap({ $0 }) {
        #expect(column.count == table.rowCount)
        for row in 0..<table.rowCount { _ = model.value(column, at: row) }
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(Self.telling.randomElement(using: &random) ?? 0x2C, at: place)
    case 3: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
    default:
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
      bytes.insert(
        contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &random))
    }
  }

  /// Bytes that mean something in JSON.
  private static let telling = Array("{}[],:\"\\0123456789-+.eEtfnu \n".utf8)
}
