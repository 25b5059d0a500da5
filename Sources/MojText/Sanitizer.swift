/// Goes through a text scalar by scalar and decides what each becomes.
struct Sanitizer {
  /// What becomes of a scalar.
  private enum Fate {
    /// It stands by itself.
    case base
    /// It joins the character before it.
    case joined
    /// It is a mark on the character before it, of which there may be too many.
    case mark
    /// It is shown by its number.
    case escape
  }

  /// How many parts an emoji may be joined of; the longest that exist have four.
  private static let joinersPerEmoji = 4

  private var result = String.UnicodeScalarView()
  private var base: Unicode.Scalar?
  private var last: Unicode.Scalar?
  private var marks = 0
  private var joiners = 0

  /// Returns the harmless form of a text.
  mutating func text(of scalars: String.UnicodeScalarView) -> String {
    var rest = scalars[...]
    while let scalar = rest.popFirst() {
      take(scalar, before: rest.first)
    }
    return String(result)
  }

  private mutating func take(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
    switch fate(of: scalar, before: next) {
    case .base: startBase(scalar)
    case .joined: append(scalar)
    case .mark: takeMark(scalar)
    case .escape: escape(scalar)
    }
  }

  private mutating func startBase(_ scalar: Unicode.Scalar) {
    if last?.value != 0x200D { joiners = 0 }
    base = scalar
    marks = 0
    append(scalar)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value == 0x200D { joiners += 1 }
    result.append(scalar)
    last = scalar
  }

  /// A mark without a letter before it stands on a dotted circle, so that it cannot climb onto
  /// whatever moj draws in front of the text.
  private mutating func takeMark(_ scalar: Unicode.Scalar) {
    if base == nil { startBase("\u{25CC}") }
    marks += 1
    if marks <= Printable.marksPerBase { return append(scalar) }
    if marks == Printable.marksPerBase + 1 { result.append("…") }
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    let visible =
      switch scalar {
      case "\t": "\\t"
      case "\n": "\\n"
      case "\r": "\\r"
      default: "\\u{\(String(scalar.value, radix: 16))}"
      }
    for character in visible.unicodeScalars { startBase(character) }
  }

  private func fate(of scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Fate {
    switch scalar.value {
    case 0x20...0x7E: return .base
    case 0..<0xA0: return .escape
    case 0x200D: return joinsEmoji(next) ? .joined : .escape
    case 0xFE0E, 0xFE0F: return choosesForm(scalar, before: next) ? .joined : .escape
    case 0xFE00...0xFE02, 0xE0100...0xE01EF: return choosesIdeograph ? .joined : .escape
    case 0x1F3FB...0x1F3FF: return toneFate
    default: return generalFate(of: scalar)
    }
  }

  private func generalFate(of scalar: Unicode.Scalar) -> Fate {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return .escape }
    if Hangul.isTrailing(scalar) { return base.map(Hangul.isLeading) == true ? .mark : .escape }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
      return .escape
    case .nonspacingMark, .enclosingMark, .spacingMark: return .mark
    default: return .base
    }
  }

  /// A joiner is kept between two pictures only: elsewhere it is invisible.
  private func joinsEmoji(_ next: Unicode.Scalar?) -> Bool {
    guard let base, let next, last?.value != 0x200D, joiners < Self.joinersPerEmoji
    else { return false }
    return Emoji.isPicture(base) && Emoji.isPicture(next)
  }

  /// Whether a selector of the coloured or the plain form follows a picture, or a key's digit.
  private func choosesForm(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    guard let base, last == base else { return false }
    if scalar.value == 0xFE0E { return Emoji.isPicture(base) && !DisplayWidth.isWide(base) }
    return Emoji.isPicture(base) || (base.properties.isEmoji && next?.value == 0x20E3)
  }

  /// Whether a selector of a written form follows an ideograph, as in Japanese names.
  private var choosesIdeograph: Bool {
    base != nil && last == base && base?.properties.isIdeographic == true
  }

  /// A skin tone joins a picture that can have one, else it is a coloured square.
  private var toneFate: Fate {
    guard let last, last == base || last.value == 0xFE0F else { return .escape }
    return base?.properties.isEmojiModifierBase == true ? .joined : .escape
  }
}

/// What emoji are made of.
enum Emoji {
  /// Whether a scalar is a picture that sequences are joined of: an emoji that is no digit, no
  /// letter of a flag and no skin tone.
  static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0xA9, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF: false
    default: scalar.properties.isEmoji
    }
  }
}
