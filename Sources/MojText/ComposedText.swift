/// Letters and the marks that follow them as single letters, where there is one.
///
/// The canonical composition of Unicode, over the letters of `AccentedLetters`.
enum ComposedText {
  /// Returns lowercase scalars with marks joined to their letters.
  static func composing(_ scalars: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    var index = 0
    while index < scalars.count {
      var (base, marks) = takingApart(scalars[index])
      index += 1
      while index < scalars.count, AccentedLetters.isMark(scalars[index]) {
        marks.append(scalars[index])
        index += 1
      }
      join(ordered(marks), to: &base)
      result.append(contentsOf: base)
    }
    return result
  }

  private static func takingApart(_ scalar: UInt32) -> (base: [UInt32], marks: [UInt32]) {
    var base = scalar
    var marks: [UInt32] = []
    while let parts = AccentedLetters.parts[base] {
      base = parts.base
      marks.insert(parts.mark, at: 0)
    }
    return ([base], marks)
  }

  /// Marks in canonical order: by combining class, as they came within a class.
  private static func ordered(_ marks: [UInt32]) -> [UInt32] {
    guard marks.count > 1 else { return marks }
    return marks.enumerated()
      .sorted { (combiningClass($0.element), $0.offset) < (combiningClass($1.element), $1.offset) }
      .map(\.element)
  }

  private static func combiningClass(_ scalar: UInt32) -> UInt8 {
    Unicode.Scalar(scalar)?.properties.canonicalCombiningClass.rawValue ?? 0
  }

  /// A mark joins its letter unless a mark of its own class stands between them.
  private static func join(_ marks: [UInt32], to base: inout [UInt32]) {
    var lastClass: UInt8 = 0
    for mark in marks {
      let itsClass = combiningClass(mark)
      let isBlocked = base.count > 1 && lastClass >= itsClass
      let parts = AccentedLetters.Parts(base: base[0], mark: mark)
      if !isBlocked, let letter = AccentedLetters.composed[parts] {
        base[0] = letter
      } else {
        base.append(mark)
        lastClass = itsClass
      }
    }
  }
}
