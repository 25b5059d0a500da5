/// A language that moj speaks.
public enum Language: String, Sendable, CaseIterable {
  case en, fi
}

/// The same thing said in both languages, so that a missing translation does not compile.
public struct Words: Hashable, Sendable {
  /// The English form.
  public let en: String
  /// The Finnish form.
  public let fi: String

  /// Makes a pair of forms.
  public init(en: String, fi: String) {
    self.en = en
    self.fi = fi
  }

  /// Makes words that read the same in both languages, such as a name from the data.
  public init(same text: String) {
    en = text
    fi = text
  }

  /// Returns the form of one language.
  public subscript(language: Language) -> String {
    switch language {
    case .en: en
    case .fi: fi
    }
  }
}
