import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojText

/// A command of the prompt: a value in the table that parser, help and completion read.
struct ShellCommand: Sendable {
  /// The canonical English head, as the keyword table has it.
  let head: String
  /// What it does, one line.
  let summary: Words
  /// How it is typed.
  let usage: Words
  /// A line that runs on the demo team.
  let example: Words
  /// What has to come first among the arguments, for completion.
  let needs: [Offer]
  /// What else may stand there, in any order, each once.
  let offers: [Offer]
  /// Answers it.
  let run: @Sendable (Command, inout Session) throws -> Answer

  /// What may stand among a command's arguments.
  indirect enum Offer: Sendable, Hashable {
    /// Names of records, or members of closed sets.
    case accounts, people, sellers, teams, requests, tiers, levels
    /// Names of training scenarios.
    case scenarios
    /// Commitments that nobody has marked yet.
    case commitments
    /// A source, for a line of the language.
    case sources
    /// A named query.
    case views
    /// A date or a period.
    case dates
    /// A week that is planned.
    case weeks
    /// A whole line of the language; a condition of accounts; `FIELD = VALUE, …`.
    case line, condition, assignments
    /// A member of a closed set.
    case choice(Choices)
    /// A format of tables; a file to write; a text in quotes.
    case formats, files, text
    /// One of some words of the command's own, the canonical forms, with `, ` between them.
    case words(Words)
    /// One of some words, and what has to follow it.
    case after(Words, [Offer])
    /// Only one of these.
    case one([Offer])
    /// What may come first alone, and what may not.
    case first([Offer]), later([Offer])

    /// The words of a command's own in it, wherever they may stand.
    var words: [Words] {
      switch self {
      case .words(let words): [words]
      case .after(let words, let offers): [words] + offers.flatMap(\.words)
      case .one(let offers), .first(let offers), .later(let offers): offers.flatMap(\.words)
      default: []
      }
    }
  }

  init(
    head: String, summary: Words, usage: Words, example: Words, needs: [Offer] = [],
    offers: [Offer] = [],
    run: @escaping @Sendable (Command, inout Session) throws -> Answer
  ) {
    self.head = head
    self.summary = summary
    self.usage = usage
    self.example = example
    self.needs = needs
    self.offers = offers
    self.run = run
  }

  /// The commands by what they are about, as `help` shows them.
  static let groups: [(title: Words, commands: [ShellCommand])] = [
    (Words(en: "Steering", fi: "Ohjaus"), aboutTiers + aboutCare + aboutWork),
    (Words(en: "Changes", fi: "Muutokset"), aboutChanges),
    (Words(en: "Weeks", fi: "Viikot"), aboutPlans),
    (Words(en: "Training", fi: "Harjoittelu"), aboutTraining),
    (Words(en: "Talk", fi: "Keskustelu"), aboutTalk),
  ]

  /// Those that look at the team and change nothing: all about steering but `apply`.
  static let steering = (aboutTiers + aboutCare + aboutWork).filter { $0.head != apply.head }

  /// Every command.
  static let all: [ShellCommand] = groups.flatMap(\.commands)

  /// The commands of the talk itself: its help, its results, its settings.
  private static let aboutTalk = [
    help, tour, quit, explain, use, back, forward, again, more, wide, watch, history, edit, meeting,
    reveal, agenda, screen, language, reset, debug,
  ]

  /// The heads that the parser takes for commands.
  static let heads = Set(all.map(\.head))

  static func run(_ command: Command, in session: inout Session, _ source: SourceText) throws
    -> Answer
  {
    guard let found = all.first(where: { $0.head == command.head }) else {
      throw BindError(.unknownSource(command.head, similar: []), command.span)
    }
    let unsaved = session.unsaved.count
    let isChange = Session.changeHeads.contains(command.head)
    let rows = isChange ? nil : session.rowsAfter(command)
    let answer = try found.run(isChange ? command.takingSink() : command, &session)
    // A change must not be made again by `again`.
    if let report = answer.report, session.unsaved.count == unsaved {
      session.talk.report = report
      session.talk.numbered = rows
    }
    // What is asked is the line as it was typed.
    if session.asked != nil { session.asked = source }
    return answer
  }

  static let help = ShellCommand(
    head: "help",
    summary: Words(en: "says what one can type", fi: "kertoo, mitä voi kirjoittaa"),
    usage: Words(en: "help [WORD]", fi: "ohje [SANA]"),
    example: Words(en: "help where", fi: "ohje joiden"),
    run: { command, session in
      var answer = Answer()
      answer.text = try Help(session).text(about: command.arguments, command.argumentSpan)
      return answer
    })

  static let use = ShellCommand(
    head: "use",
    summary: Words(
      en: "sets a condition for every answer; alone, drops it",
      fi: "asettaa ehdon joka vastaukselle; yksin poistaa sen"),
    usage: Words(en: "use [CONDITION]", fi: "rajaa [EHTO]"),
    example: Words(en: "use seller = Aino", fi: "rajaa myyjä = Aino"),
    run: { command, session in
      var answer = Answer()
      if let condition = command.condition {
        _ = try session.binder.bound(condition, over: .accounts)
        session.defaultFilter = condition
        let text = Formatter.text(
          of: condition, language: session.language, names: session.parser.names)
        answer.text.line(
          Words(en: "From now on only \(text).", fi: "Tästä lähtien vain \(text).")[
            session.language],
          .dim)
      } else {
        session.defaultFilter = nil
        answer.text.line(
          Words(en: "No default condition.", fi: "Ei oletusehtoa.")[session.language], .dim)
      }
      return answer
    })

  static let back = ShellCommand(
    head: "back",
    summary: Words(en: "returns to the answer before", fi: "palaa edelliseen vastaukseen"),
    usage: Words(en: "back", fi: "takaisin"), example: Words(en: "back", fi: "takaisin"),
    run: { command, session in try session.step(-1, command) })

  static let forward = ShellCommand(
    head: "forward",
    summary: Words(en: "goes on to the answer after", fi: "siirtyy seuraavaan vastaukseen"),
    usage: Words(en: "forward", fi: "eteenpäin"), example: Words(en: "forward", fi: "eteenpäin"),
    run: { command, session in try session.step(1, command) })

  static let again = ShellCommand(
    head: "again",
    summary: Words(en: "asks the last line once more", fi: "kysyy viime rivin uudelleen"),
    usage: Words(en: "again", fi: "uudelleen"), example: Words(en: "again", fi: "uudelleen"),
    run: { command, session in try session.rerun(command) })

  static let more = ShellCommand(
    head: "more",
    summary: Words(en: "shows the next rows", fi: "näyttää seuraavat rivit"),
    usage: Words(en: "more", fi: "lisää"), example: Words(en: "more", fi: "lisää"),
    run: { command, session in try session.nextRows(command) })

  static let wide = ShellCommand(
    head: "wide",
    summary: Words(
      en: "shows all columns whole, some below the others; again, fits them",
      fi: "näyttää sarakkeet kokonaan, osan toisten alla; uudestaan sovittaa ne"),
    usage: Words(en: "wide", fi: "leveä"), example: Words(en: "wide", fi: "leveä"),
    run: { command, session in
      session.isWide.toggle()
      if session.talk.report != nil { return try session.rerun(command) }
      return session.those == nil ? Answer() : try session.step(0, command)
    })

  static let language = ShellCommand(
    head: "language",
    summary: Words(en: "changes the language of answers", fi: "vaihtaa vastausten kielen"),
    usage: Words(en: "language fi|en", fi: "kieli fi|en"),
    example: Words(en: "language fi", fi: "kieli en"),
    run: { command, session in
      guard let language = Language(rawValue: command.arguments.lowercased()) else {
        throw BindError(
          .unknownValue(
            command.arguments, field: command.head, all: Language.allCases.map(\.rawValue),
            similar: []), command.argumentSpan, replacement: "fi")
      }
      try session.speak(language)
      var answer = Answer()
      answer.text.line(Words(en: "English it is.", fi: "Suomeksi.")[language], .dim)
      return answer
    })

  static let explain = ShellCommand(
    head: "explain",
    summary: Words(
      en: "says a line in plain words and shows its canonical form, without running it",
      fi: "sanoo rivin tavallisin sanoin ja näyttää sen kanonisen muodon ajamatta sitä"),
    usage: Words(en: "explain LINE", fi: "selitä RIVI"),
    example: Words(
      en: "explain leads where tier=A1 and level=1", fi: "selitä liidit joiden luokka=A1"),
    run: { command, session in
      let line = try session.spelledOut(command.line(from: command.argumentSpan.lower))
      let statement = try session.parser.statement(in: line)
      var answer = Answer()
      answer.text = try Explanation(session).text(of: statement)
      return answer
    })

  static let debug = ShellCommand(
    head: "debug",
    summary: Words(
      en: "shows a line's tokens, tree and bound query", fi: "näyttää rivin osat, puun ja haun"),
    usage: Words(en: "debug LINE", fi: "jäljitä RIVI"),
    example: Words(en: "debug leads count by tier", fi: "jäljitä liidit lukumäärä luokittain"),
    run: { command, session in
      let source = SourceText(command.arguments)
      let statement = try session.parser.statement(in: source)
      var answer = Answer()
      answer.text.line(
        Lexer.tokens(in: source.text).map { "\($0.kind)" }.joined(separator: " "), .dim)
      answer.text.line(statement.tree)
      if case .query(let query) = statement {
        let bound = try session.binder.bound(query)
        answer.text.append(StyledText(bound.outline + "\n"))
        if let sql = try session.statementOnServer(bound) {
          answer.text.append(StyledText(sql + "\n"))
        }
      }
      return answer
    })

  static let quit = ShellCommand(
    head: "quit", summary: Words(en: "leaves", fi: "lopettaa"),
    usage: Words(en: "quit", fi: "lopeta"), example: Words(en: "quit", fi: "lopeta"),
    run: { _, _ in
      var answer = Answer()
      answer.next = .quit(.ok)
      return answer
    })
}

extension Session {
  /// Moves among the kept results and shows the one arrived at.
  mutating func step(_ by: Int, _ command: Command) throws -> Answer {
    let format = try tableFormat(nil, command.span)
    let target = position + by
    guard (1...max(1, results.count)).contains(target), !results.isEmpty else {
      throw BindError(.noPrevious, command.span)
    }
    let kept = results[target - 1]
    if !kept.showsFirst { try requireRows(of: kept) }
    position = target
    talk.report = nil
    talk.numbered = nil
    shownRows = min(Session.rowsAtOnce, kept.selection.rowCount)
    var answer = Answer()
    if by != 0 { answer.text.line(kept.line, .dim) }
    let table = named(kept.table, kept.query)
    if format == .table {
      answer.text.append(text(table, kept.query, from: 0))
    } else {
      answer.data = bytes(table, as: format)
    }
    return answer
  }

  /// Shows the rows after those that were shown last.
  mutating func nextRows(_ command: Command) throws -> Answer {
    guard let kept = those else { throw BindError(.noPrevious, command.span) }
    var answer = Answer()
    let first = shownRows
    // The next page may be at hand where the last is not.
    if !kept.has(first + 1) { try requireRows(of: kept) }
    guard first < kept.selection.rowCount else {
      answer.text.line(Words(en: "That was all.", fi: "Siinä olivat kaikki.")[language], .dim)
      return answer
    }
    shownRows = min(first + Session.rowsAtOnce, kept.selection.rowCount)
    answer.text = text(named(kept.table, kept.query), kept.query, from: first)
    return answer
  }
}
