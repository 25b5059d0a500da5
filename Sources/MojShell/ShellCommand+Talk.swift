import MojLanguage
import MojModel
import MojQuery
import MojText

/// The commands of a talk before an audience, and those that wait or lead.
extension ShellCommand {
  static let watch = ShellCommand(
    head: "watch",
    summary: Words(
      en: "asks a line every so many seconds until it has rows; Ctrl-C ends it",
      fi: "kysyy rivin annetun sekuntimäärän välein, kunnes sillä on rivejä; Ctrl-C lopettaa"),
    usage: Words(en: "watch [SECONDS] LINE", fi: "seuraa [SEKUNTIA] RIVI"),
    example: Words(
      en: "watch 60 leads where tier = A1", fi: "seuraa 60 liidit joiden luokka = A1"),
    offers: [.line],
    run: { command, session in
      var arguments = session.arguments(of: command)
      let seconds = max(1, arguments.integer() ?? 60)
      let start = arguments.span.lower
      let source = command.line(from: start)
      let statement = try session.parser.statement(in: source)
      guard session.isQuestion(statement) else { throw arguments.unexpected(.source) }
      // What cannot be answered now never will be.
      var probe = session
      do { _ = try probe.answer(to: statement, in: source) } catch {
        try session.expectUnderstood(error)
      }
      guard probe.unsaved.count == session.unsaved.count, probe.asked == nil else {
        throw arguments.unexpected(.source)
      }
      let line = command.source[SourceSpan(start, command.source.text.utf8.count)]
      var answer = Answer()
      answer.next = .watch(Watch(seconds: min(seconds, 86_400), line: line))
      if session.settings.isTerminal {
        let said = Words(
          en: "Asking every \(seconds) s; Ctrl-C ends it.",
          fi: "Kysytään \(seconds) s välein; Ctrl-C lopettaa.")
        answer.text.line(said[session.language], .dim)
      }
      return answer
    })

  static let meeting = ShellCommand(
    head: "meeting",
    summary: Words(
      en: "hides names, phones and addresses of people from an audience, and names of sellers "
        + "where they are compared; keeps no history, opens no pager",
      fi: "peittää yleisöltä henkilöiden nimet, puhelimet ja osoitteet sekä vertailuissa myyjien "
        + "nimet; ei kirjoita historiaa eikä sivuta"),
    usage: Words(en: "meeting [on|off]", fi: "kokous [päällä|pois]"),
    example: Words(en: "meeting on", fi: "kokous päällä"),
    offers: [.words(Words(en: "on, off", fi: "päällä, pois"))],
    run: { command, session in
      var arguments = session.arguments(of: command)
      let isOn = !arguments.take(.switchedOff)
      if isOn { _ = arguments.take(.switchedOn) }
      try arguments.expectEnd()
      session.meet(isOn)
      if !isOn { session.talk.meetingEnd = nil }
      var answer = Answer()
      let said =
        isOn
        ? Words(
          en: "Meeting: names of people are hidden; `reveal` shows one answer with them.",
          fi:
            "Kokous: henkilöiden nimet ovat peitossa; `paljasta` näyttää yhden vastauksen nimineen."
        )
        : Words(en: "The meeting is over: names are shown.", fi: "Kokous on ohi: nimet näkyvät.")
      answer.text.line(said[session.language], .dim)
      return answer
    })

  static let reveal = ShellCommand(
    head: "reveal",
    summary: Words(
      en: "shows the last answer of a meeting, or that of a line, with its names",
      fi: "näyttää kokouksen viime vastauksen tai rivin vastauksen nimineen"),
    usage: Words(en: "reveal [LINE]", fi: "paljasta [RIVI]"),
    example: Words(en: "reveal people take 1", fi: "paljasta henkilöt ota 1"),
    offers: [.line],
    run: { command, session in
      guard command.arguments.isEmpty else {
        return try session.revealed(command.arguments)
      }
      let again = Keyword.named(.again).words(in: session.language)
      return try session.revealed(again)
    })

  static let agenda = ShellCommand(
    head: "agenda",
    summary: Words(
      en: "shows in the prompt how many minutes of the meeting are left; alone, no more",
      fi: "näyttää kehotteessa, montako minuuttia kokousta on jäljellä; yksin ei enää"),
    usage: Words(en: "agenda [TIME]", fi: "kokousaika [AIKA]"),
    example: Words(en: "agenda 30min", fi: "kokousaika 30min"),
    run: { command, session in
      var answer = Answer()
      guard !command.arguments.isEmpty else {
        session.talk.meetingEnd = nil
        return answer
      }
      let typed = command.arguments
      guard let span = try? DurationReader.span(of: typed), span.count > 0,
        span.unit == "min" || span.unit == "h"
      else {
        throw BindError(
          .unknownValue(typed, field: command.head, all: ["30min", "1h"], similar: ["30min"]),
          command.argumentSpan, replacement: "30min")
      }
      let minutes = min(span.count, 1_440) * (span.unit == "h" ? 60 : 1)
      session.talk.meetingEnd = session.talk.minute &+ minutes
      let said = Words(
        en: "\(minutes) minutes: the prompt counts them.",
        fi: "\(minutes) minuuttia: kehote laskee ne.")
      answer.text.line(said[session.language], .dim)
      return answer
    })

  static let screen = ShellCommand(
    head: "screen",
    summary: Words(en: "clears the screen", fi: "tyhjentää ruudun"),
    usage: Words(en: "screen", fi: "tyhjennä"), example: Words(en: "screen", fi: "tyhjennä"),
    run: { _, _ in
      var answer = Answer()
      answer.next = .clear
      return answer
    })

  static let tour = ShellCommand(
    head: "tour",
    summary: Words(
      en: "shows moj in six steps on the demo team", fi: "esittelee mojin kuudella askeleella"),
    usage: Words(en: "tour", fi: "kierros"), example: Words(en: "tour", fi: "kierros"),
    run: { _, session in
      var answer = Answer()
      answer.next = .teach(Words(en: "tour", fi: "kierros")[session.language])
      return answer
    })
}

extension Session {
  /// Whether a statement asks and changes nothing, so that it may be asked again and again.
  func isQuestion(_ statement: Statement) -> Bool {
    switch statement {
    case .query: true
    case .define, .empty: false
    case .command(let command): Session.reporting.contains(command.head)
    }
  }

  /// Commands that answer with rows and leave everything as it was.
  private static let reporting: Set<String> = [
    "tiers", "why", "lift", "triangle", "care", "lint", "promises", "callbacks", "duplicates",
    "account", "level", "levels", "time", "results", "candidates", "capacity", "plan", "coach",
    "commitments", "changes",
  ]
}

extension Phrase {
  fileprivate static let switchedOn = Phrase(en: ["on"], fi: ["päällä", "päälle"])
  fileprivate static let switchedOff = Phrase(en: ["off"], fi: ["pois", "pois päältä"])
}
