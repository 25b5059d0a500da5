import MojLanguage
import MojModel
import MojSteering
import MojText

/// What is odd in a team on a server: its accounts are looked at in turn, then its file goes by, which
/// tells where each finding stands.
extension Session {
  /// The session that knows what `lint` finds; nil where these are too many, or where only the whole team
  /// can tell.
  func linted() throws -> Session? {
    var sum: LintFacts?
    var found: [[[PlacedFinding]]?] = []
    let isWhole = try eachPart { part in
      let facts = LintFacts(&part)
      found.append(try part.placed(facts.records))
      sum?.add(facts)
      if sum == nil { sum = facts }
    }
    guard isWhole, let engine = served?.engine, let facts = sum, let records = merged(found) else {
      return nil
    }
    var wanted: [Collection: Set<Int64>] = [:]
    for found in records { wanted[found.finding.place.collection, default: []].insert(found.order) }
    let file = try engine.places(of: wanted, keys: ModelFindings.keys(model, settings))
    var places = FoundPlaces(file)
    let moved = records.map { found -> RecordLint.Finding in
      let list = found.finding.place.collection
      guard list.isOfAccounts, let row = file.records[list]?[found.order]?.row else {
        return found.finding
      }
      places.note(found.id, of: list, row)
      return found.finding.at(row)
    }
    var shown = try part(ofAccounts: [], .nothing)
    shown?.served?.line.findings = ModelFindings.all(
      model, settings, facts, moved, FindingWords(model, language, places))
    return shown
  }

  /// The findings about records with their ids and what orders the records in the whole team; nil where
  /// somebody changed them meanwhile.
  private func placed(_ groups: [[RecordLint.Finding]]) throws -> [[PlacedFinding]]? {
    guard let served, let part = served.part else { return nil }
    var orders: [Collection: [Int64]] = [:]
    for list in Set(groups.joined().map(\.place.collection)) where list.isOfAccounts {
      let found = try served.engine.places(in: list, of: part)
      guard found.count == model[list].rowCount else { return nil }
      orders[list] = found
    }
    return groups.map { group in
      group.map { finding in
        let (list, row, _) = finding.place
        return PlacedFinding(
          finding: finding, id: model.written("id", of: list, row),
          order: orders[list]?[row] ?? Int64(row))
      }
    }
  }

  /// The findings of all parts in the order of the file; nil where they are too many.
  private func merged(_ parts: [[[PlacedFinding]]?]) -> [PlacedFinding]? {
    let known = parts.compactMap { $0 }
    guard known.count == parts.count, let first = known.first,
      known.reduce(0, { $0 + $1.reduce(0) { $0 + $1.count } }) <= Session.mostListed
    else { return nil }
    return first.indices.flatMap { group -> [PlacedFinding] in
      let found = known.flatMap { $0[group] }.sorted { $0.order < $1.order }
      // Of a key the first record is told that has it.
      guard case .unknownKey? = found.first?.finding else { return found }
      return Array(found.prefix(1))
    }
  }
}
