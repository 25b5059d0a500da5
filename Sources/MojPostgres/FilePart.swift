import MojModel

/// A part of a team's file that is no record: the text before a list's records, and what the file has
/// around them.
///
/// Every list of the model has its part, also those that the file does not name yet, so that a first
/// record finds its place without the rest of the file.
struct FilePart {
  var text: [UInt8]
  /// The list whose records come after the text; nil of the last part.
  var list: Collection?
  /// What stands there while the list has no record, and around and between records once it has.
  var frame = Frame()

  struct Frame {
    /// Instead of records.
    var none = ""
    var lead = ""
    /// Between two records, where a new one comes to the end.
    var gap = ""
    var tail = ""
  }

  /// The parts of a file, in its order.
  static func all(of model: Model, _ split: FileSplit) -> [FilePart] {
    let bytes = model.arena.bytes
    let sample = FileSample(split, bytes)
    var parts: [FilePart] = []
    var cuts: [Int: [(offset: Int, length: Int, list: Collection, frame: Frame)]] = [:]
    var gaps: [Collection: Frame] = [:]
    for list in Collection.stored {
      guard let place = sample.place(of: list) else { continue }
      if split.records[list] != nil {
        gaps[list] = place.frame
      } else {
        cuts[place.part, default: []].append((place.offset, place.length, list, place.frame))
      }
    }
    for (number, part) in split.parts.enumerated() {
      var start = part.text.lowerBound
      for cut in (cuts[number] ?? []).sorted(by: { $0.offset < $1.offset }) {
        let end = part.text.lowerBound + cut.offset
        parts.append(
          FilePart(text: Array(bytes[start..<max(start, end)]), list: cut.list, frame: cut.frame))
        start = max(start, end + cut.length)
      }
      parts.append(
        FilePart(
          text: Array(bytes[start..<part.text.upperBound]), list: part.list,
          frame: part.list.flatMap { gaps[$0] } ?? Frame()))
    }
    return parts
  }
}

/// A file with few records of each list, in which is tried how a new record is written.
private struct FileSample {
  private var bytes: [UInt8] = []
  /// Where the text of each part begins in the sample, and how long it is.
  private var parts: [(start: Int, count: Int)] = []
  private let lists: Set<Collection>

  /// The first record of each list and its last two show its style.
  init(_ split: FileSplit, _ file: [UInt8]) {
    lists = Set(split.records.keys)
    for part in split.parts {
      parts.append((bytes.count, part.text.count))
      bytes += file[part.text]
      guard let list = part.list, let records = split.records[list] else { continue }
      let chosen = Set([0, records.count - 2, records.count - 1].filter { $0 >= 0 }).sorted()
      for place in chosen {
        let record = records[place]
        bytes +=
          file[
            record.text.lowerBound..<(place == chosen.last ? record.text.upperBound : record.end)]
      }
    }
  }

  /// Where a list's first record would come, and the text around it.
  ///
  /// Of a list that has records it is the text between them alone. Nil where the file has no room for it.
  func place(
    of list: Collection
  ) -> (part: Int, offset: Int, length: Int, frame: FilePart.Frame)? {
    guard var text = try? ModelText(bytes) else { return nil }
    let old = text.bytes
    guard let first = FileSample.newRecord("moj's first", in: list, &text) else { return nil }
    let one = FileSample.inserted(old, text.bytes)
    guard let (before, after) = one.text.parted(by: first) else { return nil }
    if lists.contains(list) {
      // A file whose lines begin with their commas shows the gap in two pieces.
      return (0, 0, 0, FilePart.Frame(gap: after + before))
    }
    guard let second = FileSample.newRecord("moj's second", in: list, &text),
      let (_, rest) = FileSample.inserted(old, text.bytes).text.parted(by: first),
      let (gap, _) = rest.parted(by: second)
    else { return nil }
    // The editor drops a byte order mark, which the parts have.
    let at = one.at + bytes.count - old.count
    guard let part = parts.lastIndex(where: { $0.start <= at }),
      at + one.length <= parts[part].start + parts[part].count
    else { return nil }
    let none = String(decoding: old[one.at..<one.at + one.length], as: UTF8.self)
    return (
      part, at - parts[part].start, one.length,
      FilePart.Frame(none: none, lead: before, gap: gap, tail: after)
    )
  }

  private static func newRecord(
    _ id: String, in list: Collection, _ text: inout ModelText
  ) -> String? {
    guard let edit = try? text.create([.init("id", .string(id))], in: list),
      case .create(let record, _, _) = edit.action
    else { return nil }
    return record
  }

  /// What one text has instead of a piece of another: where, how long the piece was, the new text.
  private static func inserted(
    _ old: [UInt8], _ new: [UInt8]
  ) -> (at: Int, length: Int, text: String) {
    let most = min(old.count, new.count)
    var (start, end) = (0, 0)
    while start < most, old[start] == new[start] { start += 1 }
    while end < most - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    return (
      start, old.count - start - end,
      String(decoding: new[start..<new.count - end], as: UTF8.self)
    )
  }
}

extension String {
  /// The text before and after another that stands in it; nil where it does not.
  fileprivate func parted(by other: String) -> (before: String, after: String)? {
    let (text, needle) = (Array(utf8), Array(other.utf8))
    guard text.count >= needle.count else { return nil }
    for start in 0...text.count - needle.count where text[start...].starts(with: needle) {
      return (
        String(decoding: text[..<start], as: UTF8.self),
        String(decoding: text[(start + needle.count)...], as: UTF8.self)
      )
    }
    return nil
  }
}
