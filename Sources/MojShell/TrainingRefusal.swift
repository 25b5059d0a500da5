import MojModel
import MojSteering
import MojText

/// Why a line could not be done while a scenario is played.
enum TrainingRefusal {
  case isOver
  case noSuchChoice(Int, count: Int)
  case noOwnWords
  case nothingSaid
  case nothingToGrade
  case wrongGrades(count: Int)
  case wrongVotes(count: Int)
  case atBeginning
  case badSeed(String)
  case noPath

  /// The stable name and the sentence.
  fileprivate var said: (code: String, message: Words) {
    switch self {
    case .isOver, .noSuchChoice, .noOwnWords, .atBeginning: ofMoves
    default: ofWords
    }
  }

  private var ofMoves: (code: String, message: Words) {
    switch self {
    case .isOver:
      (
        "talk-is-over",
        Words(
          en: "The talk is over: debrief, back, replay or quit.",
          fi: "Keskustelu on ohi: purku, takaisin, alusta tai lopeta.")
      )
    case .noSuchChoice(let number, let count):
      (
        "no-such-choice",
        Words(
          en: "There is no choice \(number); take 1 to \(count).",
          fi: "Vaihtoehtoa \(number) ei ole; valitse 1–\(count).")
      )
    case .noOwnWords:
      (
        "no-own-words",
        Words(
          en: "This moment takes a number, not own words.",
          fi: "Tässä kohdassa valitaan numero, ei omia sanoja.")
      )
    default:
      (
        "at-beginning",
        Words(en: "This is the beginning of the talk.", fi: "Tämä on keskustelun alku.")
      )
    }
  }

  private var ofWords: (code: String, message: Words) {
    switch self {
    case .nothingSaid:
      (
        "nothing-said",
        Words(en: "Say something: say “…”.", fi: "Sano jotain: sano ”…”.")
      )
    case .nothingToGrade:
      (
        "nothing-to-grade",
        Words(
          en: "Nothing waits for grades; first say something in own words.",
          fi: "Mikään ei odota arviota; sano ensin jotain omin sanoin.")
      )
    case .wrongGrades(let count):
      (
        "wrong-grades",
        Words(
          en: "Give \(count) grades from 0 to 2.", fi: "Anna arvosanoja \(count), kukin 0–2.")
      )
    case .wrongVotes(let count):
      (
        "wrong-votes",
        Words(
          en: "Give \(count) numbers, one for each choice.",
          fi: "Anna lukuja \(count), yksi kullekin vaihtoehdolle.")
      )
    case .badSeed(let text):
      (
        "bad-seed",
        Words(en: "“\(text)” is no whole number.", fi: "”\(text)” ei ole kokonaisluku.")
      )
    default:
      (
        "no-path",
        Words(
          en: "Name a file: transcript to talk.md",
          fi: "Nimeä tiedosto: pöytäkirja tiedostoon talk.md")
      )
    }
  }
}

extension Session {
  /// Answers that a line cannot be done.
  func refused(_ refusal: TrainingRefusal, _ source: SourceText) -> Answer {
    var answer = Answer()
    let (code, message) = refusal.said
    let span = SourceSpan(0, source.text.utf8.count)
    answer.diagnostics = [Diagnostic(code: code, message: message, span: span, source: source)]
    answer.exitCode = .usage
    return answer
  }
}

extension TrainingFileProblem {
  /// The problem in words, with its place in the file.
  func diagnostic(_ file: TrainingFile, _ bytes: [UInt8], _ language: Language) -> Diagnostic {
    let place = "\(file.rawValue), \(TextPlace(of: offset, in: bytes).text(language))"
    switch kind {
    case .notJSON(let problem):
      return Diagnostic(
        code: problem.code, message: problem.message, place: place, hint: hint, exitCode: .data)
    case .otherVersion(let version):
      return Diagnostic(
        code: "other-version",
        message: Words(
          en:
            "The file is of version \(version.isEmpty ? "?" : version), which this moj cannot read.",
          fi: "Tiedoston versio on \(version.isEmpty ? "?" : version), jota tämä moj ei lue."),
        place: place, hint: hint, exitCode: .data)
    case .incomplete:
      return Diagnostic(
        code: "incomplete-record",
        message: Words(en: "Something is missing here.", fi: "Tästä puuttuu jotain."),
        place: place, hint: hint, exitCode: .data)
    }
  }

  private var hint: Words {
    Words(
      en: "Move the file aside to begin a new one; moj does not write over it.",
      fi: "Siirrä tiedosto syrjään, niin alkaa uusi; moj ei kirjoita sen päälle.")
  }
}
