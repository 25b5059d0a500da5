public import MojText

/// What went wrong with a file: facts and the name under which the user knows it.
public struct FileProblem: Error, Hashable, Sendable, DiagnosticConvertible {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    case missing, denied, isFolder, isNoFile, empty, linkLoop
    case tooLarge(limit: Int)
    case longLine(Int, limit: Int)
    case changing
    case failed(String)
    case outside, throughLink, protected, special, exists, badName, notWritable(String)
    /// Nothing may be written here.
    case sealed(SafeMode)
  }

  /// What is wrong.
  public let kind: Kind
  /// The path as it was given.
  public let path: String

  /// Makes a problem.
  public init(_ kind: Kind, _ path: String) {
    self.kind = kind
    self.path = path
  }

  /// Every code that a file's problem can have.
  public static let codes = [
    "no-such-file", "file-denied", "is-a-folder", "not-a-file", "empty-file", "link-loop",
    "file-too-large", "file-changing", "file-failed", "path-outside", "path-through-link",
    "path-protected", "safe-mode", "file-exists", "bad-path", "not-writable", "long-line",
  ]

  /// The problem in words.
  public var diagnostic: Diagnostic {
    let (code, message, exit) = said
    return Diagnostic(code: code, message: message, hint: hint, exitCode: exit)
  }

  private var said: (String, Words, ExitCode) {
    switch kind {
    case .missing:
      (
        "no-such-file", Words(en: "There is no file “\(path)”.", fi: "Tiedostoa ”\(path)” ei ole."),
        .noInput
      )
    case .denied:
      (
        "file-denied",
        Words(en: "“\(path)” may not be read.", fi: "Tiedostoa ”\(path)” ei saa lukea."), .denied
      )
    case .isFolder:
      ("is-a-folder", Words(en: "“\(path)” is a folder.", fi: "”\(path)” on kansio."), .noInput)
    case .isNoFile:
      (
        "not-a-file",
        Words(en: "“\(path)” is no regular file.", fi: "”\(path)” ei ole tavallinen tiedosto."),
        .noInput
      )
    case .empty:
      ("empty-file", Words(en: "“\(path)” is empty.", fi: "”\(path)” on tyhjä."), .data)
    case .linkLoop:
      (
        "link-loop",
        Words(en: "“\(path)” is a link to itself.", fi: "”\(path)” on linkki itseensä."), .noInput
      )
    case .tooLarge(let limit):
      (
        "file-too-large",
        Words(
          en: "“\(path)” is larger than \(limit / 1_048_576) MB.",
          fi: "”\(path)” on suurempi kuin \(limit / 1_048_576) Mt."), .data
      )
    case .longLine(let line, let limit):
      (
        "long-line",
        Words(
          en: "Line \(line) of “\(path)” is longer than \(limit / 1_048_576) MB.",
          fi: "Tiedoston ”\(path)” rivi \(line) on pidempi kuin \(limit / 1_048_576) Mt."), .data
      )
    case .changing:
      (
        "file-changing",
        Words(
          en: "“\(path)” keeps changing while it is read.",
          fi: "”\(path)” muuttuu koko ajan luettaessa."),
        .temporary
      )
    case .failed(let reason):
      (
        "file-failed",
        Words(en: "“\(path)” failed: \(reason).", fi: "”\(path)” epäonnistui: \(reason)."), .io
      )
    case .outside:
      (
        "path-outside",
        Words(
          en: "“\(path)” leaves the output folder.", fi: "”\(path)” on tuloskansion ulkopuolella."),
        .denied
      )
    case .throughLink:
      (
        "path-through-link",
        Words(en: "“\(path)” goes through a link.", fi: "”\(path)” kulkee linkin kautta."), .denied
      )
    case .protected:
      (
        "path-protected",
        Words(
          en: "“\(path)” is the model or belongs to it, and is never an output.",
          fi: "”\(path)” on malli tai sen osa, eikä siihen kirjoiteta vastauksia."), .denied
      )
    case .sealed(let mode):
      (
        "safe-mode",
        Words(
          en: "Safe mode writes nothing, so “\(path)” is not: \(mode.reason.en).",
          fi: "Turvatilassa ei kirjoiteta mitään, ei siis ”\(path)”: \(mode.reason.fi)."), .denied
      )
    case .special:
      (
        "not-a-file",
        Words(en: "“\(path)” is no regular file.", fi: "”\(path)” ei ole tavallinen tiedosto."),
        .denied
      )
    case .exists:
      (
        "file-exists", Words(en: "“\(path)” is there already.", fi: "”\(path)” on jo olemassa."),
        .cannotCreate
      )
    case .badName:
      (
        "bad-path",
        Words(en: "“\(path)” is no name for a file.", fi: "”\(path)” ei kelpaa tiedostonimeksi."),
        .denied
      )
    case .notWritable(let reason):
      (
        "not-writable",
        Words(
          en: "“\(path)” cannot be written: \(reason).",
          fi: "Tiedostoa ”\(path)” ei voi kirjoittaa: \(reason)."),
        .cannotCreate
      )
    }
  }

  private var hint: Words? {
    switch kind {
    case .empty:
      Words(
        en: "If a backup (.bak) lies beside it, open that; `moj demo` shows a whole one.",
        fi: "Jos vieressä on varmuuskopio (.bak), avaa se; `moj demo` näyttää kokonaisen.")
    case .missing:
      Words(en: "`moj demo` opens the demo team.", fi: "`moj demo` avaa esimerkkitiimin.")
    case .tooLarge:
      Words(en: "`--max-file MB` raises the limit.", fi: "`--max-file MB` nostaa rajaa.")
    case .outside:
      Words(
        en: "`--out-dir DIR` names another folder.", fi: "`--out-dir DIR` valitsee toisen kansion.")
    case .sealed(let mode): mode.hint
    default: nil
    }
  }
}
