internal import MojModel
internal import MojText

/// Places of texts in Finnish order.
enum TextRanks {
  /// A rank from 1 for each row, equal where the order sees no difference; the least integer where
  /// the text is missing.
  static func ranks(of texts: TextColumn) -> [Int64] {
    var ranks = [Int64](repeating: .min, count: texts.count)
    let present = (0..<texts.count).filter { !texts.isMissing(at: $0) }
    let keys = present.map { row in texts.withBytes(at: row) { TextOrder.key($0) } }
    for (place, rank) in TextRanks.ranks(of: keys).enumerated() {
      ranks[present[place]] = rank
    }
    return ranks
  }

  /// A rank for each code that occurs among some; other codes have rank 0.
  static func byCode(_ column: Column, _ codes: [UInt32], in model: Model) -> [UInt32] {
    let members = column.memberCount(in: model)
    var occurs = [Bool](repeating: false, count: max(members, Int(codes.max() ?? 0)) + 1)
    for code in codes { occurs[Int(code)] = true }
    let present = occurs.indices.dropFirst().filter { occurs[$0] && $0 <= members }
    let keys = present.map { TextOrder.key(column.memberName($0, in: model)) }
    var result = [UInt32](repeating: 0, count: occurs.count)
    for (place, rank) in ranks(of: keys).enumerated() {
      result[present[place]] = UInt32(truncatingIfNeeded: rank)
    }
    return result
  }

  /// A rank from 1 for each key.
  static func ranks(of keys: [[UInt8]]) -> [Int64] {
    let heads = keys.map(head)
    func precedes(_ left: Int, _ right: Int) -> Bool {
      heads[left] != heads[right]
        ? heads[left] < heads[right] : keys[left].lexicographicallyPrecedes(keys[right])
    }
    let order = keys.indices.sorted(by: precedes)
    var result = [Int64](repeating: 0, count: keys.count)
    var rank: Int64 = 0
    for (place, index) in order.enumerated() {
      if place == 0 || keys[order[place - 1]] != keys[index] { rank += 1 }
      result[index] = rank
    }
    return result
  }

  /// The first eight bytes as a number, by which most keys are told apart.
  private static func head(_ key: [UInt8]) -> UInt64 {
    var head: UInt64 = 0
    for place in 0..<8 { head = head << 8 | (place < key.count ? UInt64(key[place]) : 0) }
    return head
  }
}
