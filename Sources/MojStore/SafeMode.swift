public import MojText

/// Why a session may read and print, and nothing else.
public enum SafeMode: Sendable, Hashable, CaseIterable {
  /// `--safe` asks for it.
  case asked
  /// The model has mistakes and was opened all the same.
  case lenient
  /// The lines come from standard input, where nobody reads the answers before the next one.
  case standardInput
  /// The script is another's.
  case othersScript
  /// Others may have changed the script.
  case writableScript
  /// The team is kept by a server, which lets this login read alone.
  case onServer
  /// Some servers of the team are left out.
  case partOfTeam

  /// The reason, as it follows a colon.
  public var reason: Words {
    switch self {
    case .asked: Words(en: "`--safe` asks for it", fi: "niin pyydettiin (`--safe`)")
    case .lenient:
      Words(
        en: "it has mistakes, and `--lenient` opened it",
        fi: "siinä on virheitä, ja se avattiin valitsimella `--lenient`")
    case .standardInput:
      Words(en: "the lines come from standard input", fi: "rivit luetaan syötteestä")
    case .othersScript:
      Words(en: "the script belongs to another user", fi: "skripti on toisen käyttäjän")
    case .writableScript:
      Words(en: "others may write the script", fi: "muutkin voivat muuttaa skriptiä")
    case .onServer:
      Words(
        en: "this login may only read at the server", fi: "tämä tunnus saa palvelimella vain lukea")
    case .partOfTeam:
      Words(en: "some of its shards are left out", fi: "osa sen sirpaleista puuttuu")
    }
  }

  /// What to do about it.
  public var hint: Words? {
    switch self {
    case .asked: nil
    case .lenient:
      Words(
        en: "`moj check FILE` lists the mistakes.", fi: "`moj check TIEDOSTO` luettelee virheet.")
    case .standardInput, .othersScript, .writableScript:
      Words(
        en: "`--trust` lets it change the model and write files.",
        fi: "`--trust` sallii sen muuttaa mallia ja kirjoittaa tiedostoja.")
    case .onServer:
      Words(
        en: "`moj URL roles` shows who may change the team.",
        fi: "`moj URL roolit` näyttää, kuka saa muuttaa tiimiä.")
    case .partOfTeam:
      Words(
        en: "Without `--partial` all of them are needed.",
        fi: "Ilman valitsinta `--osittain` ne tarvitaan kaikki.")
    }
  }
}
