internal import CMojBytes

/// The sums by which files and lines are told apart and found whole.
enum Checksum {
  /// Tells one state of a file from another.
  static func file(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return moj_hash64(base, buffer.count)
    }
  }

  /// CRC-32C of a line of the change log.
  static func line(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return moj_crc32c(base, buffer.count)
    }
  }

  /// The sum as digits of a fixed number.
  static func hex<Sum: FixedWidthInteger>(_ sum: Sum) -> String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: max(0, Sum.bitWidth / 4 - digits.count)) + digits
  }
}
