public import MojLanguage
import MojModel
import MojQuery
import MojRender
public import MojText

/// Runs saved scripts: checks all of a script first, then its steps one by one.
///
/// What a script writes to files is gathered in its answer, so that all or none of it is written.
public struct ScriptRunner {
  /// Finds a script's bytes by the name that `run` gives; nil where there is none.
  public typealias Loader = (String) -> [UInt8]?

  private let script: Script
  private let name: String
  private let loader: Loader
  /// Called before each step in step mode; false leaves.
  private let beforeStep: ((String) -> Bool)?
  /// Called with each answer as it comes.
  private let deliver: (Answer) -> Void
  private let depth: Int

  /// Makes a runner of a script.
  public init(
    _ script: Script, name: String, depth: Int = 0, loader: @escaping Loader,
    beforeStep: ((String) -> Bool)? = nil, deliver: @escaping (Answer) -> Void
  ) {
    self.script = script
    self.name = name
    self.depth = depth
    self.loader = loader
    self.beforeStep = beforeStep
    self.deliver = deliver
  }

  /// Thrown to end a script; the diagnostics have been said.
  struct Stop: Error { var code: ExitCode }

  // MARK: Checking

  /// Returns everything that is wrong with the script against a session's model.
  public func problems(in session: Session, arguments: [(name: String, value: String)])
    -> [Diagnostic]
  {
    var session = session
    var problems: [Diagnostic] = []
    for parameter in script.parameters {
      let given = arguments.last { $0.name == parameter.name.text }?.value ?? parameter.standard
      do {
        let typed = given ?? ParameterValue.sample(parameter.kind, session)
        session.parameters[parameter.name.text] = try ParameterValue.read(
          typed, parameter.kind, session)
      } catch {
        problems.append(located(error, in: SourceText(given ?? "", name: name), session))
      }
    }
    for argument in arguments
    where !script.parameters.contains(where: { $0.name.text == argument.name }) {
      problems.append(unknownArgument(argument.name))
    }
    check(script.nodes, &session, &problems)
    return problems
  }

  private func unknownArgument(_ typed: String) -> Diagnostic {
    let all = script.parameters.map(\.name.text)
    return Diagnostic(
      code: "unknown-parameter",
      message: Words(
        en: "The script has no parameter “\(typed)”.",
        fi: "Skriptillä ei ole parametria ”\(typed)”."),
      expected: all, suggestions: Suggestion.nearest(to: typed, among: all))
  }

  private func located(_ error: any Error, in source: SourceText, _ session: Session) -> Diagnostic
  {
    session.failure(error, in: source).diagnostics[0]
  }

  private func check(
    _ nodes: [Script.Node], _ session: inout Session, _ problems: inout [Diagnostic]
  ) {
    for node in nodes {
      switch node.action {
      case .say(let text):
        checkNames(text.en, node.source, session, &problems)
        if text.fi != text.en { checkNames(text.fi, node.source, session, &problems) }
      case .statement: checkStatement(node.source, &session, &problems)
      case .each(let query, let name, let body):
        var inner = session
        if let collection = checkQuery(query, session, &problems) {
          for (field, value) in RecordParameters.sample(name, collection, session.model) {
            inner.parameters[field] = value
          }
        }
        check(body, &inner, &problems)
      case .branch(let query, let then, let otherwise):
        _ = checkQuery(query, session, &problems)
        check(then, &session, &problems)
        check(otherwise, &session, &problems)
      case .expect(let query, _, _): _ = checkQuery(query, session, &problems)
      case .run(let script, _): checkRun(script, node.source, session, &problems)
      }
    }
  }

  private func checkRun(
    _ script: String, _ source: SourceText, _ session: Session, _ problems: inout [Diagnostic]
  ) {
    if depth >= 16 { problems.append(Diagnostic.scriptsInCircle(source)) }
    if loader(script) == nil { problems.append(Diagnostic.noScript(script, source)) }
  }

  private func checkNames(
    _ text: String, _ source: SourceText, _ session: Session, _ problems: inout [Diagnostic]
  ) {
    do { _ = try Interpolation.text(text, session.parameters) } catch {
      problems.append(located(error, in: source, session))
    }
  }

  /// Checks a query; returns the collection of its rows.
  private func checkQuery(
    _ source: SourceText, _ session: Session, _ problems: inout [Diagnostic]
  ) -> Collection? {
    do {
      guard case .query(let query) = try session.parser.statement(in: source) else { return nil }
      let bound = try session.binder.bound(query)
      if case .collection(let collection) = bound.source { return collection }
      return session.those?.selection.frame.collection
    } catch {
      problems.append(located(error, in: source, session))
      return nil
    }
  }

  private func checkStatement(
    _ source: SourceText, _ session: inout Session, _ problems: inout [Diagnostic]
  ) {
    do {
      let statement = try session.parser.statement(in: source)
      switch statement {
      case .query(let query):
        if case .those = query.source { return }
        _ = try session.binder.bound(query)
        if let path = query.sink?.path?.text {
          _ = try Interpolation.text(path, session.parameters)
        }
      case .define: _ = try session.answer(to: statement, in: source)
      case .command, .empty: break
      }
    } catch {
      problems.append(located(error, in: source, session))
    }
  }

  // MARK: Running

  /// Runs the script; returns the files that it would write and its exit code.
  public func run(
    in session: inout Session, arguments: [(name: String, value: String)]
  ) -> (files: [Answer.File], code: ExitCode) {
    let problems = problems(in: session, arguments: arguments)
    guard problems.isEmpty else {
      var answer = Answer()
      answer.diagnostics = problems
      answer.exitCode = problems[0].exitCode
      deliver(answer)
      return ([], answer.exitCode)
    }
    var files: [Answer.File] = []
    session.explainsEmpty = false
    do {
      try bindParameters(arguments, &session)
      try run(script.nodes, &session, &files)
      return (files, .ok)
    } catch let stop as Stop {
      return ([], stop.code)
    } catch {
      deliver(session.failure(error, in: SourceText("", name: name)))
      return ([], .usage)
    }
  }

  private func bindParameters(
    _ arguments: [(name: String, value: String)], _ session: inout Session
  ) throws {
    for parameter in script.parameters {
      let given = arguments.last { $0.name == parameter.name.text }?.value ?? parameter.standard
      guard let given else { throw Diagnostic.parameterMissing(parameter, name) }
      session.parameters[parameter.name.text] = try ParameterValue.read(
        given, parameter.kind, session)
    }
  }

  private func run(
    _ nodes: [Script.Node], _ session: inout Session, _ files: inout [Answer.File]
  ) throws {
    for node in nodes {
      if let beforeStep, !beforeStep(node.source.text) { throw Stop(code: .ok) }
      if session.isCancelled() { throw Stop(code: .interrupted) }
      try run(node, &session, &files)
    }
  }

  private func run(
    _ node: Script.Node, _ session: inout Session, _ files: inout [Answer.File]
  ) throws {
    switch node.action {
    case .say(let text):
      var answer = Answer()
      let said = try Interpolation.text(text[session.language], session.parameters)
      answer.text.append(StyledText(said + "\n", .bold))
      deliver(answer)
    case .statement: try runStatement(node.source, &session, &files)
    case .each(let query, let name, let body):
      let (selection, team) = try rows(of: query, &session)
      let outer = session.parameters
      for (place, row) in selection.rowIndices.enumerated() {
        session.progress(place, selection.rowCount)
        let values = RecordParameters.values(name, row, selection.frame, team)
        session.parameters = outer.merging(values) { $1 }
        try run(body, &session, &files)
      }
      session.parameters = outer
    case .branch(let query, let then, let otherwise):
      let holds = try rows(of: query, &session).selection.rowCount > 0
      try run(holds ? then : otherwise, &session, &files)
    case .expect(let query, let comparison, let number):
      try expect(query, comparison, number, node.source, &session)
    case .run(let script, let arguments):
      try runOther(script, arguments, node.source, &session, &files)
    }
  }

  private func runStatement(
    _ source: SourceText, _ session: inout Session, _ files: inout [Answer.File]
  ) throws {
    var answer = session.answer(to: source)
    for index in answer.files.indices {
      answer.files[index].path = try Interpolation.text(
        answer.files[index].path, session.parameters)
    }
    append(answer.files, to: &files)
    answer.files = []
    if answer.isOfPrompt { answer = PromptOnly.answer(source) }
    deliver(answer)
    if case .quit(let code) = answer.next { throw Stop(code: code) }
    guard answer.exitCode == .ok else { throw Stop(code: answer.exitCode) }
  }

  /// Answers to one path follow each other in its file.
  private func append(_ new: [Answer.File], to files: inout [Answer.File]) {
    for file in new {
      if let index = files.firstIndex(where: { $0.path == file.path }) {
        let joined = HTMLPage.joined(files[index].bytes, file.bytes)
        files[index].bytes = joined ?? files[index].bytes + [0x0A] + file.bytes
      } else {
        files.append(file)
      }
    }
  }

  private func rows(
    of source: SourceText, _ session: inout Session
  ) throws -> (selection: Selection, team: Model) {
    do {
      return try session.rows(of: source, deliver)
    } catch let stop as Stop {
      throw stop
    } catch {
      let answer = session.failure(error, in: source)
      deliver(answer)
      throw Stop(code: answer.exitCode)
    }
  }

  private func expect(
    _ query: SourceText, _ comparison: String, _ number: Int, _ source: SourceText,
    _ session: inout Session
  ) throws {
    let (selection, team) = try rows(of: query, &session)
    let found = selection.singleNumber(team) ?? selection.rowCount
    let holds =
      switch comparison {
      case "=": found == number
      case "!=": found != number
      case "<": found < number
      case "<=": found <= number
      case ">": found > number
      default: found >= number
      }
    guard !holds else { return }
    var answer = Answer()
    answer.exitCode = .found
    answer.diagnostics = [
      Diagnostic(
        code: "expectation",
        message: Words(
          en: "Expected \(comparison) \(number), found \(found).",
          fi: "Odotettiin \(comparison) \(number), löytyi \(found)."),
        span: SourceSpan(0, source.text.utf8.count), source: source, exitCode: .found)
    ]
    deliver(answer)
    throw Stop(code: .found)
  }

  private func runOther(
    _ script: String, _ arguments: [(name: String, value: String)], _ source: SourceText,
    _ session: inout Session, _ files: inout [Answer.File]
  ) throws {
    guard depth < 16 else { throw Diagnostic.scriptsInCircle(source) }
    guard let bytes = loader(script) else { throw Diagnostic.noScript(script, source) }
    let (other, errors) = ScriptParser.script(in: bytes, name: script)
    guard errors.isEmpty else {
      var answer = Answer()
      answer.diagnostics = errors.map(\.diagnostic)
      deliver(answer)
      throw Stop(code: .usage)
    }
    let values = try arguments.map {
      (name: $0.name, value: try Interpolation.text($0.value, session.parameters))
    }
    // What it changes stays; its names are its own.
    let (parameters, views, filter) = (session.parameters, session.views, session.defaultFilter)
    session.parameters = [:]
    let runner = ScriptRunner(
      other, name: script, depth: depth + 1, loader: loader, beforeStep: beforeStep,
      deliver: deliver)
    let (written, code) = runner.run(in: &session, arguments: values)
    append(written, to: &files)
    guard code == .ok else { throw Stop(code: code) }
    (session.parameters, session.views, session.defaultFilter) = (parameters, views, filter)
  }
}

extension Diagnostic {
  static func noScript(_ name: String, _ source: SourceText) -> Diagnostic {
    Diagnostic(
      code: "no-such-script",
      message: Words(en: "There is no script “\(name)”.", fi: "Skriptiä ”\(name)” ei ole."),
      span: SourceSpan(0, source.text.utf8.count), source: source, exitCode: .noInput)
  }

  static func scriptsInCircle(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      code: "scripts-in-circle",
      message: Words(
        en: "Scripts run each other more than 16 deep.",
        fi: "Skriptit ajavat toisiaan yli 16 tasoa."),
      span: SourceSpan(0, source.text.utf8.count), source: source)
  }

  static func parameterMissing(_ parameter: Script.Parameter, _ script: String) -> Diagnostic {
    Diagnostic(
      code: "parameter-missing",
      message: Words(
        en:
          "The script needs \(parameter.name.text)=…, a \(parameter.kind.rawValue). \(parameter.help)",
        fi:
          "Skripti tarvitsee arvon \(parameter.name.text)=…, tyyppi \(parameter.kind.rawValue). \(parameter.help)"
      ),
      place: script)
  }
}
