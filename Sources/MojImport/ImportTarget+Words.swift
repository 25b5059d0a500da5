public import MojText

extension ImportTarget {
  /// What a column means, as the dry run tells it and a map says it: no two alike.
  public var words: Words {
    switch self {
    case .id: Words(en: "id there", fi: "tunnus siellä")
    case .accountID: Words(en: "account's id", fi: "yrityksen tunnus")
    case .leadID: Words(en: "lead's id", fi: "liidin tunnus")
    case .personID: Words(en: "person's id", fi: "henkilön tunnus")
    case .dealID: Words(en: "deal's id", fi: "kaupan tunnus")
    case .relatedID: Words(en: "id of what it is about", fi: "kohteen tunnus")
    case .owner: Words(en: "seller", fi: "myyjä")
    case .ownerID: Words(en: "seller's id", fi: "myyjän tunnus")
    case .name: Words(en: "name", fi: "nimi")
    case .firstName: Words(en: "first name", fi: "etunimi")
    case .lastName: Words(en: "last name", fi: "sukunimi")
    case .company: Words(en: "account", fi: "yritys")
    case .contact: Words(en: "contact", fi: "yhteyshenkilö")
    case .personName: Words(en: "person", fi: "henkilö")
    case .dealName: Words(en: "deal", fi: "kauppa")
    case .kind: Words(en: "lead or customer", fi: "liidi vai asiakas")
    case .lifecycle: Words(en: "life cycle", fi: "elinkaaren vaihe")
    case .leadStatus: Words(en: "lead's state", fi: "liidin tila")
    case .businessID: Words(en: "business id", fi: "y-tunnus")
    case .phone: Words(en: "phone", fi: "puhelin")
    case .mobile: Words(en: "mobile phone", fi: "matkapuhelin")
    case .email: Words(en: "email", fi: "sähköposti")
    case .website: Words(en: "website", fi: "verkkosivu")
    case .town: Words(en: "town", fi: "paikkakunta")
    case .industry: Words(en: "industry", fi: "toimiala")
    default: wordsOfWork
    }
  }

  private var wordsOfWork: Words {
    switch self {
    case .source: Words(en: "source", fi: "lähde")
    case .potential: Words(en: "potential", fi: "potentiaali")
    case .walletShare: Words(en: "share of wallet", fi: "osuus ostoista")
    case .level: Words(en: "level", fi: "taso")
    case .project: Words(en: "project", fi: "projekti")
    case .role: Words(en: "role", fi: "rooli")
    case .job: Words(en: "job", fi: "tehtävä")
    case .optOut: Words(en: "do not contact", fi: "ei saa ottaa yhteyttä")
    case .created: Words(en: "created", fi: "luotu")
    case .note: Words(en: "note", fi: "muistiinpano")
    case .wonDeals: Words(en: "deals won", fi: "voitettuja kauppoja")
    case .subject: Words(en: "subject", fi: "aihe")
    case .channel: Words(en: "channel", fi: "kanava")
    case .direction: Words(en: "direction", fi: "suunta")
    case .start: Words(en: "when", fi: "milloin")
    case .startTime: Words(en: "time of day", fi: "kellonaika")
    case .end: Words(en: "until when", fi: "mihin asti")
    case .seconds: Words(en: "seconds", fi: "sekunnit")
    case .minutes: Words(en: "minutes", fi: "minuutit")
    case .hours: Words(en: "hours", fi: "tunnit")
    case .travelMinutes: Words(en: "minutes of travel", fi: "matkaminuutit")
    case .state: Words(en: "state", fi: "tila")
    case .isDone: Words(en: "done or not", fi: "onko tehty")
    case .outcome: Words(en: "outcome", fi: "tulos")
    default: wordsOfResults
    }
  }

  private var wordsOfResults: Words {
    switch self {
    case .value: Words(en: "value", fi: "arvo")
    case .probability: Words(en: "probability", fi: "todennäköisyys")
    case .stage: Words(en: "stage", fi: "vaihe")
    case .dealState: Words(en: "deal's state", fi: "kaupan tila")
    case .expectedClose: Words(en: "expected close", fi: "odotettu päätös")
    case .closed: Words(en: "closed", fi: "päättynyt")
    case .lostReason: Words(en: "lost reason", fi: "häviön syy")
    case .nextStep: Words(en: "next step", fi: "seuraava askel")
    case .date: Words(en: "date", fi: "päivä")
    case .amount: Words(en: "amount", fi: "summa")
    case .orderState: Words(en: "order's state", fi: "tilauksen tila")
    case .promised: Words(en: "promised", fi: "luvattu")
    case .delivered: Words(en: "delivered", fi: "toimitettu")
    case .requestKind: Words(en: "kind of request", fi: "pyynnön laji")
    case .received: Words(en: "received", fi: "saapunut")
    case .firstResponse: Words(en: "first response", fi: "ensivastaus")
    case .resolved: Words(en: "resolved", fi: "ratkaistu")
    case .from: Words(en: "call from", fi: "soita aikaisintaan")
    case .to: Words(en: "call until", fi: "soita viimeistään")
    case .words: Words(en: "their words", fi: "heidän sanansa")
    case .ignore: Words(en: "left out", fi: "jätetään pois")
    case .trap: Words(en: "another record's", fi: "toisen tietueen")
    default: Words(same: rawValue)
    }
  }
}

/// What somebody says that a column means: something that moj knows, or a field of the team's own.
public enum ColumnMeaning: Sendable, Hashable {
  case own
  case known(ImportTarget)

  /// What a recognised column means.
  public init(_ target: ImportTarget?) {
    self = target.map { .known($0) } ?? .own
  }

  /// What a typed word means, in either language or by its name in the catalogue; nil where it
  /// means nothing.
  public init?(typed: String) {
    let word = HeaderCatalogue.folded(typed)
    if ColumnMeaning.ownWords.contains(word) {
      self = .own
      return
    }
    let target = ImportTarget.allCases.first { target in
      [target.rawValue, target.words.en, target.words.fi].contains {
        HeaderCatalogue.folded($0) == word
      }
    }
    guard !word.isEmpty, let target else { return nil }
    self = .known(target)
  }

  private static let ownWords = ["own", "ownfield", "oma", "omakenttä"]

  /// The meaning that moj knows; nil for a field of the team's own.
  public var target: ImportTarget? {
    if case .known(let target) = self { return target }
    return nil
  }

  /// The meaning in words.
  public var words: Words { target?.words ?? Words(en: "own field", fi: "oma kenttä") }
}
