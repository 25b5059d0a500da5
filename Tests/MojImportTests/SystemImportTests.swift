import MojImport
import MojModel
import Testing

/// An invented export of each system, and the team that it becomes.
@Suite struct SystemImportTests {
  static let accountKeys = ["name", "kind", "level", "status", "seller", "town"]

  @Test func `HubSpot: companies, contacts and deals link by id, in any order`() throws {
    let files = SystemFixture.hubspot
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
    let files = SystemFixture.pipedrivePrefixed
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
    let files = SystemFixture.pipedrive
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
    let files = SystemFixture.salesforce
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
    let files = SystemFixture.espo
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
    let files = SystemFixture.suite
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
    let files = SystemFixture.frappe
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
    let files = SystemFixture.atomic
    let team = try Imported(files)
    #expect(try team.records(.accounts, ["name", "kind"]) == ["Kaarna Oy | lead"])
    #expect(
      try team.records(.people, ["name", "account", "job", "phone", "consent", "has_newsletter"])
        == ["Eve Oak | acc-001 | CEO | +358401112222 | – | true"])
    #expect(try team.then(files).text == team.text)
  }

  @Test func `moj's own exchange file keeps its ids, in Finnish too`() throws {
    let files = SystemFixture.moj
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

  @Test(arguments: [SystemFixture.pipedriveFour, SystemFixture.pipedriveNotes])
  func `Pipedrive's four entities link in both dialects`(files: [(String, String)]) throws {
    let team = try Imported(files)
    #expect(
      try team.records(.accounts, ["name", "kind", "seller"]) == [
        "Kaarna Oy | customer | aino-aho", "Sammal Oy | lead | veli-vuo",
      ])
    #expect(try team.records(.people, ["name", "account"]) == ["Eve Oak | acc-001"])
    #expect(
      try team.records(.deals, ["title", "account", "state"])[0] == "Stand | acc-001 | won")
    #expect(
      try team.records(.activities, ["account", "at", "channel", "minutes"]).last
        == "acc-001 | 2026-11-02T09:30 | phone | 15")
  }

  @Test(arguments: [SystemFixture.pipedriveNotes, SystemFixture.hubspotFinnish])
  func `notes are written down, and are no contact with anyone`(
    files: [(String, String)]
  ) throws {
    let team = try Imported(files)
    let notes = try team.records(.activities, ["channel", "account", "seller", "state", "note"])
      .filter { $0.hasPrefix("note") }
    #expect(
      notes == [
        "note | acc-001 | aino-aho | done | Wants light\nand wood",
        "note | acc-002 | veli-vuo | done | Asked for the price",
      ] || notes == ["note | acc-001 | aino-aho | done | Likes & needs light"])
  }

  @Test func `HubSpot with Finnish labels means the same`() throws {
    let team = try Imported(SystemFixture.hubspotFinnish)
    #expect(
      try team.records(.accounts, Self.accountKeys) == [
        "Kaarna Oy | lead | 1 | active | aino-aho | Oulu",
        "Sammal Oy | customer | 3 | active | veli-vuo | Turku",
      ])
    #expect(
      try team.records(.people, ["name", "account", "job"]) == [
        "Eeva Tammi | acc-001 | Toimitusjohtaja"
      ])
    #expect(
      try team.records(.orders, ["account", "date", "amount"]) == ["acc-002 | 2026-10-02 | 12500.5"]
    )
    #expect(try team.records(.callbacks, ["account", "words"]) == ["acc-001 | Huono ajoitus"])
  }

  @Test func `Salesforce's reports, by labels, mean the same as its API names`() throws {
    let team = try Imported(SystemFixture.salesforceLabels)
    #expect(
      try team.records(.accounts, Self.accountKeys + ["annual_revenue", "account_site"]) == [
        "Kaarna Oy | customer | 3 | active | aino-aho | Oulu | 1200000.5 | –",
        "Uusi Oy | lead | 1 | do_not_contact | aino-aho | Turku | – | –",
      ])
    #expect(try team.records(.orders, ["account", "amount"]) == ["acc-001 | 900"])
  }
}
