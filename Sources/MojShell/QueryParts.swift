#if !MOJ_WITHOUT_SERVERS
  import MojModel
  import MojQuery
  import MojRender
  import MojSteering
  import MojStore
  import MojText

  /// A query of a team on a server that is asked of one part of the team after the other.
  struct QueryParts {
    let query: PartedQuery
    /// Whether all accounts are looked at, since nothing says beforehand which of them the query is of.
    let areOfAll: Bool
    /// What was left out of the parts.
    private(set) var partial: PartialAnswer?
    let bound: BoundQuery
    let day: CalendarDay?
    private let session: Session
    /// The accounts to look at; nil is all, and records of none.
    private let ids: [String]?
    /// Whether the query is of no other accounts' records, whatever of its conditions is left out.
    private let areEnough: Bool
    private let facts: TeamFacts
    private var recordCount = 0

    /// Makes the parts of a query; nil where its records do not come part by part.
    init?(of bound: BoundQuery, on day: CalendarDay?, _ session: Session) throws {
      guard let engine = session.served?.engine, let query = PartedQuery(bound),
        query.collection.isOfAccounts || query.collection == .promises,
        bound.namedFields.allSatisfy({
          $0.staysWithAccount(from: query.collection, session.model)
        })
      else { return nil }
      (self.query, self.bound, self.day, self.session) = (query, bound, day, session)
      if day == nil, query.collection == .promises {
        guard let asked = try engine.accounts(with: .requests),
          let ordered = try engine.accounts(with: .orders)
        else { return nil }
        ids = Set(asked + ordered + [""]).sorted()
        (areOfAll, areEnough) = (false, true)
      } else if day == nil, let listed = ListedRows(bound),
        let found = try engine.accounts(
          of: listed, most: 10 * Session.mostListed, session.model, session.derivation.tiering,
          today: session.settings.today)
      {
        ids = found.isEmpty ? [""] : found
        (areOfAll, areEnough) = (false, false)
      } else {
        ids = nil
        (areOfAll, areEnough) = (true, true)
      }
      facts = try engine.facts(
        .nothing, session.model, session.derivation.tiering, today: session.settings.today)
    }

    /// What is said of having looked at all.
    func said(_ reason: NotPushed) -> Words {
      let short = Collection.stored.filter { !$0.isOfAccounts }
        .reduce(0) { $0 + session.model[$1].rowCount }
      let (count, words) = (recordCount + short, reason.words)
      return Words(
        en: "all \(count) records were looked at, part by part: \(words.en)",
        fi: "kaikki \(count) tietuetta käytiin läpi osissa: \(words.fi)")
    }

    /// The session of all the records that the query is of, where they are few; nil where they are many.
    mutating func whole() throws -> Session? {
      guard areEnough, case let parts = try session.parts(among: ids), parts.count == 1,
        var part = try session.part(of: parts[0]).flatMap(known)
      else { return nil }
      // The rows at hand are read again where somebody changes one of these.
      let ids = part.accountIDs
      part.served?.part = .named(ids + [""])
      recordCount = part.model.accountRecordCount
      return part
    }

    /// The session of some accounts' records.
    func part(of ids: [String]) throws -> Session? {
      try session.part(ofAccounts: ids).flatMap(known)
    }

    private func known(_ part: Session) -> Session? {
      guard isReadable(part) else { return nil }
      var part = part
      part.derivation.team = facts
      return part
    }

    /// What was promised on a record without an id has the number of its row, which is another in a part.
    private func isReadable(_ part: Session) -> Bool {
      query.collection != .promises || part.hasIDs
    }

    // MARK: Looking

    /// Looks at the parts as they were on the day; nil where one cannot be read without others.
    private mutating func look<Found>(
      at ids: [String]?, _ look: (inout Session, _ present: Model) throws -> Found
    ) throws -> [Found]? {
      var (count, partial) = (0, self.partial)
      let (day, parts) = (day, self)
      var found: [Found] = []
      let isWhole = try session.eachPart(among: ids) { part in
        guard parts.isReadable(part) else { throw NotPushed.names }
        let present = part.model
        count += present.accountRecordCount
        partial = part.served?.partial ?? partial
        found.append(try part.on(day) { try look(&$0, present) })
      }
      recordCount = max(count, recordCount)
      self.partial = partial
      return isWhole ? found : nil
    }

    /// What the query measures, in the order of each cell's first record.
    mutating func cells(of measured: MeasuredRows) throws -> MeasuredCells? {
      var cells: MeasuredCells?
      let derived = bound.derived
      let found: [Void]? = try look(at: ids) { part, present in
        let data = part.derivation.dataset(for: derived, over: part.model)
        let places = measured.showsOrder ? try part.places(of: measured.collection, present) : []
        let some = try measured.cells(in: data, places: places, isCancelled: part.isCancelled)
        if cells == nil { cells = some } else { cells?.add(some) }
      }
      guard found != nil else { return nil }
      cells?.putInOrder()
      return cells
    }

    /// The accounts whose records the query lists; nil where they are too many to be read.
    mutating func accounts(most: Int? = nil) throws -> [String]? {
      /// Too many were found.
      struct Many: Error {}
      let (query, most) = (query, most ?? session.served?.mostListed ?? 0)
      var ids: Set<String> = []
      let look = { (part: inout Session, present: Model) throws in
        let selection = try part.evaluate(query.finding)
        let records = part.records(of: query.collection, present)
        for row in selection.rows.indices ?? (0..<Int32(records.count)).map({ $0 }) {
          let record = records[Int(row)]
          ids.insert(present.account(of: record.row, in: record.list))
        }
        guard ids.count <= most else { throw Many() }
      }
      do {
        return try self.look(at: self.ids, look).map { _ in ids.sorted() }
      } catch is Many {
        return nil
      }
    }

    /// The session of a team that has no more of the records that the query lists than it names.
    mutating func narrow() throws -> Session? {
      guard var team = NarrowTeam(for: bound, of: query.collection, over: session.model) else {
        return nil
      }
      let (query, derived) = (query, bound.derived)
      let found: [Void]? = try look(at: ids) { part, present in
        let data = part.derivation.dataset(for: derived, over: part.model)
        let rows = try Evaluator(data, isCancelled: part.isCancelled).evaluate(query.finding).rows
        let all = 0..<Int32(data.model[query.collection].rowCount)
        try team.add(rows.indices ?? all.map { $0 }, of: data) { try part.places(of: $0, present) }
      }
      guard found != nil else { return nil }
      var narrow = session
      let columns: [DerivedKey: Column]
      (narrow.model, columns) = team.finished()
      // What the session worked out of no records is none of these.
      let own = session.derivation
      narrow.derivation = Derivation(
        today: own.today, tiering: own.tiering, now: own.now, zone: own.zone)
      narrow.derivation.take(columns, narrow.model)
      if let day {
        var derivation = PastTeam(session.model, on: day, zone: session.settings.zone).derivation
        derivation.take(columns, narrow.model)
        narrow.past = PastTeam(narrow.model, on: day, derivation)
      }
      narrow.served?.isRead = true
      narrow.served?.line.isNarrow = true
      narrow.served?.partial = partial
      return narrow
    }

    /// Writes all rows that the query lists, in the order of the file and part by part, and counts them; nil
    /// where they are in another order, or where a part cannot be read without others.
    mutating func spooled(_ writer: RowWriter) throws -> WrittenRows? {
      guard bound.isInOrderOfFile, query.collection.isStored, let served = session.served else {
        return nil
      }
      let (spool, list, all, day) = (try Spool(), query.collection, bound, day)
      var (writer, count, looked, partial) = (writer, 0, 0, self.partial)
      let parts = try served.engine.parts(of: served.mostAtOnce, in: list)
      let isWhole = try session.each(of: parts) { part in
        let present = part.model
        // Rows with a mark do not follow rows without one.
        if count > 0, (partial == nil) != (part.served?.partial == nil) { throw NotPushed.lists }
        partial = part.served?.partial ?? partial
        try part.on(day) { session in
          var selection = try session.evaluate(all)
          looked += try session.keepRun(of: list, present, in: &selection)
          guard selection.rowCount > 0 else { return }
          let table = try session.marked(
            session.named(selection.table(all), all), for: writer.format)
          try spool.append(writer.bytes(of: table, model: session.model))
          count += table.rowCount
        }
      }
      try spool.append(writer.end)
      (recordCount, self.partial) = (looked, partial)
      return isWhole && count > 1 ? WrittenRows(spool: spool, count: count) : nil
    }

    /// Why the query finds nothing; nil where its conditions do not tell.
    mutating func why() throws -> WhyZero? {
      guard let counted = WhyZeroCounts(bound, isMade: true) else { return nil }
      let derived = bound.derived
      let found = try look(at: areEnough ? ids : nil) { part, _ in
        try counted.counts(in: part.derivation.dataset(for: derived, over: part.model))
      }
      return found.map { found in
        counted.facts(
          found.reduce(counted.sets.map { _ in 0 }) { sums, counts in
            zip(sums, counts).map { $0 + $1 }
          })
      }
    }
  }

  extension Session {
    /// The records that rows of a collection stand for, as rows of the present team.
    fileprivate mutating func records(
      of collection: Collection, _ present: Model
    ) -> [(list: Collection, row: Int)] {
      guard collection == .promises else {
        return model.rows(of: collection, in: present).map { (collection, $0) }
      }
      let lists: [Collection] = [.requests, .orders]
      let rows = lists.map { model.rows(of: $0, in: present) }
      return derivation.promises(of: model).map { promise in
        let (list, row) = promise.record
        return (list, rows[list == .requests ? 0 : 1][row])
      }
    }

    /// Keeps, of the rows that were found in a part, those of the records by whose places it was read; returns
    /// how many records these are.
    fileprivate mutating func keepRun(
      of list: Collection, _ present: Model, in selection: inout Selection
    ) throws -> Int {
      guard list != .accounts, case .placed(list, let run, _)? = served?.part else {
        return present.accountRecordCount
      }
      let places = try places(of: list, present)
      let rows = selection.rows.indices ?? (0..<Int32(places.count)).map { $0 }
      selection.rows = .indices(rows.filter { run.contains(places[Int($0)]) })
      return places.count { run.contains($0) }
    }

    /// The places in the whole team of the rows of a collection; those of orders' promises come last.
    fileprivate mutating func places(
      of collection: Collection, _ present: Model
    ) throws -> [Int64] {
      guard let served, let part = served.part else { return [] }
      var places: [Collection: [Int64]] = [:]
      for list in collection == .promises ? [Collection.requests, .orders] : [collection] {
        let found = try served.engine.places(in: list, of: part)
        // Others have changed the team since the part was read.
        guard found.count == present[list].rowCount else { throw NotPushed.names }
        let isLast = collection == .promises && list == .orders
        places[list] = found.map { isLast ? $0 + 1 << 60 : $0 }
      }
      return records(of: collection, present).map { places[$0.list]?[$0.row] ?? 0 }
    }
  }

  extension Session {
    /// The ids of all accounts that are here.
    fileprivate var accountIDs: [String] {
      guard let ids = model[.accounts].column("id") else { return [] }
      return (0..<ids.count).map { model.value(ids, at: $0).name }
    }
  }

  extension Model {
    /// How many records belong to accounts, accounts among them.
    fileprivate var accountRecordCount: Int {
      Collection.stored.filter(\.isOfAccounts).reduce(0) { $0 + self[$1].rowCount }
    }

    /// The rows that the records of a list have in a team of which this one is the past.
    fileprivate func rows(of list: Collection, in present: Model) -> [Int] {
      let (own, all) = (self[list].offsets, present[list].offsets)
      guard own.count < all.count else { return Array(0..<self[list].rowCount) }
      var row = 0
      return own.map { offset in
        while row < all.count, all[row] != offset { row += 1 }
        return row
      }
    }

    /// The id of the account that a record is or belongs to; empty where there is none.
    fileprivate func account(of row: Int, in list: Collection) -> String {
      let account = list == .accounts ? row : (self[list].column("account")?.code(at: row) ?? 0) - 1
      guard account >= 0, let ids = self[.accounts].column("id") else { return "" }
      return value(ids, at: account).name
    }
  }
#endif
