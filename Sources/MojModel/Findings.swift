internal import CMojBytes
internal import MojText

/// The problems of a model file: the first few in full, the rest counted.
struct Findings {
  /// A problem and where it is.
  struct Finding {
    var problem: ModelProblem
    var path: String
    var offset: Int
  }

  /// Problems of one severity.
  struct Part {
    var first: [Finding] = []
    var count = 0
  }

  let limit: Int
  private(set) var errors = Part()
  private(set) var warnings = Part()

  init(limit: Int) { self.limit = limit }

  /// Adds a problem; its path is made only where it will be told.
  mutating func add(_ problem: ModelProblem, _ path: @autoclosure () -> String, at offset: Int) {
    if problem.isWarning {
      add(&warnings, Finding(problem: problem, path: "", offset: offset), path)
    } else {
      add(&errors, Finding(problem: problem, path: "", offset: offset), path)
    }
  }

  private func add(_ part: inout Part, _ finding: Finding, _ path: () -> String) {
    part.count += 1
    guard part.first.count < limit else { return }
    var finding = finding
    finding.path = path()
    part.first.append(finding)
  }

  /// The problems as diagnostics, errors first, each part in the file's order.
  func diagnostics(in bytes: [UInt8], _ language: Language) -> [Diagnostic] {
    let offsets = Set((errors.first + warnings.first).flatMap(Self.offsets))
    let places = Places(offsets.sorted(), bytes)
    return diagnostics(errors, .error, places, language)
      + diagnostics(warnings, .warning, places, language)
  }

  private static func offsets(of finding: Finding) -> [Int] {
    switch finding.problem {
    case .duplicateKey(_, let first), .duplicateID(_, let first): [finding.offset, first]
    default: [finding.offset]
    }
  }

  private func diagnostics(
    _ part: Part, _ severity: Diagnostic.Severity, _ places: Places, _ language: Language
  ) -> [Diagnostic] {
    var result = part.first.sorted { $0.offset < $1.offset }.map { finding in
      diagnostic(finding, severity, places, language)
    }
    if part.count > part.first.count {
      result.append(Self.rest(part.count - part.first.count, severity))
    }
    return result
  }

  private func diagnostic(
    _ finding: Finding, _ severity: Diagnostic.Severity, _ places: Places, _ language: Language
  ) -> Diagnostic {
    let problem = finding.problem
    let place = places.place(of: finding.offset).text(language)
    return Diagnostic(
      severity, code: problem.code, message: problem.message { places.place(of: $0).line },
      place: finding.path.isEmpty ? place : "\(finding.path), \(place)", hint: problem.hint,
      expected: problem.expected, suggestions: problem.suggestions, exitCode: .data)
  }

  private static func rest(_ count: Int, _ severity: Diagnostic.Severity) -> Diagnostic {
    let message =
      severity == .error
      ? Words(en: "… and \(count) more problems.", fi: "… ja \(count) muuta ongelmaa.")
      : Words(en: "… and \(count) more warnings.", fi: "… ja \(count) muuta varoitusta.")
    return Diagnostic(severity, code: "more-findings", message: message, exitCode: .data)
  }
}

/// Lines and columns of a few offsets, found in one pass over the file.
private struct Places {
  private var places: [Int: TextPlace] = [:]

  init(_ offsets: [Int], _ bytes: [UInt8]) {
    var line = 1
    var counted = 0
    for offset in offsets.map({ min(max(0, $0), bytes.count) }) {
      line += Self.lines(bytes, counted, offset)
      counted = offset
      places[offset] = TextPlace(onLine: line, of: offset, in: bytes)
    }
  }

  private static func lines(_ bytes: [UInt8], _ lower: Int, _ upper: Int) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return Int(moj_count_lines(base + lower, base + upper))
    }
  }

  func place(of offset: Int) -> TextPlace { places[offset] ?? TextPlace(line: 1, column: 1) }
}
