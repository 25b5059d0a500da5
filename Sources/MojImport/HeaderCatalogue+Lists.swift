extension HeaderCatalogue {
  /// What headers mean in lists of no known system, and where a system's own sheet is silent.
  static let listText = """
    [list accounts] Company / Company Name / Account Name / Name, Website / Name, Business ID / Name, City / Name, Town / Name, Industry / Nimi, Y-tunnus / Nimi, Toimiala / Nimi, Paikkakunta / Nimi, Postitoimipaikka / Yritys / Yrityksen nimi / Asiakas / Asiakkaan nimi / Organization / Organisaatio / Customer / Customer Name
    id: Account ID | Company ID | Customer ID | Customer Number | Asiakasnumero | Asiakastunnus | ID | Tunnus
    name: Name | Company Name | Account Name | Company | Organization Name | Organization | Organisation | Customer Name | Customer | Yrityksen nimi | Asiakkaan nimi | Nimi | Yritys | Asiakas | Organisaatio
    kind: Kind | Account Type | Customer Type | Type | Laji | Asiakastyyppi | Tyyppi
    firstName: First Name | Etunimi
    lastName: Last Name | Sukunimi
    contact: Contact | Contact Person | Contact Name | Yhteyshenkilö
    businessID: Business ID | VAT Number | VAT ID | VAT | Registration Number | Y-tunnus | ALV-tunnus
    phone: Phone | Phone Number | Telephone | Tel | Office Phone | Puhelin | Puhelinnumero | Puh
    mobile: Mobile | Mobile Phone | Mobile Phone Number | Mobile No | Matkapuhelin
    email: Email | E-mail | Email Address | Sähköposti | Sähköpostiosoite | sahkoposti
    website: Website | Website URL | Domain | Web Site | Homepage | WWW | Verkkosivu | Verkkosivut | Verkkosivusto | Kotisivu | Kotisivut | Verkkotunnus
    town: City | Town | Municipality | Billing City | Paikkakunta | Postitoimipaikka | Kaupunki | Kunta
    industry: Industry | Sector | Branch | Toimiala
    source: Lead Source | Source | Original Source | Lähde | Liidin lähde
    potential: Potential | potential_eur | Annual Potential | Potentiaali | potentiaali_eur
    walletShare: Share of Wallet | share_pct | Osuus ostoista | osuus_pct
    level: Level | Taso
    owner: Owner | Account Owner | Seller | Salesperson | Sales Rep | Account Manager | Assigned To | Myyjä | Vastuumyyjä | vastuumyyja | Vastuuhenkilö | Omistaja
    ownerID: Owner ID
    leadStatus: Lead Status | Status | Tila | Liidin tila
    created: Created | Created At | Created Date | Created On | Date Created | Create Date | Luotu | Luontipäivä
    optOut: Do Not Contact | Do Not Call | do_not_call | Email Opt Out | Opt Out | Unsubscribed | Kielto | Markkinointikielto | Suoramarkkinointikielto | Älä soita | Ei saa ottaa yhteyttä
    from: call_from | soita_aikaisintaan | Call From | Soita aikaisintaan
    to: call_until | soita_viimeistaan | Call Until | Soita viimeistään
    note: Note | Notes | Description | Comments | Huomio | Huomautus | Muistiinpano | Muistiinpanot | Kuvaus | Lisätiedot
    trap: Parent Account | Parent Company | Parent | Reports To | Assistant | Assistant Phone | Asst. Phone | Owner Email | Owner Phone | Emoyhtiö | Omistajan sähköposti | Esimies
    ignore: Modified | Modified Time | Last Modified | Last Modified Date | Updated | Updated At | Update Time | Last Activity | Last Activity Date | Muokattu | Päivitetty
    [list leads] Company, Lead Status / Company, Lead Source / Company, Last Name, Status / Yritys, Liidin tila / Yritys, Liidin lähde
    company: Company | Company Name | Yritys | Yrityksen nimi
    owner: Lead Owner
    id: Lead ID | Lead Number
    [list people] First Name, Last Name / Etunimi, Sukunimi / Name, Company, Email / Nimi, Yritys, Sähköposti / Full Name / Contact Name, Email / Henkilö / Koko nimi
    id: Contact ID | Person ID | ID | Tunnus
    name: Full Name | Name | Contact Name | Person | Koko nimi | Nimi | Henkilö
    firstName: First Name | Etunimi
    lastName: Last Name | Sukunimi
    company: Company | Company Name | Account Name | Organization | Organisation | Yritys | Yrityksen nimi | Organisaatio
    accountID: Account ID | Company ID | Customer ID | Asiakasnumero
    job: Job Title | Job | Position | Title | Tehtävä | Tehtävänimike | Titteli
    role: Role | Rooli
    phone: Phone | Phone Number | Work Phone | Telephone | Puhelin | Puhelinnumero
    mobile: Mobile | Mobile Phone | Mobile Phone Number | Mobile No | Matkapuhelin
    email: Email | E-mail | Email Address | Work Email | Sähköposti | Sähköpostiosoite
    owner: Owner | Contact Owner | Myyjä | Omistaja
    optOut: Do Not Contact | Do Not Call | Email Opt Out | Opt Out | Unsubscribed | Kielto | Markkinointikielto | Suoramarkkinointikielto
    note: Note | Notes | Description | Huomio | Muistiinpano
    created: Created | Created At | Created Date | Create Date | Luotu
    trap: Reports To | Assistant | Assistant Phone | Asst. Phone | Owner Email | Esimies
    ignore: Modified | Modified Time | Last Modified Date | Last Activity Date | Updated At | Muokattu
    [list deals] Deal / Deal Name / Opportunity / Opportunity Name / Stage, Amount / Stage, Value / Kauppa, Arvo / Kauppa, Vaihe / Myyntimahdollisuus / Vaihe, Arvo
    id: Deal ID | Opportunity ID | ID | Tunnus
    name: Deal Name | Deal | Opportunity Name | Opportunity | Title | Name | Kauppa | Myyntimahdollisuus | Otsikko | Nimi
    company: Company | Company Name | Account | Account Name | Organization | Customer | Yritys | Asiakas | Organisaatio
    accountID: Account ID | Company ID | Customer ID | Asiakasnumero
    value: Value | Amount | Deal Value | Arvo | Summa
    probability: Probability | Probability (%) | Todennäköisyys
    stage: Stage | Deal Stage | Vaihe
    dealState: Status | State | Tila
    expectedClose: Close Date | Expected Close Date | Closing Date | Arvioitu päätös | Odotettu päätös
    closed: Closed | Closed Date | Päättynyt
    created: Created | Created At | Created Date | Create Date | Luotu
    owner: Owner | Deal Owner | Seller | Salesperson | Myyjä | Omistaja
    nextStep: Next Step | Seuraava askel
    lostReason: Lost Reason | Häviön syy
    note: Note | Notes | Description | Muistiinpano | Kuvaus
    ignore: Modified | Modified Time | Last Modified Date | Last Activity Date | Updated At | Muokattu
    [list orders] Order Date, Amount / Invoice Date, Amount / Invoice Number / Order Number / Laskun numero / Tilausnumero / Tilauspäivä, Summa / Laskupäivä, Summa
    id: Invoice ID | Order ID | Invoice Number | Order Number | Laskun numero | Laskunumero | Tilausnumero | ID | Tunnus
    company: Company | Company Name | Account | Account Name | Customer | Customer Name | Yritys | Asiakas | Asiakkaan nimi
    accountID: Account ID | Customer ID | Customer Number | Asiakasnumero
    date: Order Date | Invoice Date | Date | Tilauspäivä | Laskupäivä | Päivä
    amount: Amount | Total | Grand Total | Net Amount | Summa | Yhteensä | Loppusumma
    subject: Subject | Description | Product | Aihe | Tuote | Kuvaus
    orderState: Status | Invoice Status | Tila
    promised: Promised | Delivery Promised | Luvattu | Luvattu toimitus
    delivered: Delivered | Delivery Date | Toimitettu | Toimituspäivä
    owner: Owner | Seller | Salesperson | Myyjä
    [list activities] Call Date / Meeting Date / Subject, Date / Activity, Date / Channel, Date / Kanava, Aika / Kanava, Päivä / Aihe, Aika / Soittoaika
    id: Activity ID | Call ID | ID | Tunnus
    subject: Subject | Activity | Purpose | Title | Aihe | Tarkoitus
    company: Company | Company Name | Account | Account Name | Customer | Yritys | Asiakas
    accountID: Account ID | Company ID | Customer ID | Asiakasnumero
    personName: Contact | Contact Person | Person | Yhteyshenkilö | Henkilö
    start: Date | Time | Start | Start Time | Call Date | Meeting Date | Aika | Päivä | Alkaa | Soittoaika
    end: End | End Time | Päättyy
    minutes: Minutes | Duration | Duration (minutes) | Kesto | Kesto min | Minuutit
    travelMinutes: Travel Minutes | Matka | Matka min
    channel: Channel | Type | Activity Type | Kanava | Tyyppi
    direction: Direction | Suunta
    state: Status | State | Tila
    outcome: Outcome | Result | Tulos
    level: Level | Taso
    owner: Owner | Seller | Assigned To | Myyjä | Tekijä
    note: Note | Notes | Description | Comments | Huomio | Muistiinpano | Kuvaus
    ignore: Modified | Modified Time | Updated At | Muokattu
    [list requests] Case Number / Ticket / Ticket ID / Tiketti / Reklamaatio / Case ID / Pyyntö
    id: Case ID | Ticket ID | Case Number | Ticket | ID | Tunnus | Tiketti
    subject: Subject | Title | Aihe | Otsikko | Reklamaatio | Pyyntö
    company: Company | Account | Account Name | Customer | Yritys | Asiakas
    accountID: Account ID | Customer ID | Asiakasnumero
    requestKind: Type | Kind | Laji | Tyyppi
    state: Status | State | Tila
    received: Received | Created | Created At | Opened | Saapunut | Luotu
    firstResponse: First Response | First Responded On | Ensivastaus | Vastattu
    resolved: Resolved | Closed | Closed Date | Ratkaistu
    owner: Owner | Assigned To | Vastuuhenkilö | Omistaja
    note: Note | Description | Kuvaus | Muistiinpano
    [list callbacks] Call Back / Callback / Call From, Call Until / Takaisinsoitto / Soita aikaisintaan, Soita viimeistään
    id: ID | Tunnus
    company: Company | Account | Account Name | Customer | Yritys | Asiakas
    accountID: Account ID | Customer ID | Asiakasnumero
    from: Call From | From | Callback | Call Back | Soita aikaisintaan | Alkaen | Takaisinsoitto
    to: Call Until | To | Until | Soita viimeistään | Mennessä
    words: Words | Note | Sanat | Huomio
    owner: Owner | Seller | Myyjä
    created: Asked | Created | Pyydetty | Luotu
    [list sellers] Seller, Team / Myyjä, Tiimi / User ID, Email / Username, Email
    id: User ID | Seller ID | ID | Tunnus
    name: Seller | Name | Full Name | Myyjä | Nimi
    firstName: First Name | Etunimi
    lastName: Last Name | Sukunimi
    email: Email | E-mail | Sähköposti
    phone: Phone | Puhelin
    town: Town | City | Paikkakunta
    """
}
