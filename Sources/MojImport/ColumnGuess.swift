import MojModel
import MojText

/// What a column that no catalogue knows may mean: a person is asked, nothing is done by itself.
public struct ColumnGuess: Sendable, Hashable {
  /// The column's place.
  public let column: Int
  /// What it may mean.
  public let target: ImportTarget
  /// Whether that is likelier than a field of the team's own.
  public let isLikely: Bool
}

extension ImportFile {
  /// The columns that look like something which the file lacks; those of which somebody said what
  /// they are, are in no doubt.
  public var guesses: [ColumnGuess] {
    var taken = Set(recognition.targets.compactMap { $0 })
    var guesses: [ColumnGuess] = []
    for column in table.header.indices
    where recognition.isUnknown(column) && readings[column].count > 0 {
      let likely = likelyTarget(column)
      guard let target = likely ?? (isMoney(column) ? .potential : nil),
        !taken.contains(target)
      else { continue }
      taken.insert(target)
      guesses.append(ColumnGuess(column: column, target: target, isLikely: likely != nil))
    }
    return guesses
  }

  private func likelyTarget(_ column: Int) -> ImportTarget? {
    let byName = HeaderCatalogue.standard.nearest(
      to: HeaderCatalogue.folded(table.header[column]), recognition)
    return byName ?? targetByValues(column)
  }

  private func targetByValues(_ column: Int) -> ImportTarget? {
    guard readings[column].kind == .text else { return nil }
    let values = (0..<min(table.rowCount, 200)).lazy.map { table.value($0, column) }
      .filter { !$0.isEmpty }
    func all(_ test: (String) -> Bool) -> Bool { values.first != nil && values.allSatisfy(test) }
    if all({ !$0.contains(" ") && $0.contains("@") && $0.contains(".") }) { return .email }
    guard recognition.entity.collection == .accounts || recognition.entity == .people else {
      return nil
    }
    if all({ $0.lowercased().hasPrefix("http") || $0.lowercased().hasPrefix("www.") }) {
      return .website
    }
    if all({ $0.contains("-") && $0.count == 9 && BusinessID.checked($0) != nil }) {
      return .businessID
    }
    return all(ImportFile.isPhone) ? .phone : nil
  }

  private static func isPhone(_ text: String) -> Bool {
    guard text.hasPrefix("+") || text.hasPrefix("0") else { return false }
    return text.utf8.allSatisfy { (0x30...0x39).contains($0) || " +-()".utf8.contains($0) }
      && PhoneNumber.international(text, country: "358").utf8.count > 7
  }

  /// Whether a column of an account's numbers may be what it could buy: a person knows.
  private func isMoney(_ column: Int) -> Bool {
    guard recognition.entity.collection == .accounts, case .number = readings[column].kind else {
      return false
    }
    let name = HeaderCatalogue.folded(table.header[column])
    return ["revenue", "turnover", "budget", "spend", "value", "liikevaihto", "budjetti", "arvo"]
      .contains { name.holds($0) }
  }
}

extension HeaderCatalogue {
  /// The meaning of the known header that is nearest to one that is unknown: a slip of a letter or
  /// two, or words added at either end; nil where none is near.
  func nearest(to name: String, _ recognition: Recognition) -> ImportTarget? {
    guard name.count > 4, name.count < 60 else { return nil }
    var best: (distance: Int, header: String, target: ImportTarget)?
    for sheet in sheets where recognition.mayUse(sheet) {
      for (header, meaning) in sheet.targets
      where header.count > 4 && meaning.target != .ignore && meaning.target != .trap {
        let distance: Int
        if name.hasPrefix(header) || name.hasSuffix(header) {
          distance = 3
        } else if abs(name.count - header.count) < 3 {
          distance = Suggestion.distance(name, header)
          guard distance <= (min(name.count, header.count) < 8 ? 1 : 2) else { continue }
        } else {
          continue
        }
        let isBetter =
          best.map {
            (distance, $0.header.count, header) < ($0.distance, header.count, $0.header)
          } ?? true
        if isBetter { best = (distance, header, meaning.target) }
      }
    }
    return best?.target
  }
}
