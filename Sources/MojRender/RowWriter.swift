public import MojModel

/// Writes the rows of an answer that come piece by piece, in the forms that need not know all of them
/// beforehand: the bytes are those that `Format.bytes` gives of them together.
public struct RowWriter: Sendable {
  private enum Form: Sendable {
    case separated(SeparatedWriter), json(JSONWriter)
  }

  /// The form.
  public let format: Format
  private let form: Form
  private var isBegun = false

  /// Makes a writer; nil of other forms.
  public init?(_ format: Format, isRaw: Bool) {
    self.format = format
    switch format {
    case .csv: form = .separated(SeparatedWriter(.csv, isRaw: isRaw))
    case .tsv: form = .separated(SeparatedWriter(.tsv, isRaw: isRaw))
    case .json: form = .json(JSONWriter())
    case .ndjson: form = .json(JSONWriter(isLines: true))
    case .table, .md, .html, .svg, .ics: return nil
    }
  }

  /// Returns the bytes of the next rows, which there are.
  public mutating func bytes(of table: ResultTable, model: Model) -> [UInt8] {
    defer { isBegun = true }
    switch form {
    case .separated(let writer): return writer.bytes(of: table, model: model, hasHeader: !isBegun)
    case .json(let writer): return writer.bytes(following: isBegun, table, model: model)
    }
  }

  /// What stands after the last row of several.
  public var end: [UInt8] {
    guard case .json(let writer) = form else { return [] }
    return Array((writer.isLines ? "\n" : "\n]\n").utf8)
  }
}
