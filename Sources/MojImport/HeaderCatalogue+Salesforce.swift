extension HeaderCatalogue {
  /// Salesforce: API names of bulk exports, and the labels of reports.
  static let salesforceText = """
    [salesforce accounts] Id, Name, BillingCity / Id, Name, BillingStreet / Id, Name, AccountNumber / Id, Name, AccountSource / Id, Name, NumberOfEmployees, OwnerId / Account ID, Account Name, Account Owner, !Contact ID, !Opportunity Name / Account Name, Account Owner, Account Site / Account Name, Account Owner, Last Activity, !Opportunity Name, !First Name
    id: Id | Account ID
    name: Name | Account Name
    town: BillingCity | ShippingCity | Billing City
    owner: Account Owner
    ownerID: OwnerId | Account Owner ID
    created: CreatedDate | Created Date
    note: Description | Account Description
    trap: ParentId | Parent Account | Parent Account ID | MasterRecordId | Site | Account Site
    ignore: IsDeleted | LastModifiedDate | LastActivityDate | LastViewedDate | LastReferencedDate | SystemModstamp | Last Activity | Last Modified Date | PhotoUrl | BillingLatitude | BillingLongitude | LastModifiedById | CreatedById
    [salesforce leads] Id, LastName, Company / Lead ID, Company Account / Lead Owner, Company Account / Lead Owner, Lead Status, Last Name, !LEADID
    id: Id | Lead ID
    company: Company | Company / Account
    firstName: FirstName | First Name
    lastName: LastName | Last Name
    town: City
    ownerID: OwnerId | Lead Owner ID
    owner: Lead Owner
    leadStatus: Status | Lead Status
    source: LeadSource | Lead Source
    optOut: HasOptedOutOfEmail | DoNotCall | Email Opt Out | Do Not Call
    created: CreatedDate | Created Date | Create Date
    job: Title
    ignore: Name | IsDeleted | Salutation | LastModifiedDate | LastActivityDate | SystemModstamp | IsConverted | ConvertedDate | Last Activity | Last Modified Date | PhotoUrl
    trap: MasterRecordId | ConvertedAccountId | ConvertedContactId | ConvertedOpportunityId
    [salesforce people] Id, LastName, AccountId / Contact ID, Last Name / Contact Owner, Account Name, Last Name / Contact ID, Account Name
    id: Id | Contact ID
    accountID: AccountId | Account ID
    company: Account Name
    firstName: FirstName | First Name
    lastName: LastName | Last Name
    job: Title
    ownerID: OwnerId | Contact Owner ID
    owner: Contact Owner
    optOut: HasOptedOutOfEmail | DoNotCall | Email Opt Out | Do Not Call
    created: CreatedDate | Created Date
    trap: ReportsToId | Reports To | Reports To ID | AssistantName | AssistantPhone | Assistant | Asst. Phone | Account Owner | MasterRecordId
    ignore: Name | IsDeleted | Salutation | LastModifiedDate | LastActivityDate | SystemModstamp | Last Activity | Last Modified Date | PhotoUrl
    [salesforce deals] Id, AccountId, StageName / Opportunity Name, Stage / Opportunity ID, Opportunity Name
    id: Id | Opportunity ID
    name: Name | Opportunity Name
    accountID: AccountId | Account ID
    company: Account Name
    stage: StageName | Stage
    value: Amount
    probability: Probability | Probability (%)
    expectedClose: CloseDate | Close Date
    ownerID: OwnerId | Opportunity Owner ID
    owner: Opportunity Owner
    nextStep: NextStep | Next Step
    lostReason: Loss Reason | LossReason__c
    created: CreatedDate | Created Date
    source: LeadSource | Lead Source
    ignore: IsDeleted | IsClosed | IsWon | ForecastCategory | LastModifiedDate | LastActivityDate | SystemModstamp | Age | Fiscal Period | Last Modified Date
    [salesforce activities] Id, WhoId, WhatId / Subject, WhoId, ActivityDate / Activity ID, Subject
    id: Id | Activity ID
    relatedID: WhatId | WhoId
    accountID: AccountId | Account ID
    company: Account Name | Company / Account
    personName: Contact | Name
    subject: Subject
    channel: TaskSubtype | Type | CallType | Task Subtype
    start: StartDateTime | ActivityDateTime | ActivityDate | Date | Start
    end: EndDateTime | End
    minutes: DurationInMinutes | Duration
    seconds: CallDurationInSeconds | Call Duration
    outcome: CallDisposition | Call Result
    state: Status
    owner: Assigned
    ownerID: OwnerId
    note: Description | Comments | Full Comments
    ignore: IsDeleted | IsClosed | Priority | CreatedDate | LastModifiedDate | SystemModstamp
    [salesforce requests] Id, CaseNumber / Case Number, Case Owner
    id: Id | CaseNumber | Case Number
    accountID: AccountId | Account ID
    company: Account Name
    subject: Subject
    requestKind: Type
    state: Status
    received: CreatedDate | Date/Time Opened | Opened Date
    resolved: ClosedDate | Date/Time Closed | Closed Date
    ownerID: OwnerId
    owner: Case Owner
    ignore: IsDeleted | IsClosed | LastModifiedDate | SystemModstamp | Age | Open | Closed
    trap: ContactId | ParentId
    [salesforce sellers] Id, Username, Email
    id: Id
    name: Name
    firstName: FirstName
    lastName: LastName
    ignore: Username | Alias | IsActive | LastLoginDate | CreatedDate | ProfileId | UserRoleId
    """
}
