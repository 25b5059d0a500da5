public import MojText

/// What is wrong with the syntax of a JSON text, and where.
public struct JSONProblem: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    case empty, truncated, trailingData, badLiteral, badNumber, badEscape, loneSurrogate
    case controlCharacter(UInt8), badUTF8(UInt8), unexpected(UInt8), trailingComma
    case wrongEncoding(String)
    case tooDeep(Int), stringTooLong(Int), numberTooLong(Int), duplicateKey(String, first: Int)
  }
  /// What is wrong.
  public let kind: Kind
  /// The offset of the byte at which it is wrong.
  public let offset: Int

  /// The problem's stable name.
  public var code: String {
    switch kind {
    case .empty: "json-empty"
    case .truncated: "json-truncated"
    case .trailingData: "json-trailing-data"
    case .badLiteral, .unexpected: "json-unexpected"
    case .badNumber: "json-bad-number"
    case .badEscape: "json-bad-escape"
    case .loneSurrogate: "json-lone-surrogate"
    case .controlCharacter: "json-control-character"
    case .badUTF8: "json-bad-utf8"
    case .trailingComma: "json-trailing-comma"
    case .wrongEncoding: "json-wrong-encoding"
    case .tooDeep, .stringTooLong, .numberTooLong: "json-limit"
    case .duplicateKey: "json-duplicate-key"
    }
  }

  /// Returns the problem in words, with its line and column in the bytes.
  public func diagnostic(in bytes: UnsafeBufferPointer<UInt8>, name: String?) -> Diagnostic {
    let (line, column) = LinePosition.of(offset, in: bytes)
    let place = [name, "line \(line), column \(column)"].compactMap { $0 }.joined(separator: ", ")
    var hint: Words?
    if case .wrongEncoding(let encoding) = kind {
      hint = Words(
        en: "iconv -f \(encoding) -t UTF-8 makes it readable.",
        fi: "iconv -f \(encoding) -t UTF-8 tekee siitä luettavan.")
    }
    return Diagnostic(
      code: code, message: message(bytes), place: place, hint: hint, exitCode: .data)
  }

  private func message(_ bytes: UnsafeBufferPointer<UInt8>) -> Words {
    switch kind {
    case .empty: Words(en: "The file is empty.", fi: "Tiedosto on tyhjä.")
    case .truncated:
      Words(en: "The text ends before it is whole.", fi: "Teksti loppuu kesken.")
    case .trailingData:
      Words(en: "There is something after the end of the value.", fi: "Arvon lopun jälkeen on jotakin.")
    case .badLiteral:
      Words(en: "This is no JSON value.", fi: "Tämä ei ole JSON-arvo.")
    case .badNumber: Words(en: "This is no JSON number.", fi: "Tämä ei ole JSON-luku.")
    case .badEscape: Words(en: "This escape does not exist.", fi: "Tällaista koodinvaihtoa ei ole.")
    case .loneSurrogate:
      Words(en: "Half of a surrogate pair stands alone.", fi: "Sijaisparin puolikas on yksin.")
    case .controlCharacter(let byte):
      Words(
        en: "A control character (0x\(hex(byte))) stands raw in a text.",
        fi: "Ohjausmerkki (0x\(hex(byte))) on tekstissä sellaisenaan.")
    case .badUTF8(let byte):
      Words(en: "The byte 0x\(hex(byte)) is no UTF-8.", fi: "Tavu 0x\(hex(byte)) ei ole UTF-8:aa.")
    case .unexpected(let byte):
      Words(
        en: "“\(shown(byte))” cannot stand here.", fi: "”\(shown(byte))” ei voi olla tässä.")
    case .trailingComma:
      Words(en: "A comma stands before the end.", fi: "Pilkku on ennen loppua.")
    case .wrongEncoding(let encoding):
      Words(en: "The file is \(encoding), not UTF-8.", fi: "Tiedosto on \(encoding), ei UTF-8.")
    case .tooDeep(let limit):
      Words(en: "Nested more than \(limit) deep.", fi: "Sisäkkäin yli \(limit) tasoa.")
    case .stringTooLong(let limit):
      Words(en: "A text is longer than \(limit) bytes.", fi: "Teksti on pidempi kuin \(limit) tavua.")
    case .numberTooLong(let limit):
      Words(en: "A number is longer than \(limit) digits.", fi: "Luvussa on yli \(limit) merkkiä.")
    case .duplicateKey(let key, let first):
      Words(
        en: "The key “\(key)” stands twice, first on line \(LinePosition.of(first, in: bytes).line).",
        fi: "Avain ”\(key)” on kahdesti, ensin rivillä \(LinePosition.of(first, in: bytes).line).")
    }
  }

  private func hex(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16, uppercase: true)
    return text.count == 1 ? "0\(text)" : text
  }

  private func shown(_ byte: UInt8) -> String {
    (0x20..<0x7F).contains(byte) ? String(Unicode.Scalar(byte)) : "0x\(hex(byte))"
  }
}

/// Lines and columns of byte offsets.
public enum LinePosition {
  /// Returns the line and the column, in characters, both from 1.
  public static func of(
    _ offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (line: Int, column: Int) {
    var line = 1
    var start = 0
    let end = min(offset, bytes.count)
    for index in 0..<end where bytes[index] == 0x0A {
      line += 1
      start = index + 1
    }
    let column = bytes[start..<end].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return (line, column)
  }
}
