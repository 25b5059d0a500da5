import MojModel
public import MojText

/// What the shell says when it opens: whose data, as of which day, and how to begin.
public struct Greeting {
  /// The words.
  public let text: StyledText

  /// Makes the greeting of a session.
  ///
  /// - Parameter isNew: Whether nothing has been typed on this machine yet: a tour is offered then.
  public init(_ session: Session, isNew: Bool = false) {
    var text = StyledText()
    let day = session.settings.today.iso
    let team = session.model.name
    let accounts = session.model[.accounts].rowCount
    let isKnown = session.served.map(\.isRead) ?? true
    let said =
      !isKnown
      ? Words(en: "\(team); today is \(day).", fi: "\(team); tänään on \(day).")
      : Words(
        en: "\(team): \(accounts) accounts; today is \(day).",
        fi: "\(team): \(accounts) yritystä; tänään on \(day).")
    text.line(said[session.language], .bold)
    if session.settings.badge != nil {
      text.line(
        Words(
          en: "This is the demo team: try anything, no team’s file changes.",
          fi: "Tämä on esimerkkitiimi: kokeile mitä vain, mikään tiimin tiedosto ei muutu.")[
            session.language])
    }
    text.line(
      Words(
        en: "`help` shows what one can type, Tab what may come next, Ctrl-D leaves.",
        fi: "`ohje` kertoo, mitä voi kirjoittaa, sarkain, mitä voi tulla; Ctrl-D lopettaa.")[
          session.language], .dim)
    if isNew {
      text.line(
        Words(
          en: "New here? `tour` shows moj in six steps.",
          fi: "Ensi kertaa? `kierros` esittelee mojin kuudella askeleella.")[session.language],
        .accent)
    }
    self.text = session.fitted(text)
  }
}
