extension SourceText {
  /// Returns the span of the line that an offset lies in, without what ends the line.
  public func line(around offset: Int) -> SourceSpan {
    let bytes = Array(text.utf8)
    let offset = min(max(offset, 0), bytes.count)
    let lower = (bytes[..<offset].lastIndex(of: 0x0A) ?? -1) + 1
    let upper = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
    let hasReturn = upper > lower && bytes[upper - 1] == 0x0D
    return SourceSpan(lower, hasReturn ? upper - 1 : upper)
  }
}
