/// What the headers of known exports mean: data, one text a system.
///
/// A sheet begins with `[system entity]` and the headers by which it is known: all of a list between
/// slashes, none of those after `!`. Its lines say which headers mean a target, the better one first;
/// `channel = phone` says what holds for all of its rows.
/// Headers are compared by their letters and digits alone, so that `Account Name`, `account_name`
/// and `AccountName` are one.
public struct HeaderCatalogue: Sendable {
  /// The export of one entity from one system.
  struct Sheet: Sendable {
    /// A way to know the sheet: headers that must be there, and those that must not.
    struct Sign: Sendable {
      var wanted: [String] = []
      var unwanted: [String] = []
    }

    let system: SourceSystem
    let entity: ImportEntity
    let signs: [Sign]
    /// Each known header with what it means and how good a one it is, 0 the best.
    var targets: [String: (target: ImportTarget, rank: Int)] = [:]
    /// What holds for every row, because the sheet is of nothing else.
    var constants: [ImportTarget: String] = [:]
  }

  /// The sheets of all systems, those that name no system last.
  let sheets: [Sheet]
  /// The lines of the catalogue that could not be read; none, as a test makes sure.
  let unread: [String]

  /// The catalogue that moj carries.
  public static let standard = HeaderCatalogue([
    hubspotText, pipedriveText, salesforceText, espoText, suiteText, frappeText, zohoText,
    otherText, listText,
  ])

  /// Reads a catalogue.
  init(_ texts: [String]) {
    var sheets: [Sheet] = []
    var unread: [String] = []
    for text in texts {
      for line in text.split(separator: "\n") {
        if line.hasPrefix("[") {
          guard let sheet = HeaderCatalogue.sheet(line) else {
            unread.append(String(line))
            continue
          }
          sheets.append(sheet)
        } else if !HeaderCatalogue.add(line, to: &sheets) {
          unread.append(String(line))
        }
      }
    }
    self.sheets = sheets
    self.unread = unread
  }

  private static func sheet(_ line: Substring) -> Sheet? {
    let parts = line.dropFirst().split(separator: "]", maxSplits: 1)
    let names = (parts.first ?? "").split(separator: " ").map(String.init)
    guard names.count == 2, let system = SourceSystem(rawValue: names[0]),
      let entity = ImportEntity(rawValue: names[1])
    else { return nil }
    let signs = (parts.count > 1 ? parts[1] : "").split(separator: "/").map { text in
      var sign = Sheet.Sign()
      for header in text.split(separator: ",") {
        let name = folded(String(header))
        if header.contains("!") { sign.unwanted.append(name) } else { sign.wanted.append(name) }
      }
      return sign
    }
    return Sheet(system: system, entity: entity, signs: signs)
  }

  private static func add(_ line: Substring, to sheets: inout [Sheet]) -> Bool {
    let words = line.split(separator: " ")
    if words.count == 3, words[1] == "=" {
      guard let target = ImportTarget(rawValue: String(words[0])), !sheets.isEmpty else {
        return false
      }
      sheets[sheets.count - 1].constants[target] = String(words[2])
      return true
    }
    let parts = line.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, !sheets.isEmpty, let target = ImportTarget(rawValue: String(parts[0]))
    else { return false }
    for (rank, header) in parts[1].split(separator: "|").enumerated() {
      let name = folded(String(header))
      guard !name.isEmpty else { return false }
      if let known = sheets[sheets.count - 1].targets[name] {
        // The label and the internal name often are the same letters; two meanings are a mistake.
        guard known.target == target else { return false }
      } else {
        sheets[sheets.count - 1].targets[name] = (target, rank)
      }
    }
    return true
  }

  /// A header's letters and digits in lower case.
  public static func folded(_ header: String) -> String {
    var result = ""
    for character in header.lowercased() where character.isLetter || character.isNumber {
      result.append(character)
    }
    return result
  }
}
