public import MojText

/// The description of a field: its names, its type and what it means.
public struct FieldDefinition: Sendable, Hashable {
  /// Where a field's values come from.
  public enum Origin: Sendable, Hashable {
    /// The model file, by moj's own schema.
    case stored
    /// The model file, as a team's own field.
    case custom
    /// Computed when a query names it.
    case derived
    /// A measure or a bucket of an earlier stage.
    case result
  }

  /// The key in the model file and in machine formats.
  public var name: String
  /// The key in the model file where it differs from `name`: the tier that a manager set is
  /// `tier_override` in moj, since `tier` is what the rules prove, and `tier` in the file.
  public var fileKey: String
  /// The names that people type and read.
  public var words: Words
  /// Further names that are understood when typed.
  public var aliases: [String]
  /// The type of its values.
  public var type: FieldType
  /// Where its values come from.
  public var origin: Origin
  /// Whether a record without it is broken.
  public var isRequired: Bool
  /// Whether its text may be given as `{"fi": …, "en": …}`.
  public var isLocalized: Bool
  /// Whether its texts repeat so often that the column holds codes.
  public var isCoded = false
  /// Whether the file may give a text, a number or a flag, of which the text is kept as written.
  public var isAnyScalar = false
  /// What it means, one line.
  public var summary: Words
  /// The unit of its values, where it has one of its own.
  public var unit: Words?

  /// Makes a field's description.
  public init(
    _ name: String, fi: String, aliases: [String] = [], _ type: FieldType,
    origin: Origin = .stored, required: Bool = false, localized: Bool = false,
    _ summary: Words, unit: Words? = nil
  ) {
    self.name = name
    fileKey = name
    words = Words(en: name, fi: fi)
    self.aliases = aliases
    self.type = type
    self.origin = origin
    isRequired = required
    isLocalized = localized
    self.summary = summary
    self.unit = unit
  }
}
