extension HeaderCatalogue {
  /// HubSpot: labels in English and Finnish, and internal names.
  static let hubspotText = """
    [hubspot accounts] Record ID, Company Name, !First Name, !Deal Name / Record ID, Company Domain Name / Tietueen tunnus, Yrityksen nimi, !Etunimi / hs_object_id, domain
    id: Record ID | Tietueen tunnus | hs_object_id
    name: Company Name | Yrityksen nimi | name
    website: Company Domain Name | Yrityksen verkkotunnus | domain | Website URL
    owner: Company owner | Yrityksen omistaja
    ownerID: hubspot_owner_id
    created: Create Date | Luontipäivä | createdate
    lifecycle: Lifecycle Stage | Elinkaaren vaihe | lifecyclestage
    leadStatus: Lead Status | Liidin tila | hs_lead_status
    trap: Associated Contact | Associated Contact IDs | Parent Company | Associated Deal | Associated Deal IDs
    ignore: Last Activity Date | Last Modified Date | Viimeisin toiminta
    [hubspot people] Record ID, First Name / Record ID, Last Name / Tietueen tunnus, Etunimi / firstname, lifecyclestage / firstname, hs_lead_status / hs_object_id, firstname
    id: Record ID | Tietueen tunnus | hs_object_id
    firstName: First Name | Etunimi | firstname
    lastName: Last Name | Sukunimi | lastname
    accountID: Associated Company IDs | Associated Company ID | Liitetyn yrityksen tunnukset
    company: Company Name | Yrityksen nimi | company | Associated Company
    job: Job Title | jobtitle | Tehtävänimike
    owner: Contact owner | Yhteyshenkilön omistaja
    ownerID: hubspot_owner_id
    lifecycle: Lifecycle Stage | Elinkaaren vaihe | lifecyclestage
    leadStatus: Lead Status | Liidin tila | hs_lead_status
    created: Create Date | Luontipäivä | createdate
    optOut: Unsubscribed from all email | hs_email_optout | Opted out of all email
    ignore: Last Activity Date | Last Modified Date | Viimeisin toiminta
    [hubspot deals] Record ID, Deal Name / Record ID, Deal Stage / Tietueen tunnus, Kaupan nimi / dealname, dealstage
    id: Record ID | Tietueen tunnus | hs_object_id
    name: Deal Name | Kaupan nimi | dealname
    stage: Deal Stage | Kaupan vaihe | dealstage
    value: Amount | Summa
    expectedClose: Close Date | Päättymispäivä | closedate
    created: Create Date | Luontipäivä | createdate
    owner: Deal owner | Kaupan omistaja
    ownerID: hubspot_owner_id
    accountID: Associated Company IDs | Associated Company ID | Liitetyn yrityksen tunnukset
    company: Associated Company | Company Name | Liitetty yritys
    personID: Associated Contact IDs
    personName: Associated Contact
    lostReason: Closed Lost Reason | Häviön syy
    ignore: Last Activity Date | Last Modified Date
    [hubspot activities] Activity Type, Activity Date / Record ID, Activity Date
    id: Record ID
    channel: Activity Type
    start: Activity Date
    owner: Activity assigned to
    accountID: Associated Company IDs
    personID: Associated Contact IDs
    dealID: Associated Deal IDs
    company: Associated Company
    personName: Associated Contact
    subject: Call title | Meeting name | Subject | Task title
    outcome: Call outcome | Meeting outcome
    minutes: Call duration (minutes) | Duration (minutes)
    direction: Call direction
    note: Call notes | Meeting description | Body | Note body
    """
}
