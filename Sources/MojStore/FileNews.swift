public import MojModel
public import MojText

/// What is said where another program has changed the file of a talk.
public enum FileNews {
  /// How many records differ between two models, by list: new, gone, or another text.
  public static func counts(from old: Model, to new: Model) -> [(
    collection: Collection, count: Int
  )] {
    Collection.stored.compactMap { collection in
      var before = texts(old, collection)
      var count = 0
      for (id, text) in texts(new, collection) where before.removeValue(forKey: id) != text {
        count += 1
      }
      count += before.count
      return count > 0 ? (collection, count) : nil
    }
  }

  /// The text of each record by its id.
  private static func texts(
    _ model: Model, _ collection: Collection
  ) -> [String: ArraySlice<UInt8>] {
    let table = model[collection]
    guard let ids = table.column("id") ?? table.column("name") else { return [:] }
    var texts: [String: ArraySlice<UInt8>] = [:]
    texts.reserveCapacity(table.rowCount)
    for row in 0..<min(table.rowCount, table.offsets.count) {
      let start = Int(table.offsets[row])
      let key = model.value(ids, at: row).name
      texts[key.isEmpty ? "#\(row)" : key] = record(model.arena.bytes, at: start)
    }
    return texts
  }

  /// The bytes from a record's brace to the one that closes it.
  private static func record(_ bytes: [UInt8], at start: Int) -> ArraySlice<UInt8> {
    var depth = 0
    var isInText = false
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if isInText {
        if byte == 0x5C { place += 1 } else if byte == 0x22 { isInText = false }
        continue
      }
      switch byte {
      case 0x22: isInText = true
      case 0x7B: depth += 1
      case 0x7D:
        depth -= 1
        if depth == 0 { return bytes[start..<place] }
      default: break
      }
    }
    return bytes[min(start, bytes.count)...]
  }

  /// Says what changed: `Data changed: 3 accounts, 1 call.`.
  public static func changed(_ counts: [(collection: Collection, count: Int)]) -> Diagnostic {
    func list(_ language: Language) -> String {
      counts.map { collection, count in
        let source = SourceDefinition.all.first { $0.collection == collection }
        let many = language == .fi ? source?.counted?.partitive : nil
        let one = source?.counted?.one[language]
        let noun = (count == 1 ? one : many) ?? SourceDefinition.words(of: collection)[language]
        return "\(count) \(noun)"
      }.joined(separator: ", ")
    }
    return Diagnostic(
      .warning, code: "data-changed",
      message: Words(
        en: "Data changed: \(list(.en)).", fi: "Tiedot muuttuivat: \(list(.fi))."))
  }

  /// Says that others have changed a team on a server; of what is not read here nobody counts it.
  public static let others = Diagnostic(
    .warning, code: "data-changed",
    message: Words(en: "Others have changed the team.", fi: "Muut ovat muuttaneet tiimiä."))

  /// The file cannot be used as it is now.
  public static func unusable(_ reason: Words) -> Diagnostic {
    Diagnostic(
      .warning, code: "data-unusable",
      message: Words(
        en: "The file was changed and cannot be used now; the data as before is. \(reason.en)",
        fi: "Tiedosto muuttui eikä kelpaa nyt; käytössä ovat entiset tiedot. \(reason.fi)"))
  }
}
