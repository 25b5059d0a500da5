extension HeaderCatalogue {
  /// SuiteCRM: labels in English and Finnish, and names of the database.
  static let suiteText = """
    [suitecrm accounts] ID, Name, Office Phone, Billing City / id, name, phone_office / id, name, billing_address_city, !billingAddressCountry / ID, Nimi, Toimiston puhelin / Name, Member of, Assigned to
    id: ID
    name: Name | Nimi
    phone: Office Phone | phone_office | Toimiston puhelin
    email: Email Address | email1 | Sähköpostiosoite
    town: Billing City | billing_address_city | Laskutusosoite kaupunki
    owner: Assigned to | Assigned User Name | assigned_user_name | Vastuuhenkilö
    ownerID: Assigned User Id | assigned_user_id | Assigned User
    kind: Type | account_type | Tyyppi
    created: Date Created | date_entered | Luontipäivä
    note: Description | Kuvaus
    trap: Member of | parent_id | parent_name | Parent Account ID | Created By | Modified By | created_by | modified_user_id | Campaign ID | campaign_id
    ignore: Date Modified | date_modified | Deleted | Sic Code
    [suitecrm leads] ID, Last Name, Status, Referred By / id, last_name, lead_source / ID, Last Name, Status Description / id, last_name, refered_by / ID, Sukunimi, Tila, Liidin lähde / id, last_name, account_name, status
    id: ID
    company: Account Name | account_name | Asiakkaan nimi
    firstName: First Name | first_name | Etunimi
    lastName: Last Name | last_name | Sukunimi
    leadStatus: Status | Tila
    potential: Opportunity Amount | opportunity_amount
    phone: Office Phone | phone_work
    mobile: Mobile | phone_mobile
    email: Email Address | email1 | Sähköpostiosoite
    town: Primary Address City | primary_address_city
    source: Lead Source | lead_source | Liidin lähde
    owner: Assigned to | Assigned User Name | assigned_user_name
    ownerID: Assigned User Id | assigned_user_id | Assigned User
    created: Date Created | date_entered
    optOut: Do Not Call | do_not_call | Älä soita
    job: Title | Job Title
    note: Description | Status Description | status_description
    trap: Referred By | refered_by | Account ID | account_id | Contact ID | contact_id | Opportunity ID | opportunity_id | Reports To | reports_to_id | Assistant | assistant | Assistant Phone | assistant_phone | Created By | created_by | Modified By | modified_user_id | Campaign ID | campaign_id
    ignore: Date Modified | date_modified | Deleted | Salutation | Converted
    [suitecrm people] ID, Last Name, Account Name, Reports To / id, last_name, account_id, reports_to_id / ID, Last Name, Account Name, Office Phone, !Status
    id: ID
    accountID: Account ID | account_id
    company: Account Name | account_name
    firstName: First Name | first_name
    lastName: Last Name | last_name
    job: Title | Job Title
    phone: Office Phone | phone_work
    mobile: Mobile | phone_mobile
    email: Email Address | email1
    owner: Assigned to | Assigned User Name | assigned_user_name
    ownerID: Assigned User Id | assigned_user_id | Assigned User
    optOut: Do Not Call | do_not_call
    created: Date Created | date_entered
    trap: Reports To | reports_to_id | Assistant | Assistant Phone | assistant_phone | Created By | Modified By | Campaign ID
    ignore: Date Modified | date_modified | Deleted | Salutation
    [suitecrm deals] Opportunity Name, Sales Stage / id, name, sales_stage
    id: ID
    name: Opportunity Name | name
    accountID: Account ID | account_id
    company: Account Name | account_name
    value: Opportunity Amount | Amount | amount
    stage: Sales Stage | sales_stage
    probability: Probability (%) | probability
    expectedClose: Expected Close Date | date_closed
    nextStep: Next Step | next_step
    owner: Assigned to | Assigned User Name | assigned_user_name
    ownerID: Assigned User Id | assigned_user_id | Assigned User
    created: Date Created | date_entered
    trap: Created By | Modified By | Campaign ID | campaign_id
    ignore: Date Modified | date_modified | Deleted | Currency | currency_id | amount_usdollar
    [suitecrm activities] Subject, Start Date, Duration Minutes, Direction / id, name, date_start, duration_minutes, direction
    channel = phone
    id: ID
    subject: Subject | name
    start: Start Date | date_start | Date Due | date_due
    hours: Duration Hours | duration_hours
    minutes: Duration Minutes | duration_minutes
    direction: Direction
    state: Status
    relatedID: Related to ID | parent_id | Parent ID
    company: Related to | Account Name
    owner: Assigned to | Assigned User Name | assigned_user_name
    ownerID: Assigned User Id | assigned_user_id | Assigned User
    trap: parent_type | Parent Type | Created By | Modified By
    ignore: Date Modified | date_modified | Deleted | Date Created | date_entered | End Date | date_end | reschedule_count | Reminder Time
    [suitecrm activities] Subject, Start Date, Duration Minutes, !Direction / id, name, date_start, duration_minutes, !direction / Subject, Duration Hours, !Direction
    channel = visit
    id: ID
    subject: Subject | name
    start: Start Date | date_start | Date Due | date_due
    hours: Duration Hours | duration_hours
    minutes: Duration Minutes | duration_minutes
    direction: Direction
    state: Status
    relatedID: Related to ID | parent_id | Parent ID
    company: Related to | Account Name
    owner: Assigned to | Assigned User Name | assigned_user_name
    ownerID: Assigned User Id | assigned_user_id | Assigned User
    trap: parent_type | Parent Type | Created By | Modified By
    ignore: Date Modified | date_modified | Deleted | Date Created | date_entered | End Date | date_end | reschedule_count | Reminder Time
    """
}
