import MojModel

/// A model file cut at its records.
///
/// It is the text before and between lists, and each record with what stands after it; put together
/// again they are the same bytes.
struct FileSplit {
  /// A part of the file that is no record, and the list whose records come after it.
  struct Part {
    var text: Range<Int>
    var list: Collection?
  }

  /// The parts in the file's order.
  private(set) var parts: [Part] = []
  /// The records of each list, and for each the end of what stands after it.
  private(set) var records: [Collection: [(text: Range<Int>, end: Int)]] = [:]

  /// Cuts the file that a model was read from.
  init(_ model: Model) {
    let bytes = model.arena.bytes
    let lists = Collection.stored.filter { !model[$0].offsets.isEmpty }
      .sorted { model[$0].offsets[0] < model[$1].offsets[0] }
    var start = 0
    for list in lists {
      let offsets = model[list].offsets.map { Int($0) }
      parts.append(Part(text: start..<offsets[0], list: list))
      var cut: [(text: Range<Int>, end: Int)] = []
      for (place, offset) in offsets.enumerated() {
        let end = FileSplit.end(of: offset, in: bytes)
        cut.append((offset..<end, place + 1 < offsets.count ? offsets[place + 1] : end))
      }
      records[list] = cut
      start = cut[cut.count - 1].end
    }
    parts.append(Part(text: start..<bytes.count))
  }

  /// Where the record that begins at an offset ends; the file is known to be sound.
  private static func end(of start: Int, in bytes: [UInt8]) -> Int {
    var depth = 0
    var isQuoted = false
    var place = start
    while place < bytes.count {
      switch bytes[place] {
      case 0x5C where isQuoted: place += 1
      case 0x22: isQuoted.toggle()
      case 0x7B, 0x5B: if !isQuoted { depth += 1 }
      case 0x7D, 0x5D:
        if !isQuoted { depth -= 1 }
        if depth == 0, !isQuoted { return place + 1 }
      default: break
      }
      place += 1
    }
    return bytes.count
  }
}
