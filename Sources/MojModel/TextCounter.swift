internal import CMojBytes

/// Where one is in a text that goes by piece by piece, as `TextPlace` tells it of a text at hand.
public struct TextCounter: Sendable {
  private var lines = 0
  /// The line so far, as long as its characters are counted, and how many bytes it has.
  private var line: [UInt8] = []
  private var length = 0

  /// Begins at the beginning.
  public init() {}

  /// Passes over a piece.
  public mutating func pass(_ bytes: [UInt8]) {
    if let last = bytes.lastIndex(of: 0x0A) {
      lines += bytes.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { Int(moj_count_lines($0, $0 + buffer.count)) } ?? 0
      }
      line = Array(bytes[(last + 1)...])
      length = line.count
    } else {
      length += bytes.count
      if length <= TextPlace.mostCounted { line += bytes }
    }
  }

  /// Where one is.
  public var place: TextPlace {
    let mark = lines == 0 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let isLong = length - mark > TextPlace.mostCounted
    let count =
      isLong ? length - mark : String(decoding: line.dropFirst(mark), as: UTF8.self).count
    return TextPlace(line: lines + 1, column: 1 + count)
  }
}
