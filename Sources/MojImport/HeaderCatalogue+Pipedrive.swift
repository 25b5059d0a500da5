extension HeaderCatalogue {
  /// Pipedrive: headers with the entity before them, and the newer ones without.
  static let pipedriveText = """
    [pipedrive accounts] Organization - Name, !Person - Name, !Deal - Title / Name, People, Open deals / Organisaatio - Nimi, !Henkilö - Nimi
    id: Organization - ID | ID
    name: Organization - Name | Name | Organisaatio - Nimi
    owner: Organization - Owner | Owner | Organisaatio - Omistaja
    town: Organization - City/town/village/locality of Company Address | Organization - City/town/village/locality of Address | City/town/village/locality of Address
    wonDeals: Organization - Won deals | Won deals
    created: Organization - Organization created | Organization created | Organization - Add time
    industry: Organization - Industry
    website: Organization - Website
    businessID: Organization - Business ID | Organization - VAT number
    phone: Organization - Phone
    note: Organization - Notes
    trap: Organization - Parent | Organization - People | People | Organization - Related organizations
    ignore: Organization - Open deals | Organization - Lost deals | Organization - Closed deals | Organization - Last activity date | Organization - Next activity date | Organization - Email messages count | Organization - Update time | Organization - Total activities | Organization - Done activities | Organization - Activities to do | Open deals | Lost deals | Closed deals | Last activity date | Next activity date | Email messages count | Total activities | Done activities | Activities to do
    [pipedrive people] Person - Name, !Deal - Title / Name, Organization, Open deals, !Title / Henkilö - Nimi
    id: Person - ID | ID
    name: Person - Name | Name | Henkilö - Nimi
    firstName: Person - First name | First name
    lastName: Person - Last name | Last name
    company: Person - Organization | Organization | Organization - Name | Henkilö - Organisaatio
    accountID: Organization - ID | Person - Organization ID | Organization ID
    email: Person - Email - Work | Email - Work | Person - Email (Work) | Person - Email | Person - Email - Other | Person - Email - Home | Person - Email (Home) | Email - Home | Email - Other
    phone: Person - Phone - Work | Phone - Work | Person - Phone | Person - Phone - Other | Person - Phone - Home | Phone - Home | Phone - Other
    mobile: Person - Phone - Mobile | Phone - Mobile
    owner: Person - Owner | Owner
    job: Person - Job title
    created: Person - Person created | Person - Add time | Person created
    optOut: Person - Unsubscribed | Person - Do not contact
    ignore: Person - Open deals | Person - Won deals | Person - Lost deals | Person - Closed deals | Person - Last activity date | Person - Next activity date | Person - Email messages count | Person - Update time | Open deals | Won deals | Lost deals | Closed deals | Last activity date | Next activity date | Email messages count
    [pipedrive deals] Deal - Title / Title, Pipeline, Stage / Title, Contact person, Value / Kauppa - Otsikko
    id: Deal - ID | ID
    name: Deal - Title | Title | Kauppa - Otsikko
    company: Deal - Organization | Organization | Organization - Name | Kauppa - Organisaatio
    accountID: Organization - ID | Deal - Organization ID
    personName: Deal - Contact person | Contact person | Person - Name
    value: Deal - Value | Value | Kauppa - Arvo
    probability: Deal - Probability | Probability
    stage: Deal - Stage | Stage | Kauppa - Vaihe
    dealState: Deal - Status | Status | Kauppa - Tila
    owner: Deal - Owner | Owner | Kauppa - Omistaja
    created: Deal - Deal created | Deal created | Deal - Add time
    expectedClose: Deal - Expected close date | Expected close date
    closed: Deal - Won time | Deal - Lost time | Deal - Deal closed on | Won time | Lost time | Deal closed on
    lostReason: Deal - Lost reason | Lost reason
    note: Note - Content
    ignore: Deal - Last stage change | Deal - Next activity date | Deal - Last activity date | Deal - Total activities | Deal - Done activities | Deal - Activities to do | Deal - Update time | Last stage change | Next activity date | Last activity date | Total activities | Done activities | Activities to do | Update time
    [pipedrive activities] Subject, Due date, Marked as done time / Subject, Due date, Done, Type / Activity - Subject, Activity - Due date, !Deal - Title
    id: ID | Activity - ID
    subject: Subject | Activity - Subject
    channel: Type | Activity - Type
    start: Due date | Activity - Due date
    startTime: Due time | Activity - Due time
    minutes: Duration (minutes) | Duration | Activity - Duration
    isDone: Done | Activity - Done
    owner: Assigned to user | Activity - Assigned to user | Activity - Owner
    company: Organization | Activity - Organization
    personName: Contact person | Activity - Contact person
    dealID: Deal ID | Activity - Deal ID
    dealName: Deal | Activity - Deal
    note: Note | Activity - Note | Public description
    ignore: Creator | Add time | Marked as done time | Update time | Last notification time | Activity - Marked as done time
    [pipedrive activities] Content, Deal ID / Content, Organization ID / Content, Note is pinned to deal / Content, Contact person ID
    channel = note
    id: ID
    note: Content
    company: Organization
    accountID: Organization ID
    personName: Contact person
    personID: Contact person ID
    dealName: Deal title
    dealID: Deal ID
    leadID: Lead ID
    start: Add time
    owner: User
    ignore: Update time | Note is pinned to deal | Note is pinned to organization | Note is pinned to person | Note is pinned to lead | Note is pinned to project | Lead | Project
    """
}
