#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads keys from standard input as scalars; broken UTF-8 becomes the replacement character.
struct KeyReader {
  /// What a reading gave.
  enum Key {
    case scalar(Unicode.Scalar)
    /// A signal came in; whoever reads looks at the flags.
    case signal
    case end
  }

  private enum Byte {
    case byte(UInt8)
    case signal
    case end
  }

  private static let pasteEnd = Array("\u{1b}[201~".unicodeScalars)
  /// No more than this is taken from one paste.
  private static let pasteLimit = 1024 * 1024

  /// How long the rest of a key that sends several bytes may take, in milliseconds.
  private static let escapeWait: Int32 = 100
  /// No key of a terminal sends more bytes than this.
  private static let escapeLimit = 32

  private var pushedBack: UInt8?
  /// What is left of a key that sends several characters.
  private var waiting: ArraySlice<Unicode.Scalar> = []

  /// Waits for the next key; an escape that stays alone, or half of what a key sends, is none.
  mutating func next() -> Key {
    while true {
      if let scalar = waiting.popFirst() { return .scalar(scalar) }
      if pushedBack == nil, !Signals.waitForInput() { return .signal }
      let key = nextScalar()
      guard case .scalar("\u{1b}") = key else { return key }
      waiting = escapeSequence()[...]
    }
  }

  private mutating func nextScalar() -> Key {
    switch nextByte() {
    case .end: return .end
    case .signal: return .signal
    case .byte(let first): return .scalar(scalar(startingWith: first))
    }
  }

  /// Reads what follows an escape up to the end of the key; nothing where that does not come.
  private mutating func escapeSequence() -> [Unicode.Scalar] {
    var sequence: [Unicode.Scalar] = ["\u{1b}"]
    while sequence.count < Self.escapeLimit, isReady(), case .byte(let byte) = nextByte() {
      let isLonger = sequence.count > 1 || byte == 0x5B || byte == 0x4F
      guard byte >= 0x20, isLonger else {
        pushedBack = byte
        return byte >= 0x20 ? sequence : []
      }
      sequence.append(Unicode.Scalar(byte))
      let isEnd = sequence.count > 2 && (sequence[1] == "O" || (0x40...0x7E).contains(byte))
      if isEnd { return sequence }
    }
    return []
  }

  /// Whether another byte comes soon.
  private func isReady() -> Bool {
    guard pushedBack == nil else { return true }
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while true {
      let count = unsafe poll(&input, 1, Self.escapeWait)
      if count >= 0 || errno != EINTR { return count > 0 }
    }
  }

  private mutating func scalar(startingWith first: UInt8) -> Unicode.Scalar {
    let count = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard count > 1, first < 0xF5 else { return count == 1 ? Unicode.Scalar(first) : "\u{fffd}" }
    var bytes = [first]
    while bytes.count < count {
      switch nextByte() {
      case .end: return "\u{fffd}"
      case .signal: continue
      case .byte(let byte):
        guard byte & 0xC0 == 0x80 else {
          pushedBack = byte
          return "\u{fffd}"
        }
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{fffd}"
  }

  private mutating func nextByte() -> Byte {
    if let byte = pushedBack {
      pushedBack = nil
      return .byte(byte)
    }
    var byte: UInt8 = 0
    let count = unsafe read(STDIN_FILENO, &byte, 1)
    if count == 1 { return .byte(byte) }
    if count == -1, errno == EAGAIN {
      var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      unsafe poll(&waiting, 1, -1)
      return .signal
    }
    return count == -1 && errno == EINTR ? .signal : .end
  }

  /// Reads to the end of a bracketed paste; what is no text falls away, and lines stay lines, so
  /// that nothing of it runs before Enter.
  mutating func pastedText() -> String? {
    var scalars: [Unicode.Scalar] = []
    while !scalars.reversed().starts(with: Self.pasteEnd.reversed()) {
      switch nextScalar() {
      case .end: return nil
      case .signal: continue
      case .scalar(let scalar): scalars.append(scalar)
      }
      guard scalars.count < Self.pasteLimit else { return nil }
    }
    return Self.text(of: scalars.dropLast(Self.pasteEnd.count))
  }

  private static func text(of scalars: ArraySlice<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in scalars {
      switch scalar {
      case "\r": result.append("\n")
      case "\n": if last != "\r" { result.append("\n") }
      case "\t": result.append(" ")
      default:
        if scalar.properties.generalCategory != .control { result.append(scalar) }
      }
      last = scalar
    }
    while result.last == "\n" { result.removeLast() }
    return String(result)
  }
}
