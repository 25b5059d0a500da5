import MojText

/// Splits a text into tokens whose spans tile it; it never fails.
public struct Lexer {
  private let scalars: [Unicode.Scalar]
  private let offsets: [Int]
  private var index = 0
  private var tokens: [Token] = []

  /// Returns the tokens of a text, white space and comments among them.
  public static func tokens(in text: String) -> [Token] {
    var lexer = Lexer(text)
    while lexer.index < lexer.scalars.count { lexer.next() }
    return lexer.tokens
  }

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var offsets = [0]
    offsets.reserveCapacity(scalars.count + 1)
    for scalar in scalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
    self.offsets = offsets
  }

  private func at(_ position: Int) -> Unicode.Scalar? {
    scalars.indices.contains(position) ? scalars[position] : nil
  }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  private mutating func emit(_ kind: Token.Kind, _ text: String, to end: Int) {
    tokens.append(
      Token(kind: kind, text: text, span: SourceSpan(offsets[index], offsets[end])))
    index = end
  }

  private mutating func next() {
    let scalar = scalars[index]
    if scalar == "\n" || scalar == "\r" { return newLine() }
    if Lexer.isSpace(scalar) { return space() }
    if scalar == "#", startsComment { return comment() }
    if let closers = Lexer.quotes[scalar] { return quoted(closers) }
    if scalar == "`" { return backticked() }
    if scalar == ".", at(index + 1).map(Lexer.isLetter) == true { return prefixed(.dotted) }
    if scalar == ":", at(index + 1).map(Lexer.isLetter) == true { return prefixed(.parameter) }
    if startsWord { return word() }
    if let (symbol, length) = symbol { return emit(.symbol, symbol, to: index + length) }
    emit(.invalid, String(Character(scalar)), to: index + 1)
  }

  // MARK: Spaces and comments

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80 else {
      return scalar == " " || scalar == "\t" || scalar == "\u{0B}" || scalar == "\u{0C}"
    }
    return scalar.properties.isWhitespace
  }

  private mutating func newLine() {
    let isPair = scalars[index] == "\r" && at(index + 1) == "\n"
    emit(.newLine, "\n", to: index + (isPair ? 2 : 1))
  }

  private mutating func space() {
    var end = index
    while let scalar = at(end), Lexer.isSpace(scalar) { end += 1 }
    emit(.trivia, " ", to: end)
  }

  private var startsComment: Bool {
    guard let last = tokens.last else { return true }
    return last.kind == .trivia || last.kind == .newLine
  }

  private mutating func comment() {
    var end = index
    while let scalar = at(end), scalar != "\n", scalar != "\r" { end += 1 }
    emit(.trivia, "", to: end)
  }

  // MARK: Quotes

  /// Each opening quote and what closes it; curly ones come from chats, in any pairing.
  private static let quotes: [Unicode.Scalar: Set<Unicode.Scalar>] = {
    let double: Set<Unicode.Scalar> = ["\"", "\u{201C}", "\u{201D}", "\u{201E}"]
    let single: Set<Unicode.Scalar> = ["'", "\u{2018}", "\u{2019}"]
    var quotes: [Unicode.Scalar: Set<Unicode.Scalar>] = ["\"": ["\""], "'": ["'"]]
    for open in double where open != "\"" { quotes[open] = double }
    for open in single where open != "'" { quotes[open] = single }
    quotes["\u{00AB}"] = ["\u{00BB}"]
    return quotes
  }()

  private mutating func quoted(_ closers: Set<Unicode.Scalar>) {
    var content = String.UnicodeScalarView()
    var end = index + 1
    while let scalar = at(end) {
      if closers.contains(scalar) {
        guard at(end + 1) == scalar, scalar == scalars[index] else {
          return emit(.quoted(isClosed: true), String(content), to: end + 1)
        }
        end += 1
      }
      content.append(scalar)
      end += 1
    }
    emit(.quoted(isClosed: false), String(content), to: end)
  }

  private mutating func backticked() {
    var end = index + 1
    while let scalar = at(end), scalar != "`", scalar != "\n" { end += 1 }
    let isClosed = at(end) == "`"
    emit(.backticked(isClosed: isClosed), text(index + 1..<end), to: isClosed ? end + 1 : end)
  }

  // MARK: Words

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func isCurrency(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .currencySymbol
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || scalar.properties.numericType != nil
      || "_-/&@%".unicodeScalars.contains(scalar)
      || isCurrency(scalar) || scalar == "\u{200D}"
      || scalar.properties.isEmojiPresentation
  }

  private var startsWord: Bool {
    let scalar = scalars[index]
    if scalar == "+" {
      return at(index + 1).map { Lexer.isLetter($0) || Lexer.isDigit($0) } == true
    }
    return Lexer.isWordPart(scalar) && !isDoubleAmpersand(index)
  }

  private func isDoubleAmpersand(_ position: Int) -> Bool {
    at(position) == "&" && at(position + 1) == "&"
  }

  private mutating func word() {
    var end = index + 1
    while let scalar = at(end), !isDoubleAmpersand(end) {
      guard Lexer.isWordPart(scalar) || isInside(scalar, end) else { break }
      end += 1
    }
    emit(.word, text(index..<end), to: end)
  }

  /// Whether a mark that ends words stands inside one here: `Heslop's`, `a.b`, `14:30`, `1,5m`,
  /// `today+14d`.
  private func isInside(_ scalar: Unicode.Scalar, _ position: Int) -> Bool {
    guard let before = at(position - 1) else { return false }
    guard let after = at(position + 1) else { return scalar == "." && endsDayAndMonth(position) }
    let isBetween =
      (Lexer.isLetter(before) || Lexer.isDigit(before))
      && (Lexer.isLetter(after) || Lexer.isDigit(after))
    switch scalar {
    case "'", "\u{2019}": return isBetween
    case ".": return isBetween || endsDayAndMonth(position)
    case ":", "+": return isBetween && Lexer.isDigit(after)
    case ",": return isBetween && isDecimalComma(position)
    default: return false
    }
  }

  /// Whether a dot is the last one of `1.9.`.
  private func endsDayAndMonth(_ position: Int) -> Bool {
    if let after = at(position + 1), Lexer.isWordPart(after) { return false }
    // `1.9..5.9.` is a range; in `1.9...` the date has its dot and the range its two.
    if at(position + 1) == ".", at(position + 2) != "." { return false }
    let parts = scalars[index..<position].split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(Lexer.isDigit) }
  }

  /// A comma is a decimal mark only between digits that k, m, % or a currency follows.
  private func isDecimalComma(_ position: Int) -> Bool {
    var start = position
    while start > index, Lexer.isDigit(scalars[start - 1]) { start -= 1 }
    guard start == index || (start == index + 1 && "+-".unicodeScalars.contains(scalars[index]))
    else { return false }
    var end = position + 1
    while let scalar = at(end), Lexer.isDigit(scalar) { end += 1 }
    guard end > position + 1, let unit = at(end) else { return false }
    if Lexer.isCurrency(unit) || unit == "%" { return true }
    let endsThere = at(end + 1).map(Lexer.isWordPart) != true
    return endsThere && "kKmM".unicodeScalars.contains(unit)
  }

  private mutating func prefixed(_ kind: Token.Kind) {
    var end = index + 1
    while let scalar = at(end) {
      guard Lexer.isWordPart(scalar) || isInside(scalar, end) else { break }
      end += 1
    }
    emit(kind, text(index + 1..<end), to: end)
  }

  // MARK: Symbols

  private static let symbols: [(String, String)] = [
    ("==", "="), ("<>", "!="), ("!=", "!="), ("!~", "!~"), ("<=", "<="), (">=", ">="),
    ("=>", ">="), ("=<", "<="), ("&&", "and"), ("||", "or"), ("..", ".."), ("=", "="), ("<", "<"),
    (">", ">"), ("~", "~"), ("(", "("), (")", ")"), (",", ","), ("|", "|"), (";", ";"),
    ("≥", ">="), ("≤", "<="), ("≠", "!="), ("…", ".."), ("*", "*"), ("+", "+"),
  ]

  private static let symbolScalars = symbols.map { (Array($0.0.unicodeScalars), $0.1) }

  private var symbol: (String, Int)? {
    for (typed, canonical) in Lexer.symbolScalars where typed[0] == scalars[index] {
      if scalars[index...].starts(with: typed) { return (canonical, typed.count) }
    }
    return nil
  }
}
