import MojLanguage
import MojText

/// Whose records a command was asked for, and of which days.
struct AskedRecords {
  var seller: Int?
  var period: ClosedRange<CalendarDay>?

  /// Reads `for Aino`, `this week`, both in either order, or neither.
  init(_ arguments: inout ArgumentReader, _ session: Session) throws {
    while !arguments.isAtEnd, !arguments.startsSink {
      if seller == nil, arguments.take(.forSeller) {
        guard let name = arguments.word() else { throw arguments.unexpected(.name) }
        seller = try SellerLookup(session).row(name)
      } else if period == nil {
        period = try session.period(try arguments.value())
      } else {
        return
      }
    }
  }
}
