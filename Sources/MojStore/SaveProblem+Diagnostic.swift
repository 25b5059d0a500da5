internal import MojModel
public import MojText

extension SaveProblem {
  /// Every code that a problem of saving can have.
  public static let codes = [
    "locked", "conflict", "file-changed", "file-gone", "file-broken", "save-denied", "save-failed",
    "save-unconfirmed", "save-unsound",
  ]

  /// The problem in words.
  public var diagnostic: Diagnostic {
    let (code, message, exit) = said
    return Diagnostic(code: code, message: message, hint: hint, exitCode: exit)
  }

  private var said: (String, Words, ExitCode) {
    switch kind {
    case .locked(let holder):
      (
        "locked",
        Words(
          en: "Not saved: another is writing “\(path)”\(said(holder)).",
          fi: "Ei tallennettu: toinen kirjoittaa tiedostoa ”\(path)”\(said(holder))."), .temporary
      )
    case .conflict(let problem):
      ("conflict", problem.diagnostic.message, .temporary)
    case .changedMeanwhile:
      (
        "file-changed",
        Words(
          en: "Not saved: “\(path)” has been changed meanwhile, and is read anew now.",
          fi: "Ei tallennettu: ”\(path)” on muuttunut sillä välin; se on nyt luettu uudelleen."),
        .temporary
      )
    case .gone:
      (
        "file-gone",
        Words(
          en: "Not saved: “\(path)” is no longer there.",
          fi: "Ei tallennettu: tiedostoa ”\(path)” ei enää ole."), .temporary
      )
    case .broken:
      (
        "file-broken",
        Words(
          en: "Not saved: another program has broken “\(path)” meanwhile.",
          fi: "Ei tallennettu: toinen ohjelma on sillä välin rikkonut tiedoston ”\(path)”."),
        .temporary
      )
    case .denied(let reason):
      (
        "save-denied",
        Words(
          en: "Not saved: “\(path)” may not be written: \(reason).",
          fi: "Ei tallennettu: tiedostoa ”\(path)” ei saa kirjoittaa: \(reason)."), .denied
      )
    case .failed(let reason):
      (
        "save-failed",
        Words(
          en: "Not saved: “\(path)”: \(reason). The file is as it was.",
          fi: "Ei tallennettu: ”\(path)”: \(reason). Tiedosto on ennallaan."), .io
      )
    case .unconfirmed(let reason):
      (
        "save-unconfirmed",
        Words(
          en: "“\(path)” was written, but the disk did not confirm it: \(reason).",
          fi: "”\(path)” kirjoitettiin, mutta levy ei vahvistanut sitä: \(reason)."), .io
      )
    case .unsound(let fact):
      (
        "save-unsound",
        Words(
          en: "Not saved: this is a bug in moj (\(fact)). The file is as it was.",
          fi: "Ei tallennettu: tämä on vika mojissa (\(fact)). Tiedosto on ennallaan."), .software
      )
    }
  }

  private func said(_ holder: String) -> String { holder.isEmpty ? "" : " (\(holder))" }

  private var hint: Words? {
    if let rescue {
      return Words(
        en: "The change waits in “\(rescue)”.", fi: "Muutos odottaa tiedostossa ”\(rescue)”.")
    }
    guard case .locked = kind else { return nil }
    return Words(
      en: "Try again; `--lock-wait SECONDS` waits longer.",
      fi: "Yritä uudelleen; `--lock-wait SEKUNNIT` odottaa pidempään.")
  }
}
