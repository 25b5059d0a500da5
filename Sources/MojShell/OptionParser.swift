public import MojText

/// Why a command line was not understood.
public struct UsageError: DiagnosticConvertible, Hashable {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    case unknownOption(String, similar: [String])
    case valueMissing(option: String)
    case valueNotWanted(option: String)
    case valueWrong(option: String, value: String, choices: [String])
    case scriptMissing
    case filesMissing(subcommand: String)
    case tooManyFiles(String)
  }

  /// What is wrong.
  public var problem: Problem
}

/// Reads the words of a command line by the table of options.
///
/// An option may stand anywhere before `--`. Past the first word, single dashes belong to the
/// query (`-5`, `-potential`) unless the table knows them; an unknown `--name` is a mistake
/// everywhere.
public struct OptionParser {
  private enum Special { case usage, version, manPage, completions(CompletionScripts.Shell) }

  private var rest: ArraySlice<String>
  private var words: [String] = []
  private var options = Options()
  private var special: Special?

  /// Returns what the arguments ask for; the program's own name is not among them.
  public static func invocation(of arguments: [String]) throws(UsageError) -> Invocation {
    var parser = OptionParser(rest: arguments[...])
    try parser.readAll()
    if parser.options.language == nil, finnishVerbs.contains(parser.words.first ?? "") {
      parser.options.language = .fi
    }
    return Invocation(try parser.command(), options: parser.options)
  }

  /// Who types a Finnish verb is answered in Finnish.
  private static let finnishVerbs: Set<String> = ["tuo", "vie", "perusta", "julkaise"]

  /// Returns the language that mistaken arguments still ask for.
  public static func language(of arguments: [String]) -> Language {
    let isFinnish =
      arguments.contains("--lang=fi") || finnishVerbs.contains(arguments.first ?? "")
      || zip(arguments, arguments.dropFirst()).contains { $0 == ("--lang", "fi") }
    return isFinnish ? .fi : .en
  }

  private init(rest: ArraySlice<String>) {
    self.rest = rest
  }

  private mutating func readAll() throws(UsageError) {
    while let word = rest.popFirst() {
      if word == "--" {
        words += rest
        return
      }
      if word.hasPrefix("--") {
        try readLong(word)
      } else if let spec = shortOption(word) {
        try apply(spec, called: word, inlined: nil)
      } else if word.count > 1, word.hasPrefix("-"), words.isEmpty {
        throw UsageError(problem: .unknownOption(word, similar: []))
      } else {
        words.append(word)
      }
    }
  }

  private func shortOption(_ word: String) -> OptionSpec? {
    guard word.count == 2, word.hasPrefix("-"), let letter = word.last else { return nil }
    return OptionTable.option(short: letter)
  }

  private mutating func readLong(_ word: String) throws(UsageError) {
    let body = word.dropFirst(2)
    let parts = body.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    if OptionTable.option(named: name) == nil, OptionParser.isWord(name, of: words.first) {
      // `init --from FOLDER` is `init from FOLDER`.
      words += [name] + parts.dropFirst().map(String.init)
      return
    }
    guard let spec = OptionTable.option(named: name) else {
      throw UsageError(problem: .unknownOption("--" + name, similar: Self.similar(to: name)))
    }
    try apply(spec, called: "--" + name, inlined: parts.count > 1 ? String(parts[1]) : nil)
  }

  /// Whether a subcommand knows a word that takes a value.
  private static func isWord(_ name: String, of subcommand: String?) -> Bool {
    switch subcommand {
    case "init", "perusta": InitRequest.words.contains(name)
    case "import", "tuo": ImportRequest.words.contains(name)
    case "export", "vie": ExportRequest.words.contains(name)
    default: false
    }
  }

  private mutating func apply(
    _ spec: OptionSpec, called name: String, inlined: String?
  ) throws(UsageError) {
    var values = inlined.map { [$0] } ?? []
    guard values.count <= spec.placeholders.count else {
      throw UsageError(problem: .valueNotWanted(option: name))
    }
    while values.count < spec.placeholders.count {
      guard let value = rest.popFirst() else {
        throw UsageError(problem: .valueMissing(option: name))
      }
      values.append(value)
    }
    guard spec.apply(&options, values) else {
      var choices: [String] = []
      if case .choices(let names) = spec.values { choices = names }
      throw UsageError(
        problem: .valueWrong(
          option: name, value: values.joined(separator: " "), choices: choices))
    }
    remember(spec.name, values)
  }

  /// Keeps what is no option of an answer but asks for something else altogether.
  private mutating func remember(_ name: String, _ values: [String]) {
    switch name {
    case "help": special = .usage
    case "version": special = .version
    case "man-page": special = .manPage
    case "completion-script":
      special = CompletionScripts.Shell(rawValue: values.first ?? "").map { .completions($0) }
    default: break
    }
  }

  private func command() throws(UsageError) -> Invocation.Command {
    switch special {
    case .usage: return .usage
    case .version: return .version
    case .manPage: return .manPage
    case .completions(let shell): return .completionScript(shell)
    case nil: break
    }
    let following = Array(words.dropFirst())
    switch words.first {
    case "run": return try run(following)
    case "check":
      guard !(following.isEmpty && options.jsonSyntax.isEmpty) else {
        throw UsageError(problem: .filesMissing(subcommand: "check"))
      }
      return .check(files: following)
    case "test":
      guard !following.isEmpty else { throw UsageError(problem: .filesMissing(subcommand: "test")) }
      return .test(paths: following)
    case "teach":
      guard following.count < 2 else { throw UsageError(problem: .tooManyFiles(following[1])) }
      return .teach(word: following.first)
    case "import", "tuo": return .importing(try ImportRequest(following))
    case "export", "vie": return .export(try ExportRequest(following))
    case "publish", "julkaise": return .publish(try PublishRequest(following))
    case "init", "perusta": return .initialize(try InitRequest(following))
    case "demo": return .demo(words: following)
    case "help" where options.showsAll: return .help(words: ["all"])
    case "help": return following.isEmpty ? .usage : .help(words: following)
    case "version": return .version
    case "schema": return following.first == "scenario" ? .scenarioSchema : .schema
    default:
      if let request = try FetchRequest(words) { return .fetch(request) }
      if let request = try RelocateRequest(words) { return .relocate(request) }
      if let request = try RolesRequest(words) { return .roles(request) }
      if let request = try UpgradeRequest(words) { return .upgrade(request) }
      return .open(words: words)
    }
  }

  private func run(_ words: [String]) throws(UsageError) -> Invocation.Command {
    guard let script = words.first else { throw UsageError(problem: .scriptMissing) }
    var file: String?
    var parameters: [Invocation.Parameter] = []
    var rest = words.dropFirst()
    while let word = rest.first {
      if file == nil, let server = ServerURL.taken(from: &rest) {
        file = server.text
        continue
      }
      rest.removeFirst()
      if let parameter = Self.parameter(word) {
        parameters.append(parameter)
      } else if file == nil {
        file = word
      } else {
        throw UsageError(problem: .tooManyFiles(word))
      }
    }
    return .run(script: script, file: file, parameters: parameters)
  }

  /// `week=2026-W48`; a file whose name looks like that is written `./week=2026-W48`.
  private static func parameter(_ word: String) -> Invocation.Parameter? {
    guard let sign = word.firstIndex(of: "=") else { return nil }
    let name = word[..<sign]
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    guard isName, name.first?.isLetter == true else { return nil }
    return Invocation.Parameter(
      name: String(name), value: String(word[word.index(after: sign)...]))
  }
}

extension OptionParser {
  /// Returns the long options that a mistyped name may have meant, nearest first.
  private static func similar(to name: String) -> [String] {
    let typed = Array(name.lowercased())
    guard typed.count > 1 else { return [] }
    let limit = max(1, typed.count / 3)
    return OptionTable.options.filter { !$0.isHidden }
      .map { (name: $0.name, distance: distance(typed, Array($0.name))) }
      .filter { $0.distance <= limit || $0.name.hasPrefix(name) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .map { "--" + $0.name }
  }

  /// Counts the letters to change, add, drop or swap.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
