#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojImport
import MojModel
import MojRender
import MojShell
import MojStore
import MojText

/// `moj import FILE|FOLDER … [into TEAM.json] [as ENTITY] [map FILE]`: shows what an import does, and
/// does it once somebody has said yes.
struct ImportCommand {
  private let commands: Commands
  private let opening: Opening
  private var options: Options { commands.options }

  init(_ commands: Commands, _ opening: Opening) {
    self.commands = commands
    self.opening = opening
  }

  func run(_ request: ImportRequest) throws -> ExitCode {
    let (files, sheets) = try settled(request)
    if request.printsMap {
      return commands.print(ImportMap.text(of: files, in: options.language ?? .en))
    }
    if sheets.isEmpty, files.allSatisfy({ $0.table.rowCount == 0 }) {
      return say(
        Words(en: "No rows; nothing is written.", fi: "Ei rivejä; mitään ei kirjoiteta."),
        options.language ?? .en)
    }
    var team = try team(request, files, sheets)
    let session = team.opened.session
    let plan = team.plan ?? session.plan(files, sheets)
    team.plan = nil
    show(try session.answer(files, sheets, plan), session)
    if let tiers = team.tiers, session.settings.format == .table {
      _ = say(Words(en: "\nTiers of the new team", fi: "\nUuden tiimin luokat"), session)
      for line in tiers.lines(session.model.currency, in: session.language) {
        _ = say(Words(same: line), session)
      }
    }
    if let problem = Self.doubt(files) ?? problem(plan) {
      commands.warn([problem], session.language)
      return options.saysYes ? problem.exitCode : .ok
    }
    if plan.isEmpty, team.new == nil {
      return say(
        Words(
          en: "All of it is there already; nothing is written.",
          fi: "Kaikki on jo mukana; mitään ei kirjoiteta."), session)
    }
    guard try isConfirmed(session) else {
      return say(
        Words(
          en: "Nothing was written. `--yes` does it.",
          fi: "Mitään ei kirjoitettu. `--yes` tekee sen."), session)
    }
    // Saving needs room: what was read is not needed any more.
    _ = consume files
    return try save(consume plan, team, request)
  }

  // MARK: Exports

  /// The exports, with what was in doubt settled as far as somebody settles it.
  func settled(
    _ request: ImportRequest
  ) throws -> (files: [ImportFile], sheets: [ExchangeSheet]) {
    let kept = try keptMap(request)
    var (files, sheets) = try read(request, try readMap(kept ?? "", request))
    if isAsking, !request.printsMap { try settle(&files, request, kept) }
    return (files, sheets)
  }

  /// Reads the exports; among them sheets of moj's own exchange format and of replies to plans.
  private func read(
    _ request: ImportRequest, _ map: ImportMap
  ) throws -> (files: [ImportFile], sheets: [ExchangeSheet]) {
    var files: [ImportFile] = []
    var sheets: [ExchangeSheet] = []
    for path in request.paths {
      let folder = try exports(in: path)
      for export in folder ?? [path] {
        let bytes = try FileReader.content(
          of: export, lineLimit: CSVReader.Limits().rowBytes
        ).bytes
        // White space alone is an export of nothing.
        guard bytes.contains(where: { $0 > 0x20 }) else { continue }
        do throws(ImportProblem) {
          if let replies = try ReplyReader.sheets(Self.name(export), bytes: bytes) {
            sheets += replies
            continue
          }
          if let sheet = try ExchangeSheet(Self.name(export), bytes: bytes) {
            sheets.append(sheet)
            continue
          }
          files.append(
            try ImportFile(Self.name(export), bytes: bytes, as: request.entity, map: map))
        } catch {
          // A folder may hold lists that are none of ours; one that was named is meant.
          guard folder != nil, case .unknownHeaders = error else {
            throw error.diagnostic(in: language).placed(in: export)
          }
          commands.warn([Self.leftOut(export)], options.language)
        }
      }
    }
    try check(map, files, request)
    return (files, sheets)
  }

  private func check(
    _ map: ImportMap, _ files: [ImportFile], _ request: ImportRequest
  ) throws {
    guard let path = request.map else { return }
    do throws(ImportProblem) {
      for name in try map.check(against: files) { commands.warn([Self.absent(name, path)]) }
    } catch {
      throw error.diagnostic(in: language).placed(in: path)
    }
  }

  /// The exports of a folder; nil where the path is no folder.
  private func exports(in path: String) throws -> [String]? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    let files = try FolderReader.files(of: path, ending: [".csv", ".tsv", ".txt"])
    guard files.isEmpty else { return files }
    throw Diagnostic(
      code: "no-exports",
      message: Words(
        en: "There is no .csv file in “\(path)”.", fi: "Kansiossa ”\(path)” ei ole .csv-tiedostoa."),
      exitCode: .noInput)
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func leftOut(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning, code: "import-left-out",
      message: Words(
        en: "“\(path)” is left out: its headers are of no export that is known.",
        fi: "”\(path)” jätetään pois: otsikot eivät ole mistään tunnetusta viennistä."))
  }

  private static func absent(_ name: String, _ path: String) -> Diagnostic {
    Diagnostic(
      .warning, code: "import-map-file",
      message: Words(
        en: "The mapping also speaks of “\(name)”, which is not among the files.",
        fi: "Kuvaus kertoo myös tiedostosta ”\(name)”, jota ei tuoda nyt.")
    ).placed(in: path)
  }

  // MARK: The map

  /// The text of the map that was named; nil where there is none, or none yet.
  private func keptMap(_ request: ImportRequest) throws -> String? {
    guard let path = request.map else { return nil }
    if unsafe access(path, F_OK) != 0 {
      guard !isAsking else { return nil }
      throw Diagnostic(
        code: "no-map",
        message: Words(
          en: "There is no mapping “\(path)”.", fi: "Kuvausta ”\(path)” ei ole."),
        hint: Words(
          en: "At a terminal moj asks and makes it; `moj import FILE as map` prints one to edit.",
          fi:
            "Päätteellä moj kysyy ja tekee sen; `moj tuo TIEDOSTO tyyppinä kuvaus` tulostaa pohjan."
        ),
        exitCode: .noInput)
    }
    return String(
      decoding: try FileReader.content(of: path, limit: 1 << 20).bytes, as: UTF8.self)
  }

  private func readMap(_ text: String, _ request: ImportRequest) throws -> ImportMap {
    do throws(ImportProblem) { return try ImportMap(text) } catch {
      throw error.diagnostic(in: language).placed(in: request.map ?? "")
    }
  }

  /// Whether there is a person to be asked: never where `--yes` answers all, or where nothing may be
  /// kept.
  private var isAsking: Bool {
    commands.terminal.isInteractive && !options.saysYes && !options.isSafe
  }

  /// Asks about what is in doubt, until nothing is; the answers are kept where that is wanted.
  private func settle(_ files: inout [ImportFile], _ request: ImportRequest, _ kept: String?) throws
  {
    var asked: Set<ImportQuestion> = []
    var said = ""
    while true {
      let open = ImportQuestion.all(of: files).filter { asked.insert($0).inserted }
      guard !open.isEmpty, let lines = answers(to: open, files) else { break }
      said += lines
      files = try read(request, try readMap((kept ?? "") + "\n" + said, request)).files
    }
    let text = kept.map { $0 + "\n" + said } ?? ImportMap.text(of: files, in: language)
    guard let path = request.map else {
      if !said.isEmpty { keepInNewFile(text) }
      return
    }
    guard kept == nil || !said.isEmpty else { return }
    try KeptFile.write(path, Array(text.utf8))
    sayKept(path)
  }

  /// Keeps the answers in a file that the person names; never in the place of one that is there.
  private func keepInNewFile(_ text: String) {
    let question = Words(
      en: "Name of a new file to keep these answers in (Enter: none): ",
      fi: "Uuden tiedoston nimi, johon vastaukset säilytetään (Enter: ei mihinkään): ")
    while let name = commands.ask(question[language]), !name.isEmpty,
      !Self.no.contains(name.lowercased())
    {
      // Who says yes has named none yet.
      if Self.yes.contains(name.lowercased()) { continue }
      do throws(FileProblem) {
        try ModelFile.create(name, Array(text.utf8))
        return sayKept(name)
      } catch {
        commands.warn([error.diagnostic], language)
      }
    }
  }

  private static let yes = ["yes", "y", "kyllä", "k"]
  private static let no = ["no", "n", "ei", "e"]

  private func sayKept(_ path: String) {
    _ = say(
      Words(
        en: "Kept; next time: moj import … map \(path)",
        fi: "Säilytetty; ensi kerralla: moj tuo … kuvaus \(path)"), language,
      to: commands.output)
  }

  /// The lines that the answers mean, file by file; nil where the person goes away.
  private func answers(to questions: [ImportQuestion], _ files: [ImportFile]) -> String? {
    var lines: [String] = []
    for question in questions {
      if files.count > 1 { lines.append(ImportMap.section(files[question.file])) }
      repeat {
        guard let answer = commands.ask(question.text(in: language)) else { return nil }
        if let line = question.line(for: answer, in: language) {
          lines.append(line)
          break
        }
        _ = say(Words(same: question.help(in: language)), language, to: commands.output)
      } while true
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var language: Language { options.language ?? .en }

  // MARK: The team

  /// The team that is imported into; `path` is that of a file that does not exist yet.
  private struct Team {
    var opened: Opening.Opened
    var new: (path: String, bytes: [UInt8])?
    /// What is done to it, where finding its tiers told that already.
    var plan: ImportPlan?
    /// Why a new team has the tiers that it has.
    var tiers: TierProposal?
  }

  private func team(
    _ request: ImportRequest, _ files: [ImportFile], _ sheets: [ExchangeSheet]
  ) throws -> Team {
    if let path = request.team, ServerURL(path) == nil, unsafe access(path, F_OK) != 0 {
      if let text = ExchangeSheet.team(of: sheets) {
        let bytes = Array(text.utf8)
        return Team(opened: try opening.new(bytes, path), new: (path, bytes))
      }
      var team = NewTeam(name: Self.teamName(path), language: options.language ?? .en)
      if let currency = files.lazy.compactMap(\.currency).first { team.currency = currency }
      if let zone = Terminal.zone { team.timeZone = zone }
      var bytes = Array(team.text.utf8)
      var opened = try opening.new(bytes, path)
      // What the potentials are decides what makes a tier.
      let plan = opened.session.plan(files)
      let tiers = TierProposal(plan)
      if let thresholds = tiers.thresholds {
        team.thresholds = thresholds
        bytes = Array(team.text.utf8)
        opened = try opening.new(bytes, path)
      }
      return Team(opened: opened, new: (path, bytes), plan: plan, tiers: tiers)
    }
    return Team(opened: try opening.opened(request.team, isLenient: false), new: nil)
  }

  static func teamName(_ path: String) -> String {
    let name = name(path)
    return name.hasSuffix(".json") ? String(name.dropLast(5)) : name
  }

  // MARK: Yes or no

  /// What is still in doubt; nil where nothing is.
  static func doubt(_ files: [ImportFile]) -> Diagnostic? {
    guard let file = files.first(where: { !$0.doubts.isEmpty }) else { return nil }
    return Diagnostic(
      code: "import-doubt",
      message: Words(
        en: "“\(file.name)” can be read in two ways.",
        fi: "”\(file.name)” voidaan lukea kahdella tavalla."),
      hint: Words(
        en: "Say which in a file of mappings: `moj import … map FILE`.",
        fi: "Sano kuvauksessa, kumpi: `moj tuo … kuvaus TIEDOSTO`."), exitCode: .data)
  }

  /// Why rows stop all of it; nil where none does.
  private func problem(_ plan: ImportPlan) -> Diagnostic? {
    guard !plan.rejections.isEmpty, !options.lenient else { return nil }
    return Diagnostic(
      code: "import-rejected",
      message: Words(
        en: "Rows cannot be taken (\(plan.rejections.count)); nothing is written.",
        fi: "Rivejä ei voi ottaa (\(plan.rejections.count)); mitään ei kirjoiteta."),
      hint: Words(
        en: "Mend them, or leave them out with --lenient.",
        fi: "Korjaa ne, tai jätä ne pois: --lenient."), exitCode: .data)
  }

  private func isConfirmed(_ session: Session) throws -> Bool {
    if options.isSafe { return false }
    if options.saysYes { return true }
    guard commands.terminal.isInteractive else { return false }
    let question = Words(en: "Import? (yes/no) ", fi: "Tuodaanko? (kyllä/ei) ")
    let answer = commands.ask(question[session.language])?.lowercased() ?? ""
    return Self.yes.contains(answer)
  }

  // MARK: Saving

  private func save(
    _ plan: consuming ImportPlan, _ team: Team, _ request: ImportRequest
  ) throws -> ExitCode {
    var opened = team.opened
    if let new = team.new {
      try ModelFile.create(new.path, new.bytes)
      do { opened = try opening.opened(new.path, isLenient: false) } catch {
        ModelFile.takeBack(new.path)
        throw error
      }
    }
    if plan.isEmpty {
      return say(
        Words(en: "\(request.team ?? ""): made.", fi: "\(request.team ?? ""): tehty."),
        opened.session)
    }
    do {
      let line = "import " + request.paths.map(Self.name).joined(separator: " ")
      let answer = try opened.session.take(consume plan, as: line)
      guard let change = answer.change else { return .software }
      if opened.session.served != nil {
        commands.warn(
          try opened.session.keep(change, forgetting: nil), opened.session.language)
        show(answer, opened.session)
        return .ok
      }
      guard var file = opened.file else { return .software }
      commands.warn(
        try file.save(change, expecting: opened.session.model).notes, opened.session.language)
      show(answer, opened.session)
      return .ok
    } catch {
      if let new = team.new { ModelFile.takeBack(new.path) }
      throw error
    }
  }

  // MARK: Words

  private func show(_ answer: Answer, _ session: Session) {
    commands.warn(answer.diagnostics, session.language)
    if !commands.output.writeData(of: answer) {
      commands.output.write(answer.text.text(colored: commands.terminal.isOutputColored))
    }
    commands.output.flush()
  }

  private func say(_ words: Words, _ session: Session) -> ExitCode {
    // Data for machines stays alone on standard output.
    say(
      words, session.language,
      to: session.settings.format == .table ? commands.output : commands.errors)
  }

  private func say(_ words: Words, _ language: Language) -> ExitCode {
    say(words, language, to: commands.errors)
  }

  private func say(_ words: Words, _ language: Language, to out: Output) -> ExitCode {
    out.write(words[language] + "\n")
    out.flush()
    return .ok
  }
}
