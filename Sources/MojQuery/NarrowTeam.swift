#if !MOJ_WITHOUT_SERVERS
  public import MojModel

  /// A team of very many accounts that has no more than a query needs: the records that it lists, of these the
  /// fields that it names, and what they refer to.
  ///
  /// It is gathered from one part of the whole team after the other.
  public struct NarrowTeam {
    /// The fields that are there, by their places in each list.
    private var fields: [Collection: Set<Int>] = [:]
    private let root: Collection
    private let frame: Model
    private let derived: Set<DerivedKey>
    /// The columns of the parts.
    private var columns: [Collection: [Int: [Column]]] = [:]
    /// The records' places in the whole team.
    private var places: [Collection: [Int64]] = [:]

    /// Makes a team without records; nil where the query needs all fields.
    ///
    /// - Parameter frame: The rules, sellers and fields of the team.
    public init?(for query: BoundQuery, of root: Collection, over frame: Model) {
      guard let named = query.recordFields else { return nil }
      (self.root, self.frame, derived) = (root, frame, query.derived)
      need(["id", "name", "account", "potential"], of: root)
      for field in named {
        var list = root
        for (hop, target) in zip(field.hops, field.targets) {
          fields[list, default: []].insert(hop)
          list = target
        }
        fields[list, default: []].insert(field.index)
      }
      for list in Array(fields.keys) {
        for target in references(of: list).values { need(["id", "name"], of: target) }
      }
      fields = fields.filter { $0.key.isOfAccounts || $0.key == root }
    }

    private mutating func need(_ names: [String], of list: Collection) {
      fields[list, default: []].formUnion(names.compactMap { frame[list].index(of: $0) })
    }

    /// The fields of a list that refer to records which the parts have.
    private func references(of list: Collection) -> [Int: Collection] {
      var targets: [Int: Collection] = [:]
      for index in fields[list] ?? [] {
        guard case .reference(let target) = frame[list].fields[index].type, target.isOfAccounts
        else { continue }
        targets[index] = target
      }
      return targets
    }

    /// The lists, each before those that it refers to.
    private var lists: [Collection] {
      let others = Collection.allCases.filter { $0 != root && $0 != .accounts && fields[$0] != nil }
      return [root] + others + (root != .accounts && fields[.accounts] != nil ? [.accounts] : [])
    }

    // MARK: Gathering

    /// Adds the records of a part.
    ///
    /// - Parameters:
    ///   - rows: The rows that the query is of.
    ///   - places: The places in the whole team of the rows of a list.
    public mutating func add(
      _ rows: [Int32], of data: Dataset, _ places: (Collection) throws -> [Int64]
    ) throws {
      var chosen: [Collection: [Int32]] = [root: rows]
      for list in lists {
        let from = chosen[list] ?? []
        for (index, target) in references(of: list) {
          guard let column = data.frame(of: list).column(at: index), target != root else {
            continue
          }
          let codes = Set(from.map { column.code(at: Int($0)) }).subtracting([0])
          chosen[target] = Set(codes.map { Int32($0 - 1) }).union(chosen[target] ?? []).sorted()
        }
      }
      var numbers: [Collection: [Int32: UInt32]] = [:]
      for list in lists where list != root {
        let start = self.places[list]?.count ?? 0
        for (place, row) in (chosen[list] ?? []).enumerated() {
          numbers[list, default: [:]][row] = UInt32(start + place + 1)
        }
      }
      for list in lists {
        let (rows, frame) = (chosen[list] ?? [], data.frame(of: list))
        let known = rows.isEmpty ? [] : try places(list)
        self.places[list, default: []] += rows.map { known[Int($0)] }
        let targets = references(of: list)
        for index in fields[list] ?? [] {
          guard let column = frame.column(at: index) else {
            columns[list, default: [:]][index, default: []].append(
              .missing(frame.fields[index].type, count: rows.count))
            continue
          }
          var taken = column.taking(rows).spelled(in: data.model)
          if let target = targets[index] {
            taken.storage = .codes32(
              taken.wideCodes.map { numbers[target]?[Int32($0) - 1] ?? 0 })
          }
          if case .text(let texts) = taken.storage {
            taken.storage = .text(TextColumn(joining: [texts]))
          }
          columns[list, default: [:]][index, default: []].append(taken)
        }
      }
    }

    /// The team, and the derived columns of its records.
    public mutating func finished() -> (model: Model, derived: [DerivedKey: Column]) {
      var (model, derived) = (frame, [DerivedKey: Column]())
      var moved: [Collection: [UInt32]] = [:]
      for list in lists.reversed() {
        let places = self.places.removeValue(forKey: list) ?? []
        let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
          .map { Int32(truncatingIfNeeded: $0) }
        var now = [UInt32](repeating: 0, count: order.count + 1)
        for (place, row) in order.enumerated() { now[Int(row) + 1] = UInt32(place + 1) }
        moved[list] = now
        var table = Table(list, rowCount: order.count, fields: frame[list].fields)
        table.columns = table.fields.map { _ in nil }
        let targets = references(of: list)
        for index in fields[list] ?? [] {
          let parts = columns[list]?.removeValue(forKey: index) ?? []
          guard var column = Column.joined(parts)?.taking(order) else { continue }
          if let target = targets[index], let now = moved[target] {
            column.storage = .codes32(column.wideCodes.map { now[Int($0)] })
          }
          let key = DerivedKey(list, table.fields[index].name)
          if list.isStored, table.fields[index].origin == .derived {
            derived[key] = column
          } else {
            table.columns[index] = column
          }
        }
        model[list] = table
      }
      return (model, derived)
    }

    // MARK: Going on

    /// Whether a team that was gathered has all fields that a query of some of its records needs.
    public static func has(
      _ query: BoundQuery, _ frame: Frame, in model: Model, knows: (DerivedKey) -> Bool
    ) -> Bool {
      // What a measure leaves has all of its own fields.
      guard frame.collection != nil else {
        return !query.namedFields.contains { $0.targets.contains(where: \.isOfAccounts) }
      }
      return query.recordFields?.allSatisfy { field in
        let steps = zip([nil] + field.targets.map { Optional($0) }, field.hops + [field.index])
        return steps.allSatisfy { list, index in
          guard let list else { return frame.column(at: index) != nil }
          let name = model[list].fields[index].name
          return !list.isOfAccounts || model[list].columns[index] != nil
            || knows(DerivedKey(list, name))
        }
      } ?? false
    }
  }
#endif
