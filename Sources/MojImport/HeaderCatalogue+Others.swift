extension HeaderCatalogue {
  /// Atomic CRM, and moj's own exchange file in both languages.
  static let otherText = """
    [atomic people] first_name, last_name, has_newsletter, first_seen / first_name, last_name, linkedin_url, company
    firstName: first_name
    lastName: last_name
    company: company
    email: email_work | email_other | email_home
    phone: phone_work | phone_other | phone_home
    job: title
    note: background
    created: first_seen
    ignore: last_seen
    [moj accounts] id, name, kind / id, nimi, laji / id, nimi, y_tunnus / id, name, business_id
    id: id
    name: nimi | name
    kind: laji | kind
    project: projekti | project
    ignore: viimeisin_yhteys | last_contact
    [moj activities] id, asiakas, myyja / id, account, seller, start / id, asiakas, aika / id, account, seller, at
    id: id
    accountID: asiakas | account
    ownerID: myyja | seller
    start: aika | start | at
    minutes: kesto_min | minutes
    travelMinutes: matka_min | travel_minutes
    channel: kanava | channel
    direction: suunta | direction
    level: taso | level
    outcome: tulos | outcome
    nextStep: seuraava | next_step
    note: huomio | note
    """
}
