/// What a sitting does to what training keeps.
///
/// It is done to the file as it is at that moment, so that two sittings lose nothing of each other's;
/// done twice it is as done once.
public enum TrainingChange: Sendable, Hashable {
  /// Keeps where a run stands, in the stead of its older place.
  case place(TrainingPlace)
  /// Forgets a run that was played to its end, or that goes on under another key.
  case forgotten(TrainingKey)
  /// Adds a score.
  case score(TrainingScore)

  /// Whether it is about the scores and not about the runs.
  public var isOfScores: Bool {
    if case .score = self { true } else { false }
  }

  /// The run that it is about.
  public var key: TrainingKey {
    switch self {
    case .place(let place): place.key
    case .forgotten(let key): key
    case .score(let score): score.key
    }
  }
}

extension TrainingPlaces {
  /// Does the changes that are about runs.
  public mutating func make(_ changes: [TrainingChange]) {
    for change in changes {
      switch change {
      case .place(let place): keep(place)
      case .forgotten(let key): forget(key)
      case .score: continue
      }
    }
  }
}

extension TrainingScores {
  /// Does the changes that are about scores.
  public mutating func make(_ changes: [TrainingChange]) {
    for case .score(let score) in changes { add(score) }
  }
}
