internal import CMojBytes
public import MojText

/// A line and a column of a file, both from 1; columns count characters, not bytes.
public struct TextPlace: Sendable, Hashable {
  /// The line.
  public var line: Int
  /// The column.
  public var column: Int

  /// Makes a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Finds the place of an offset; an offset past the end is taken as the end.
  public init(of offset: Int, in bytes: [UInt8]) {
    let offset = min(max(0, offset), bytes.count)
    let lines = bytes.withUnsafeBufferPointer { buffer -> Int in
      guard let base = buffer.baseAddress else { return 0 }
      return Int(moj_count_lines(base, base + offset))
    }
    self.init(onLine: lines + 1, of: offset, in: bytes)
  }

  /// How many bytes of a line are looked at as characters.
  static let mostCounted = 65_536

  /// Finds the column of an offset whose line is known.
  ///
  /// Far along a line a column in characters helps nobody and costs time, so that beyond 64 KiB
  /// columns count bytes: a file may be one line.
  init(onLine line: Int, of offset: Int, in bytes: [UInt8]) {
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, offset) }
    self.line = line
    let length = offset - start
    let isLong = length > TextPlace.mostCounted
    column = 1 + (isLong ? length : String(decoding: bytes[start..<offset], as: UTF8.self).count)
  }

  /// The place as findings write it.
  public func text(_ language: Language) -> String {
    switch language {
    case .en: "line \(line), column \(column)"
    case .fi: "rivi \(line), sarake \(column)"
    }
  }
}
