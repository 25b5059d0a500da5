import MojText

/// What a room is asked, whatever the scenario.
enum TrainingQuestions {
  /// The questions of a pause.
  static func pause(level: Int) -> [Words] {
    [
      Words(
        en: "What is the other person thinking right now?", fi: "Mitä toinen ajattelee juuri nyt?"),
      ofLevel(level),
      Words(en: "What would you say, word for word?", fi: "Mitä sanoisit, sanasta sanaan?"),
    ]
  }

  private static func ofLevel(_ level: Int) -> Words {
    switch level {
    case 1:
      Words(
        en: "Which criterion is still unknown, and which one question decides it?",
        fi: "Mikä kriteeri on vielä auki, ja mikä yksi kysymys ratkaisee sen?")
    case 2:
      Words(
        en: "Whose trust is missing, and what would win it?",
        fi: "Kenen luottamus puuttuu, ja millä sen voittaa?")
    default:
      Words(
        en: "Did it go right for the customer, and how do we know?",
        fi: "Menikö kaikki asiakkaan mielestä oikein, ja mistä sen tiedämme?")
    }
  }
}
