/// What one call of moj is asked to do: the subcommand with its words, and the options.
public struct Invocation: Sendable, Hashable {
  /// A script's parameter, as `name=value`.
  public struct Parameter: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value, as it was typed.
    public var value: String
  }

  /// What to do.
  public enum Command: Sendable, Hashable {
    /// `moj [FILE] [WORDS …]`: a shell without words, one answer with them.
    case open(words: [String])
    /// `moj run SCRIPT [FILE] [name=value …]`
    case run(script: String, file: String?, parameters: [Parameter])
    /// `moj check FILE|SCRIPT …`
    case check(files: [String])
    /// `moj demo [WORDS …]`
    case demo(words: [String])
    /// `moj test TRANSCRIPT|FOLDER …`
    case test(paths: [String])
    /// `moj teach [LESSON]`; with `--record FILE` the word is the model.
    case teach(word: String?)
    /// `moj import FILE|FOLDER … [into TEAM] [as ENTITY] [map FILE]`
    case importing(ImportRequest)
    /// `moj export [TEAM] [to FOLDER]`
    case export(ExportRequest)
    /// `moj publish [TEAM] to URL`
    case publish(PublishRequest)
    /// `moj URL export FILE`
    case fetch(FetchRequest)
    /// `moj URL … relocate [ACCOUNT to NUMBER]`
    case relocate(RelocateRequest)
    /// `moj URL … roles [LOGIN manager|wall|nobody|seller NAME]`
    case roles(RolesRequest)
    /// `moj URL … upgrade`
    case upgrade(UpgradeRequest)
    /// `moj init [FILE] [name NAME] …`
    case initialize(InitRequest)
    /// `moj help [WORDS …]`
    case help(words: [String])
    /// `moj --help`
    case usage
    /// `moj --version`
    case version
    /// `moj schema`
    case schema
    /// `moj schema scenario`
    case scenarioSchema
    /// `moj --completion-script bash|zsh|fish`
    case completionScript(CompletionScripts.Shell)
    /// `moj --man-page`
    case manPage
  }

  /// What to do.
  public var command: Command
  /// How.
  public var options: Options

  /// Makes an invocation.
  public init(_ command: Command, options: Options = Options()) {
    self.command = command
    self.options = options
  }

  /// Returns the words of `moj [FILE] [WORDS …]` as the file and the line.
  ///
  /// The first word is the file where it ends in `.json`, holds a slash or `isFile` says so;
  /// otherwise all words are the line, and the file is found elsewhere. Of addresses of servers all
  /// that come first are the file.
  public static func parts(
    of words: [String], isFile: (String) -> Bool
  ) -> (file: String?, line: String?) {
    guard let first = words.first else { return (nil, nil) }
    var rest = words[...]
    if let server = ServerURL.taken(from: &rest) { return (server.text, line(from: Array(rest))) }
    let startsWithFile = first.hasSuffix(".json") || first.contains("/") || isFile(first)
    guard startsWithFile else { return (nil, line(from: words)) }
    return (first, line(from: Array(words.dropFirst())))
  }
}
