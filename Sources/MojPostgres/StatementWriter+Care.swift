import MojModel
import MojQuery
import MojSteering
import MojText

/// The care that accounts got beside what their care models ask for, as `CareCompliance` compares it.
extension StatementWriter {
  /// The statement that sums up the care of the accounts that meet conditions, a row a care model: its
  /// row, how many are below its floor, how many are in a tier; then what `Total` has of each kind.
  mutating func careSums(where conditions: [BoundCondition]) throws -> String {
    let rows = try cared(where: conditions)
    let kinds = CareCompliance.Kind.allCases.map { kind -> String in
      let place = kind.rawValue
      return """
        count(every\(place)), count(*) filter (where late\(place) >= 0),
        count(*) filter (where every\(place) is not null and done\(place) > 0),
        coalesce(sum(done\(place)) filter (where every\(place) is not null), 0),
        coalesce(sum(\(excess(kind))), 0),
        coalesce(sum(case when every\(place) is null then 0 when required\(place) = 0 then 1000
          else least(1000, done\(place) * 1000000 / required\(place)) end), 0),
        coalesce(sum(late\(place)) filter (where late\(place) >= 0), 0)
        """
    }
    return """
      select care, count(*) filter (where done0 < floor), count(tier), \(kinds.joined(separator: ",\n"))
      from (\(rows)) a group by care
      """
  }

  /// The statement that finds the accounts that a report lists; nil where it lists none.
  mutating func accounts(
    _ listed: CaredAccounts, where conditions: [BoundCondition], most: Int
  ) throws -> String? {
    let test: String
    switch listed {
    case .none: return nil
    case .careless: test = "care is null and tier is not null"
    case .due(let models, let kind):
      let kinds = kind.map { [$0] } ?? CareCompliance.Kind.allCases
      let late = kinds.map { "late\($0.rawValue) >= 0" }.joined(separator: " or ")
      test = "\(isOne(of: models)) and (\(late))"
    case .overServiced(let models, let kind):
      test = "\(isOne(of: models)) and \(excess(kind)) > 0"
    }
    return "select id from (\(try cared(where: conditions))) a where \(test) limit \(most + 1)"
  }

  private func isOne(of models: [Int]) -> String {
    models.isEmpty ? "false" : "care in (\(models.map(String.init).joined(separator: ", ")))"
  }

  /// How much oftener than required a kind of contact happened.
  private func excess(_ kind: CareCompliance.Kind) -> String {
    "greatest(0, done\(kind.rawValue) - (required\(kind.rawValue) + 999) / 1000)"
  }

  /// The active accounts with their tier, the row of their care model and its floor, and of each kind of
  /// contact how often it was done and required (in thousandths), and how many days it is late.
  private mutating func cared(where conditions: [BoundCondition]) throws -> String {
    let root = Place(alias: "t", collection: .accounts)
    let heading = Words(en: "care", fi: "hoito")
    gathersAll = conditions.allSatisfy(\.isBroad)
    var tests = ["coalesce(t.\"status\", 'active') = 'active'"]
    for condition in conditions { tests.append(try self.condition(condition, root, .certain)) }
    let (tier, care) = (try tier(at: root, heading), try care(at: root, heading))
    let history = careHistory(at: root)
    let day = bind(today.iso, "date")
    let yearAgo = bind((today.adding(months: -12) ?? today).iso, "date")
    let elapsed = "greatest(0, \(day) - greatest(\(yearAgo), t.\"created\"))::bigint * 1440000"
    var columns = [
      "t.\"id\" as id", "\(tier) as tier", "\(care) as care", "\(cases(care, floors)) as floor",
    ]
    for kind in CareCompliance.Kind.allCases {
      let place = kind.rawValue
      let every = cases(care, intervals(kind))
      let start = "coalesce(\(history).last\(place), t.\"created\")"
      columns += [
        "\(every) as every\(place)", "coalesce(\(history).done\(place), 0) as done\(place)",
        "\(elapsed) / \(every) as required\(place)",
        "\(day) - \(try after(start, by: kind.field, care, heading)) as late\(place)",
      ]
    }
    return "select \(columns.joined(separator: ",\n"))\n\(rows(.accounts, tests))"
  }

  /// Joins when each kind of contact happened last, and how often in twelve months.
  private mutating func careHistory(at place: Place) -> String {
    gathered("care", of: .activities, at: place) { writer in
      let meetings = writer.bind(MeetingChannels.names(writer.frame).sorted())
      let year = writer.yearAgo("timestamp")
      let kinds = [
        "true", "r.\"channel\" = any(\(meetings))", "lower(r.\"purpose\") like '%sparr%'",
      ]
      let columns = kinds.enumerated().map { place, test in
        """
        (max(r."at") filter (where \(test)))::date as last\(place),
        count(*) filter (where \(test) and r."at" >= \(year)) as done\(place)
        """
      }
      return """
        \(columns.joined(separator: ",\n"))
        from \(writer.table(.activities)) r
        where \(Self.isDone) and \(Self.isAnswered) and r."at" < \(writer.tomorrow())
        """
    }
  }

  /// A number of an account's care model; null where it has none.
  private func cases(_ care: String, _ numbers: [Int64?]) -> String {
    let cases = numbers.enumerated().compactMap { row, number in
      number.map { " when \(row) then \($0)" }
    }
    return cases.isEmpty ? "null::bigint" : "(case \(care)\(cases.joined()) end)"
  }

  private var floors: [Int64?] {
    (0..<frame[.care].rowCount).map { Int64(CareCompliance.floor(care: $0, in: frame)) }
  }

  /// The minutes between contacts of a kind, by care model.
  private func intervals(_ kind: CareCompliance.Kind) -> [Int64?] {
    let models = CareModels(frame)
    return (0..<frame[.care].rowCount).map { row in
      models.span(kind.field, row).map { max(1, $0.minutes) }
    }
  }
}
