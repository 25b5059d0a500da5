import MojLanguage
import MojModel
import MojQuery
import MojText

/// Finds the seller that a typed name means.
struct SellerLookup {
  private let model: Model
  private let words: String

  init(_ session: Session) {
    model = session.model
    words = Words(en: "seller", fi: "myyjä")[session.language]
  }

  /// Returns the seller's row: an id, a name or one word of it; several are asked back.
  func row(_ name: Name) throws(BindError) -> Int {
    let found = References.rows(name.text, in: model[.sellers], of: model)
    if found.count == 1 { return found[0] }
    let all = (0..<model[.sellers].rowCount).map { model.recordName($0, of: .sellers) }
    guard found.isEmpty else {
      let names = found.map { all[$0] }
      throw BindError(
        .ambiguousValue(name.text, field: words, candidates: names), name.span,
        replacement: names.first.map(Formatter.quotedIfNeeded))
    }
    throw .unknown(name, words, among: all, as: Formatter.quotedIfNeeded)
  }

  /// The condition that finds a seller's records in a query.
  func condition(_ row: Int, field: String = "seller") -> String {
    "\(field) = \(model.key(row, of: .sellers))"
  }
}

extension Phrase {
  /// `for Aino`.
  static let forSeller = Phrase(en: ["for"], fi: ["myyjälle", "myyjältä", "myyjän"])
}
