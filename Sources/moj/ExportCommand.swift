import MojImport
import MojShell
import MojStore
import MojText

/// `moj export [TEAM] [to FOLDER]`: every list as a sheet, from which the team can be made again.
struct ExportCommand {
  let commands: Commands
  let opening: Opening

  func run(_ request: ExportRequest) throws -> ExitCode {
    let opened =
      request.team == "demo" ? try opening.demo() : try opening.opened(request.team)
    let files = ExchangeExport.files(of: opened.session.model, isRaw: commands.options.isRawCSV)
    try commands.folder(opened).write(
      files.map { (path: "\(request.folder)/\($0.name)", bytes: $0.bytes) })
    let words = Words(
      en: "Written: \(files.count) sheets to \(request.folder).\n",
      fi: "Kirjoitettu: \(files.count) taulukkoa kansioon \(request.folder).\n")
    return commands.print(words[opened.session.language])
  }
}
