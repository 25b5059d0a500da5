/// Keeps text in CSV files from becoming a formula when a spreadsheet opens them.
///
/// A cell that could be one gets an apostrophe in front; whoever reads such a file takes exactly
/// one away again, so that the round trip is exact.
public enum FormulaGuard {
  /// Whether a cell of this text must be guarded: it starts with a formula's sign, also after
  /// spaces or in full-width form, with a tab or a line's end, or with an apostrophe.
  public static func isNeeded(_ bytes: some Swift.Collection<UInt8>) -> Bool {
    guard let start = bytes.firstIndex(where: { $0 != 0x20 }) else { return false }
    switch bytes[start] {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D, 0x27: return true
    case 0xEF: return isFullWidth(bytes[start...].prefix(3))
    default: return false
    }
  }

  /// Returns a cell's text as it was before it was guarded.
  public static func unguarded(_ text: String) -> String {
    guard text.utf8.first == 0x27, isNeeded(text.utf8.dropFirst()) else { return text }
    return String(text.unicodeScalars.dropFirst())
  }

  /// Whether three bytes are ＝, ＋, － or ＠.
  private static func isFullWidth(_ bytes: some Swift.Collection<UInt8>) -> Bool {
    switch Array(bytes.dropFirst()) {
    case [0xBC, 0x9D], [0xBC, 0x8B], [0xBC, 0x8D], [0xBC, 0xA0]: true
    default: false
    }
  }
}
