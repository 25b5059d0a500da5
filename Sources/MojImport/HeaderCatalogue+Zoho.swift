extension HeaderCatalogue {
  /// Zoho CRM: exports with ids by entity, and those with `Record Id`.
  static let zohoText = """
    [zoho accounts] ACCOUNTID, Account Name, !Account Owner / ACCOUNTID, Account Name, Account Owner, Account Type / Record Id, Account Name, Account Owner, !Last Name, !Deal Name, !Subject, !Contact Owner
    id: ACCOUNTID | Record Id
    name: Account Name
    owner: Account Owner
    ownerID: Account Owner Id
    kind: Account Type
    town: Billing City
    created: Created Time
    trap: Parent Account | Parent Account.id
    ignore: Tasks Involved | Events Involved | Calls Involved | Activities Involved | Modified Time | Last Activity Time | Modified By | Created By
    [zoho leads] LEADID, Last Name, Company / Record Id, Lead Owner, Last Name
    id: LEADID | Record Id
    company: Company
    firstName: First Name
    lastName: Last Name
    owner: Lead Owner
    ownerID: Lead Owner Id
    leadStatus: Lead Status
    town: City
    created: Created Time
    job: Title
    optOut: Email Opt Out
    ignore: CONVERTED | Is Converted | month_Created Time1 | Modified Time | Last Activity Time | Modified By | Created By | Salutation
    [zoho people] CONTACTID, Last Name, !Subject / Record Id, Contact Owner, Account Name
    id: CONTACTID | Record Id
    firstName: First Name
    lastName: Last Name
    accountID: Account Id | Account Name.id | ACCOUNTID
    company: Account Name
    owner: Contact Owner
    ownerID: Contact Owner Id
    job: Title
    optOut: Email Opt Out
    created: Created Time
    trap: Reporting To | Reports To | Assistant | Asst Phone
    ignore: Modified Time | Last Activity Time | Modified By | Created By | Salutation
    [zoho deals] Potential Name, Stage / Record Id, Deal Name, Stage, Closing Date / POTENTIALID, Potential Name
    id: POTENTIALID | Record Id
    name: Potential Name | Deal Name
    leadID: LEADID
    accountID: Account Id | Account Name.id | ACCOUNTID
    personID: Contact Id | Contact Name.id | CONTACTID
    company: Account Name
    owner: Potential Owner | Deal Owner
    ownerID: Potential Owner Id | Deal Owner Id
    value: Amount
    stage: Stage
    probability: Probability | Probability (%)
    expectedClose: Closing Date
    created: Created Time
    lostReason: Reason For Loss
    nextStep: Next Step
    ignore: Age in Days | Age Tier | Amount Tier | Tasks Involved | Events Involved | Calls Involved | Activities Involved | Forecast Type | Modified Time | Last Activity Time | Modified By | Created By
    [zoho orders] INVOICEID, Grand Total / Record Id, Invoice Number, Grand Total / Invoice Number, Invoice Owner, Grand Total
    id: INVOICEID | Record Id | Invoice Number
    subject: Subject
    accountID: Account Id | Account Name.id | ACCOUNTID
    personID: Contact Id | Contact Name.id
    company: Account Name
    owner: Invoice Owner
    ownerID: Invoice Owner Id
    amount: Grand Total
    date: Invoice Date | Created Time
    orderState: Invoice Status | Status
    trap: Sales Order Id | Sales Order
    ignore: Modified Time | Sub Total | Discount | Tax | Adjustments | Adjustment
    [zoho activities] TASKID, Call Start Time / Record Id, Call Start Time
    channel = phone
    id: TASKID | Record Id
    subject: Subject
    start: Call Start Time
    seconds: Call Duration (in seconds)
    minutes: Call Duration (in minutes)
    direction: Call Type
    outcome: Call Result
    owner: Call Owner
    ownerID: Call Owner Id
    personID: CONTACTID | Contact Id
    accountID: ACCOUNTID | Account Id
    dealID: POTENTIALID
    leadID: LEADID
    note: Description
    ignore: Modified Time | Created Time | Who Id Id | What Id | SEMODULE
    [zoho activities] EVENTID, Start DateTime / Record Id, Start DateTime
    channel = visit
    id: EVENTID | Record Id
    subject: Subject
    start: Start DateTime
    end: End DateTime
    owner: Event Owner
    ownerID: Event Owner Id
    personID: CONTACTID | Contact Id
    accountID: ACCOUNTID | Account Id
    dealID: POTENTIALID
    leadID: LEADID
    note: Description
    ignore: Modified Time | Created Time | Who Id Id | What Id | SEMODULE
    [zoho activities] Task Owner, Subject, Due Date
    channel = task
    id: TASKID | Record Id
    subject: Subject
    start: Due Date
    state: Status
    owner: Task Owner
    ownerID: Task Owner Id
    personID: CONTACTID | Contact Id
    accountID: ACCOUNTID | Account Id
    note: Description
    ignore: Modified Time | Created Time
    [zoho requests] Case Owner, Case Origin / Case Owner, Case Number
    id: CASEID | Record Id | Case Number
    subject: Subject
    requestKind: Type
    state: Status
    owner: Case Owner
    ownerID: Case Owner Id
    accountID: Account Id | ACCOUNTID
    company: Account Name
    received: Created Time
    ignore: Modified Time | Days to Closed | Age in Days | Age Tier
    [zoho sellers] USER_ID, Last Name, Email / USERID, Last Name
    id: USER_ID
    firstName: First Name
    lastName: Last Name
    email: Email
    """
}
