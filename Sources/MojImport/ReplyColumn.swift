public import MojText

/// The columns of a reply sheet, in their order: first what a seller reads and fills in, then what
/// the reply is filed by.
public enum ReplyColumn: Int, CaseIterable, Sendable {
  case id, at, name, person, goal, done, not, why, minutes, channel, account, seller, callback

  /// The header, by which the sheet is known again; the first one names it.
  public var header: Words {
    switch self {
    case .id: Words(en: "reply.id", fi: "vastaus.id")
    case .at: Words(en: "when", fi: "milloin")
    case .name: Words(en: "account", fi: "yritys")
    case .person: Words(en: "person", fi: "henkilö")
    case .goal: Words(en: "goal", fi: "tavoite")
    case .done: Words(en: "done", fi: "tehty")
    case .not: Words(en: "not", fi: "ei")
    case .why: Words(en: "why", fi: "miksi")
    case .minutes: Words(en: "minutes", fi: "minuutit")
    case .channel: Words(en: "channel", fi: "kanava")
    case .account: Words(en: "account_id", fi: "yritys_id")
    case .seller: Words(en: "seller_id", fi: "myyjä_id")
    case .callback: Words(en: "callback_id", fi: "takaisinsoitto_id")
    }
  }
}
