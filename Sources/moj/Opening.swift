#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojLanguage
import MojModel
import MojRender
import MojShell
import MojSteering
import MojStore
import MojText

/// Opens models and makes the sessions on them.
struct Opening {
  @Kept var options: Options
  let terminal: Terminal
  /// Where teams are kept beyond files; nil in the program that works on files alone.
  var server: (any TeamServer)?

  /// A model that was opened, and which file it was.
  struct Opened {
    var session: Session
    /// The file that changes go to; nil in the demo, where nothing is saved.
    var file: ModelFile?
    var warnings: [Diagnostic]

    /// Lets nothing be saved, where it could be.
    mutating func seal(_ mode: SafeMode) {
      if file != nil || session.served != nil { session.settings.saving = .readOnly(mode) }
      file = nil
    }
  }

  /// Opens the model of a path; without one $MOJ_MODEL, else the only model in the folder.
  ///
  /// - Parameters:
  ///   - isLenient: Whether a file with mistakes opens for reading; as the options say where
  ///     nothing else is said.
  ///   - isWhole: Whether a team on a server is read as a whole at once, not when a line needs that.
  func opened(
    _ path: String?, isLenient: Bool? = nil, isWhole: Bool = true
  ) throws -> Opened {
    let isLenient = isLenient ?? options.lenient
    guard let path = path ?? Terminal.environment("MOJ_MODEL") ?? onlyModel() else {
      throw Opening.noModel
    }
    if let server, let url = ServerURL(path) {
      return try opened(url, on: server, isWhole: isWhole)
    }
    let content = try FileReader.content(of: path)
    let loaded = ModelReader.model(
      from: content.bytes, language: options.language, isLenient: isLenient)
    var opened = try session(loaded, path, badge: nil)
    if options.isSafe || isLenient {
      opened.session.settings.saving = .readOnly(options.isSafe ? .asked : .lenient)
      return opened
    }
    var file = ModelFile(
      path, content, opened.session.model, language: options.language,
      settings: Self.saving(options))
    if options.isExclusive {
      try file.hold()
      opened.session.didSave(file.model)
    }
    opened.session.settings.saving = .atOnce
    opened.session.pastChanges = { [file] in file.changes() }
    opened.file = file
    return opened
  }

  /// Opens the team at an address; what is changed goes there.
  private func opened(
    _ url: ServerURL, on server: any TeamServer, isWhole: Bool
  ) throws -> Opened {
    let engine = try server.engine(at: url, options.manners)
    let frame = LoadedModel(
      model: try engine.frame(in: options.language), problems: [], isJSON: true, errorCount: 0,
      warningCount: 0)
    var opened = try session(frame, url.shown, badge: nil)
    opened.session.served = ServedTeam(engine)
    if isWhole { try opened.session.readTeam() }
    // That the log could not be read is no reason to say that there is nothing to undo.
    opened.session.pastChanges = {
      do { return (try engine.changes(), []) } catch {
        return ([], [(error as? any DiagnosticConvertible)?.diagnostic].compactMap { $0 })
      }
    }
    let keeper = engine.keeper
    if let keeper { opened.session.settings.user = keeper.user }
    let sealed: SafeMode = options.manners.takesPart ? .partOfTeam : .onServer
    opened.session.settings.saving =
      options.isSafe ? .readOnly(.asked) : keeper == nil ? .readOnly(sealed) : .atOnce
    return opened
  }

  /// Opens the text of a model that no file holds yet.
  func new(_ bytes: [UInt8], _ name: String) throws -> Opened {
    try session(ModelReader.model(from: bytes, language: options.language), name, badge: nil)
  }

  /// Opens the demo team, in which nothing is saved.
  func demo() throws -> Opened {
    let bytes = Embedded.bytes(of: "demo.json") ?? []
    let loaded = ModelReader.model(from: bytes, language: options.language)
    return try session(loaded, "demo", badge: "DEMO")
  }

  private func session(
    _ loaded: LoadedModel, _ name: String, badge: String?
  ) throws -> Opened {
    if Budget.isOverMemory, let reason = Budget.reason(options) { throw reason }
    let problems = loaded.problems.map { $0.placed(in: name) }
    guard let model = loaded.model else { throw BrokenModel(problems: problems) }
    if options.strict, !problems.isEmpty { throw BrokenModel(problems: problems) }
    var session = Session(model, try settings(model, badge))
    session.scenarioFiles = {
      (badge == nil ? ScenarioFolder.files(beside: name) : []) + Embedded.scenarios
    }
    let isPrivate = options.isPrivate
    session.keptTraining = {
      StateFile($0.rawValue, isPrivate: isPrivate, isMade: false)?.content()
    }
    let folder = options.outDir ?? "."
    session.planFile = { path, isAnswer in
      try FileReader.content(of: isAnswer ? "\(folder)/\(path)" : path, limit: 64 << 20).bytes
    }
    if options.isMeeting { session.meet(true) }
    return Opened(session: session, file: nil, warnings: problems)
  }

  /// What the surroundings decide for a session on a model.
  func settings(_ model: Model, _ badge: String?) throws -> Settings {
    let clock = try clock(model)
    var settings = Settings(
      today: clock.today, now: clock.now, language: options.language, badge: badge)
    settings.zone = clock.zone
    // Where the system has no zone files at all, the model is not to blame.
    settings.hasUnknownZone =
      model.timeZone != nil && clock.zone == nil && ZoneFile.rule(of: "UTC") != nil
    settings.format = try format()
    settings.width = terminal.width
    settings.isTerminal = terminal.isOutputTerminal
    settings.hasUnicode = terminal.isUTF8
    settings.failsIfEmpty = options.failIfEmpty
    settings.isStrict = options.strict
    settings.saysYes = options.saysYes
    settings.isRawCSV = options.isRawCSV
    settings.mostRows = options.maxRows
    settings.user = Terminal.user()
    // JSON's numbers hold fifty-three bits.
    settings.sitting = Int.random(in: 1..<1 << 53)
    return settings
  }

  /// What the surroundings say about saving.
  private static func saving(_ options: Options) -> ModelFile.Settings {
    ModelFile.Settings(
      user: Terminal.user(), host: Terminal.host(), lockWait: options.lockWait * 1_000,
      rescueFolder: { StateFolder.path() })
  }

  /// What the clock says on the model's wall: the day of today, the minute of now where one is
  /// known, and the zone's rule where the system has it.
  struct Clock {
    var today: CalendarDay
    var now: Int32?
    var zone: ZoneRule?
  }

  /// The clock of a model: what was typed, else the demo's day, else now in the model's time zone.
  ///
  /// Where the model names no zone, or one that is not known, the machine's own counts.
  func clock(_ model: Model) throws -> Clock {
    let zone = model.timeZone.flatMap { ZoneFile.rule(of: $0) }.flatMap { ZoneRule(posix: $0) }
    if let typed = options.today ?? Terminal.environment("MOJ_TODAY") {
      let (today, now) = try clock(typed)
      return Clock(today: today, now: now, zone: zone)
    }
    if let day = model.demoToday { return Clock(today: day, zone: zone) }
    let wall = zone.map { $0.wall(utc: Terminal.minutesOfUTC()) } ?? Terminal.minutesOfWall()
    let day = wall >= 0 ? wall / 1_440 : (wall - 1_439) / 1_440
    return Clock(
      today: CalendarDay(Int32(clamping: day)), now: Int32(clamping: wall), zone: zone)
  }

  /// Reads `2026-11-23` or `2026-11-23T10:15`.
  private func clock(_ typed: String) throws -> (today: CalendarDay, now: Int32?) {
    if let day = CalendarDay(typed) { return (day, nil) }
    if typed.count > 11, let time = try? TimeReader.time(of: typed, today: CalendarDay(0)) {
      return (time.day, Int32(clamping: Int64(time.day.number) * 1_440 + Int64(time.minute)))
    }
    throw Diagnostic(
      code: "bad-today",
      message: Words(
        en: "“\(typed)” is no day for --today.", fi: "”\(typed)” ei ole päivä (--today)."),
      hint: Words(
        en: "Days are written 2026-11-23, with a time 2026-11-23T10:15.",
        fi: "Päivä kirjoitetaan 2026-11-23, kellonajan kanssa 2026-11-23T10:15."))
  }

  private func format() throws -> Format {
    guard let typed = options.format else { return .table }
    guard let format = Format(name: typed) else {
      let all = Format.allCases.map(\.rawValue)
      throw Diagnostic(
        code: "unknown-format",
        message: Words(en: "There is no format “\(typed)”.", fi: "Muotoa ”\(typed)” ei ole."),
        expected: all, suggestions: Suggestion.nearest(to: typed, among: all))
    }
    return format
  }

  // MARK: Finding the model

  /// The only file of the folder whose name ends in .json and that says that it is a model.
  private func onlyModel() -> String? {
    guard let folder = unsafe opendir(".") else { return nil }
    defer { unsafe closedir(folder) }
    var found: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      guard name.hasSuffix(".json"), !name.hasPrefix("."), isModel(name) else { continue }
      found.append(name)
    }
    return found.count == 1 ? found[0] : nil
  }

  private func isModel(_ path: String) -> Bool {
    guard let content = try? FileReader.content(of: path) else { return false }
    // The version stands near the beginning of every model that moj wrote.
    return String(decoding: content.bytes.prefix(4_096), as: UTF8.self).holds("\"moj\"")
  }

  static let noModel = Diagnostic(
    code: "no-model",
    message: Words(en: "No model is named.", fi: "Mallia ei ole nimetty."),
    hint: Words(
      en: "Say moj team.json, set MOJ_MODEL, or try moj demo.",
      fi: "Sano moj team.json, aseta MOJ_MODEL tai kokeile moj demo."), exitCode: .noInput)
}

/// A model file that is too broken to work with.
struct BrokenModel: Error {
  let problems: [Diagnostic]
}

extension Diagnostic {
  /// The diagnostic with the file's name before its place.
  func placed(in file: String) -> Diagnostic {
    var placed = self
    placed.place = [file, place].compactMap { $0 }.joined(separator: ", ")
    return placed
  }
}
