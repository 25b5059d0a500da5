import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// A week's plan as lines to fill in: a script that writes down what was done and why the rest was
/// not, once the seller has taken the mark off the line that holds.
struct ReplySheet {
  private let title: String
  private let language: Language
  private let model: Model
  private let values: ValueText

  init(title: String, _ session: Session) {
    self.title = Printable.text(title)
    language = session.language
    model = session.model
    values = ValueText(language: session.language, model: session.model)
  }

  /// The sheet of a seller's lines.
  func bytes(_ rows: [PlanRow]) -> [UInt8] {
    let head = [
      "# \(title)",
      Words(
        en: "# Take the # off the line that holds, change the words, and send the file back:",
        fi: "# Poista # riviltä, joka pitää paikkansa, muuta sanat ja lähetä takaisin:")[language],
      "#   moj run FILE.moj team.json",
      "about \(Formatter.quotedIfNeeded(title))",
    ]
    return Array((head + rows.flatMap(lines)).map { $0 + "\n" }.joined().utf8)
  }

  private func lines(_ row: PlanRow) -> [String] {
    let account = row.candidate.account
    let name = Printable.text(model.recordName(account, of: .accounts))
    let picked = Formatter.quotedIfNeeded(handle(account))
    let when = values.text(.time(row.line?.start ?? row.candidate.from))
    let channel =
      row.isVisit ? Words(en: "visit", fi: "käynti") : Words(en: "call", fi: "puhelu")
    let minutes = row.candidate.minutes
    return [
      "", "# \(when)  \(name)",
      Words(
        en: "# log \(picked) \(channel.en) \"what was said\" minutes \(minutes)",
        fi: "# kirjaa \(picked) \(channel.fi) \"mitä sanottiin\" minuuttia \(minutes)")[language],
      Words(
        en: "# drop \(picked) because \"why not\"", fi: "# jätä pois \(picked) koska \"miksi ei\"")[
          language],
    ]
  }

  /// What picks an account and no other: its name, where that can be typed and no other bears it,
  /// else its id.
  private func handle(_ account: Int) -> String {
    let name = model.recordName(account, of: .accounts)
    let isPlain = Printable.text(name) == name
    if isPlain, References.rows(name, in: model[.accounts], of: model).count == 1 { return name }
    return Printable.text(model.written("id", of: .accounts, account) ?? "")
  }
}
