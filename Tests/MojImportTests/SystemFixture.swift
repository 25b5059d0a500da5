/// Invented exports of each system, as files with names and texts.
enum SystemFixture {
  /// HubSpot: companies, contacts and deals link by id, in any order.
  static let hubspot = [
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

  /// Pipedrive, prefixed: organisations, people and deals link by name.
  static let pipedrivePrefixed = [
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

  /// Pipedrive, unprefixed: activities with a day, a clock and a length.
  static let pipedrive = [
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

  /// Salesforce: API names, tasks that link to whom they can, traps left alone.
  static let salesforce = [
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

  /// EspoCRM: leads that were recycled are called later.
  static let espo = [
    (
      "lead.csv",
      """
      id,firstName,lastName,status,source,accountName,opportunityAmount,addressCity,doNotCall,assignedUserName,createdAt
      a1,Eve,Oak,Recycled,Web Site,Uusi Oy,15000,Oulu,0,Aino Aho,2026-02-01 08:00:00
      a2,Tim,Elm,Dead,Call,Vanha Oy,,Turku,0,Aino Aho,2025-02-01 08:00:00
      """
    )
  ]

  /// SuiteCRM: translated labels and the user's own dates.
  static let suite = [
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

  /// Frappe CRM: leads, organisations and deals.
  static let frappe = [
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

  /// Atomic CRM: contacts bring their companies.
  static let atomic = [
    (
      "contacts.csv",
      """
      first_name,last_name,gender,title,background,first_seen,last_seen,has_newsletter,status,tags,linkedin_url,company,email_work,email_home,email_other,phone_work,phone_home,phone_other
      Eve,Oak,female,CEO,Met at a fair,2025-01-02,2025-06-07,true,warm,vip,,Kaarna Oy,eve@kaarna.example,,,+358401112222,,
      """
    )
  ]

  /// moj's own exchange file keeps its ids, in Finnish too.
  static let moj = [
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

  /// HubSpot with Finnish labels, and notes among its activities.
  static let hubspotFinnish = [
    (
      "yritykset.csv",
      """
      Tietueen tunnus;Yrityksen nimi;Yrityksen verkkotunnus;Yrityksen omistaja;Kaupunki;Elinkaaren vaihe
      11;Kaarna Oy;kaarna.example;Aino Aho;Oulu;Liidi
      12;Sammal Oy;sammal.example;Veli Vuo;Turku;Asiakas
      """
    ),
    (
      "yhteyshenkilot.csv",
      """
      Tietueen tunnus;Etunimi;Sukunimi;Sähköposti;Tehtävänimike;Yrityksen nimi;Liitetyn yrityksen tunnukset;Yhteyshenkilön omistaja;Liidin tila
      21;Eeva;Tammi;eeva@kaarna.example;Toimitusjohtaja;Kaarna Oy;11;Aino Aho;Huono ajoitus
      """
    ),
    (
      "kaupat.csv",
      """
      Tietueen tunnus;Kaupan nimi;Kaupan vaihe;Summa;Päättymispäivä;Kaupan omistaja;Liitetyn yrityksen tunnukset
      901;Osasto;Voitettu;12 500,50;2.10.2026;Aino Aho;12
      """
    ),
    (
      "activities.csv",
      """
      Record ID,Activity Type,Activity Date,Activity assigned to,Note body,Associated Company IDs
      71,Note,2026-11-01 10:00,Aino Aho,<p>Likes &amp; needs light</p>,11
      72,Call,2026-11-02 09:00,Aino Aho,,12
      """
    ),
  ]

  /// Pipedrive, prefixed: all four entities.
  static let pipedriveFour = [
    (
      "activities.csv",
      """
      Activity - ID,Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Duration,Activity - Done,Activity - Assigned to user,Activity - Organization,Activity - Contact person,Activity - Note
      31,Intro,Call,2026-11-02,09:30,00:15,Done,Aino Aho,Kaarna Oy,Eve Oak,<p>Told</p>
      """
    ),
    (
      "deals.csv",
      """
      Deal - ID,Deal - Title,Deal - Organization,Deal - Contact person,Deal - Value,Deal - Currency of Value,Deal - Status,Deal - Stage,Deal - Owner,Deal - Won time
      1,Stand,Kaarna Oy,Eve Oak,8000,EUR,won,Closing,Aino Aho,2026-05-31 10:00:00
      2,Light wall,Sammal Oy,,4000,EUR,open,Offer,Veli Vuo,
      """
    ),
    (
      "organizations.csv",
      """
      Organization - ID,Organization - Name,Organization - Owner,Organization - Address,Organization - ZIP/Postal code of Address,Organization - Open deals
      5,Kaarna Oy,Aino Aho,"Katu 1, 90100 Oulu",90100,0
      6,Sammal Oy,Veli Vuo,"Katu 2, 20100 Turku",20100,1
      """
    ),
    (
      "people.csv",
      """
      Person - ID,Person - Name,Person - Organization,Person - Email - Work,Person - Phone - Work,Person - Owner
      8,Eve Oak,Kaarna Oy,eve@kaarna.example,+358401234567,Aino Aho
      """
    ),
  ]

  /// Pipedrive, unprefixed: all four entities, and notes of HTML.
  static let pipedriveNotes = [
    (
      "notes.csv",
      """
      ID,Content,Organization,Organization ID,Contact person,Contact person ID,Deal title,Deal ID,Add time,Update time,User,Note is pinned to deal,Lead,Lead ID,Project
      9,"<div>Wants <b>light</b><br>and wood</div>",Kaarna Oy,5,Eve Oak,8,Stand,1,2026-11-03 12:00:00,2026-11-03 12:00:00,Aino Aho,No,,,
      10,Asked for the price,Sammal Oy,6,,,,,2026-11-04 12:00:00,,Veli Vuo,No,,,
      """
    ),
    (
      "activities.csv",
      """
      ID,Subject,Type,Due date,Due time,Duration,Done,Marked as done time,Assigned to user,Creator,Add time,Organization,Contact person,Deal,Deal ID,Note
      31,Intro,Call,2026-11-02,09:30,00:15,Done,2026-11-02 09:45:00,Aino Aho,Aino Aho,2026-10-30 08:00:00,Kaarna Oy,Eve Oak,Stand,1,
      """
    ),
    (
      "deals.csv",
      """
      ID,Title,Organization,Contact person,Value,Currency,Pipeline,Stage,Status,Owner,Won time
      1,Stand,Kaarna Oy,Eve Oak,8000,EUR,Sales,Closing,won,Aino Aho,2026-05-31 10:00:00
      """
    ),
    (
      "organizations.csv",
      """
      ID,Name,Owner,Address,People,Open deals,Won deals,Lost deals
      5,Kaarna Oy,Aino Aho,"Katu 1, 90100 Oulu",1,0,1,0
      6,Sammal Oy,Veli Vuo,"Katu 2, 20100 Turku",0,0,0,0
      """
    ),
    (
      "people.csv",
      """
      ID,Name,Organization,Email - Work,Phone - Work,Owner,Open deals
      8,Eve Oak,Kaarna Oy,eve@kaarna.example,+358401234567,Aino Aho,0
      """
    ),
  ]

  /// Salesforce's reports: labels in place of API names.
  static let salesforceLabels = [
    (
      "accounts.csv",
      """
      Account ID;Account Name;Account Owner;Account Site;Parent Account;Billing City;Annual Revenue;Employees;Last Activity
      001A;Kaarna Oy;Aino Aho;HQ;Kaarna Group;Oulu;1200000.50;12;2026-05-31
      """
    ),
    (
      "leads.csv",
      """
      Lead ID;First Name;Last Name;Company / Account;Lead Owner;Lead Status;City;Do Not Call
      00Q1;Tim;Elm;Uusi Oy;Aino Aho;Working;Turku;1
      """
    ),
    (
      "opportunities.csv",
      """
      Opportunity ID;Opportunity Name;Account Name;Stage;Amount;Close Date;Opportunity Owner
      006A;Stand;Kaarna Oy;Closed Won;900;2026-03-04;Aino Aho
      """
    ),
  ]

  /// Zoho: entities that link by its ids.
  static let zoho = [
    (
      "Accounts.csv",
      """
      ACCOUNTID,Account Name,Account Owner,Account Owner Id,Account Type,Billing City
      410001,Kaarna Oy,Aino Aho,51,Customer,Oulu
      """
    ),
    (
      "Leads.csv",
      """
      LEADID,Company,First Name,Last Name,Lead Owner,Lead Status,City,Email Opt Out
      420001,Uusi Oy,Tim,Elm,Aino Aho,Contact in Future,Turku,false
      """
    ),
    (
      "Potentials.csv",
      """
      POTENTIALID,Potential Name,Account Id,Amount,Stage,Closing Date,Potential Owner
      430001,Stand,410001,5000,Closed Won,2026-04-30,Aino Aho
      """
    ),
  ]

  /// moj's own exchange file with English headings.
  static let mojEnglish = [
    (
      "accounts.csv",
      """
      id,name,business_id,kind,town,owner,potential_eur,share_pct,call_from,call_until,do_not_contact
      k1,Kaarna Oy,1234567-1,customer,Oulu,Aino Aho,12000.50,40,,,no
      k2,Sammal Oy,,lead,Turku,Aino Aho,,,2027-02-01,2027-02-28,no
      """
    ),
    (
      "activities.csv",
      """
      id,account,seller,start,minutes,channel,level,outcome,note
      t1,k1,Aino Aho,2026-11-23T09:30,20,phone,3,reached,Asked of spring
      """
    ),
  ]

  /// A Finnish list of no system, with what the registers write.
  static let finnishList = [
    (
      "asiakkaat.csv",
      """
      Y-tunnus;Nimi;Postitoimipaikka;Puhelin;Liikevaihto;Henkilöstö;Kielto
      1234567-1;Kaarna Oy;Oulu;'+358401234567;1 200 000,00;12;kyllä
      """
    )
  ]

  /// All of them by name.
  static let all: [String: [(String, String)]] = [
    "HubSpot": hubspot, "HubSpot, Finnish": hubspotFinnish,
    "Pipedrive, prefixed": pipedrivePrefixed,
    "Pipedrive, prefixed, four": pipedriveFour, "Pipedrive": pipedrive,
    "Pipedrive, notes": pipedriveNotes, "Salesforce": salesforce,
    "Salesforce, labels": salesforceLabels, "EspoCRM": espo, "SuiteCRM": suite,
    "Frappe CRM": frappe,
    "Zoho CRM": zoho, "Atomic CRM": atomic, "moj": moj, "moj, English": mojEnglish,
    "Finnish list": finnishList,
  ]
}
