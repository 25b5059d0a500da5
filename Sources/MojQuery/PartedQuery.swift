#if !MOJ_WITHOUT_SERVERS
  public import MojModel

  /// A query that is asked of a team part by part: of each part it measures cells, which add up, or finds
  /// the records that may be among those of the whole.
  public struct PartedQuery: Sendable {
    /// Whose records are asked for.
    public let collection: Collection
    /// What is measured and adds up; nil where records are found.
    public let measured: MeasuredRows?
    /// What finds, of a part, all records that may be among the whole's.
    public let finding: BoundQuery

    /// Makes the shape of a query; nil where its records do not come part by part.
    public init?(_ query: BoundQuery) {
      guard let collection = query.partedCollection else { return nil }
      self.collection = collection
      // Accounts and labels have codes of their own in each part.
      measured = MeasuredRows(query, isMade: true).flatMap { measured in
        let isAlike = measured.fields.allSatisfy { $0.part == nil && !$0.isOfAccounts }
        return isAlike && !measured.buckets.contains(where: \.isOfAccounts) ? measured : nil
      }
      var finding = query
      finding.stages = PartedQuery.finding(query.stages)
      self.finding = finding
    }

    /// The stages up to the first that keeps a few.
    ///
    /// The first few of all are among the first few of each part. Without such a stage, or where groups decide
    /// what comes first, the filters alone.
    private static func finding(_ stages: [BoundStage]) -> [BoundStage] {
      var kept: [BoundStage] = []
      for stage in stages {
        switch stage {
        case .filter, .sort: kept.append(stage)
        case .show: continue
        case .take, .last, .top: return kept + [stage]
        case .measure, .group: return kept.filter(\.isFilter)
        }
      }
      return kept.filter(\.isFilter)
    }
  }

  extension BoundField {
    /// Whether its values are records of which each part of a team has others.
    fileprivate var isOfAccounts: Bool {
      guard case .reference(let target) = definition.type else { return false }
      return target.isOfAccounts
    }
  }

  extension WhyZeroCounts {
    /// Returns how many records of a part of the team meet each of the sets.
    public func counts(in dataset: Dataset) throws(EvaluationError) -> [Int] {
      let filter = Filter(dataset: dataset, frame: dataset.frame(of: collection), poll: Poll())
      let base = try filter.rows(.all(self.base))
      var met: [Bitmap] = []
      for condition in conditions { met.append(try filter.rows(condition)) }
      return sets.map { places in
        places.reduce(base) { $0.intersection(met[$1]) }.population
      }
    }
  }
#endif
