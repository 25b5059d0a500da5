import MojLanguage
import MojModel
import MojRender
import MojText

extension ShellCommand {
  static let apply = ShellCommand(
    head: "apply",
    summary: Words(
      en: "takes the rule or care of the last what-if into use",
      fi: "ottaa viime kokeilun säännön tai hoidon käyttöön"),
    usage: Words(en: "apply", fi: "ota käyttöön"),
    example: Words(en: "apply", fi: "ota käyttöön"),
    run: { command, session in try session.apply(command) })
}

extension Session {
  /// Stores what the last what-if supposed, as one change.
  mutating func apply(_ command: Command) throws -> Answer {
    try arguments(of: command).expectedEnd()
    guard let supposed else { throw ChangeError(.nothingToApply, command.span) }
    guard let list = supposed.list else { throw ChangeError(.notInTheModel, command.span) }
    // Whom it brings into another tier, all accounts tell.
    if isWithoutRecords { throw NotPushed.command }
    guard !supposed.isOutdated, supposed.bytes == bytesSupposed else {
      throw ChangeError(.supposedOutdated(supposed.line), command.span)
    }
    // The log says what was taken into use.
    var named = command
    named.source = SourceText("\(command.source.text) # \(supposed.line)")
    let found = model
    let outcome = try change(named, isExact: true) { text in
      try supposed.settings.map { setting in
        guard let name = found.editName(of: setting.row, in: list) else {
          throw EditProblem.noID(list)
        }
        return try text.set(setting.field.fileKey, of: name, in: list, to: setting.value)
      }
    }
    self.supposed = nil
    let names = outcome.edits.filter { $0.collection == list }.map(\.id)
    return try answer(outcome, command) { words in
      var lines: [String] = []
      for name in names {
        let line = words.fields(of: name, in: list)
        if !lines.contains(line) { lines.append(line) }
      }
      return lines + (list == .tiers ? supposed.settings.compactMap { criteria($0.row) } : [])
    }
  }

  /// The written criteria of a tier, which the new rule may have outrun.
  private func criteria(_ row: Int) -> String? {
    model.written("meaning", of: .tiers, row).map {
      Words(
        en: "The written criteria still say: \($0)", fi: "Kirjatut kriteerit sanovat yhä: \($0)")[
          language]
    }
  }
}

extension ArgumentReader {
  /// Throws where anything is left.
  fileprivate func expectedEnd() throws {
    var reader = self
    try reader.expectEnd()
  }
}
