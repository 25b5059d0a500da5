extension Choices {
  /// Lead or customer.
  public static let kind = Choices([
    ("lead", "lead", "liidi", ["leads", "liidit", "liidin", "liidejä", "leadi", "prospekti"]),
    ("customer", "customer", "asiakas", ["customers", "asiakkaat", "asiakkaan", "asiakkaita"]),
  ])

  /// The levels of selling.
  public static let level = Choices([
    ("1", "1", "1", ["level 1", "taso 1"]), ("2", "2", "2", ["level 2", "taso 2"]),
    ("3", "3", "3", ["level 3", "taso 3"]),
  ])

  /// Why a lead was not ready to be sold to.
  public static let levelMismatch = Choices([
    ("unmapped", "not mapped", "kartoittamatta", ["mapping not done", "kartoitus kesken"]),
    ("call_later", "asked for a later call", "pyysi soittamaan myöhemmin", ["later", "myöhemmin"]),
  ])

  /// Whether an account may be worked on.
  public static let status = Choices([
    ("active", "active", "aktiivinen", ["aktiiviset", "aktiivisia"]),
    ("paused", "paused", "tauolla", ["on hold", "tauko"]),
    ("lost", "lost", "menetetty", ["hävitty", "menetetyt", "churned"]),
    ("do_not_contact", "do not contact", "ei saa ottaa yhteyttä", ["kielto", "dnc"]),
  ])

  /// Who began a contact.
  public static let direction = Choices([
    ("outbound", "outbound", "lähtevä", ["out", "outgoing", "lähtevät"]),
    ("inbound", "inbound", "saapuva", ["in", "incoming", "saapuvat"]),
  ])

  /// What a contact led to.
  public static let outcome = Choices([
    ("reached", "reached", "tavoitettu", ["tavoitetut"]),
    ("no_answer", "no answer", "ei vastausta", ["ei vastannut"]),
    ("call_later", "call later", "soittakaa myöhemmin", ["myöhemmin", "later"]),
    ("meeting_set", "meeting set", "tapaaminen sovittu", ["tapaaminen", "meeting"]),
    ("offer_asked", "offer asked", "tarjous pyydetty", ["tarjouspyyntö"]),
    ("won", "won", "voitettu", ["voitetut", "kauppa"]),
    ("lost", "lost", "hävitty", ["hävityt"]),
    ("info", "info", "tieto", ["information", "tiedoksi"]),
  ])

  /// How far an activity is.
  public static let activityState = Choices([
    ("planned", "planned", "suunniteltu", ["suunnitellut"]), ("done", "done", "tehty", ["tehdyt"]),
    ("missed", "missed", "jäi väliin", ["väliin jäänyt"]),
    ("moved", "moved", "siirretty", ["siirretyt", "postponed"]),
    ("cancelled", "cancelled", "peruttu", ["canceled", "perutut"]),
  ])

  /// How far a callback is.
  public static let callbackState = Choices([
    ("open", "open", "avoin", ["avoimet", "auki"]), ("kept", "kept", "pidetty", ["pidetyt"]),
    ("missed", "missed", "jäi väliin", ["väliin jäänyt"]),
    ("converted", "converted", "muunnettu", ["muunnetut"]),
    ("dropped", "dropped", "luovuttu", ["hylätty"]),
  ])

  /// What is asked.
  public static let request = Choices([
    ("inquiry", "inquiry", "tiedustelu", ["inquiries", "tiedustelut", "kysely", "kyselyt"]),
    ("complaint", "complaint", "reklamaatio", ["complaints", "reklamaatiot"]),
    ("offer_request", "offer request", "tarjouspyyntö", ["offer", "tarjouspyynnöt"]),
  ])

  /// How far a request is.
  public static let requestState = Choices([
    ("open", "open", "avoin", ["avoimet", "auki"]),
    ("answered", "answered", "vastattu", ["vastatut"]),
    ("paused", "paused", "tauolla", ["on hold"]),
    ("resolved", "resolved", "ratkaistu", ["ratkaistut", "closed"]),
    ("dropped", "dropped", "luovuttu", ["hylätty"]),
  ])

  /// The kinds of contact that a care model gives an interval.
  public static let careContact = Choices([
    ("contact", "contact", "yhteys", ["yhteydenotto"]),
    ("meeting", "meeting", "tapaaminen", ["tapaamiset"]),
    ("sparring", "sparring", "sparraus", []),
  ])

  /// What is promised.
  public static let promise = Choices([
    ("respond", "respond", "vastaus", ["response", "vastaa"]),
    ("resolve", "resolve", "ratkaisu", ["resolution", "ratkaise"]),
    ("deliver", "deliver", "toimitus", ["delivery", "toimita"]),
  ])

  /// How a promise stands; the more urgent first.
  public static let promiseState = Choices([
    ("broken", "broken", "rikottu", ["rikotut", "rikki"]),
    ("at_risk", "at risk", "vaarassa", ["risk"]),
    ("open", "open", "avoin", ["avoimet", "auki"]),
    ("paused", "paused", "tauolla", ["on hold", "tauko"]),
    ("kept", "kept", "pidetty", ["pidetyt"]),
  ])

  /// How far a deal is.
  public static let dealState = Choices([
    ("open", "open", "avoin", ["avoimet", "auki"]),
    ("won", "won", "voitettu", ["voitetut", "closed won"]),
    ("lost", "lost", "hävitty", ["hävityt", "closed lost"]),
  ])

  /// Whether a change holds.
  public static let changeState = Choices([
    ("done", "done", "voimassa", ["tehty"]), ("undone", "undone", "kumottu", ["kumotut"]),
    ("undo", "undo", "kumoaminen", []), ("redo", "redo", "uudelleen tekeminen", []),
  ])

  /// What a person decides.
  public static let role = Choices([
    ("decision_maker", "decision maker", "päättäjä", ["päättäjät", "decider"]),
    ("influencer", "influencer", "vaikuttaja", ["vaikuttajat"]),
    ("user", "user", "käyttäjä", ["käyttäjät"]),
    ("gatekeeper", "gatekeeper", "portinvartija", ["portinvartijat"]),
  ])

  /// Who can change a field's value.
  public static let influence = Choices([
    ("ours", "ours", "meidän", ["me"]), ("customer", "customer", "asiakkaan", ["asiakas"]),
  ])

  /// Where a dated value came from.
  public static let valueSource = Choices([
    ("call", "call", "puhelu", ["puhelut"]), ("visit", "visit", "käynti", ["käynnit"]),
    ("import", "import", "tuonti", []), ("register", "register", "rekisteri", []),
    ("estimate", "estimate", "arvio", ["arviot"]),
  ])

  /// What is known of a test or a rule.
  public static let verdict = Choices([
    ("holds", "holds", "täyttyy", []), ("fails", "fails", "ei täyty", []),
    ("unknown", "not known", "ei tiedetä", []),
  ])

  /// Whose a change is that would lift an account.
  public static let lift = Choices([
    ("ours", "ours", "meistä kiinni", []), ("customer", "the customer's", "asiakkaasta kiinni", []),
    ("unknown", "to ask", "kysyttävä", []),
  ])

  /// Where the value of a field came from.
  public static let origin = Choices([
    ("account", "the account", "yrityksen tiedot", []),
    ("dated", "dated value", "päivätty arvo", []),
    ("expired", "too old to count", "liian vanha", []), ("derived", "counted", "laskettu", []),
  ])

  /// What a channel's contact counts as.
  public static let contact = Choices([
    ("contact", "contact", "yhteys", ["yhteydenotto"]),
    ("meeting", "meeting", "tapaaminen", ["tapaamiset"]),
  ])

  /// The types of a team's own fields.
  public static let fieldType = Choices([
    ("text", "text", "teksti", []), ("number", "number", "luku", []),
    ("percent", "percent", "prosentti", []), ("money", "money", "raha", []),
    ("date", "date", "päivä", []), ("time", "time", "aika", []),
    ("duration", "duration", "kesto", []), ("flag", "flag", "kyllä/ei", ["boolean"]),
  ])
}
