public import MojModel
public import MojText

/// Turns exports into what is to be done in a model.
///
/// Files may come in any order: sellers are read first, then accounts, people, deals, and what
/// refers to these, so that ids link across files.
public struct Importer {
  /// What the surroundings decide.
  public struct Settings: Sendable {
    /// The day that counts as today.
    public var today: CalendarDay
    /// The country's code of phone numbers without one, such as 358.
    public var country: String

    /// Makes settings.
    public init(today: CalendarDay, country: String = "") {
      self.today = today
      self.country = country
    }
  }

  let files: [ImportFile]
  let settings: Settings
  var known: KnownRecords
  var plan = ImportPlan()
  var sellers: SellerBook
  var accounts: AccountBook
  var people = RecordBook(.people)
  var deals = RecordBook(.deals)
  /// Records without an id of their own, by what tells them apart.
  private var repeats: [ExternalID: Int] = [:]
  private var met: Set<ExternalID> = []

  /// Returns what an import of files would do to a model.
  public static func plan(
    _ files: [ImportFile], into model: Model, _ settings: Settings
  ) -> ImportPlan {
    var importer = Importer(files, model, settings)
    importer.run()
    return importer.plan
  }

  private init(_ files: [ImportFile], _ model: Model, _ settings: Settings) {
    self.files = files
    self.settings = settings
    known = KnownRecords(model)
    sellers = SellerBook(model)
    accounts = AccountBook(model, country: settings.country)
  }

  private mutating func run() {
    accounts.reserve(files.reduce(0) { $0 + ($1.isOfAccounts ? $1.table.rowCount : 0) })
    for entity in ImportEntity.allCases {
      for (place, file) in files.enumerated() where file.recognition.entity == entity {
        read(file, place)
      }
    }
    emitAccounts()
    // What refers to accounts comes after them in the file's log as well.
    plan.steps = sellers.steps + accountSteps + laterSteps
  }

  /// The steps of the accounts, and of the records that refer to them.
  var accountSteps: [ImportPlan.Step] = []
  var laterSteps: [ImportPlan.Step] = []

  private mutating func read(_ file: ImportFile, _ place: Int) {
    let keys = OwnFieldKeys(file.recognition)
    var reader = RowReader(file, place: place) { keys.key($0) }
    for row in 0..<file.table.rowCount {
      reader.go(to: row)
      if reader.isTotals {
        plan.skip(.totals, file: place)
        continue
      }
      switch file.recognition.entity {
      case .sellers: readSeller(&reader)
      case .accounts, .leads, .customers: readAccount(&reader)
      case .people: readPerson(&reader)
      case .deals: readDeal(&reader)
      case .orders: readOrder(&reader)
      case .activities: readActivity(&reader)
      case .requests: readRequest(&reader)
      case .callbacks: readCallback(&reader)
      }
      if let rejection = reader.rejection { plan.rejections.append(rejection) }
    }
  }

  // MARK: Identity

  /// The id of a row at its source; where it has none, a sum of what tells it from others.
  ///
  /// Nil where an earlier row has the same id, which is a fault of the row.
  mutating func external(_ reader: inout RowReader, else parts: [String?]) -> ExternalID? {
    let source = reader.file.recognition.source
    if let id = reader.text(.id) {
      let external = ExternalID(source: source, id: id)
      guard met.insert(external).inserted else {
        reader.reject(.sameID(id))
        return nil
      }
      return external
    }
    return counted(ExternalID(source: source, natural: parts))
  }

  /// The same id with a number where it was met before.
  mutating func counted(_ external: ExternalID) -> ExternalID {
    let count = (repeats[external] ?? 0) + 1
    repeats[external] = count
    guard count > 1 else { return external }
    return ExternalID(source: external.source, id: "\(external.id)#\(count)")
  }

  /// The seller of a row; one that nobody knew comes into being.
  mutating func seller(_ reader: RowReader) -> String? {
    sellers.id(
      name: reader.text(.owner), external: reader.text(.ownerID),
      source: "\(reader.file.recognition.system.rawValue) sellers", &known, &plan)
  }

  // MARK: Writing

  /// Creates a record or changes what is different of it; returns its id, and whether it is news.
  mutating func put(
    _ collection: Collection, _ external: ExternalID, prefix: String,
    _ members: [JSONValue.Member]
  ) -> (id: String, isNews: Bool) {
    let isOwn = external.source.hasPrefix("moj ")
    let sum = RecordSum.of(members)
    var counts = plan.counts[collection] ?? ImportPlan.Counts()
    defer { plan.counts[collection] = counts }
    let row =
      isOwn
      ? known.row(of: external.id, in: collection)
      : known.entry(external, in: collection)?.row
    guard let row, row >= 0 else {
      let id =
        isOwn && known.take(external.id, in: collection)
        ? external.id : known.newID(in: collection, prefix: prefix)
      var all = [JSONValue.Member("id", .string(id))] + members
      if !isOwn { all.append(.init("external_ids", .array([KnownRecords.item(external, sum)]))) }
      laterSteps.append(.create(collection, all))
      counts.created += 1
      return (id, true)
    }
    let id = known.id(row, in: collection)
    if !isOwn, known.entry(external, in: collection)?.sum == sum {
      counts.same += 1
      return (id, false)
    }
    let record = known.model.record(row, of: collection)
    let changes = members.filter { record?[$0.key] != $0.value && !isOptOut(record, $0.key) }
    laterSteps += changes.map { .set(collection, id: id, key: $0.key, $0.value) }
    if !isOwn {
      laterSteps.append(
        .set(
          collection, id: id, key: "external_ids",
          known.externalIDs(record, with: external, sum)))
    }
    if changes.isEmpty { counts.same += 1 } else { counts.changed += 1 }
    return (id, !changes.isEmpty)
  }

  /// Whether a key of a record says that nobody may contact it, which no import takes back.
  func isOptOut(_ record: JSONValue?, _ key: String) -> Bool {
    guard key == "status" || key == "consent" else { return false }
    return record?[key]?.string == "do_not_contact"
  }
}

/// The keys of columns that are the team's own.
struct OwnFieldKeys {
  private let system: SourceSystem
  private let taken: Set<String>

  init(_ recognition: Recognition) {
    system = recognition.system
    var taken: Set<String> = ["external_ids", "website", "mobile", "lead_status", "lifecycle"]
    for field in Schema.fields(of: recognition.entity.collection) {
      taken.formUnion([field.name, field.fileKey, field.words.fi])
      taken.formUnion(field.aliases)
    }
    self.taken = taken
  }

  /// The key of a header: its words, with the system before them where the schema has that word.
  func key(_ header: String) -> String {
    let words = AccountIdentity.folded(header).split(separator: " ").joined(separator: "_")
    let key = words.isEmpty ? "column" : words
    return taken.contains(key) ? "\(system.rawValue)_\(key)" : key
  }
}
