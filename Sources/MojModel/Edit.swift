/// One edit of the model file: a key of a record, or a whole record that comes or goes.
///
/// Values are the JSON text as the file has it, so that undoing brings back the same bytes.
public struct Edit: Sendable, Hashable {
  /// What is done.
  public enum Action: Sendable, Hashable {
    /// A key's value is replaced; nil where the record has no such key.
    case set(key: String, old: String?, new: String?, spot: Spot?)
    /// A record comes; `list` says where the list itself was made for it.
    case create(record: String, spot: Spot?, list: Spot?)
    /// A record goes.
    case delete(record: String, spot: Spot?, list: Spot?)
  }

  /// The list.
  public var collection: Collection
  /// The record's id.
  public var id: String
  /// What is done to it.
  public var action: Action

  /// Makes an edit.
  public init(_ collection: Collection, _ id: String, _ action: Action) {
    self.collection = collection
    self.id = id
    self.action = action
  }

  /// The edit that takes this one back.
  public var inverse: Edit {
    switch action {
    case .set(let key, let old, let new, let spot):
      Edit(collection, id, .set(key: key, old: new, new: old, spot: spot))
    case .create(let record, let spot, let list):
      Edit(collection, id, .delete(record: record, spot: spot, list: list))
    case .delete(let record, let spot, let list):
      Edit(collection, id, .create(record: record, spot: spot, list: list))
    }
  }

  /// The edit without the places where records stand, for a text in which others are their neighbours.
  public var withoutSpots: Edit {
    switch action {
    case .set(let key, let old, let new, _):
      Edit(collection, id, .set(key: key, old: old, new: new, spot: nil))
    case .create(let record, _, _):
      Edit(collection, id, .create(record: record, spot: nil, list: nil))
    case .delete(let record, _, _):
      Edit(collection, id, .delete(record: record, spot: nil, list: nil))
    }
  }

  /// The key that is edited; nil where a whole record comes or goes.
  public var key: String? {
    if case .set(let key, _, _, _) = action { return key }
    return nil
  }
}

/// Where an item stands between two brackets, and the text around it.
public struct Spot: Sendable, Hashable {
  /// The name of the item before it; nil where it is the first.
  public var after: String?
  /// The text before it; where it is the first of several, the text between it and the second.
  public var gap: String
  /// The text after it, where it is the only one.
  public var tail: String?
  /// What stands between the brackets without it, where it is the only one.
  public var interior: String

  /// Makes a spot.
  public init(after: String?, gap: String, tail: String? = nil, interior: String = "") {
    self.after = after
    self.gap = gap
    self.tail = tail
    self.interior = interior
  }
}
