import MojShell
import MojStore
import MojText

/// `moj publish [TEAM] to URL` and `moj URL export FILE`: a team onto a server and back.
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
