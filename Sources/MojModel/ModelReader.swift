public import MojText

/// Reads the bytes of a model file into columns, and says all that is wrong with it at once.
public struct ModelReader {
  /// What came of reading.
  public struct Reading: Sendable {
    /// The model; nil where the file is no JSON object of the right version, or has errors and
    /// was not read leniently.
    public var model: Model?
    /// What is wrong, in the order of the file: the first `shown` and how many more.
    public var problems: [Diagnostic]
    /// How many problems there are, those not listed among them.
    public var problemCount: Int
  }

  /// How many problems are listed one by one.
  public static let shown = 20

  /// Reads a model.
  ///
  /// - Parameters:
  ///   - language: in which texts given in both languages are taken; nil is the model's own.
  ///   - isLenient: whether sound parts of a broken file are kept.
  ///   - listsAll: whether every problem is listed, as `check` does.
  public static func read(
    _ bytes: [UInt8], name: String? = nil, language: Language? = nil, isLenient: Bool = false,
    listsAll: Bool = false, limits: Limits = Limits()
  ) -> Reading {
    bytes.withUnsafeBufferPointer { buffer in
      let reader = ModelFileReader(buffer, name, limits)
      do throws(JSONProblem) {
        try reader.readFile()
      } catch {
        let diagnostic = error.diagnostic(in: buffer, name: name)
        return Reading(model: nil, problems: [diagnostic], problemCount: 1)
      }
      let model = reader.model(ByteArena(bytes), language)
      let errors = reader.problems.all.contains { $0.severity == .error } || reader.problems.errorCount > 0
      return Reading(
        model: errors && !isLenient ? nil : model,
        problems: listsAll ? reader.problems.all : Array(reader.problems.all.prefix(shown)),
        problemCount: reader.problems.all.count)
    }
  }
}

/// The findings of reading a model, with places as JSON paths and lines.
final class ModelProblems {
  private(set) var all: [Diagnostic] = []
  private(set) var errorCount = 0
  private let bytes: UnsafeBufferPointer<UInt8>
  private let name: String?
  /// Lines are counted on from the last place, since problems come in the order of the file.
  private var counted = (offset: 0, line: 1, start: 0)

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String?) {
    self.bytes = bytes
    self.name = name
  }

  func add(
    _ code: String, _ message: Words, path: String, at offset: Int,
    _ severity: Diagnostic.Severity = .error, suggestions: [String] = []
  ) {
    if severity == .error { errorCount += 1 }
    // A file of a million faults must not fill the memory with sentences.
    guard all.count < 10_000 else { return }
    let (line, column) = position(of: offset)
    let place = [name, path, "line \(line), column \(column)"].compactMap { $0 }
      .filter { !$0.isEmpty }.joined(separator: ", ")
    all.append(
      Diagnostic(
        severity, code: code, message: message, place: place, suggestions: suggestions,
        exitCode: .data))
  }

  func line(of offset: Int) -> Int { position(of: offset).line }

  private func position(of offset: Int) -> (line: Int, column: Int) {
    if offset < counted.offset { counted = (0, 1, 0) }
    var (at, line, start) = counted
    while at < min(offset, bytes.count) {
      if bytes[at] == 0x0A {
        line += 1
        start = at + 1
      }
      at += 1
    }
    counted = (at, line, start)
    let column = bytes[start..<max(start, at)].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return (line, column)
  }
}
