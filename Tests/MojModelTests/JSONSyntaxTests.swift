import MojText
import Testing

@testable import MojModel

/// What is JSON and what is not, byte for byte; the numbers are those of the durability page.
@Suite struct JSONSyntaxTests {
  private func code(_ bytes: [UInt8]) -> String? { JSONSyntax.check(bytes)?.problem.code }

  private func code(_ text: String) -> String? { code(Array(text.utf8)) }

  // 1, 2
  @Test(arguments: [[], Array(" \n\t ".utf8), [0xEF, 0xBB, 0xBF], [0xEF, 0xBB, 0xBF, 0x0A]])
  func `an empty file is called empty`(bytes: [UInt8]) {
    #expect(code(bytes) == "empty-file")
  }

  @Test func `the hint for an empty file names the backup`() {
    let error = JSONSyntax.check([])
    #expect(error?.diagnostic(in: []).hint?.en.contains(".bak") == true)
    #expect(error?.diagnostic(in: []).exitCode == .data)
  }

  // 4
  @Test(
    arguments: [
      ("UTF-16LE", [0xFF, 0xFE, 0x7B, 0x00]), ("UTF-16BE", [0xFE, 0xFF, 0x00, 0x7B]),
      ("UTF-16LE", [0x7B, 0x00, 0x7D, 0x00]), ("UTF-16BE", [0x00, 0x7B, 0x00, 0x7D]),
      ("UTF-32LE", [0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0]),
      ("UTF-32BE", [0, 0, 0, 0x7B, 0, 0, 0, 0x7D]),
    ] as [(String, [UInt8])])
  func `another encoding is named, with the command that converts it`(
    name: String, bytes: [UInt8]
  ) {
    let error = JSONSyntax.check(bytes)
    #expect(error?.problem == .encoding(name))
    #expect(error?.diagnostic(in: bytes).hint?.en.contains("iconv -f \(name)") == true)
  }

  // 5
  @Test func `an invalid byte is shown with line, column and hex`() {
    let bytes = Array("{\n \"n\": \"ä".utf8) + [0xFF, 0x22, 0x7D]
    let error = JSONSyntax.check(bytes)
    #expect(error?.problem == .invalidUTF8(0xFF))
    let diagnostic = error?.diagnostic(in: bytes)
    #expect(diagnostic?.place == "line 2, column 9")
    #expect(diagnostic?.message.en.contains("0xFF") == true)
  }

  // 6
  @Test(
    arguments: [
      [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE0, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0x80], [0xC3], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func `overlong, surrogate and cut sequences are refused`(sequence: [UInt8]) {
    #expect(code([0x22] + sequence + [0x22]) == "invalid-utf8")
    #expect(code([0x22] + Array(repeating: 0x61, count: 40) + sequence + [0x22]) == "invalid-utf8")
  }

  // 7
  @Test(arguments: [#""\uD800""#, #""\uDC00\uD800""#, #""\uD800\u0041""#, #""\uD800x""#])
  func `a lone surrogate is refused`(text: String) {
    #expect(code(text) == "lone-surrogate")
  }

  // 8
  @Test(arguments: [0x00, 0x09, 0x0A, 0x0D, 0x1F] as [UInt8])
  func `a raw control character in a text is refused`(byte: UInt8) {
    #expect(code([0x22, 0x61, byte, 0x22]) == "control-character")
    #expect(code([0x22] + Array(repeating: 0x61, count: 50) + [byte, 0x22]) == "control-character")
  }

  // 9
  @Test(arguments: [("[1, 2,]", 5), (#"{"a": 1 , }"#, 8), ("[1,\n]", 2)])
  func `a trailing comma is shown at the comma`(text: String, offset: Int) {
    #expect(JSONSyntax.check(Array(text.utf8)) == JSONSyntaxError(.trailingComma, at: offset))
  }

  // 10
  @Test(arguments: ["[1] x", "[1][2]", "[1]\0", "{} {}", "1 1"])
  func `what follows the value is refused`(text: String) {
    #expect(code(text) == "trailing-data")
  }

  // 11
  @Test(arguments: [
    ("[NaN]", "unknown-word"), ("[Infinity]", "unknown-word"), ("[-Infinity]", "bad-number"),
    ("[0x1F]", "bad-number"), ("[01]", "bad-number"), ("[+1]", "bad-number"),
    ("[.5]", "bad-number"), ("[1.]", "bad-number"), ("[1e]", "bad-number"), ("[-]", "bad-number"),
    ("[True]", "unknown-word"), ("['a']", "single-quote"), ("[1 /* x */]", "comment"),
    ("{a: 1}", "unexpected-character"), (#"{"a" 1}"#, "unexpected-character"),
    ("[1 2]", "unexpected-character"), (#"["\x"]"#, "bad-escape"), (#"["\u12G4"]"#, "bad-escape"),
  ])
  func `what other languages allow is refused by name`(text: String, problem: String) {
    #expect(code(text) == problem)
  }

  // 12
  @Test(arguments: ["0e1", "-0", "1E+2", "[1e400]", "-0.0e-0", "123456789012345678901234567890"])
  func `unusual numbers are numbers`(text: String) {
    #expect(code(text) == nil)
  }

  // 16
  @Test func `a number of a million digits meets the limit`() {
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(code(digits) == "number-too-long")
    #expect(code(String(repeating: "9", count: 400)) == nil)
    #expect(code(String(repeating: "9", count: 401)) == "number-too-long")
  }

  // 17, 18
  @Test(arguments: ["[", "[{\"\":"])
  func `a hundred thousand brackets meet the limit`(opening: String) {
    #expect(code(String(repeating: opening, count: 100_000)) == "too-deep")
  }

  // 19
  @Test(arguments: [(511, true), (512, true), (513, false)])
  func `nesting is allowed up to the limit`(depth: Int, isAllowed: Bool) {
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect((code(text) == nil) == isAllowed)
  }

  // 28
  @Test func `a file and a text meet their limits`() {
    let text = Array("[\"12345\"]".utf8)
    #expect(JSONSyntax.check(text, limits: Limits(fileBytes: 9)) == nil)
    #expect(JSONSyntax.check(text, limits: Limits(fileBytes: 8))?.problem.code == "file-too-large")
    #expect(JSONSyntax.check(text, limits: Limits(stringBytes: 5)) == nil)
    #expect(
      JSONSyntax.check(text, limits: Limits(stringBytes: 4))?.problem.code == "string-too-long")
  }

  @Test func `values are read in order, numbers as text`() throws {
    let text = #"{"b": [1.50, -0, true, null], "a": "x\n\u00e4\ud83d\ude00\/", "b": {}}"#
    let value = try JSONSyntax.value(in: Array(text.utf8))
    #expect(
      value
        == .object([
          .init("b", .array([.number("1.50"), .number("-0"), .bool(true), .null])),
          .init("a", .string("x\nä😀/")), .init("b", .object([])),
        ]))
    #expect(try JSONSyntax.value(in: Array(text.utf8), range: 6..<28)["x"] == nil)
  }

  @Test func `texts of any length end where they end`() {
    for length in 0..<70 {
      let text = "\"" + String(repeating: "a", count: length) + "\""
      #expect(code(text) == nil)
      #expect(code(String(text.dropLast())) == "file-ends-early")
      #expect(code(text + "x") == "trailing-data")
    }
  }

  @Test func `what is written reads back the same`() throws {
    let value = try JSONSyntax.value(in: Array(smallModel.utf8))
    #expect(try JSONSyntax.value(in: Array(JSONText.pretty(value).utf8)) == value)
    #expect(try JSONSyntax.value(in: Array(JSONText.line(value).utf8)) == value)
  }
}
