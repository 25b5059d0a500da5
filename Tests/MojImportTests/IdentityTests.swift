import MojImport
import MojModel
import Testing

/// Who is who: by the source's id first, then by what registers, domains, phones and names say.
@Suite struct IdentityTests {
  static let team = """
    {"moj": 1, "name": "T", "sellers": [{"id": "aino", "name": "Aino Aho"}], "accounts": [
      {"id": "a1", "name": "Kaarna Oy", "kind": "lead", "town": "Oulu", "business_id": "1234567-1", "potential": 900},
      {"id": "a2", "name": "Sammal Oy", "kind": "customer", "website": "sammal.example", "seller": "aino"},
      {"id": "a3", "name": "Lumme Ab", "kind": "lead", "phone": "+358 40 123 4567"},
      {"id": "a4", "name": "Honka Oy", "kind": "lead", "town": "Turku"}
    ]}
    """
  static let keys = ["id", "name", "seller", "town", "potential"]

  static func accounts(_ rows: String) -> [(String, String)] {
    [
      (
        "companies.csv",
        "Record ID,Company name,Company owner,City,Phone Number,Website URL,Business ID,Potential\n"
          + rows
      )
    ]
  }

  @Test(arguments: [
    ("1,KAARNA,Veli Vuo,Ii,,,FI12345671,5", AccountTwins.Evidence.businessID, "a1"),
    ("1,Sammal Group Oyj,,,,https://www.sammal.example/fi,,", .domain, "a2"),
    ("1,Lumme,,,040 1234567,,,", .phone, "a3"), ("1,Honka Oyj,,turku,,,,", .nameAndTown, "a4"),
  ])
  func `what another source knew is met again, and only its gaps are filled`(
    row: String, evidence: AccountTwins.Evidence, id: String
  ) throws {
    let before = try Imported([], into: Self.team)
    let after = try before.then(Self.accounts(row + "\n"))
    #expect(after.plan.matches.map(\.evidence) == [evidence])
    #expect(after.plan.counts[.accounts]?.created == 0)
    let old = try before.records(.accounts, Self.keys)
    let new = try after.records(.accounts, Self.keys)
    for (old, new) in zip(old, new) where old != new {
      #expect(new.hasPrefix("\(id) | "))
      for (one, other) in zip(old.split(separator: "|"), new.split(separator: "|")) {
        #expect(one == other || one.contains("–"), "\(old) became \(new)")
      }
    }
    #expect(try after.then(Self.accounts(row + "\n")).text == after.text)
  }

  @Test(arguments: [
    "1,Kaarna,,,,,1234567-2,",  // a wrong check digit
    "1,Ruska Oy,,,,sammal.example,,",  // a domain of two names
    "1,Kaarna Oy,,Oulu,,,2345678-0,",  // a business id that contradicts the name
    "1,Honka,,Vaasa,,,,",  // another town
  ])
  func `what is not sure is a new account`(row: String) throws {
    let after = try Imported(Self.accounts(row + "\n"), into: Self.team)
    #expect(after.plan.matches.isEmpty)
    #expect(after.plan.counts[.accounts]?.created == 1)
  }

  @Test func `suspected twins are listed with what says so, and stay two`() throws {
    let after = try Imported(
      Self.accounts("1,Ruska Oy,,,,sammal.example,,\n2,Honka,,,,,,\n"), into: Self.team)
    #expect(try after.model()[.accounts].rowCount == 6)
    #expect(after.plan.twins.map(\.evidence) == [.domain, .name])
    #expect(after.plan.twins.map(\.ids) == [["a2", "a5"], ["a4", "a6"]])
  }

  @Test func `a newer export changes what changed there, and nothing else`() throws {
    let first = try Imported(Self.accounts("7,Uusi Oy,Aino Aho,Oulu,,,,100\n8,Toinen Oy,,,,,,\n"))
    // Somebody here found out the other one's town since.
    let edited = String(decoding: first.text, as: UTF8.self).replacing(
      #""name": "Toinen Oy""#, with: #""name": "Toinen Oy", "town": "Ii""#)
    let here = try Imported([], into: edited)
    let second = try here.then(
      Self.accounts("7,Uusi Oy,Aino Aho,Oulu,,,,250\n8,Toinen Oy,,,,,,\n"))
    #expect(second.plan.counts[.accounts]?.changed == 1)
    #expect(second.plan.counts[.accounts]?.same == 1)
    #expect(
      try second.records(.accounts, ["name", "town", "potential"]) == [
        "Uusi Oy | Oulu | 250", "Toinen Oy | Ii | –",
      ])
  }

  @Test func `who must not be contacted stays so, whatever a later export says`() throws {
    func export(_ optOut: String) -> [(String, String)] {
      [
        (
          "leads.csv",
          "Lead ID,Company,Last Name,Lead Status,Do Not Call\n1,Uusi Oy,Oak,New,\(optOut)\n"
        )
      ]
    }
    let first = try Imported(export("yes"))
    #expect(try first.records(.accounts, ["status"]) == ["do_not_contact"])
    let second = try first.then(export("no"))
    #expect(try second.records(.accounts, ["status"]) == ["do_not_contact"])
  }

  @Test func `a person who opted out stays so, and so does an account that another source knows`()
    throws
  {
    func contacts(_ optOut: String) -> [(String, String)] {
      [
        (
          "contacts.csv",
          "Record ID,First Name,Last Name,Unsubscribed from all email\n5,Eve,Oak,\(optOut)\n"
        )
      ]
    }
    let first = try Imported(contacts("true"))
    #expect(try first.records(.people, ["consent"]) == ["do_not_contact"])
    #expect(try first.then(contacts("false")).records(.people, ["consent"]) == ["do_not_contact"])
    let forbidden = Self.team.replacing(
      #""name": "Kaarna Oy", "kind": "lead""#,
      with: #""name": "Kaarna Oy", "status": "do_not_contact", "kind": "lead""#)
    let row = "1,KAARNA,Veli Vuo,Ii,,,FI12345671,5\n"
    let after = try Imported(Self.accounts(row), into: forbidden)
    #expect(try after.records(.accounts, ["status"])[0] == "do_not_contact")
  }

  @Test func `the same id twice in one file is told, with its row`() throws {
    let after = try Imported(Self.accounts("1,A Oy,,,,,,\n1,B Oy,,,,,,\n"))
    #expect(after.plan.rejections.map(\.row) == [2])
    #expect(after.plan.rejections.map(\.reason) == [.sameID("1")])
  }

  @Test func `a deal that is won later makes the lead a customer and an order, once`() throws {
    func deals(_ state: String) -> [(String, String)] {
      [
        (
          "deals.csv",
          "Deal - ID,Deal - Title,Deal - Organization,Deal - Value,Deal - Status,Deal - Won time\n"
            + "1,Messut,Uusi Oy,500,\(state),\(state == "won" ? "2026-11-01" : "")\n"
        )
      ]
    }
    let open = try Imported(deals("open"))
    #expect(try open.records(.accounts, ["kind", "level"]) == ["lead | 2"])
    let won = try open.then(deals("won"))
    #expect(try won.records(.accounts, ["kind", "level"]) == ["customer | 3"])
    #expect(try won.records(.orders, ["date", "amount"]) == ["2026-11-01 | 500"])
    #expect(try won.then(deals("won")).text == won.text)
  }
}
