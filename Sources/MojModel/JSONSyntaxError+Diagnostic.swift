public import MojText

extension JSONSyntaxError {
  /// Says the error in words, with the line and column that the offset has in the bytes.
  public func diagnostic(in bytes: [UInt8], language: Language = .en) -> Diagnostic {
    var place: String?
    switch problem {
    case .empty, .encoding, .fileTooLarge: place = nil
    default: place = TextPlace(of: offset, in: bytes).text(language)
    }
    return Diagnostic(
      code: problem.code, message: problem.message, place: place, hint: problem.hint,
      exitCode: .data)
  }
}

extension JSONProblem {
  /// The stable name of the problem.
  public var code: String {
    switch self {
    case .empty: "empty-file"
    case .encoding: "wrong-encoding"
    case .invalidUTF8: "invalid-utf8"
    case .unexpected: "unexpected-character"
    case .unexpectedEnd: "file-ends-early"
    case .trailingComma: "trailing-comma"
    case .trailingData: "trailing-data"
    case .controlCharacter: "control-character"
    case .badEscape: "bad-escape"
    case .loneSurrogate: "lone-surrogate"
    case .badNumber: "bad-number"
    case .unknownWord: "unknown-word"
    case .singleQuote: "single-quote"
    case .comment: "comment"
    case .nesting: "too-deep"
    case .stringTooLong: "string-too-long"
    case .numberTooLong: "number-too-long"
    case .fileTooLarge: "file-too-large"
    }
  }

  /// One sentence that says what is wrong.
  public var message: Words {
    switch self {
    case .empty: Words(en: "The file is empty.", fi: "Tiedosto on tyhjä.")
    case .encoding(let name):
      Words(en: "The file is \(name), not UTF-8.", fi: "Tiedosto on \(name), ei UTF-8.")
    case .invalidUTF8(let byte):
      Words(
        en: "The byte 0x\(hex(byte)) is not valid UTF-8 here.",
        fi: "Tavu 0x\(hex(byte)) ei ole tässä kelvollista UTF-8:aa.")
    case .unexpected(let byte, let expected): unexpected(byte, expected)
    case .unexpectedEnd:
      Words(
        en: "The file ends before its last bracket is closed.",
        fi: "Tiedosto loppuu ennen kuin viimeinen sulje on suljettu.")
    case .trailingComma:
      Words(en: "There is a comma after the last item.", fi: "Viimeisen kohdan perässä on pilkku.")
    case .trailingData:
      Words(
        en: "Something stands after the end of the JSON value.",
        fi: "JSON-arvon lopun jälkeen on vielä jotain.")
    case .controlCharacter(let byte): control(byte)
    case .badEscape:
      Words(en: "JSON has no such escape.", fi: "JSONissa ei ole tällaista koodinvaihtoa.")
    case .loneSurrogate:
      Words(
        en: "Half of a surrogate pair stands alone.", fi: "Sijaisparin puolikas on yksin.")
    case .badNumber(let text):
      Words(en: "“\(text)” is no JSON number.", fi: "”\(text)” ei ole JSON-luku.")
    case .unknownWord(let text):
      Words(en: "“\(text)” is no JSON value.", fi: "”\(text)” ei ole JSON-arvo.")
    case .singleQuote:
      Words(
        en: "JSON text stands in double quotes.", fi: "JSONissa teksti on lainausmerkeissä (\").")
    case .comment: Words(en: "JSON has no comments.", fi: "JSONissa ei ole kommentteja.")
    case .nesting, .stringTooLong, .numberTooLong, .fileTooLarge: limitMessage
    }
  }

  /// What to do about it, where that is not plain.
  public var hint: Words? {
    switch self {
    case .empty:
      Words(
        en: "Restore the .bak file beside it, or start a new one with `moj init`.",
        fi: "Palauta vieressä oleva .bak-tiedosto tai aloita uusi: `moj init`.")
    case .encoding(let name):
      Words(
        en: "Convert it: iconv -f \(name) -t UTF-8 OLD > NEW",
        fi: "Muunna se: iconv -f \(name) -t UTF-8 VANHA > UUSI")
    case .nesting, .stringTooLong, .numberTooLong, .fileTooLarge:
      Words(
        en: "\(flag) raises the limit.", fi: "\(flag) nostaa rajaa.")
    default: nil
    }
  }

  /// The flag that raises the limit that was met.
  private var flag: String {
    switch self {
    case .nesting: "`--max-nesting N`"
    case .stringTooLong: "`--max-string MB`"
    case .numberTooLong: "`--max-number N`"
    default: "`--max-file MB`"
    }
  }

  private var limitMessage: Words {
    switch self {
    case .nesting(let limit):
      Words(
        en: "Lists and objects lie within each other more than \(limit) deep.",
        fi: "Listoja ja olioita on sisäkkäin yli \(limit).")
    case .stringTooLong(let limit):
      Words(en: "A text is longer than \(limit) bytes.", fi: "Teksti on yli \(limit) tavua.")
    case .numberTooLong(let limit):
      Words(en: "A number is longer than \(limit) characters.", fi: "Luku on yli \(limit) merkkiä.")
    case .fileTooLarge(let limit, let size):
      Words(
        en: "The file has \(size) bytes; the limit is \(limit).",
        fi: "Tiedostossa on \(size) tavua; raja on \(limit).")
    default: Words(same: "")
    }
  }

  private func unexpected(_ byte: UInt8, _ expected: Expectation) -> Words {
    let found = shown(byte)
    switch expected {
    case .value:
      return Words(
        en: "A value should stand here, not \(found).", fi: "Tässä pitäisi olla arvo, ei \(found).")
    case .key:
      return Words(
        en: "A key in double quotes should stand here, not \(found).",
        fi: "Tässä pitäisi olla avain lainausmerkeissä, ei \(found).")
    case .colon:
      return Words(
        en: "A colon should stand here, not \(found).",
        fi: "Tässä pitäisi olla kaksoispiste, ei \(found).")
    case .commaOrClosing(let closing):
      return Words(
        en: "A comma or \(shown(closing)) should stand here, not \(found).",
        fi: "Tässä pitäisi olla pilkku tai \(shown(closing)), ei \(found).")
    }
  }

  private func control(_ byte: UInt8) -> Words {
    Words(
      en:
        "The control character U+00\(hex(byte)) stands raw in a text; write it as \\u00\(hex(byte)).",
      fi: "Ohjausmerkki U+00\(hex(byte)) on tekstissä sellaisenaan; kirjoita se \\u00\(hex(byte)).")
  }

  private func shown(_ byte: UInt8) -> String {
    (0x21...0x7E).contains(byte) ? "“\(UnicodeScalar(byte))”" : "0x\(hex(byte))"
  }

  private func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
