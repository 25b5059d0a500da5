import MojModel
import MojText

extension ShellCommand {
  /// The commands about changes to the model.
  static let aboutChanges: [ShellCommand] =
    aboutContacts + aboutSales + aboutFields + aboutRecords + aboutRequests + aboutUndoing

  private static let aboutContacts: [ShellCommand] = [
    ShellCommand(
      head: "log",
      summary: Words(
        en: "writes down a call, a visit, a message", fi: "kirjaa puhelun, käynnin tai viestin"),
      usage: Words(
        en:
          "log NAME call|visit|email \"note\" [minutes N] [outcome WORD] [on DATE] [next DATE] [level N]",
        fi:
          "kirjaa NIMI puhelu|käynti \"muistiinpano\" [minuuttia N] [tulos SANA] [päivänä PÄIVÄ] [seuraava PÄIVÄ] [taso N]"
      ),
      example: Words(
        en: "log Suvituuli Köydet Oy Ab call \"four fairs next year\" minutes 12 next 2026-12-01",
        fi: "kirjaa Suvituuli Köydet Oy Ab puhelu \"ensi vuonna neljät messut\" minuuttia 12"),
      needs: [.accounts],
      offers: [
        .words(Words(en: "call, visit, email", fi: "puhelu, käynti, sähköposti")),
        .after(Words(en: "minutes", fi: "minuuttia"), [.text]),
        .after(Words(en: "outcome", fi: "tulos"), [.choice(.outcome)]),
        .after(Words(en: "on", fi: "päivänä"), [.dates]),
        .after(Words(en: "next", fi: "seuraava"), [.dates]),
        .after(Words(en: "level", fi: "taso"), [.levels]),
        .after(Words(en: "by", fi: "tekijä"), [.sellers]),
      ],
      run: { command, session in try session.log(command) }),
    ShellCommand(
      head: "later",
      summary: Words(
        en: "writes down who asked to be called later",
        fi: "kirjaa, kuka pyysi soittamaan myöhemmin"),
      usage: Words(
        en: "later NAME until|in WINDOW \"their words\" [because REASON]",
        fi: "myöhemmin NIMI vasta AIKA \"heidän sanansa\" [koska SYY]"),
      example: Words(
        en: "later Suvituuli Köydet Oy Ab until spring 2027 \"when the budget is open\"",
        fi: "myöhemmin Suvituuli Köydet Oy Ab vasta keväällä 2027 \"kun budjetti on auki\""),
      needs: [.accounts],
      offers: [.after(Words(en: "until, in", fi: "vasta, ajalla"), [.dates]), .because],
      run: { command, session in try session.later(command) }),
  ]

  private static let aboutSales: [ShellCommand] = [
    ShellCommand(
      head: "won",
      summary: Words(en: "writes down a deal that was won", fi: "kirjaa voitetun kaupan"),
      usage: Words(
        en: "won NAME AMOUNT [\"what\"] [promised DATE]",
        fi: "voitettu NIMI SUMMA [\"mitä\"] [luvattu PÄIVÄ]"),
      example: Words(
        en: "won Suvituuli Köydet Oy Ab 12k \"stand\"",
        fi: "voitettu Suvituuli Köydet Oy Ab 12k \"osasto\""),
      needs: [.accounts],
      offers: [.text, .after(Words(en: "promised", fi: "luvattu"), [.dates])],
      run: { command, session in try session.won(command) }),
    ShellCommand(
      head: "lost",
      summary: Words(
        en: "writes down a deal or a lead that was lost", fi: "kirjaa hävityn kaupan tai liidin"),
      usage: Words(en: "lost NAME \"why\"", fi: "hävitty NIMI \"miksi\""),
      example: Words(
        en: "lost Suvituuli Köydet Oy Ab \"too dear\"",
        fi: "hävitty Suvituuli Köydet Oy Ab \"liian kallis\""),
      needs: [.accounts],
      offers: [.text],
      run: { command, session in try session.lost(command) }),
    ShellCommand(
      head: "order",
      summary: Words(en: "writes down an order", fi: "kirjaa tilauksen"),
      usage: Words(
        en: "order NAME AMOUNT [\"what\"] [promised DATE]",
        fi: "tilaa NIMI SUMMA [\"mitä\"] [luvattu PÄIVÄ]"),
      example: Words(
        en: "order Havupuro Mittalaitteet Oy 3.5k \"furniture\" promised 2027-01-15",
        fi: "tilaa Havupuro Mittalaitteet Oy 3 500 € \"kalusteet\" luvattu 15.1.2027"),
      needs: [.accounts],
      offers: [.text, .after(Words(en: "promised", fi: "luvattu"), [.dates])],
      run: { command, session in try session.order(command) }),
  ]

  private static let aboutFields: [ShellCommand] = [
    ShellCommand(
      head: "set",
      summary: Words(en: "gives a field a value", fi: "antaa kentälle arvon"),
      usage: Words(
        en: "set NAME|leads where … FIELD = VALUE, …",
        fi: "aseta NIMI|liidit joiden … KENTTÄ = ARVO, …"
      ),
      example: Words(
        en: "set Suvituuli Köydet Oy Ab potential = 62k",
        fi: "aseta Suvituuli Köydet Oy Ab potentiaali = 62k"),
      needs: [.accounts, .sources],
      offers: [.assignments],
      run: { command, session in try session.set(command) }),
    ShellCommand(
      head: "assign",
      summary: Words(en: "gives accounts to a seller", fi: "antaa yrityksiä myyjälle"),
      usage: Words(
        en: "assign NAME|leads where … to SELLER", fi: "anna NIMI|liidit joiden … myyjälle MYYJÄ"),
      example: Words(
        en: "assign Suvituuli Köydet Oy Ab to Aino", fi: "anna Suvituuli Köydet Oy Ab myyjälle Aino"
      ),
      needs: [.accounts, .sources],
      offers: [.after(Words(en: "to", fi: "myyjälle"), [.sellers])],
      run: { command, session in try session.assign(command) }),
    ShellCommand(
      head: "advance",
      summary: Words(
        en: "moves an account to another level", fi: "siirtää yrityksen toiselle tasolle"),
      usage: Words(en: "advance NAME to 2|3", fi: "edistä NIMI tasolle 2|3"),
      example: Words(
        en: "advance Suvituuli Köydet Oy Ab to 2", fi: "edistä Suvituuli Köydet Oy Ab tasolle 2"),
      needs: [.accounts],
      offers: [.after(Words(en: "to", fi: "tasolle"), [.levels])],
      run: { command, session in try session.advance(command) }),
    ShellCommand(
      head: "override",
      summary: Words(
        en: "sets a tier against the rules, until a day",
        fi: "antaa luokan sääntöjen ohi, määräpäivään asti"),
      usage: Words(
        en: "override NAME tier TIER|none [because \"…\"] [until DATE]",
        fi: "ohita NIMI luokka LUOKKA|puuttuu [koska \"…\"] [asti PÄIVÄ]"),
      example: Words(
        en:
          "override Suvituuli Köydet Oy Ab tier A2 because \"the group decides\" until 2027-06-30",
        fi: "ohita Suvituuli Köydet Oy Ab luokka A2 koska \"konserni päättää\" asti 30.6.2027"),
      needs: [.accounts],
      offers: [
        .after(Words(en: "tier", fi: "luokka"), [.tiers]), .because,
        .after(Words(en: "until", fi: "asti"), [.dates]),
      ],
      run: { command, session in try session.override(command) }),
    ShellCommand(
      head: "value",
      summary: Words(
        en: "writes down a value with its date and source",
        fi: "kirjaa arvon, sen päivän ja lähteen"
      ),
      usage: Words(
        en: "value NAME FIELD = VALUE [from call|visit|…] [on DATE]",
        fi: "arvo NIMI KENTTÄ = ARVO [lähteestä puhelu|käynti|…] [päivänä PÄIVÄ]"),
      example: Words(
        en: "value Suvituuli Köydet Oy Ab stand_size = 40 from visit",
        fi: "arvo Suvituuli Köydet Oy Ab stand_size = 40 lähteestä käynti"),
      needs: [.accounts],
      offers: [
        .assignments, .after(Words(en: "from", fi: "lähteestä"), [.choice(.valueSource)]), .on,
      ],
      run: { command, session in try session.value(command) }),
  ]

  private static let aboutRecords: [ShellCommand] = [
    ShellCommand(
      head: "add",
      summary: Words(
        en: "adds a lead, a customer or a person", fi: "lisää liidin, asiakkaan tai henkilön"),
      usage: Words(
        en: "add lead|customer \"NAME\" [FIELD = VALUE, …] · add person \"NAME\" at NAME",
        fi:
          "uusi liidi|asiakas \"NIMI\" [KENTTÄ = ARVO, …] · uusi henkilö \"NIMI\" yrityksessä NIMI"
      ),
      example: Words(
        en: "add lead \"Uusi Puu Oy\" town = Oulu, potential = 20k",
        fi: "uusi liidi \"Uusi Puu Oy\" paikkakunta = Oulu, potentiaali = 20k"),
      offers: [
        .one([
          .after(Words(en: "lead, customer", fi: "liidi, asiakas"), [.text, .assignments]),
          .after(
            Words(en: "person", fi: "henkilö"),
            [.text, .after(Words(en: "at", fi: "yrityksessä"), [.accounts])]),
        ])
      ],
      run: { command, session in try session.add(command) }),
    ShellCommand(
      head: "remove",
      summary: Words(
        en: "takes an account and its records away", fi: "poistaa yrityksen ja sen tietueet"),
      usage: Words(en: "remove NAME", fi: "poista NIMI"),
      example: Words(en: "remove Suvituuli Köydet Oy Ab", fi: "poista Suvituuli Köydet Oy Ab"),
      needs: [.accounts],
      run: { command, session in try session.remove(command) }),
    ShellCommand(
      head: "forget",
      summary: Words(
        en: "erases a person or an account everywhere, for good",
        fi: "poistaa henkilön tai yrityksen kaikkialta, lopullisesti"),
      usage: Words(en: "forget NAME", fi: "unohda NIMI"),
      example: Words(en: "forget Matti Vesikallio", fi: "unohda Matti Vesikallio"),
      needs: [.accounts, .people],
      run: { command, session in try session.forget(command) }),
    ShellCommand(
      head: "merge",
      summary: Words(en: "makes one account of two", fi: "tekee kahdesta yrityksestä yhden"),
      usage: Words(en: "merge NAME into NAME", fi: "yhdistä NIMI yritykseen NIMI"),
      example: Words(
        en: "merge Suvituuli Pakkaus Oy into Suvituuli Köydet Oy Ab",
        fi: "yhdistä Suvituuli Pakkaus Oy yritykseen Suvituuli Köydet Oy Ab"),
      needs: [.accounts],
      offers: [.after(Words(en: "into", fi: "yritykseen"), [.accounts])],
      run: { command, session in try session.merge(command) }),
  ]

  private static let aboutRequests: [ShellCommand] = [
    ShellCommand(
      head: "request",
      summary: Words(
        en: "writes down an inquiry or a complaint", fi: "kirjaa tiedustelun tai reklamaation"),
      usage: Words(
        en: "request NAME complaint|inquiry|offer \"what\" [owner SELLER]",
        fi: "pyyntö NIMI reklamaatio|tiedustelu|tarjouspyyntö \"mitä\" [omistaja MYYJÄ]"),
      example: Words(
        en: "request Havupuro Mittalaitteet Oy complaint \"the floor was scratched\"",
        fi: "pyyntö Havupuro Mittalaitteet Oy reklamaatio \"lattia naarmuuntui\""),
      needs: [.accounts],
      offers: [
        .words(
          Words(en: "complaint, inquiry, offer", fi: "reklamaatio, tiedustelu, tarjouspyyntö")),
        .after(Words(en: "owner", fi: "omistaja"), [.sellers]),
      ],
      run: { command, session in try session.request(command) }),
    ShellCommand(
      head: "answer",
      summary: Words(
        en: "writes down that a request was answered", fi: "kirjaa, että pyyntöön vastattiin"),
      usage: Words(en: "answer REQUEST|NAME [\"note\"]", fi: "vastaa PYYNTÖ|NIMI [\"huomio\"]"),
      example: Words(en: "answer req-025", fi: "vastaa req-025"),
      needs: [.requests, .accounts],
      run: { command, session in
        try session.settle(command, as: "answered", at: "first_response")
      }),
    ShellCommand(
      head: "resolve",
      summary: Words(
        en: "writes down that a request was resolved", fi: "kirjaa, että pyyntö ratkaistiin"),
      usage: Words(en: "resolve REQUEST|NAME [\"note\"]", fi: "ratkaise PYYNTÖ|NIMI [\"huomio\"]"),
      example: Words(en: "resolve req-025", fi: "ratkaise req-025"),
      needs: [.requests, .accounts],
      run: { command, session in try session.settle(command, as: "resolved", at: "resolved") }),
    ShellCommand(
      head: "pause",
      summary: Words(
        en: "lets a request wait for the customer", fi: "jättää pyynnön odottamaan asiakasta"),
      usage: Words(en: "pause REQUEST|NAME [\"note\"]", fi: "keskeytä PYYNTÖ|NIMI [\"huomio\"]"),
      example: Words(en: "pause req-025", fi: "keskeytä req-025"),
      needs: [.requests, .accounts],
      run: { command, session in try session.settle(command, as: "paused", at: nil) }),
  ]

  private static let aboutUndoing: [ShellCommand] = [
    ShellCommand(
      head: "undo",
      summary: Words(en: "takes the last change back", fi: "kumoaa viime muutoksen"),
      usage: Words(en: "undo [N] [force]", fi: "kumoa [N] [väkisin]"),
      example: Words(en: "undo", fi: "kumoa"),
      offers: [.words(Words(en: "force", fi: "väkisin"))],
      run: { command, session in try session.undo(command) }),
    ShellCommand(
      head: "redo",
      summary: Words(en: "does what was undone again", fi: "tekee kumotun uudelleen"),
      usage: Words(en: "redo [N] [force]", fi: "tee uudelleen [N] [väkisin]"),
      example: Words(en: "redo", fi: "tee uudelleen"),
      offers: [.words(Words(en: "force", fi: "väkisin"))],
      run: { command, session in try session.redo(command) }),
    ShellCommand(
      head: "yes",
      summary: Words(en: "does what was asked about", fi: "tekee sen, mitä kysyttiin"),
      usage: Words(en: "yes", fi: "kyllä"), example: Words(en: "yes", fi: "kyllä"),
      run: { command, session in try session.confirm(nil, command) }),
  ]
}
