import MojText
import Testing

@testable import MojImport

@Suite struct RecognitionTests {
  @Test func `every line of the catalogue can be read`() {
    #expect(HeaderCatalogue.standard.unread == [])
    #expect(Set(HeaderCatalogue.standard.sheets.map(\.system)) == Set(SourceSystem.allCases))
  }

  /// Headers of each system as its exports have them, and what they are.
  static let exports: [(String, SourceSystem, ImportEntity)] = [
    (
      "Record ID,Company name,Company owner,Phone Number,City,Industry,Create Date", .hubspot,
      .accounts
    ),
    ("Record ID,First Name,Last Name,Email,Company Name,Lifecycle Stage", .hubspot, .people),
    ("firstname,lastname,email,phone,jobtitle,company,lifecyclestage", .hubspot, .people),
    ("Tietueen tunnus,Yrityksen nimi,Kaupunki", .hubspot, .accounts),
    ("Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date", .hubspot, .deals),
    ("Activity Type,Activity Date,Activity assigned to", .hubspot, .activities),
    (
      "Organization - Name,Organization - ID,Organization - Owner,Organization - Won deals",
      .pipedrive, .accounts
    ),
    ("Name,Owner,Address,People,Open deals,Won deals", .pipedrive, .accounts),
    ("Person - Name,Person - Organization,Person - Phone - Mobile", .pipedrive, .people),
    ("Name,Organization,Phone - Work,Email - Work,Open deals", .pipedrive, .people),
    ("Deal - Title,Deal - Organization,Deal - Value,Deal - Status", .pipedrive, .deals),
    ("Title,Organization,Contact person,Value,Pipeline,Stage,Status", .pipedrive, .deals),
    ("ID,Subject,Type,Due date,Due time,Done,Assigned to user", .pipedrive, .activities),
    ("Id,Name,Type,ParentId,BillingCity,Phone,OwnerId,CreatedDate", .salesforce, .accounts),
    ("Account Name,Account Owner,Account Site,Billing City", .salesforce, .accounts),
    ("Id,LastName,FirstName,Company,Status,DoNotCall,HasOptedOutOfEmail", .salesforce, .leads),
    ("Lead ID,First Name,Last Name,Company / Account,Lead Owner", .salesforce, .leads),
    ("Deal Name,Account,Stage,Amount", .list, .deals),
    ("ID,Content,Organization,Organization ID,Deal ID,Add time,User", .pipedrive, .activities),
    ("Id,LastName,AccountId,Phone,AssistantPhone", .salesforce, .people),
    ("Id,Name,AccountId,StageName,Amount,CloseDate", .salesforce, .deals),
    ("Id,WhoId,WhatId,Subject,ActivityDate,CallDurationInSeconds", .salesforce, .activities),
    ("id,name,website,type,sicCode,billingAddressCity,assignedUserId", .espocrm, .accounts),
    ("id,lastName,firstName,status,source,accountName,doNotCall", .espocrm, .leads),
    ("id,lastName,firstName,accountId,emailAddress", .espocrm, .people),
    ("id,name,amount,stage,closeDate,accountId", .espocrm, .deals),
    ("id,name,status,dateStart,dateEnd,direction,parentId", .espocrm, .activities),
    ("ID,Name,Office Phone,Type,Billing City,Assigned to,Date Created", .suitecrm, .accounts),
    ("id,last_name,lead_source,status,refered_by,opportunity_amount", .suitecrm, .leads),
    ("Opportunity Name,Account Name,Sales Stage,Opportunity Amount", .suitecrm, .deals),
    ("Subject,Start Date,Duration Hours,Duration Minutes,Status", .suitecrm, .activities),
    ("first_name,last_name,lead_name,organization,status,lead_owner", .frappe, .leads),
    ("organization_name,website,no_of_employees,annual_revenue,territory", .frappe, .accounts),
    ("ACCOUNTID,Account Name,Account Owner Id,Account Type", .zoho, .accounts),
    ("LEADID,Last Name,Company,Lead Owner,Lead Status", .zoho, .leads),
    ("Record Id,Account Name,Account Owner,Billing City", .zoho, .accounts),
    ("Record Id,Last Name,Account Name,Contact Owner,Mailing City", .zoho, .people),
    ("Record Id,Deal Name,Stage,Closing Date,Deal Owner", .zoho, .deals),
    ("Record ID,First Name,Last Name,Email,Contact owner,Company Name", .hubspot, .people),
    ("Record ID,Deal Name,Deal Stage,Deal owner,Close Date", .hubspot, .deals),
    ("USER_ID,First Name,Last Name,Email", .zoho, .sellers),
    ("Case Owner,Status,Case Origin,Created Time", .zoho, .requests),
    (
      "first_name,last_name,gender,title,first_seen,has_newsletter,status,company", .atomic, .people
    ),
    ("id,nimi,y_tunnus,laji,paikkakunta,vastuumyyja", .moj, .accounts),
    ("id,name,business_id,kind,town,owner", .moj, .accounts),
    ("id,asiakas,myyja,aika,kesto_min,kanava", .moj, .activities),
    ("Y-tunnus,Nimi,Katuosoite,Postinumero,Postitoimipaikka,Puhelin", .list, .accounts),
    ("Etunimi,Sukunimi,Yritys,Puhelin", .list, .people),
    ("name,email,phone,company,tags", .list, .people),
    ("Laskun numero,Asiakas,Laskupäivä,Summa", .list, .orders),
  ]

  @Test(arguments: exports)
  func `an export is known by its headers`(
    header: String, system: SourceSystem, entity: ImportEntity
  ) throws {
    let found = try #require(Recognition(header.split(separator: ",").map(String.init)))
    #expect(found.system == system)
    #expect(found.entity == entity)
    #expect(found.targets.contains(.id) || !header.lowercased().contains("id,"))
  }

  @Test(arguments: [
    ("Id,LastName,AccountId,ReportsToId,AssistantPhone,Phone", ["ReportsToId", "AssistantPhone"]),
    ("Id,Name,ParentId,BillingCity,Site", ["ParentId", "Site"]),
    ("Yritys,Puhelin,Emoyhtiö,Omistajan sähköposti", ["Emoyhtiö", "Omistajan sähköposti"]),
  ])
  func `another record's facts are never the row's own`(header: String, traps: [String]) throws {
    let names = header.split(separator: ",").map(String.init)
    let found = try #require(Recognition(names))
    #expect(zip(names, found.targets).filter { $0.1 == .trap }.map(\.0) == traps)
  }

  @Test func `an opt-out that no catalogue knows is one all the same`() throws {
    let found = try #require(Recognition(["Yritys", "SMS opt-out", "Postituskielto 2026"]))
    #expect(found.targets == [.name, .optOut, .optOut])
  }

  @Test func `of several columns that mean the same the better one comes first`() throws {
    let found = try #require(
      Recognition(["Person - Name", "Person - Email - Home", "Person - Email - Work"]))
    #expect(found.columns(.email) == [2, 1])
  }

  @Test func `a list of unknown headers is what somebody says it is`() throws {
    let names = ["Firma", "Kaupunki"]
    #expect(Recognition(names) == nil)
    let said = try #require(Recognition(names, as: .customers))
    #expect(said.entity == .customers)
    #expect(said.targets == [nil, .town])
  }

  @Test(arguments: [("asiakkaat", ImportEntity.customers), ("Leads", .leads), ("laskut", .orders)])
  func `an entity has its words in both languages`(word: String, entity: ImportEntity) {
    #expect(ImportEntity(typed: word) == entity)
  }
}
