import MojShell
import MojStore
import MojText

/// `moj publish [TEAM] to URL …`, `moj URL … export FILE` and `moj URL … relocate`: a team onto servers, back,
/// and from one to another.
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
    guard let server = commands.server else { throw Program.serverProgramMissing }
    guard !commands.options.isSafe else {
      let reason = SafeMode.asked.reason
      throw Diagnostic(
        code: "read-only",
        message: Words(
          en: "Nothing may be changed: \(reason.en).", fi: "Mitään ei saa muuttaa: \(reason.fi)."),
        exitCode: .denied)
    }
    let count = try server.relocate(request)
    let words = Words(
      en: "Accounts moved, with all their records: \(count).\n",
      fi: "Yrityksiä siirretty kaikkine tietueineen: \(count).\n")
    return commands.print(words[commands.options.language ?? .en])
  }

  func fetch(_ request: FetchRequest) throws -> ExitCode {
    guard let server = commands.server else { throw Program.serverProgramMissing }
    let bytes = try server.file(at: request.server)
    try ModelFile.create(request.path, bytes)
    let words = Words(
      en: "\(request.path): \(bytes.count) bytes from \(request.server.shown).\n",
      fi: "\(request.path): \(bytes.count) tavua, \(request.server.shown).\n")
    return commands.print(words[commands.options.language ?? .en])
  }
}
