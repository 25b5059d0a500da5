internal import CMojBytes

/// Bytes that many texts share: those of a loaded file and, after them, texts that had escapes.
///
/// Immutable once it is made, so that columns can share it without copying.
public final class ByteArena: Sendable {
  /// The bytes.
  public let bytes: [UInt8]

  /// Makes an arena of bytes, which must be valid UTF-8 wherever a text points.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// A column of texts, each a slice of a shared arena.
public struct TextColumn: Sendable {
  /// Where a text lies; a length of 0 is missing.
  public struct Slice: Sendable, Hashable {
    /// The offset of the first byte in the arena.
    public var offset: UInt32
    /// The number of bytes; the highest bit says that the text lies in `side`.
    public var length: UInt32
    /// Makes a slice.
    public init(offset: UInt32, length: UInt32) {
      self.offset = offset
      self.length = length
    }
  }

  /// The bit of `Slice.length` that says that the text lies in `side`.
  public static let inSide: UInt32 = 0x8000_0000

  /// The bytes of the file.
  public let arena: ByteArena
  /// The bytes of texts that are not in the file as they are.
  public let side: ByteArena
  /// The slices, one a row.
  public let slices: [Slice]

  /// Makes a column of slices.
  public init(arena: ByteArena, side: ByteArena, slices: [Slice]) {
    self.arena = arena
    self.side = side
    self.slices = slices
  }

  /// Makes a column of texts, which it copies.
  public init(texts: [String]) {
    var bytes: [UInt8] = []
    var slices: [Slice] = []
    slices.reserveCapacity(texts.count)
    for text in texts {
      slices.append(
        Slice(
          offset: UInt32(truncatingIfNeeded: bytes.count),
          length: UInt32(truncatingIfNeeded: text.utf8.count)))
      bytes.append(contentsOf: text.utf8)
    }
    let arena = ByteArena(bytes)
    self.init(arena: arena, side: arena, slices: slices)
  }

  /// How many texts there are.
  public var count: Int { slices.count }

  /// Whether the text at a row is missing.
  public func isMissing(at row: Int) -> Bool { slices[row].length & ~Self.inSide == 0 }

  /// Calls a closure with the bytes at a row.
  @inlinable
  public func withBytes<R>(at row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    let slice = slices[row]
    let source = slice.length & Self.inSide == 0 ? arena : side
    let lower = Int(slice.offset)
    let upper = lower + Int(slice.length & ~Self.inSide)
    return source.bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[lower..<upper]))
    }
  }

  /// The rows whose text is this, byte for byte.
  public func rows(equalTo text: String) -> [Int] {
    let wanted = Array(text.utf8)
    return slices.indices.filter { row in
      Int(slices[row].length & ~Self.inSide) == wanted.count
        && withBytes(at: row) { $0.elementsEqual(wanted) }
    }
  }

  /// The rows of some whose bytes pass a test, asked of all in one go.
  ///
  /// Texts lie all over a file: without asking for the memory ahead each costs a wait for it.
  public func rows(
    in rows: Range<Int>, where isWanted: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> [Int] {
    arena.bytes.withUnsafeBufferPointer { file in
      side.bytes.withUnsafeBufferPointer { rest in
        slices.withUnsafeBufferPointer { slices in
          func bytes(_ row: Int) -> UnsafeBufferPointer<UInt8> {
            let slice = unsafe slices[row]
            let lower = Int(slice.offset)
            let source = unsafe slice.length & Self.inSide == 0 ? file : rest
            return unsafe UnsafeBufferPointer(
              rebasing: source[lower..<lower + Int(slice.length & ~Self.inSide)])
          }
          return rows.filter { row in
            if row + Self.ahead < rows.upperBound {
              unsafe moj_prefetch(bytes(row + Self.ahead).baseAddress)
            }
            return unsafe isWanted(bytes(row))
          }
        }
      }
    }
  }

  /// How many rows ahead memory is asked for.
  private static let ahead = 16

  /// The text at a row; nil where it is missing.
  public func text(at row: Int) -> String? {
    guard !isMissing(at: row) else { return nil }
    return withBytes(at: row) { String(decoding: $0, as: UTF8.self) }
  }
}
