public import MojText

/// A word within a command's arguments, such as *until* in `later Acme until autumn`.
public struct Phrase: Sendable, Hashable {
  /// The accepted English forms, the canonical one first; a form may have several words.
  public let en: [String]
  /// The accepted Finnish forms, the canonical one first.
  public let fi: [String]
  /// All forms as lists of words.
  let forms: [[String]]

  /// Makes a phrase of its forms.
  public init(en: [String], fi: [String]) {
    self.en = en
    self.fi = fi
    forms = (en + fi).map { $0.split(separator: " ").map(String.init) }
  }

  /// The canonical form in a language.
  public func form(in language: Language) -> String { language == .fi ? fi[0] : en[0] }
}
