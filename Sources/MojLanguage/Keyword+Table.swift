extension Keyword {
  /// Every keyword.
  public static let all: [Keyword] =
    stages + measures + conditions + clauses + commands + steering + work + planning + training
    + changes

  private static let stages: [Keyword] = [
    Keyword(
      .where, .stage, ["where", "filter"], ["joiden", "missä", "joissa", "jotka", "joilla"],
      "keeps the rows that meet a condition", "pitää rivit, jotka täyttävät ehdon"),
    Keyword(
      .sort, .stage, ["sort by", "sort", "order by"], ["järjestä", "lajittele"],
      "sorts by fields; missing values last", "järjestää kenttien mukaan; puuttuvat viimeiseksi"),
    Keyword(
      .take, .stage, ["take", "limit"], ["ota"],
      "keeps the first rows", "pitää ensimmäiset rivit"),
    Keyword(
      .last, .stage, ["last"], ["lopusta"],
      "keeps the last rows", "pitää viimeiset rivit"),
    Keyword(
      .top, .stage, ["top"], ["suurimmat", "ylimmät"],
      "keeps the rows with the most, also per group", "pitää suurimmat, myös ryhmittäin"),
    Keyword(
      .bottom, .stage, ["bottom"], ["pienimmät", "alimmat"],
      "keeps the rows with the least, also per group", "pitää pienimmät, myös ryhmittäin"),
    Keyword(
      .group, .stage, ["group by", "group"], ["ryhmittele"],
      "makes sections with subtotals", "tekee osiot välisummineen"),
    Keyword(
      .show, .stage, ["show"], ["näytä"],
      "chooses the columns; +field adds, -field removes",
      "valitsee sarakkeet; +kenttä lisää, -kenttä poistaa"),
  ]

  private static let measures: [Keyword] = [
    Keyword(
      .count, .measure, ["count"], ["lukumäärä", "määrä", "kpl"],
      "how many rows", "montako riviä"),
    Keyword(.sum, .measure, ["sum"], ["summa"], "the sum of a field", "kentän summa"),
    Keyword(
      .avg, .measure, ["avg", "average", "mean"], ["keskiarvo"],
      "the mean of a field", "kentän keskiarvo"),
    Keyword(
      .median, .measure, ["median"], ["mediaani"],
      "the middle value of a field", "kentän keskimmäinen arvo"),
    Keyword(
      .min, .measure, ["min"], ["pienin"],
      "the least value of a field", "kentän pienin arvo"),
    Keyword(
      .max, .measure, ["max"], ["suurin"],
      "the greatest value of a field", "kentän suurin arvo"),
    Keyword(
      .share, .measure, ["share"], ["osuus"],
      "each group's part of a field's sum", "ryhmän osuus kentän summasta"),
  ]

  private static let conditions: [Keyword] = [
    Keyword(.and, .connective, ["and"], ["ja"], "both conditions hold", "molemmat ehdot täyttyvät"),
    Keyword(.or, .connective, ["or"], ["tai"], "either condition holds", "jompikumpi ehto täyttyy"),
    Keyword(.not, .connective, ["not"], ["ei"], "the condition does not hold", "ehto ei täyty"),
    Keyword(
      .of, .connective, ["of"], ["näistä"],
      "2 of (a, b, c): at least so many hold", "2 näistä (a, b, c): vähintään niin moni täyttyy"),
    Keyword(
      .isNotSet, .operation, ["is not set"], ["ei ole tiedossa"],
      "the value is missing", "arvo puuttuu"),
    Keyword(
      .isNotMissing, .operation, ["is not missing", "is not empty", "is not null"],
      ["ei puutu", "ei ole tyhjä"],
      "there is a value", "arvo on tiedossa"),
    Keyword(
      .isSet, .operation, ["is set"], ["on tiedossa"], "there is a value", "arvo on tiedossa"),
    Keyword(
      .isMissing, .operation, ["is missing", "is empty", "is null"],
      ["puuttuu", "on puuttuva", "on tyhjä"],
      "the value is missing", "arvo puuttuu"),
    Keyword(
      .isNot, .operation, ["is not"], ["ei ole"],
      "another value, or none", "muu arvo tai ei arvoa"),
    Keyword(.is, .operation, ["is", "on"], ["on"], "the same as =", "sama kuin ="),
    Keyword(
      .notIn, .operation, ["not in"], ["ei joukossa"],
      "none of the listed values", "ei mikään luetelluista"),
    Keyword(
      .in, .operation, ["in"], ["joukossa"],
      "one of the listed values", "jokin luetelluista"),
    Keyword(.atLeast, .operation, ["at least"], ["vähintään"], "the same as >=", "sama kuin >="),
    Keyword(
      .atMost, .operation, ["at most"], ["enintään", "korkeintaan"],
      "the same as <=", "sama kuin <="),
    Keyword(
      .better, .operation, ["better than"], ["ylempi kuin"],
      "of a tier nearer the top", "ylemmässä luokassa"),
    Keyword(
      .worse, .operation, ["worse than"], ["alempi kuin"],
      "of a tier farther from the top", "alemmassa luokassa"),
    Keyword(
      .above, .operation, ["above"], ["yläpuolella"],
      "of a tier nearer the top; more", "ylemmässä luokassa; enemmän"),
    Keyword(
      .below, .operation, ["below"], ["alapuolella"],
      "of a tier farther from the top; less", "alemmassa luokassa; vähemmän"),
    Keyword(.over, .operation, ["over", "more than"], ["yli"], "the same as >", "sama kuin >"),
    Keyword(.under, .operation, ["under", "less than"], ["alle"], "the same as <", "sama kuin <"),
    Keyword(
      .hasNot, .operation, ["has not"], ["ei sisällä"],
      "the text is not in it", "teksti ei ole siinä"),
    Keyword(
      .has, .operation, ["has", "contains"], ["sisältää"],
      "the text is in it, whatever the case and accents",
      "teksti on siinä, kirjainkoosta ja tarkkeista riippumatta"),
    Keyword(
      .starts, .operation, ["starts", "starts with"], ["alkaa"],
      "begins with the text", "alkaa tekstillä"),
    Keyword(
      .ends, .operation, ["ends", "ends with"], ["päättyy"],
      "ends with the text", "päättyy tekstiin"),
    Keyword(
      .like, .operation, ["like"], ["kuten"],
      "SQL's %pattern%; canonically has, starts or ends",
      "SQL:n %malli%; oikeastaan sisältää, alkaa tai päättyy"),
    Keyword(
      .before, .operation, ["before"], ["ennen"],
      "earlier than a day or period", "aiemmin kuin päivä tai jakso"),
    Keyword(
      .after, .operation, ["after"], ["jälkeen"],
      "later than a day or period", "myöhemmin kuin päivä tai jakso"),
    Keyword(
      .byDate, .operation, ["by"], ["viimeistään", "mennessä"],
      "on the day or earlier", "päivänä tai aiemmin"),
    Keyword(
      .since, .operation, ["since"], ["alkaen"],
      "on the day or later", "päivänä tai myöhemmin"),
  ]

  private static let clauses: [Keyword] = [
    Keyword(
      .by, .clause, ["by"], ["mukaan"],
      "the groups or the order (in Finnish also luokittain)",
      "ryhmät tai järjestys (myös luokittain)"),
    Keyword(
      .across, .clause, ["across"], ["sarakkeina"],
      "one column for each value", "sarake kullekin arvolle"),
    Keyword(.per, .clause, ["per"], ["per"], "within each group", "kussakin ryhmässä"),
    Keyword(.asOf, .clause, ["on", "as of"], ["päivänä"], "as of a day", "jonkin päivän tilanne"),
    Keyword(
      .as, .sink, ["as"], ["muodossa", "nimellä", "format"],
      "the format of the answer, or a column's label", "vastauksen muoto tai sarakkeen nimi"),
    Keyword(
      .to, .sink, ["to"], ["tiedostoon"], "writes the answer to a file",
      "kirjoittaa vastauksen tiedostoon"),
    Keyword(
      .asc, .direction, ["asc", "ascending"], ["nouseva", "nousevasti"],
      "least first", "pienin ensin"),
    Keyword(
      .desc, .direction, ["desc", "descending"], ["laskeva", "laskevasti"],
      "greatest first", "suurin ensin"),
    Keyword(
      .those, .source, ["those"], ["ne", "niistä"],
      "the rows of the last answer", "viime vastauksen rivit"),
  ]

  private static let commands: [Keyword] = [
    Keyword(.let, .command, ["let"], ["nimeä"], "names a query", "nimeää haun"),
    Keyword(
      .help, .command, ["help", "?"], ["ohje", "apua"],
      "says what one can type", "kertoo, mitä voi kirjoittaa"),
    Keyword(
      .use, .command, ["use"], ["rajaa"],
      "sets a condition for every answer", "asettaa ehdon joka vastaukselle"),
    Keyword(
      .back, .command, ["back"], ["takaisin"],
      "returns to the answer before", "palaa edelliseen vastaukseen"),
    Keyword(
      .forward, .command, ["forward"], ["eteenpäin"],
      "goes on to the answer after", "siirtyy seuraavaan vastaukseen"),
    Keyword(
      .again, .command, ["again"], ["uudelleen"],
      "asks the last line once more", "kysyy viime rivin uudelleen"),
    Keyword(.more, .command, ["more"], ["lisää"], "shows the next rows", "näyttää seuraavat rivit"),
    Keyword(
      .wide, .command, ["wide"], ["leveä"],
      "shows all columns whole", "näyttää sarakkeet kokonaan"),
    Keyword(
      .watch, .command, ["watch"], ["seuraa"],
      "asks a line until there are rows", "kysyy riviä, kunnes rivejä on"),
    Keyword(
      .history, .command, ["history"], ["historia"],
      "the lines that were typed", "kirjoitetut rivit"),
    Keyword(
      .edit, .command, ["edit"], ["muokkaa"],
      "opens a line in your editor", "avaa rivin muokkaimeesi"),
    Keyword(
      .meeting, .command, ["meeting"], ["kokous", "palaveri"],
      "hides names of people and their numbers", "peittää henkilöiden nimet ja numerot"),
    Keyword(
      .reveal, .command, ["reveal"], ["paljasta"],
      "one answer of a meeting with its names", "yksi kokouksen vastaus nimineen"),
    Keyword(
      .agenda, .command, ["agenda"], ["kokousaika"],
      "the time that a meeting has", "kokoukseen varattu aika"),
    Keyword(
      .screen, .command, ["screen", "clear"], ["tyhjennä"],
      "clears the screen", "tyhjentää ruudun"),
    Keyword(
      .tour, .command, ["tour"], ["kierros", "opastus"],
      "six steps on the demo team", "kuusi askelta esimerkkitiimillä"),
    Keyword(
      .language, .command, ["language"], ["kieli"],
      "changes the language of answers", "vaihtaa vastausten kielen"),
    Keyword(
      .explain, .command, ["explain"], ["selitä"],
      "says a line in plain words", "sanoo rivin tavallisin sanoin"),
    Keyword(
      .debug, .command, ["debug"], ["jäljitä"],
      "shows a line's tokens, tree and bound query", "näyttää rivin osat, puun ja haun"),
    Keyword(.quit, .command, ["quit", "exit"], ["lopeta", "poistu"], "leaves", "lopettaa"),
  ]

  private static let steering: [Keyword] = [
    Keyword(
      .tiers, .command, ["tiers"], ["luokat"],
      "the tiers' written criteria", "luokkien kirjalliset kriteerit"),
    Keyword(
      .why, .command, ["why"], ["miksi"],
      "why an account is in its tier", "miksi yritys on luokassaan"),
    Keyword(
      .lift, .command, ["lift"], ["toisin", "nosta"],
      "what would have to be different", "minkä pitäisi olla toisin"),
    Keyword(
      .whatif, .command, ["whatif", "what if"], ["entä jos"],
      "what another rule, care or team would change", "mitä toinen sääntö, hoito tai väki muuttaisi"
    ),
    Keyword(
      .apply, .command, ["apply"], ["ota käyttöön"],
      "takes the last what-if into use", "ottaa viime kokeilun käyttöön"),
    Keyword(
      .triangle, .command, ["triangle"], ["kolmio"],
      "customers and leads by tier", "asiakkaat ja liidit luokittain"),
    Keyword(
      .care, .command, ["care"], ["hoitomallit", "hoitomalli", "hoito"],
      "what a tier is promised and gets", "mitä luokalle luvataan ja mitä se saa"),
    Keyword(
      .lint, .command, ["lint"], ["tarkasta"],
      "what is weak in the rules", "mikä säännöissä on heikkoa"),
    Keyword(
      .duplicates, .command, ["duplicates"], ["kaksoiskappaleet", "duplikaatit"],
      "accounts that may be one and the same", "yritykset, jotka ehkä ovat yksi ja sama"),
    Keyword(
      .promises, .command, ["promises"], ["lupaukset"],
      "promises by the time that is left", "lupaukset jäljellä olevan ajan mukaan"),
    Keyword(
      .callbacks, .command, ["callbacks"], ["takaisinsoitot"],
      "those who asked to be called later", "ne, jotka pyysivät soittamaan myöhemmin"),
    Keyword(
      .account, .command, ["account"], ["yritys", "asiakkuus"],
      "one account on a page", "yksi yritys yhdellä sivulla"),
  ]

  private static let planning: [Keyword] = [
    Keyword(
      .plan, .command, ["plan"], ["suunnitelma", "viikkosuunnitelma"],
      "a week of visits and calls that fits the hours",
      "viikko käyntejä ja puheluja, jotka mahtuvat tunteihin"),
    Keyword(
      .candidates, .command, ["candidates"], ["ehdokkaat"],
      "all that a week's plan chooses from", "kaikki, mistä viikkosuunnitelma valitsee"),
    Keyword(
      .capacity, .command, ["capacity"], ["kapasiteetti"],
      "the hours there are, and what care needs of them",
      "käytettävissä olevat tunnit ja mitä hoito niistä vaatii"),
    Keyword(
      .accept, .command, ["accept"], ["hyväksy"],
      "writes a plan down", "kirjaa suunnitelman"),
    Keyword(
      .move, .command, ["move"], ["siirrä aika"],
      "gives a planned contact another time", "siirtää suunnitellun yhteydenoton"),
    Keyword(
      .drop, .command, ["drop"], ["jätä pois"],
      "leaves a planned contact out", "jättää suunnitellun yhteydenoton pois"),
  ]

  private static let work: [Keyword] = [
    Keyword(
      .level, .command, ["level"], ["taso"],
      "the jobs on a level and the accounts there", "tason työt ja yritykset"),
    Keyword(
      .levels, .command, ["levels"], ["tasot"],
      "the levels of selling, side by side", "myynnin tasot rinnakkain"),
    Keyword(
      .time, .command, ["time"], ["ajankäyttö", "aika"],
      "where the sellers' time goes", "mihin myyjien aika menee"),
    Keyword(
      .results, .command, ["results"], ["tulokset", "tulosseuranta", "tuloseuranta"],
      "sales against targets, movers, promises kept",
      "myynti tavoitteisiin nähden, siirtyneet, pidetyt lupaukset"),
  ]

  private static let training: [Keyword] = [
    Keyword(
      .play, .command, ["play"], ["harjoittele", "harjoitus"],
      "plays a training scenario", "pelaa harjoituksen"),
    Keyword(
      .resume, .command, ["resume"], ["jatka"],
      "goes on with the scenario that was left", "jatkaa kesken jäänyttä harjoitusta"),
    Keyword(
      .scores, .command, ["scores"], ["pisteet"],
      "how the group's talks went", "miten ryhmän keskustelut menivät"),
    Keyword(
      .coach, .command, ["coach"], ["sparraa", "sparraus"],
      "a seller's coaching sheet", "myyjän sparrauslomake"),
    Keyword(
      .commitments, .command, ["commitments"], ["sitoumukset"],
      "what was agreed in coaching", "mitä sparrauksissa on sovittu"),
    Keyword(
      .agree, .command, ["agree"], ["sovi"],
      "writes down what was agreed in coaching", "kirjaa, mitä sparrauksessa sovittiin"),
    Keyword(
      .mark, .command, ["mark"], ["merkitse"],
      "writes down whether a commitment was kept", "kirjaa, pidettiinkö sitoumus"),
    Keyword(
      .reset, .command, ["reset"], ["palauta"],
      "brings the demo back as it was opened", "palauttaa esimerkkitiimin alkuun"),
  ]

  private static let changes: [Keyword] = [
    Keyword(
      .log, .command, ["log"], ["kirjaa"],
      "writes down a call, a visit, a message", "kirjaa puhelun, käynnin tai viestin"),
    Keyword(
      .later, .command, ["later", "call later"], ["myöhemmin"],
      "writes down who asked to be called later", "kirjaa, kuka pyysi soittamaan myöhemmin"),
    Keyword(
      .advance, .command, ["advance"], ["edistä"],
      "moves an account to another level", "siirtää yrityksen toiselle tasolle"),
    Keyword(
      .won, .command, ["won"], ["voitettu", "voitin"],
      "writes down a deal that was won", "kirjaa voitetun kaupan"),
    Keyword(
      .lost, .command, ["lost"], ["hävitty", "hävisin"],
      "writes down a deal or a lead that was lost", "kirjaa hävityn kaupan tai liidin"),
    Keyword(
      .order, .command, ["order"], ["tilaa"],
      "writes down an order", "kirjaa tilauksen"),
    Keyword(
      .set, .command, ["set"], ["aseta", "muuta"],
      "gives a field a value", "antaa kentälle arvon"),
    Keyword(
      .assign, .command, ["assign"], ["anna", "siirrä"],
      "gives accounts to a seller", "antaa yrityksiä myyjälle"),
    Keyword(
      .add, .command, ["add"], ["uusi", "luo"],
      "adds a lead, a customer or a person", "lisää liidin, asiakkaan tai henkilön"),
    Keyword(
      .remove, .command, ["remove", "delete"], ["poista"],
      "takes an account and its records away", "poistaa yrityksen ja sen tietueet"),
    Keyword(
      .forget, .command, ["forget"], ["unohda"],
      "erases a person or an account everywhere, for good",
      "poistaa henkilön tai yrityksen kaikkialta, lopullisesti"),
    Keyword(
      .merge, .command, ["merge"], ["yhdistä"],
      "makes one account of two", "tekee kahdesta yrityksestä yhden"),
    Keyword(
      .request, .command, ["request"], ["pyyntö"],
      "writes down an inquiry or a complaint", "kirjaa tiedustelun tai reklamaation"),
    Keyword(
      .answer, .command, ["answer"], ["vastaa"],
      "writes down that a request was answered", "kirjaa, että pyyntöön vastattiin"),
    Keyword(
      .resolve, .command, ["resolve"], ["ratkaise"],
      "writes down that a request was resolved", "kirjaa, että pyyntö ratkaistiin"),
    Keyword(
      .pause, .command, ["pause"], ["keskeytä"],
      "lets a request wait for the customer", "jättää pyynnön odottamaan asiakasta"),
    Keyword(
      .override, .command, ["override"], ["ohita"],
      "sets a tier against the rules, until a day", "antaa luokan sääntöjen ohi, määräpäivään asti"),
    Keyword(
      .value, .command, ["value"], ["arvo"],
      "writes down a value with its date and source", "kirjaa arvon, sen päivän ja lähteen"),
    Keyword(
      .undo, .command, ["undo"], ["kumoa"],
      "takes the last change back", "kumoaa viime muutoksen"),
    Keyword(
      .redo, .command, ["redo"], ["tee uudelleen"],
      "does what was undone again", "tekee kumotun uudelleen"),
    Keyword(
      .yes, .command, ["yes"], ["kyllä"],
      "does what was asked about", "tekee sen, mitä kysyttiin"),
  ]
}
