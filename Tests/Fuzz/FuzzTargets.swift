import MojImport
import MojLanguage
import MojModel
import MojRender
import MojShell
import MojText

@testable import MojStore

/// The places where bytes of strangers come in, or go out to terminals, sheets and browsers.
///
/// Each takes any bytes and traps where a promise is broken; a trap anywhere below it is a find too.
enum FuzzTarget: String, CaseIterable {
  /// The reader and the editor of the model file.
  case json
  /// A line at the prompt.
  case line
  /// A saved script.
  case script
  /// The log of changes.
  case log
  /// An export that is imported.
  case csv
  /// The writers of answers.
  case output

  func run(_ bytes: [UInt8]) {
    switch self {
    case .json: Self.json(bytes)
    case .line: Self.line(bytes)
    case .script: Self.script(bytes)
    case .log: Self.log(bytes)
    case .csv: Self.csv(bytes)
    case .output: Self.output(bytes)
    }
  }

  // MARK: Reading

  private static func json(_ bytes: [UInt8]) {
    let loaded = ModelReader.model(from: bytes, today: CalendarDay("2026-11-23"))
    demand(loaded.isJSON == (JSONSyntax.check(bytes) == nil), "both readers know what is JSON")
    demand((loaded.model == nil) == (loaded.errorCount > 0), "no model without a reason")
    for problem in loaded.problems {
      demand(isClean(DiagnosticRenderer().styled(problem).plain), "a clean message")
    }
    guard let model = loaded.model, var text = try? ModelText(bytes) else { return }
    demand(text.bytes.elementsEqual(bytes.drop(mark: bytes)), "what is not edited stays as it is")
    edit(&text, model)
  }

  /// Changes the first account and takes that back.
  private static func edit(_ text: inout ModelText, _ model: Model) {
    let before = text.bytes
    guard let ids = model[.accounts].column("id"), model[.accounts].rowCount > 0 else { return }
    let id = model.value(ids, at: 0).name
    guard let edit = try? text.set("town", of: id, in: .accounts, to: .string("Oulu\u{7}")) else {
      return
    }
    demand(ModelReader.model(from: text.bytes).model != nil, "an edited model is a model")
    demand((try? text.replay(edit.inverse)) != nil, "an edit can be taken back")
    demand(text.bytes == before, "what was taken back is as it was")
  }

  private static func log(_ bytes: [UInt8]) {
    // Without a sum that is right nothing would be looked at.
    for bytes in [bytes, LogLine.header(id: "x") + signed(bytes)] {
      let log = ChangeLog(bytes)
      demand(log.soundBytes <= bytes.count, "no more is sound than there is")
      demand(log.isDamaged == (log.soundBytes < bytes.count), "all is sound or something is not")
      let stack = ChangeStack(log.changes(of: 1), of: "aino")
      guard var text = try? ModelText(Array(team.utf8)) else { return }
      for change in stack.done { for edit in change.inverse { _ = try? text.replay(edit) } }
      // A log that somebody forged may hold what is no JSON: the model is read before it is saved.
      let loaded = ModelReader.model(from: text.bytes)
      demand((loaded.model == nil) == (loaded.errorCount > 0), "what is broken is told")
      let again = log.rewritten(compacted: 1) { $0 }
      demand(ChangeLog(again).entries.count <= log.entries.count, "nothing is made up")
    }
  }

  /// The bytes' lines, each with its length and sum.
  private static func signed(_ bytes: [UInt8]) -> [UInt8] {
    bytes.split(separator: 0x0A).flatMap { line in
      Array("\(line.count) \(Checksum.hex(Checksum.line(line))) ".utf8) + line + [0x0A]
    }
  }

  /// Reads an export, or a sheet of moj's own, and imports it into the team.
  private static func csv(_ bytes: [UInt8]) {
    // Made-up bytes seldom hit on headings that are known.
    for bytes in [bytes, Array("Company,Potential,Created,Phone,Note\n".utf8) + bytes] {
      do throws(ImportProblem) {
        if let sheet = try ExchangeSheet("x.csv", bytes: bytes) {
          imported([], [sheet])
        } else {
          imported([try ImportFile("x.csv", bytes: bytes)], [])
        }
      } catch {
        demand(isClean(DiagnosticRenderer().styled(error.diagnostic).plain), "a clean refusal")
      }
    }
  }

  private static func imported(_ files: [ImportFile], _ sheets: [ExchangeSheet]) {
    guard let session = session(), var text = try? ModelText(Array(team.utf8)) else { return }
    var plan = session.plan(files, sheets)
    if let answer = try? session.answer(files, sheets, plan) {
      demand(isClean(answer.text.plain), "a clean account of an import")
    }
    guard (try? plan.apply(to: &text)) != nil else { return }
    let loaded = ModelReader.model(from: text.bytes)
    demand(loaded.isJSON, "what was imported is JSON")
    // A sheet of moj's own may say what is no model, which saving refuses; an export may not.
    demand(loaded.model != nil || !sheets.isEmpty, "what was imported is a model")
  }

  // MARK: Talking

  private static func line(_ bytes: [UInt8]) {
    guard var session = session() else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    _ = session.isUnfinished(text)
    _ = session.completion(of: text, at: bytes.count / 2)
    check(session.answer(to: text), session)
    check(session.answer(to: "yes"), session)
    check(session.answer(to: "undo"), session)
  }

  private static func script(_ bytes: [UInt8]) {
    guard var session = session() else { return }
    let (script, problems) = ScriptParser.script(in: bytes, name: "x.moj")
    guard problems.isEmpty else { return }
    let shown = session
    let runner = ScriptRunner(
      script, name: "x.moj", loader: { _ in bytes }, deliver: { check($0, shown) })
    _ = runner.run(in: &session, arguments: [])
  }

  private static func check(_ answer: Answer, _ session: Session) {
    demand(answer.exitCode != .software, "no bug is met")
    demand(isClean(answer.text.plain), "a clean answer")
    for diagnostic in answer.diagnostics {
      let shown = DiagnosticRenderer(language: session.language).styled(diagnostic)
      demand(isClean(shown.plain), "a clean error")
    }
  }

  // MARK: Writing

  private static func output(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let model = Model()
    var maker = TableMaker(Words(same: text), rows: 2, in: model)
    maker.text(text, Words(same: text), [text, nil])
    maker.text("b", Words(same: "b"), ["x", text])
    demand(isClean(Printable.text(text)), "printable text")
    demand(Printable.text(Printable.text(text)) == Printable.text(text), "printed once is enough")
    for format in Format.ofTables {
      let written = String(
        decoding: format.bytes(of: maker.table, model: model, options: OutputOptions()),
        as: UTF8.self)
      // A cell of CSV may hold a line break, in quotes; JSON escapes all.
      let allowed: Set<Unicode.Scalar> = format == .csv ? ["\n", "\r", "\t"] : ["\n", "\r"]
      let controls = written.unicodeScalars.filter { isControl($0) && !allowed.contains($0) }
      let tabs = format == .tsv ? controls.filter { $0 != "\t" } : Array(controls)
      demand(tabs.isEmpty, "no control character in \(format)")
      if format == .html { demand(written.count { $0 == "<" } == tags, "no markup from data") }
    }
  }

  /// How many angles a page of two rows opens.
  private static let tags: Int = {
    let model = Model()
    var maker = TableMaker(Words(same: "a"), rows: 2, in: model)
    maker.text("a", Words(same: "a"), ["a", nil])
    maker.text("b", Words(same: "b"), ["x", "a"])
    let page = Format.html.bytes(of: maker.table, model: model, options: OutputOptions())
    return page.count { $0 == 0x3C }
  }()

  // MARK: What holds

  /// Traps, which is how a fuzzer learns of a find.
  private static func demand(_ holds: Bool, _ promise: String) {
    precondition(holds, "broken: \(promise)")
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
  }

  private static func isClean(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || !isControl($0) }
  }

  private static let team = """
    {"moj": 1, "language": "en",
     "tiers": [{"name": "A", "when": "potential >= 100"}, {"name": "B", "when": "potential is set"}],
     "sellers": [{"id": "aino", "name": "Aino Aho"}],
     "accounts": [
      {"id": "acc-1", "name": "Aalto Oy", "kind": "lead", "level": 1, "potential": 50},
      {"id": "acc-2", "name": "Berg \\u001b[2J", "kind": "customer", "potential": 5e2, "own": 1}],
     "activities": [{"id": "act-1", "account": "acc-2", "at": "2026-11-01", "channel": "phone"}]}
    """
  private static let model = ModelReader.model(from: Array(team.utf8)).model

  private static func session() -> Session? {
    guard let model, let today = CalendarDay("2026-11-23") else { return nil }
    var settings = Settings(today: today, language: .en, width: 80)
    settings.user = "aino"
    return Session(model, settings)
  }
}

extension [UInt8] {
  /// The bytes after a byte order mark, which saving drops.
  fileprivate func drop(mark bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...]
  }
}
