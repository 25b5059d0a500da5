/// What the words of other systems mean here: closed values in English and Finnish.
///
/// A word means a value where it is, or begins with, one of the value's words.
enum ImportWords {
  typealias Meanings = [(value: String, words: [String])]

  static let kind: Meanings = [
    ("customer", ["customer", "client", "asiakas", "evangelist"]),
    (
      "lead",
      [
        "lead", "prospect", "liidi", "prospekti", "subscriber", "marketing qualified",
        "sales qualified", "marketingqualified", "salesqualified", "opportunity", "other",
      ]
    ),
  ]

  /// Not now: they are called later, without a date.
  static let later = [
    "bad timing", "bad_timing", "recycled", "on hold", "onhold", "contact in future", "call later",
    "not now", "postponed", "nurture", "myöhemmin", "soittakaa myöhemmin", "odottaa", "ei nyt",
    "huono ajoitus", "tauolla",
  ]

  /// It came to nothing.
  static let lost = [
    "junk", "lost", "dead", "unqualified", "disqualified", "not interested", "closed - not",
    "closed not", "hävitty", "menetetty", "ei kiinnosta", "roska", "unreachable",
  ]

  static let status: Meanings = [
    ("do_not_contact", ["do not contact", "do_not_contact", "kielto", "ei saa ottaa yhteyttä"]),
    ("paused", ["paused", "inactive", "passiivinen"]), ("active", ["active", "aktiivinen"]),
  ]

  static let forbidden = [
    "do not", "opted out", "opt-out", "opt out", "unsubscribed", "kielto", "kielletty", "ei saa",
  ]

  static let dealState: Meanings = [
    ("won", ["won", "closed won", "closedwon", "voitettu", "closed - won"]),
    ("lost", ["lost", "closed lost", "closedlost", "hävitty", "deleted", "closed - lost"]),
    ("open", ["open", "avoin"]),
  ]

  static let channel: Meanings = [
    ("phone", ["call", "phone", "outbound", "inbound", "puhelu", "soitto", "puhelin"]),
    ("video", ["video", "teams", "zoom", "online", "etätapaaminen", "demo"]),
    ("visit", ["meeting", "visit", "event", "lunch", "tapaaminen", "käynti", "lounas"]),
    ("email", ["email", "e-mail", "mail", "sähköposti"]),
    ("message", ["sms", "message", "whatsapp", "linkedin", "chat", "viesti", "tekstiviesti"]),
    ("fair", ["fair", "expo", "messut"]), ("letter", ["letter", "kirje"]),
    ("note", ["note", "muistiinpano"]), ("task", ["task", "to-do", "todo", "deadline", "tehtävä"]),
  ]

  static let direction: Meanings = [
    ("inbound", ["inbound", "incoming", "in", "saapuva"]),
    ("outbound", ["outbound", "outgoing", "out", "lähtevä"]),
  ]

  static let activityState: Meanings = [
    ("missed", ["missed", "no show", "no-show", "jäi väliin"]),
    ("cancelled", ["not held", "canceled", "cancelled", "peruttu"]),
    ("moved", ["moved", "rescheduled", "deferred", "siirretty"]),
    (
      "planned",
      [
        "planned", "not started", "scheduled", "in progress", "open", "waiting", "started", "todo",
        "backlog", "suunniteltu", "avoin", "kesken",
      ]
    ),
    ("done", ["held", "completed", "complete", "done", "closed", "tehty", "pidetty", "valmis"]),
  ]

  static let outcome: Meanings = [
    (
      "no_answer",
      [
        "no answer", "no_answer", "left voicemail", "busy", "voicemail", "left live",
        "ei vastausta",
        "ei vastannut",
      ]
    ),
    (
      "call_later", ["call later", "call back", "callback", "call_later", "soittakaa", "myöhemmin"]
    ),
    ("meeting_set", ["meeting", "appointment", "tapaaminen"]),
    ("offer_asked", ["offer", "quote", "tarjous"]), ("won", ["won", "voitettu", "kauppa"]),
    ("lost", ["lost", "not interested", "hävitty"]),
    ("reached", ["reached", "connected", "answered", "interested", "completed", "tavoitettu"]),
    ("info", ["info", "tieto"]),
  ]

  static let requestKind: Meanings = [
    ("complaint", ["complaint", "problem", "incident", "bug", "issue", "reklamaatio", "ongelma"]),
    ("offer_request", ["offer", "quote", "rfq", "tarjous"]),
    ("inquiry", ["question", "inquiry", "feature", "request", "tiedustelu", "kysely", "kysymys"]),
  ]

  static let requestState: Meanings = [
    ("resolved", ["closed", "resolved", "solved", "done", "ratkaistu", "suljettu", "valmis"]),
    ("paused", ["on hold", "pending", "waiting", "paused", "tauolla", "odottaa"]),
    ("dropped", ["rejected", "duplicate", "dropped", "hylätty"]),
    ("answered", ["answered", "replied", "vastattu"]),
    ("open", ["new", "open", "assigned", "working", "escalated", "avoin", "uusi"]),
  ]

  static let role: Meanings = [
    ("decision_maker", ["decision", "päättäjä"]), ("influencer", ["influencer", "vaikuttaja"]),
    ("gatekeeper", ["gatekeeper", "portinvartija"]), ("user", ["user", "käyttäjä"]),
  ]

  static let cancelled = [
    "cancelled", "canceled", "void", "voided", "draft", "peruttu", "mitätöity", "luonnos",
  ]
  static let totals = [
    "total", "grand total", "subtotal", "sum", "yhteensä", "summa", "välisumma", "loppusumma",
  ]

  /// The value that a word means; nil where it means none of them.
  static func value(_ text: String?, _ meanings: Meanings) -> String? {
    guard let text else { return nil }
    let word = text.lowercased()
    if let exact = meanings.first(where: { $0.value == word || $0.words.contains(word) }) {
      return exact.value
    }
    return meanings.first { begins(word, $0.words) }?.value
  }

  /// Whether a text is, or begins with, one of some words.
  static func means(_ text: String?, _ words: [String]) -> Bool {
    guard let text else { return false }
    return begins(text.lowercased(), words)
  }

  private static func begins(_ text: String, _ words: [String]) -> Bool {
    words.contains { word in
      guard text.hasPrefix(word) else { return false }
      return text.utf8.count == word.utf8.count
        || !(text.dropFirst(word.count).first?.isLetter ?? false)
    }
  }
}
