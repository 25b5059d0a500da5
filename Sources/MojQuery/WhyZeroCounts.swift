public import MojModel

/// What has to be counted to know why a query found nothing, where a database counts.
public struct WhyZeroCounts: Sendable {
  /// Whose records are counted.
  public let collection: Collection
  /// What holds for all that are looked at: they are the source's.
  public let base: [BoundCondition]
  /// What had to hold besides.
  public let conditions: [BoundCondition]
  /// Which of these are met together by what is counted.
  public let sets: [[Int]]

  /// Conditions of which each two are counted.
  private static let most = 12

  /// Makes what is to be counted for a query; nil where its conditions are not all that it begins with.
  ///
  /// - Parameter isMade: Whether the records may be those that moj works out, which no database has.
  public init?(_ query: BoundQuery, isMade: Bool = false) {
    guard let collection = isMade ? query.partedCollection : query.storedCollection else {
      return nil
    }
    let source = query.stages[..<query.sourceStages]
    let rest = query.stages[query.sourceStages...]
    let filters = rest.prefix { $0.isFilter }
    let conditions = filters.flatMap(\.conjuncts)
    guard source.allSatisfy(\.isFilter), !rest.dropFirst(filters.count).contains(where: \.isFilter),
      conditions.count <= WhyZeroCounts.most
    else { return nil }
    self.collection = collection
    base = source.flatMap(\.conjuncts)
    self.conditions = conditions
    let all = Array(conditions.indices)
    let pairs = all.flatMap { first in all[(first + 1)...].map { [first, $0] } }
    sets = all.map { [$0] } + pairs + all.map { left in all.filter { $0 != left } }
  }

  /// Returns why nothing was found, from how many records meet each of the sets.
  public func facts(_ counts: [Int]) -> WhyZero {
    let spans = conditions.map(\.span)
    let others = counts.count - spans.count
    let pairs = sets.indices[spans.count..<others]
    return WhyZero(
      zip(spans, counts).map { WhyZero.Fact(span: $0, count: $1) },
      pair: pairs.first { counts[$0] == 0 }.map { sets[$0] },
      without: zip(spans, counts[others...]).map { WhyZero.Fact(span: $0, count: $1) })
  }
}
