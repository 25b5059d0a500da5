import MojModel
import MojStore
import MojText

/// Why a change was not made: facts alone.
struct ChangeError: Error, Hashable {
  enum Problem: Hashable {
    /// All is so already.
    case nothingToChange
    /// So many records would change, and nobody has said yes.
    case needsYes(Int)
    case nothingAsked
    case nothingToUndo
    case nothingToRedo
    /// The field is computed, not stored.
    case computed(String)
    /// The time to call is over.
    case past(String)
    /// What is written down as done is still to come.
    case toCome(String)
    case noRequest(String)
    case severalRequests(String, ids: [String])
    /// The model is open for reading alone, and why.
    case readOnly(SafeMode)
    /// Another has changed the same since; who, where the log knows.
    case changedSince(Words, by: String?)
    case sameAccount(String)
    /// A scenario is played, and the team is only its sandbox.
    case inTraining
    /// There was no what-if.
    case nothingToApply
    /// What was supposed stands in no rule or care model.
    case notInTheModel
    /// The model is another than the one of the what-if; the line that asks it again.
    case supposedOutdated(String)
    /// Nothing is planned with the account.
    case nothingPlanned(String)
    /// The seller has no such time free on the day.
    case noFreeTime(String, minutes: Int)
  }

  var problem: Problem
  var span: SourceSpan

  init(_ problem: Problem, _ span: SourceSpan) {
    self.problem = problem
    self.span = span
  }
}

extension ChangeError: DiagnosticConvertible {
  /// Every code that such an error can have.
  static let codes = [
    "nothing-to-change", "needs-yes", "nothing-asked", "nothing-to-undo", "nothing-to-redo",
    "computed-field", "window-past", "not-yet", "no-request", "several-requests", "read-only",
    "changed-since", "same-account", "in-training", "nothing-to-apply", "not-in-the-model",
    "what-if-outdated", "nothing-planned", "no-free-time",
  ]

  var diagnostic: Diagnostic {
    let (code, message) = said
    var diagnostic = Diagnostic(code: code, message: message, span: span, hint: hint)
    if case .severalRequests(_, let ids) = problem { diagnostic.suggestions = ids }
    switch problem {
    case .readOnly, .inTraining: diagnostic.exitCode = .denied
    case .changedSince: diagnostic.exitCode = .temporary
    default: break
    }
    return diagnostic
  }

  private var said: (String, Words) {
    switch problem {
    case .nothingToChange:
      (
        "nothing-to-change",
        Words(en: "It is so already; nothing was changed.", fi: "Näin on jo; mikään ei muuttunut.")
      )
    case .needsYes(let count):
      (
        "needs-yes",
        Words(
          en: count == 1 ? "This cannot be taken back." : "This would change \(count) records.",
          fi: count == 1 ? "Tätä ei voi peruuttaa." : "Tämä muuttaisi \(count) tietuetta.")
      )
    case .nothingAsked:
      ("nothing-asked", Words(en: "Nothing was asked.", fi: "Mitään ei kysytty."))
    case .nothingToUndo:
      (
        "nothing-to-undo",
        Words(en: "There is no change of yours to undo.", fi: "Kumottavaa muutostasi ei ole.")
      )
    case .nothingToRedo:
      ("nothing-to-redo", Words(en: "Nothing was undone.", fi: "Mitään ei ole kumottu."))
    case .computed(let field):
      (
        "computed-field",
        Words(
          en: "“\(field)” is computed, and cannot be set.",
          fi: "”\(field)” lasketaan, eikä sitä voi asettaa.")
      )
    case .nothingPlanned(let name):
      (
        "nothing-planned",
        Words(
          en: "Nothing is planned with “\(name)”.",
          fi: "Yritykselle ”\(name)” ei ole suunniteltu mitään.")
      )
    case .noFreeTime(let text, let minutes):
      (
        "no-free-time",
        Words(
          en: "There are no \(minutes) free minutes on “\(text)”.",
          fi: "Ajalle ”\(text)” ei mahdu \(minutes) minuuttia.")
      )
    case .past(let text):
      ("window-past", Words(en: "“\(text)” is over.", fi: "”\(text)” on jo mennyt."))
    case .toCome(let text):
      ("not-yet", Words(en: "“\(text)” is still to come.", fi: "”\(text)” on vasta edessä."))
    default: saidOfRecords
    }
  }

  private var saidOfRecords: (String, Words) {
    switch problem {
    case .noRequest(let name):
      (
        "no-request",
        Words(
          en: "“\(name)” is no open request, nor an account that has one.",
          fi: "”\(name)” ei ole avoin pyyntö eikä yritys, jolla on sellainen.")
      )
    case .severalRequests(let name, let ids):
      (
        "several-requests",
        Words(
          en: "“\(name)” has several open requests: \(ids.joined(separator: ", ")).",
          fi: "Yrityksellä ”\(name)” on monta avointa pyyntöä: \(ids.joined(separator: ", ")).")
      )
    case .changedSince(let words, let who):
      (
        "changed-since",
        Words(
          en: words.en + (who.map { " \($0) changed it." } ?? ""),
          fi: words.fi + (who.map { " Muuttaja: \($0)." } ?? ""))
      )
    case .sameAccount(let name):
      (
        "same-account",
        Words(en: "“\(name)” is one account.", fi: "”\(name)” on yksi ja sama yritys.")
      )
    case .inTraining:
      (
        "in-training",
        Words(
          en: "While a talk is played nothing of the team is changed.",
          fi: "Harjoituksen aikana tiimin tietoja ei muuteta.")
      )
    case .nothingToApply, .notInTheModel, .supposedOutdated: saidOfSuppositions
    default: saidOfReading
    }
  }

  private var saidOfReading: (String, Words) {
    guard case .readOnly(let mode) = problem else { return ("read-only", Words(same: "")) }
    return (
      "read-only",
      Words(
        en: "The model is open for reading alone: \(mode.reason.en).",
        fi: "Malli on auki vain luettavaksi: \(mode.reason.fi).")
    )
  }

  private var saidOfSuppositions: (String, Words) {
    switch problem {
    case .notInTheModel:
      (
        "not-in-the-model",
        Words(
          en: "How many sellers there are is no rule that could be taken into use.",
          fi: "Myyjien määrä ei ole sääntö, jonka voisi ottaa käyttöön.")
      )
    case .supposedOutdated:
      (
        "what-if-outdated",
        Words(
          en: "The model has changed since the what-if; its answer may be another now.",
          fi: "Malli on muuttunut kokeilun jälkeen; vastaus voi nyt olla toinen.")
      )
    default:
      (
        "nothing-to-apply",
        Words(en: "There is no what-if to apply.", fi: "Käyttöön otettavaa kokeilua ei ole.")
      )
    }
  }

  private var hint: Words? {
    switch problem {
    case .nothingToApply:
      Words(
        en: "First ask: `whatif tier A1 when potential >= 60k`.",
        fi: "Kysy ensin: `entä jos luokka A1 kun potentiaali >= 60k`.")
    case .inTraining:
      Words(
        en: "`quit` leaves the talk; `resume` goes on with it.",
        fi: "`lopeta` jättää harjoituksen; `jatka` palaa siihen.")
    case .notInTheModel:
      Words(
        en: "`assign leads where … to SELLER` gives accounts to another seller.",
        fi: "`anna liidit joiden … myyjälle MYYJÄ` antaa yritykset toiselle myyjälle.")
    case .supposedOutdated(let line):
      Words(en: "Ask again: `\(line)`.", fi: "Kysy uudelleen: `\(line)`.")
    case .changedSince:
      Words(
        en: "`undo force` puts back what was there all the same.",
        fi: "`kumoa väkisin` palauttaa entisen siitä huolimatta.")
    case .needsYes:
      Words(
        en: "Say yes to do it, or give `--yes` in scripts.",
        fi: "Sano kyllä, niin se tehdään; skripteissä anna `--yes`.")
    case .computed("tier"):
      Words(
        en: "`override NAME tier A1 because \"…\" until DATE` sets it against the rules.",
        fi: "`ohita NIMI luokka A1 koska \"…\" asti PÄIVÄ` antaa sen ohi sääntöjen.")
    case .toCome:
      Words(
        en: "What is to come is planned with `next DATE`.",
        fi: "Tuleva suunnitellaan sanalla `seuraava PÄIVÄ`.")
    case .nothingPlanned:
      Words(
        en: "`accept` writes a plan down; `drop NAME on DATE` tells what was not done.",
        fi: "`hyväksy` kirjaa suunnitelman; `jätä pois NIMI päivänä PÄIVÄ` kertoo tekemättömän."
      )
    case .noFreeTime:
      Words(
        en: "Say another day, or the time: 2026-12-03T10:00.",
        fi: "Sano toinen päivä tai kellonaika: 2026-12-03T10:00.")
    case .readOnly(let mode): mode.hint
    default: nil
    }
  }
}
