public import MojText

/// A noun that a query may start with: a collection, perhaps only a part of it.
public struct SourceDefinition: Sendable, Hashable {
  /// The field and the value that select a part of a collection.
  public struct Filter: Sendable, Hashable {
    /// The field's key.
    public var field: String
    /// The value as the file spells it.
    public var value: String
  }

  /// The canonical English name.
  public var name: String
  /// The names in both languages.
  public var words: Words
  /// Further names that are understood when typed.
  public var aliases: [String]
  /// Where the rows come from.
  public var collection: Collection
  /// Which of them; nil for all.
  public var filter: Filter?
  /// The keys of the fields that are shown where the query says nothing.
  public var defaultColumns: [String]
  /// The key of the field that `by month` alone means.
  public var dateField: String?
  /// What it is, one line.
  public var summary: Words

  init(
    _ name: String, _ fi: String, _ aliases: [String], _ collection: Collection,
    where filter: (String, String)? = nil, _ defaultColumns: String, by dateField: String? = nil,
    _ summary: Words? = nil
  ) {
    self.name = name
    words = Words(en: name, fi: fi)
    self.aliases = aliases
    self.collection = collection
    self.filter = filter.map { Filter(field: $0.0, value: $0.1) }
    self.defaultColumns = defaultColumns.split(separator: " ").map { String($0) }
    self.dateField = dateField
    self.summary = summary ?? Schema.summary(of: collection)
  }
}
