import MojText

/// What can be typed while a scenario is played, besides the language itself.
enum TrainingWord: CaseIterable {
  case back, pause, vote, reveal, hint, replay, say, grade, debrief, more, why, transcript, help,
    quit

  /// The forms in each language, the canonical one first.
  private var forms: (en: [String], fi: [String]) {
    switch self {
    case .back: (["back"], ["takaisin"])
    case .pause: (["pause"], ["tauko"])
    case .vote: (["vote"], ["äänet", "äänestys"])
    case .reveal: (["reveal"], ["paljasta"])
    case .hint: (["hint"], ["vihje"])
    case .replay: (["replay", "reset"], ["alusta", "uusiksi", "palauta"])
    case .say: (["say"], ["sano"])
    case .grade: (["grade"], ["arvioi", "arvosana"])
    case .debrief: (["debrief"], ["purku"])
    case .more: (["more"], ["lisää"])
    case .why: (["why"], ["miksi"])
    case .transcript: (["transcript", "to"], ["pöytäkirja", "tiedostoon"])
    case .help: (["help", "?"], ["ohje", "apua"])
    case .quit: (["quit", "exit"], ["lopeta", "poistu"])
    }
  }

  /// Whether words may follow; without, such a line is one of the language.
  private var takesArguments: Bool {
    switch self {
    case .vote, .replay, .say, .grade, .transcript: true
    default: false
    }
  }

  /// The canonical word.
  var words: Words { Words(en: forms.en[0], fi: forms.fi[0]) }

  /// What it does, one line.
  var meaning: Words {
    switch self {
    case .back: Words(en: "takes the last move back", fi: "peruu viimeisen siirron")
    case .pause: Words(en: "stops for discussion", fi: "pysäyttää keskustelua varten")
    case .vote: Words(en: "the room's votes: vote 3 1 4", fi: "salin äänet: äänet 3 1 4")
    case .reveal: Words(en: "shows what is hidden", fi: "näyttää, mitä on piilossa")
    case .hint: Words(en: "whispers a hint", fi: "kuiskaa vihjeen")
    case .replay: Words(en: "begins again: replay seed 7", fi: "aloittaa alusta: alusta siemen 7")
    case .say: Words(en: "says it in own words: say …", fi: "sanoo omin sanoin: sano …")
    case .grade:
      Words(en: "grades what was said, 0 to 2: grade 2 1", fi: "arvioi sanotun, 0–2: arvioi 2 1")
    case .debrief:
      Words(en: "looks back, page by page", fi: "käy keskustelun läpi, sivu kerrallaan")
    case .more: Words(en: "the next page of the debrief", fi: "purun seuraava sivu")
    case .why: Words(en: "says why the tier is what it is", fi: "kertoo, mistä luokka johtuu")
    case .transcript:
      Words(
        en: "writes the talk to a file: transcript to talk.md",
        fi: "kirjoittaa keskustelun tiedostoon: pöytäkirja tiedostoon talk.md")
    case .help: Words(en: "this list", fi: "tämä luettelo")
    case .quit: Words(en: "leaves; `resume` goes on from here", fi: "lopettaa; `jatka` palaa tähän")
    }
  }

  /// Reads a line; nil where it begins with no such word.
  static func read(_ line: String) -> (word: TrainingWord, rest: String)? {
    let parts = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let first = parts.first?.lowercased() else { return nil }
    let rest = parts.count > 1 ? trimmed(parts[1]) : ""
    let found = allCases.first { $0.forms.en.contains(first) || $0.forms.fi.contains(first) }
    guard let found, rest.isEmpty || found.takesArguments else { return nil }
    return (found, rest)
  }

  /// A text without white space and one pair of quotes around it.
  static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    if text.count > 1, let first = text.first, let last = text.last, "\"“”".contains(first),
      "\"“”".contains(last)
    {
      text = text.dropFirst().dropLast()
    }
    return String(text)
  }
}
