import MojText
import Testing

@testable import MojModel

/// The public JSONTestSuite, where it lies beside the project.
@Suite(.enabled(if: TestFiles.exists(TestFiles.suite), "needs ../shared/data/JSONTestSuite"))
struct JSONSuiteTests {
  static let parsing = TestFiles.names(in: TestFiles.suite + "/test_parsing")

  /// Of what the standard leaves open: numbers of any size are text to us, 500 deep is not deep,
  /// and a byte order mark is skipped.
  static let accepted: Set<String> = [
    "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json",
    "i_number_neg_int_huge_exp.json", "i_number_pos_double_huge_exp.json",
    "i_number_real_neg_overflow.json", "i_number_real_pos_overflow.json",
    "i_number_real_underflow.json", "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json", "i_number_very_big_negative_int.json",
    "i_structure_500_nested_arrays.json", "i_structure_UTF-8_BOM_empty_object.json",
  ]

  private func check(_ path: String) -> JSONSyntaxError? {
    JSONSyntax.check(TestFiles.bytes(TestFiles.suite + "/" + path))
  }

  @Test func `the suite is whole`() {
    #expect(Self.parsing.count == 318)
    #expect(Self.parsing.filter { $0.hasPrefix("y_") }.count == 95)
    #expect(Self.parsing.filter { $0.hasPrefix("n_") }.count == 188)
  }

  @Test(arguments: parsing.filter { $0.hasPrefix("y_") })
  func `what is JSON is accepted`(name: String) {
    #expect(check("test_parsing/" + name) == nil)
  }

  @Test(arguments: parsing.filter { $0.hasPrefix("n_") })
  func `what is no JSON is refused with a place`(name: String) throws {
    let error = try #require(check("test_parsing/" + name))
    let bytes = TestFiles.bytes(TestFiles.suite + "/test_parsing/" + name)
    #expect(error.offset <= bytes.count)
    #expect(!error.diagnostic(in: bytes).message.en.isEmpty)
  }

  @Test(arguments: parsing.filter { $0.hasPrefix("i_") })
  func `what the standard leaves open is decided`(name: String) {
    #expect((check("test_parsing/" + name) == nil) == Self.accepted.contains(name))
  }

  @Test(arguments: TestFiles.names(in: TestFiles.suite + "/test_transform"))
  func `what readers transform is decided`(name: String) {
    let isLone =
      name.contains("surrogate") || name.contains("invalid") || name.contains("incomplete")
    #expect((check("test_transform/" + name) == nil) == !isLone)
  }
}
