/// Makes text harmless to terminals.
///
/// A name in a file may hold anything: escape sequences that recolour or clear the screen, marks
/// that reverse the reading direction, hundreds of accents on one letter. What comes out of here
/// shows all of that instead of doing it.
public enum Printable {
  /// How many combining marks a letter keeps; what is beyond them is replaced by `…`.
  public static let marksPerBase = 8

  /// Returns the text with every control and format character made visible.
  ///
  /// An escape becomes `\u{1b}`; tab, line feed and carriage return become `\t`, `\n` and `\r`.
  /// Doing it twice changes nothing more.
  public static func text(_ text: String) -> String {
    var text = text
    if text.withUTF8({ isPlain($0) }) { return text }
    var sanitizer = Sanitizer()
    return sanitizer.text(of: text.unicodeScalars)
  }

  /// Whether valid UTF-8 consists of what is harmless at first sight: ASCII, the Latin letters,
  /// and the few signs that moj itself draws.
  ///
  /// False says only that `text` has to look more closely.
  public static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    while at < bytes.count {
      if bytes[at] >= 0x20 && bytes[at] < 0x7F {
        at += 1
        continue
      }
      let length = plainLength(bytes, at)
      if length == 0 { return false }
      at += length
    }
    return true
  }

  private static func plainLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    guard at + 1 < bytes.count else { return 0 }
    let next = bytes[at + 1]
    switch bytes[at] {
    case 0xC2: return next >= 0xA0 && next != 0xAD ? 2 : 0
    case 0xC3...0xCB: return 2
    case 0xE2: return at + 2 < bytes.count && isSign(next, bytes[at + 2]) ? 3 : 0
    default: return 0
    }
  }

  /// Whether E2 and two more bytes are a line of a table, a dash, a quotation mark, `…` or `€`.
  private static func isSign(_ second: UInt8, _ third: UInt8) -> Bool {
    switch (second, third) {
    case (0x94, _), (0x95, _), (0x82, 0xAC): true
    case (0x80, 0x93), (0x80, 0x94), (0x80, 0x98), (0x80, 0x99), (0x80, 0x9C), (0x80, 0x9D),
      (0x80, 0xA6):
      true
    default: false
    }
  }
}
