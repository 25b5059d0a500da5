import MojLanguage
import MojText

/// What a coaching sheet ends with at a terminal: new commitments, asked one by one.
///
/// Its answers become lines of `agree`, so that what is agreed live is a change like any other.
public struct Agreement: Sendable {
  private let seller: String
  private let name: String
  private let today: CalendarDay
  private let language: Language

  init(seller: String, name: String, today: CalendarDay, _ language: Language) {
    self.seller = seller
    self.name = name
    self.today = today
    self.language = language
  }

  /// The day that is meant where none is said: a week from now.
  private var usualDay: String { today.adding(days: 7).iso }

  /// How it is answered, shown once.
  public var note: String {
    Words(
      en: "Enter takes what stands in brackets; an empty “what” ends.",
      fi: "Enter ottaa sen, mikä on suluissa; tyhjä ”mitä” lopettaa.")[language]
  }
  /// Asks what is agreed.
  public var what: String { Words(en: "what:", fi: "mitä:")[language] }
  /// Asks who does it.
  public var who: String {
    Words(en: "who (\(name)):", fi: "kuka (\(name)):")[language]
  }
  /// Asks by when.
  public var due: String {
    Words(en: "by when (\(usualDay)):", fi: "mihin mennessä (\(usualDay)):")[language]
  }

  /// The line that writes it down; an empty `who` is the seller, an empty `due` the usual day.
  public func line(what: String, who: String, due: String) -> String {
    let (head, by, person) = (
      Keyword.named(.agree).words(in: language), Words(en: "by", fi: "viimeistään")[language],
      Words(en: "who", fi: "kuka")[language]
    )
    let agreed = "\(head) \(Formatter.quoted(seller)) \(Formatter.quoted(what))"
    let day = due.isEmpty ? usualDay : due
    return who.isEmpty
      ? "\(agreed) \(by) \(day)" : "\(agreed) \(person) \(Formatter.quoted(who)) \(by) \(day)"
  }
}
