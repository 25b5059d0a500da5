import MojImport
import MojModel
import Testing

/// An invented export of each system, and the team that it becomes.
@Suite struct SystemImportTests {
  static let accountKeys = ["name", "kind", "level", "status", "seller", "town"]

  @Test func `HubSpot: companies, contacts and deals link by id, in any order`() throws {
    let files = [
      (
        "deals.csv",
        """
        Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal owner,Associated Company IDs,Associated Contact IDs
        901,Stand 2027,Closed Won,"12,500.50",2026-10-02,Aino Aho,11,21
        902,Light wall,Proposal,4000,2026-12-15,Aino Aho,12,
        """
      ),
      (
        "contacts.csv",
        """
        Record ID,First Name,Last Name,Email,Job Title,Company Name,Associated Company IDs,Contact owner,Lead Status,Unsubscribed from all email
        21,Eve,Oak,eve@acme-stands.example,CEO,Acme Stands Oy,11,Aino Aho,Connected,false
        22,Tim,Elm,tim@birch.example,Buyer,Birch & Co,12,Aino Aho,Bad timing,true
        """
      ),
      (
        "companies.csv",
        """
        Record ID,Company name,Company Domain Name,Company owner,Phone Number,City,Lifecycle Stage,Size of hall
        11,Acme Stands Oy,acme-stands.example,Aino Aho,+358 40 123 4567,Oulu,Lead,1200
        12,Birch & Co,birch.example,Veli Vuo,,Turku,Lead,90
        """
      ),
    ]
    let team = try Imported(files)
    #expect(
      try team.records(.accounts, Self.accountKeys + ["potential", "size_of_hall"]) == [
        "Acme Stands Oy | customer | 3 | active | aino-aho | Oulu | 12500.5 | 1200",
        "Birch & Co | lead | 2 | active | veli-vuo | Turku | 4000 | 90",
      ])
    #expect(
      try team.records(.people, ["name", "account", "job", "consent"]) == [
        "Eve Oak | acc-001 | CEO | –", "Tim Elm | acc-002 | Buyer | do_not_contact",
      ])
    #expect(
      try team.records(.deals, ["title", "account", "value", "state", "expected_close"]) == [
        "Stand 2027 | acc-001 | 12500.5 | won | 2026-10-02",
        "Light wall | acc-002 | 4000 | open | 2026-12-15",
      ])
    #expect(
      try team.records(.orders, ["account", "deal", "date", "amount"]) == [
        "acc-001 | deal-001 | 2026-10-02 | 12500.5"
      ])
    #expect(
      try team.records(.callbacks, ["account", "words", "from", "state"]) == [
        "acc-002 | Bad timing | – | open"
      ])
    #expect(try team.then(files.reversed()).text == team.text)
  }

  @Test func `Pipedrive, prefixed: organisations, people and deals link by name`() throws {
    let files = [
      (
        "organizations.csv",
        """
        Organization - Name;Organization - Owner;Organization - City/town/village/locality of Company Address;Organization - Won deals
        Kaarna Oy;Aino Aho;Oulu;2
        Sammal Oy;Veli Vuo;Turku;0
        """
      ),
      (
        "people.csv",
        """
        Person - Name;Person - Organization;Person - Email - Work;Person - Phone - Mobile;Person - Owner
        Eve Oak;Kaarna;eve@kaarna.example;+358401234567;Aino Aho
        Tim Elm;Uusi Yritys Oy;tim@uusi.example;;Veli Vuo
        """
      ),
      (
        "deals.csv",
        """
        Deal - ID;Deal - Title;Deal - Organization;Deal - Value;Deal - Status;Deal - Stage;Deal - Lost time;Deal - Lost reason
        1;Messut;Sammal Oy;1 234,50;lost;Tarjous;2026-05-31 10:00:00;Hinta
        """
      ),
    ]
    let team = try Imported(files)
    #expect(
      try team.records(.accounts, Self.accountKeys) == [
        "Kaarna Oy | customer | 3 | active | aino-aho | Oulu",
        "Sammal Oy | lead | 1 | active | veli-vuo | Turku",
        "Uusi Yritys Oy | lead | 1 | active | veli-vuo | –",
      ])
    #expect(
      try team.records(.people, ["name", "account", "phone"]) == [
        "Eve Oak | acc-001 | +358401234567", "Tim Elm | acc-003 | –",
      ])
    #expect(
      try team.records(.deals, ["account", "value", "state", "closed", "lost_reason"]) == [
        "acc-002 | 1234.5 | lost | 2026-05-31 | Hinta"
      ])
    #expect(try team.then(files).text == team.text)
  }

  @Test func `Pipedrive, unprefixed: activities with a day, a clock and a length`() throws {
    let files = [
      ("org.csv", "Name,Owner,People,Open deals,Won deals\nKaarna Oy,Aino Aho,1,0,0\n"),
      (
        "act.csv",
        """
        ID,Subject,Type,Due date,Due time,Duration,Done,Assigned to user,Organization,Note
        5,Intro,Call,2026-11-02,09:30,00:15,Done,Aino Aho,Kaarna Oy,"<p>Asked &amp; told</p><p>Next</p>"
        6,Demo,Meeting,2026-12-02,13:00,01:30,To do,Aino Aho,Kaarna Oy,
        """
      ),
    ]
    let team = try Imported(files)
    let keys = ["account", "seller", "at", "channel", "minutes", "state", "note"]
    #expect(
      try team.records(.activities, keys) == [
        "acc-001 | aino-aho | 2026-11-02T09:30 | phone | 15 | done | Asked & told\nNext",
        "acc-001 | aino-aho | 2026-12-02T13:00 | visit | 90 | planned | –",
      ])
    #expect(try team.then(files).text == team.text)
  }

  @Test func `Salesforce: API names, tasks that link to whom they can, traps left alone`() throws {
    let files = [
      (
        "Account.csv",
        """
        Id,Name,Type,ParentId,BillingCity,Phone,Website,Site,OwnerId,CreatedDate
        001A,Kaarna Oy,Customer - Direct,001Z,Oulu,08 123 4567,www.kaarna.example,HQ,005X,2024-01-31T08:00:00.000Z
        """
      ),
      (
        "Lead.csv",
        """
        Id,LastName,FirstName,Company,Status,DoNotCall,HasOptedOutOfEmail,OwnerId
        00QA,Oak,Eve,Uusi Oy,Working,1,0,005X
        """
      ),
      ("User.csv", "Id,Username,Name,Email\n005X,aaho,Aino Aho,aino@team.example\n"),
      (
        "Task.csv",
        """
        Id,WhoId,WhatId,Subject,ActivityDate,Status,TaskSubtype,CallDurationInSeconds,CallDisposition
        00T1,00QA,,Called,2026-11-01,Completed,Call,330,Left voicemail
        00T2,,001A,Send offer,2026-12-01,Not Started,Task,,
        00T3,,001A,Filed papers,2026-10-01,Completed,Task,,
        """
      ),
    ]
    let team = try Imported(files)
    #expect(
      try team.records(.accounts, Self.accountKeys + ["contact", "created"]) == [
        "Kaarna Oy | customer | 3 | active | aino-aho | Oulu | – | 2024-01-31",
        "Uusi Oy | lead | 1 | do_not_contact | aino-aho | – | Eve Oak | –",
      ])
    #expect(try team.model()[.accounts].index(of: "parentid") == nil)
    #expect(
      try team.records(.activities, ["account", "channel", "minutes", "outcome", "state"]) == [
        "acc-002 | phone | 6 | no_answer | done", "acc-001 | task | – | – | planned",
      ])
    #expect(team.plan.skipped.map(\.reason) == [.doneTask])
    #expect(try team.then(files).text == team.text)
  }

  @Test func `EspoCRM: leads that were recycled are called later`() throws {
    let files = [
      (
        "lead.csv",
        """
        id,firstName,lastName,status,source,accountName,opportunityAmount,addressCity,doNotCall,assignedUserName,createdAt
        a1,Eve,Oak,Recycled,Web Site,Uusi Oy,15000,Oulu,0,Aino Aho,2026-02-01 08:00:00
        a2,Tim,Elm,Dead,Call,Vanha Oy,,Turku,0,Aino Aho,2025-02-01 08:00:00
        """
      )
    ]
    let team = try Imported(files)
    #expect(
      try team.records(.accounts, Self.accountKeys + ["potential"]) == [
        "Uusi Oy | lead | 1 | active | aino-aho | Oulu | 15000",
        "Vanha Oy | lead | 1 | lost | aino-aho | Turku | –",
      ])
    #expect(
      try team.records(.callbacks, ["account", "asked", "from", "words"]) == [
        "acc-001 | 2026-02-01 | – | Recycled"
      ])
    #expect(try team.then(files).text == team.text)
  }

  @Test func `SuiteCRM: translated labels and the user's own dates`() throws {
    let files = [
      (
        "accounts.csv",
        """
        "Name","ID","Office Phone","Type","Billing City","Assigned to","Date Created"
        "Kaarna Oy","s1","08 1234567","Customer","Oulu","Aino Aho","11/23/2024 09:15"
        "Sammal Oy","s2","","Prospect","Turku","Aino Aho","02/03/2025 10:00"
        """
      ),
      (
        "calls.csv",
        """
        "Subject","Start Date","Duration Hours","Duration Minutes","Direction","Status","Related to"
        "Intro","11/24/2024 09:00","1","15","Outbound","Held","Kaarna Oy"
        """
      ),
    ]
    let team = try Imported(files)
    #expect(
      try team.records(.accounts, ["name", "kind", "created"]) == [
        "Kaarna Oy | customer | 2024-11-23", "Sammal Oy | lead | 2025-02-03",
      ])
    #expect(
      try team.records(.activities, ["account", "at", "channel", "minutes", "state"]) == [
        "acc-001 | 2024-11-24T09:00 | phone | 75 | done"
      ])
    #expect(try team.then(files).text == team.text)
  }

  @Test func `Frappe CRM: leads, organisations and deals`() throws {
    let files = [
      (
        "leads.csv",
        """
        name,first_name,last_name,lead_name,organization,status,email,mobile_no,lead_owner,annual_revenue
        CRM-LEAD-1,Eve,Oak,Eve Oak,Uusi Oy,On Hold,eve@uusi.example,0401234567,aino@team.example,250000
        """
      ),
      (
        "deals.csv",
        """
        name,organization,deal_owner,status,deal_value,close_date,probability
        CRM-DEAL-1,Uusi Oy,aino@team.example,Won,900,2026-03-04,100
        """
      ),
    ]
    let team = try Imported(files)
    #expect(
      try team.records(.accounts, ["name", "kind", "contact", "phone", "annual_revenue"]) == [
        "Uusi Oy | customer | Eve Oak | 0401234567 | 250000"
      ])
    #expect(team.plan.postponed == 1)
    #expect(try team.records(.orders, ["date", "amount"]) == ["2026-03-04 | 900"])
    #expect(try team.then(files).text == team.text)
  }

  @Test func `Atomic CRM: contacts bring their companies`() throws {
    let files = [
      (
        "contacts.csv",
        """
        first_name,last_name,gender,title,background,first_seen,last_seen,has_newsletter,status,tags,linkedin_url,company,email_work,email_home,email_other,phone_work,phone_home,phone_other
        Eve,Oak,female,CEO,Met at a fair,2025-01-02,2025-06-07,true,warm,vip,,Kaarna Oy,eve@kaarna.example,,,+358401112222,,
        """
      )
    ]
    let team = try Imported(files)
    #expect(try team.records(.accounts, ["name", "kind"]) == ["Kaarna Oy | lead"])
    #expect(
      try team.records(.people, ["name", "account", "job", "phone", "consent", "has_newsletter"])
        == ["Eve Oak | acc-001 | CEO | +358401112222 | – | true"])
    #expect(try team.then(files).text == team.text)
  }

  @Test func `moj's own exchange file keeps its ids, in Finnish too`() throws {
    let files = [
      (
        "accounts.csv",
        """
        id;nimi;y_tunnus;laji;paikkakunta;vastuumyyja;potentiaali_eur;osuus_pct;soita_aikaisintaan;soita_viimeistaan;kielto
        k1;Kaarna Oy;1234567-1;asiakas;Oulu;Aino Aho;12000,50;40;;;ei
        k2;Sammal Oy;;liidi;Turku;Aino Aho;;;1.2.2027;28.2.2027;ei
        k3;Lumme Oy;;liidi;Vaasa;Veli Vuo;;;;;kyllä
        """
      ),
      (
        "activities.csv",
        """
        id;asiakas;myyja;aika;kesto_min;kanava;taso;tulos;huomio
        t1;k1;Aino Aho;23.11.2026 9:30;20;puhelu;3;tavoitettu;Kysyi keväästä
        """
      ),
    ]
    let team = try Imported(files)
    #expect(
      try team.records(.accounts, ["id"] + Self.accountKeys + ["potential", "wallet_share"]) == [
        "k1 | Kaarna Oy | customer | 3 | active | aino-aho | Oulu | 12000.5 | 40",
        "k2 | Sammal Oy | lead | 1 | active | aino-aho | Turku | – | –",
        "k3 | Lumme Oy | lead | 1 | do_not_contact | veli-vuo | Vaasa | – | –",
      ])
    #expect(
      try team.records(.callbacks, ["account", "from", "to"]) == ["k2 | 2027-02-01 | 2027-02-28"])
    #expect(
      try team.records(.activities, ["id", "account", "seller", "at", "channel", "outcome"]) == [
        "t1 | k1 | aino-aho | 2026-11-23T09:30 | phone | reached"
      ])
    #expect(try team.then(files).text == team.text)
  }

  @Test func `a Finnish register list in Windows letters`() throws {
    let text =
      "Y-tunnus;Nimi;Postitoimipaikka;Puhelin;Liikevaihto;Henkilöstö\r\n"
      + "1234567-1;Ähtärin Ääni Oy;Ähtäri;'+358401234567;1 200 000,00;12\r\n"
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let team = try Imported(bytes: [("lista.csv", bytes)], into: Array(Imported.empty.utf8))
    let keys = ["name", "town", "business_id", "phone", "liikevaihto", "henkilosto"]
    #expect(
      try team.records(.accounts, keys) == [
        "Ähtärin Ääni Oy | Ähtäri | 1234567-1 | +358401234567 | 1200000 | 12"
      ])
  }
}
