import MojShell
import MojStore
import MojText

/// `moj publish [TEAM] to URL …` and what is done with the team there: `export FILE`, `relocate`, `roles`,
/// `upgrade`.
struct PublishCommand {
  private let commands: Commands
  private let opening: Opening

  init(_ commands: Commands, _ opening: Opening) {
    self.commands = commands
    self.opening = opening
  }

  func publish(_ request: PublishRequest) throws -> ExitCode {
    guard let server = commands.server else { throw Program.serverProgramMissing }
    let opened =
      request.team == "demo"
      ? try opening.demo() : try opening.opened(request.team, isLenient: false)
    let count = try server.publish(
      opened.session.model, to: request.server, replaces: commands.options.saysYes)
    let words = Words(
      en: "Published: \(count) records to \(request.server.shown).\n",
      fi: "Julkaistu: \(count) tietuetta, \(request.server.shown).\n")
    return commands.print(words[opened.session.language])
  }

  func relocate(_ request: RelocateRequest) throws -> ExitCode {
    let server = try changeable()
    let count = try server.relocate(request)
    let words = Words(
      en: "Accounts moved, with all their records: \(count).\n",
      fi: "Yrityksiä siirretty kaikkine tietueineen: \(count).\n")
    return commands.print(words[commands.options.language ?? .en])
  }

  func fetch(_ request: FetchRequest) throws -> ExitCode {
    guard let server = commands.server else { throw Program.serverProgramMissing }
    let file = try server.file(at: request.server)
    try ModelFile.create(request.path, file)
    let words = Words(
      en: "\(request.path): \(file.count) bytes from \(request.server.shown).\n",
      fi: "\(request.path): \(file.count) tavua, \(request.server.shown).\n")
    return commands.print(words[commands.options.language ?? .en])
  }

  func roles(_ request: RolesRequest) throws -> ExitCode {
    let language = commands.options.language ?? .en
    let grants = try changeable(reads: request.grant == nil).roles(request)
    var text = ""
    for grant in grants {
      var role = grant.role.words[language]
      if case .seller(let name) = grant.role { role += " \(name)" }
      text += Printable.text("\(grant.login)  \(role)") + "\n"
    }
    let none = Words(
      en: "Only who published the team may use it.", fi: "Vain julkaisija saa käyttää tiimiä.")
    return commands.print(text.isEmpty ? none[language] + "\n" : text)
  }

  func upgrade(_ request: UpgradeRequest) throws -> ExitCode {
    let isNew = try changeable().upgrade(request)
    let words =
      isNew
      ? Words(
        en: "The team has this moj's schema now.\n", fi: "Tiimi on nyt tämän mojin skeemassa.\n")
      : Words(en: "The team is up to date.\n", fi: "Tiimi on ajan tasalla.\n")
    return commands.print(words[commands.options.language ?? .en])
  }

  /// The server, where something may be changed, or is only read.
  private func changeable(reads: Bool = false) throws -> any TeamServer {
    guard let server = commands.server else { throw Program.serverProgramMissing }
    guard reads || !commands.options.isSafe else {
      let reason = SafeMode.asked.reason
      throw Diagnostic(
        code: "read-only",
        message: Words(
          en: "Nothing may be changed: \(reason.en).", fi: "Mitään ei saa muuttaa: \(reason.fi)."),
        exitCode: .denied)
    }
    return server
  }
}
