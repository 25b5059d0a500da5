/// The accounts that an answer lists, gathered from the parts of a team: all of them, or where they are too
/// many to be read those that people see.
struct GatheredAccounts: Sendable {
  /// All of them; nil where they are too many.
  private var all: Set<String>? = []
  private var allCount = 0
  /// Those that people see; nil where all are needed.
  private var shown: Set<String>?
  /// The most that are read.
  private let most: Int

  /// Those of a part of a team, by their ids.
  ///
  /// - Parameter shown: Those of them that people see; nil where all are needed.
  init(_ all: [String], shown: Set<String>?, most: Int) {
    (self.shown, self.most) = (shown, most)
    allCount = all.count
    self.all = all.count > most ? nil : Set(all)
  }

  mutating func add(_ other: GatheredAccounts) {
    allCount += other.allCount
    all = allCount > most ? nil : all?.union(other.all ?? [])
    shown = shown?.union(other.shown ?? [])
  }

  /// Those to be read; nil where they are too many.
  var ids: [String]? { (all.map { $0.union(shown ?? []) } ?? shown)?.sorted() }

  /// How many there are, where they are too many to be read; nil where all are.
  var count: Int? { all == nil ? allCount : nil }
}
