import MojStore
public import MojText

/// A Markdown file that tells a story: what was typed after `moj>` and all that came back.
///
/// The same form serves tests, lessons and the README. A line anywhere of the form
/// `<!-- moj: demo today=2026-11-23 lang=en width=80 -->` says on what the story plays; fenced
/// blocks whose first line begins with `moj> ` are the story, everything else is prose.
public struct Transcript: Sendable {
  /// One line typed and what came back.
  public struct Step: Sendable, Hashable {
    /// What was typed; lines after the first stood after `...> `.
    public var typed: String
    /// What came back, without the last line feed.
    public var answer: String
    /// The number of the line in the file where it was typed.
    public var line: Int
  }

  /// What the story plays on, by key: `model` (a path or `demo`), `today`, `lang`, `width`.
  public var settings: [String: String] = [:]
  /// The steps in order.
  public var steps: [Step] = []
  private var lines: [String]
  /// The range of file lines that each step's answer takes.
  private var answers: [Range<Int>] = []

  /// Reads a transcript.
  public init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var inFence = false
    for (number, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        inFence.toggle()
      } else if inFence {
        readFenced(line, number)
      } else {
        readSettings(line)
      }
      if line.hasPrefix("```") || !inFence { isOpen = false }
    }
    for index in steps.indices {
      steps[index].answer = lines[answers[index]].joined(separator: "\n")
    }
  }

  private var isOpen = false

  private mutating func readFenced(_ line: String, _ number: Int) {
    if line.hasPrefix("moj> ") || line == "moj>" {
      steps.append(Step(typed: String(line.dropFirst(5)), answer: "", line: number + 1))
      answers.append(number + 1..<number + 1)
      isOpen = true
    } else if isOpen, line.hasPrefix("...> "), answers[answers.count - 1].isEmpty {
      steps[steps.count - 1].typed += "\n" + line.dropFirst(5)
      answers[answers.count - 1] = number + 1..<number + 1
    } else if isOpen {
      answers[answers.count - 1] = answers[answers.count - 1].lowerBound..<number + 1
    }
  }

  private mutating func readSettings(_ line: String) {
    guard line.hasPrefix("<!-- moj:"), let end = line.index(of: "-->") else { return }
    for word in line[..<end].dropFirst(9).split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 { settings[parts[0]] = parts[1] } else { settings["model"] = parts[0] }
    }
  }

  /// The prose before a step, after the last one where it is past the end, as a room reads it: the lines
  /// of a paragraph are one, an empty one stands between two; headings, tables and code are as they are.
  public func paragraphs(before step: Int) -> [String] {
    let first = step > 0 ? answers[step - 1].upperBound : 0
    let end = step < steps.count ? steps[step].line - 1 : lines.count
    var result: [String] = []
    var isCode = step > 0
    var mayGoOn = false
    for line in first < end ? lines[first..<end] : [] where !line.hasPrefix("<!--") {
      if line.hasPrefix("```") {
        isCode.toggle()
        mayGoOn = false
      } else if isCode || line.first.map({ "#|$".contains($0) }) == true || line.hasPrefix("    ") {
        result.append(line)
        mayGoOn = false
      } else if line.allSatisfy(\.isWhitespace) {
        if result.last?.isEmpty == false { result.append("") }
        mayGoOn = false
      } else if mayGoOn, !line.hasPrefix("- ") {
        result[result.count - 1] += " " + line.drop { $0 == " " }
      } else {
        result.append(line)
        mayGoOn = true
      }
    }
    if result.last?.isEmpty == true { result.removeLast() }
    return result
  }

  /// A transcript of what is typed, written as it goes.
  public struct Recorder {
    private var text: String
    private var isOpen = false

    /// Begins a transcript with its title and what it plays on.
    public init(title: String, settings: [(key: String, value: String)], model: String) {
      let words = [model] + settings.map { "\($0.key)=\($0.value)" }
      text = "# \(title)\n\n<!-- moj: \(words.joined(separator: " ")) -->\n"
    }

    /// Adds a line of prose.
    public mutating func say(_ prose: String) {
      close()
      text += "\n\(prose)\n"
    }

    /// Adds a line that was typed and what came back.
    public mutating func add(_ typed: String, _ answer: Answer, _ language: Language) {
      if !isOpen { text += "\n```\n" }
      isOpen = true
      text += "moj> \(typed.split(separator: "\n").joined(separator: "\n...> "))\n"
      let said = Transcript.said(answer, language)
      if !said.isEmpty { text += said + "\n" }
    }

    private mutating func close() {
      if isOpen { text += "```\n" }
      isOpen = false
    }

    /// The file as it stands.
    public var file: String { isOpen ? text + "```\n" : text }
  }

  /// A step whose answer is another than the one written down.
  public struct Difference: Sendable, Hashable {
    /// The step.
    public let step: Step
    /// What came back now.
    public let got: String
  }

  /// Plays the story in a session and returns where it differs, and the file as it would read
  /// with the answers of now.
  ///
  /// - Parameter seen: Sees each answer and the session after it: it may keep what was changed, and
  ///   take out what another place says besides.
  public func replay(
    in session: Session, seen: (inout Answer, inout Session) -> Void = { _, _ in }
  ) -> (differences: [Difference], recorded: String) {
    var session = session
    var written: [String: [UInt8]] = [:]
    var differences: [Difference] = []
    var recorded = lines
    var replacements: [(Range<Int>, [String])] = []
    for (index, step) in steps.enumerated() {
      var answer = session.answer(to: step.typed)
      seen(&answer, &session)
      for file in answer.files { written[file.path] = file.bytes }
      // The story's own files are there, and no others.
      session.planFile = { [written] path, _ in
        guard let bytes = written[path] else { throw FileProblem(.missing, path) }
        return bytes
      }
      let got = Transcript.said(answer, session.language)
      if got != step.answer { differences.append(Difference(step: step, got: got)) }
      let said = got.isEmpty ? [] : got.split(separator: "\n", omittingEmptySubsequences: false)
      replacements.append((answers[index], said.map(String.init)))
    }
    for (range, written) in replacements.reversed() {
      recorded.replaceSubrange(range, with: written)
    }
    return (differences, recorded.joined(separator: "\n"))
  }

  /// All that an answer says, as one text without trailing white space.
  static func said(_ answer: Answer, _ language: Language) -> String {
    var text = answer.data.map { String(decoding: $0, as: UTF8.self) } ?? answer.text.plain
    for diagnostic in answer.diagnostics {
      text += DiagnosticText.styled(diagnostic, language).plain
    }
    for file in answer.files {
      text += "→ \(file.path)\n" + String(decoding: file.bytes, as: UTF8.self)
    }
    let trimmed = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last == " " || line.last == "\r" || line.last == "\r\n" { line.removeLast() }
      return line
    }
    return trimmed.joined(separator: "\n").trimmingEndLines()
  }
}

extension String {
  fileprivate func trimmingEndLines() -> String {
    var text = self[...]
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }

  fileprivate func index(of other: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(other) { return index }
      index = self.index(after: index)
    }
    return nil
  }
}
