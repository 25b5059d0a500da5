public import MojModel
import MojText

/// Writes a model as sheets of moj's exchange format, from which it can be made again.
public enum ExchangeExport {
  /// How many columns a sheet has at most; what is more stands in `*:json`.
  private static let mostColumns = 200

  /// Returns each sheet's name and bytes: what is no list first, then the lists that hold records.
  ///
  /// - Parameter isRaw: Whether texts stand without the apostrophe that keeps a spreadsheet from
  ///   taking them for formulas.
  public static func files(
    of model: Model, isRaw: Bool = false
  ) -> [(name: String, bytes: [UInt8])] {
    var files = [("team.csv", team(model, isRaw))]
    for collection in Collection.stored where model[collection].rowCount > 0 {
      files.append(("\(collection.rawValue).csv", sheet(collection, model, isRaw)))
    }
    return files
  }

  private static func team(_ model: Model, _ isRaw: Bool) -> [UInt8] {
    var writer = CellWriter(isRaw: isRaw)
    writer.row(["team.key", "value:json"])
    for member in (try? JSONSyntax.value(in: model.arena.bytes))?.members ?? []
    where Collection(rawValue: member.key)?.isStored != true {
      writer.row([member.key, JSONText.line(member.value)])
    }
    return writer.bytes
  }

  private static func sheet(_ collection: Collection, _ model: Model, _ isRaw: Bool) -> [UInt8] {
    let records = (0..<model[collection].rowCount).map { model.record($0, of: collection) ?? .null }
    let layout = Layout(records)
    var writer = CellWriter(isRaw: isRaw)
    var headers = layout.headers
    headers[0] = "\(collection.rawValue).\(headers[0])"
    writer.row(headers)
    for record in records { writer.row(layout.cells(record)) }
    return writer.bytes
  }

  /// Which keys have a column of their own, and what their cells are.
  private struct Layout {
    private enum Kind { case text, number, flag, json }

    private var order: [String] = []
    private var kinds: [String: Kind] = [:]
    private var hasRest = false

    init(_ records: [JSONValue]) {
      var folded: Set<String> = ["*"]
      for record in records {
        for member in record.members {
          let kind = Layout.kind(member.value)
          guard let kind else { continue }
          if let known = kinds[member.key] {
            if known != kind { kinds[member.key] = .json }
          } else if Layout.isHeader(member.key), order.count < ExchangeExport.mostColumns,
            folded.insert(member.key.lowercased()).inserted
          {
            kinds[member.key] = kind
            order.append(member.key)
          } else {
            hasRest = true
          }
        }
      }
      // What a record is found by comes first.
      for key in ["name", "id"] {
        guard let place = order.firstIndex(of: key) else { continue }
        order.insert(order.remove(at: place), at: 0)
      }
      if order.isEmpty { hasRest = true }
    }

    /// What a value needs; nil where it is as good as none.
    private static func kind(_ value: JSONValue) -> Kind? {
      switch value {
      case .null: nil
      case .string(let text): text.isEmpty ? nil : text.utf8.contains(0) ? .json : .text
      case .number: .number
      case .bool: .flag
      case .array, .object: .json
      }
    }

    /// Whether a key can be read back from a header.
    private static func isHeader(_ key: String) -> Bool {
      !key.isEmpty && key == CSVReader.trimmed(key) && !key.utf8.contains(0x3A)
        && !key.utf8.contains(0) && !FormulaGuard.isNeeded(Array(key.utf8))
    }

    var headers: [String] {
      order.map { key in
        switch kinds[key] {
        case .number: key + ":number"
        case .flag: key + ":flag"
        case .json: key + ":json"
        default: key
        }
      } + (hasRest ? ["*:json"] : [])
    }

    func cells(_ record: JSONValue) -> [String] {
      var cells = order.map { key in Layout.cell(record[key], kinds[key] ?? .text) }
      guard hasRest else { return cells }
      let rest = record.members.filter { kinds[$0.key] == nil && Layout.kind($0.value) != nil }
      cells.append(rest.isEmpty ? "" : JSONText.line(.object(rest)))
      return cells
    }

    private static func cell(_ value: JSONValue?, _ kind: Kind) -> String {
      guard let value, Layout.kind(value) != nil else { return "" }
      if kind == .text, case .string(let text) = value { return text }
      return JSONText.line(value)
    }
  }

  /// Rows of CSV as RFC 4180 has them.
  private struct CellWriter {
    let isRaw: Bool
    private(set) var bytes: [UInt8] = []

    init(isRaw: Bool) { self.isRaw = isRaw }

    mutating func row(_ cells: [String]) {
      for (place, cell) in cells.enumerated() {
        if place > 0 { bytes.append(0x2C) }
        append(cell, isAlone: cells.count == 1)
      }
      bytes += [0x0D, 0x0A]
    }

    private mutating func append(_ cell: String, isAlone: Bool) {
      let text = Array(cell.utf8)
      let isGuarded = !isRaw && FormulaGuard.isNeeded(text) && !ExchangeExport.isNumber(text)
      // Read back, a text that begins like a guarded one would lose its apostrophe.
      let isMistaken = isRaw && FormulaGuard.unguarded(cell) != cell
      let isQuoted =
        isAlone || text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      if isQuoted { bytes.append(0x22) }
      if isGuarded || isMistaken { bytes.append(0x27) }
      for byte in text {
        if byte == 0x22, isQuoted { bytes.append(0x22) }
        bytes.append(byte)
      }
      if isQuoted { bytes.append(0x22) }
    }
  }

  /// Whether a cell is a number that a spreadsheet may read as one: -12.5 is no formula.
  private static func isNumber(_ text: [UInt8]) -> Bool {
    guard text.first == 0x2D, text.count > 1 else { return false }
    return text.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
      && (0x30...0x39).contains(text[1])
  }
}
