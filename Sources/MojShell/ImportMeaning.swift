import MojImport
import MojText

extension ImportTarget {
  /// What a column means, for people.
  var words: Words {
    switch self {
    case .id: Words(en: "id there", fi: "tunnus siellä")
    case .accountID, .leadID, .company: Words(en: "account", fi: "yritys")
    case .personID, .personName, .contact: Words(en: "contact", fi: "yhteyshenkilö")
    case .dealID, .dealName: Words(en: "deal", fi: "kauppa")
    case .relatedID: Words(en: "what it is about", fi: "mitä se koskee")
    case .owner, .ownerID: Words(en: "seller", fi: "myyjä")
    case .name: Words(en: "name", fi: "nimi")
    case .firstName: Words(en: "first name", fi: "etunimi")
    case .lastName: Words(en: "last name", fi: "sukunimi")
    case .kind, .lifecycle: Words(en: "lead or customer", fi: "liidi vai asiakas")
    case .leadStatus: Words(en: "how the lead stands", fi: "liidin tila")
    case .businessID: Words(en: "business id", fi: "y-tunnus")
    case .optOut: Words(en: "do not contact", fi: "ei saa ottaa yhteyttä")
    case .wonDeals: Words(en: "deals won", fi: "voitettuja kauppoja")
    case .start, .startTime: Words(en: "when", fi: "milloin")
    case .end: Words(en: "until when", fi: "mihin asti")
    case .seconds, .minutes, .hours: Words(en: "minutes", fi: "minuutit")
    case .ignore: Words(en: "left out", fi: "jätetään pois")
    case .trap: Words(en: "left out: another record's", fi: "jätetään pois: toisen tietueen")
    default: wordsOfFields
    }
  }

  private var wordsOfFields: Words {
    switch self {
    case .phone: Words(en: "phone", fi: "puhelin")
    case .mobile: Words(en: "mobile phone", fi: "matkapuhelin")
    case .email: Words(en: "email", fi: "sähköposti")
    case .website: Words(en: "website", fi: "verkkosivu")
    case .town: Words(en: "town", fi: "paikkakunta")
    case .industry: Words(en: "industry", fi: "toimiala")
    case .source: Words(en: "source", fi: "lähde")
    case .potential: Words(en: "potential", fi: "potentiaali")
    case .walletShare: Words(en: "share of wallet", fi: "osuus ostoista")
    case .level: Words(en: "level", fi: "taso")
    case .project: Words(en: "project", fi: "projekti")
    case .role: Words(en: "role", fi: "rooli")
    case .job: Words(en: "job", fi: "tehtävä")
    case .created: Words(en: "created", fi: "luotu")
    case .note: Words(en: "note", fi: "muistiinpano")
    case .subject: Words(en: "subject", fi: "aihe")
    case .channel: Words(en: "channel", fi: "kanava")
    case .direction: Words(en: "direction", fi: "suunta")
    case .travelMinutes: Words(en: "minutes of travel", fi: "matkaminuutit")
    case .state, .isDone, .dealState, .orderState: Words(en: "state", fi: "tila")
    case .outcome: Words(en: "outcome", fi: "tulos")
    default: wordsOfResults
    }
  }

  private var wordsOfResults: Words {
    switch self {
    case .value: Words(en: "value", fi: "arvo")
    case .probability: Words(en: "probability", fi: "todennäköisyys")
    case .stage: Words(en: "stage", fi: "vaihe")
    case .expectedClose: Words(en: "expected close", fi: "odotettu päätös")
    case .closed: Words(en: "closed", fi: "päättynyt")
    case .lostReason: Words(en: "lost reason", fi: "häviön syy")
    case .nextStep: Words(en: "next step", fi: "seuraava askel")
    case .date: Words(en: "date", fi: "päivä")
    case .amount: Words(en: "amount", fi: "summa")
    case .promised: Words(en: "promised", fi: "luvattu")
    case .delivered: Words(en: "delivered", fi: "toimitettu")
    case .requestKind: Words(en: "kind of request", fi: "pyynnön laji")
    case .received: Words(en: "received", fi: "saapunut")
    case .firstResponse: Words(en: "first response", fi: "ensivastaus")
    case .resolved: Words(en: "resolved", fi: "ratkaistu")
    case .from: Words(en: "call from", fi: "soita aikaisintaan")
    case .to: Words(en: "call until", fi: "soita viimeistään")
    default: Words(en: "words", fi: "sanat")
    }
  }
}

extension ColumnReading {
  /// What kind of values a column holds, for people.
  var words: Words {
    switch kind {
    case .empty: Words(en: "empty", fi: "tyhjä")
    case .text: Words(en: "text", fi: "teksti")
    case .number(.point): Words(en: "number", fi: "luku")
    case .number(.comma): Words(en: "number, decimal comma", fi: "luku, desimaalipilkku")
    case .date(.dayFirst), .time(.dayFirst): Words(en: "date", fi: "päivä")
    case .date(.monthFirst), .time(.monthFirst):
      Words(en: "date, month first", fi: "päivä, kuukausi ensin")
    case .serialDate: Words(en: "spreadsheet's date", fi: "taulukon päiväluku")
    case .flag: Words(en: "yes or no", fi: "kyllä tai ei")
    }
  }
}

extension ColumnReading.Doubt {
  /// What could be read in two ways, with the lines of a mapping that settle it.
  var words: Words {
    switch self {
    case .dateOrder(let example):
      Words(
        en: "“\(example)”: day or month first? A mapping says @dates day-first or month-first.",
        fi: "”\(example)”: päivä vai kuukausi ensin? Kuvaus: @dates day-first tai month-first.")
    case .decimalMark(let example):
      Words(
        en: "“\(example)”: thousands or decimals? A mapping says @decimal comma or point.",
        fi: "”\(example)”: tuhansia vai desimaaleja? Kuvaus: @decimal comma tai point.")
    }
  }
}
