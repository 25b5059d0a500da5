import MojLanguage
import MojText

/// Whose records a command was asked for, and of which days.
struct AskedRecords {
  var seller: Int?
  var period: ClosedRange<CalendarDay>?
  /// The past day as of which they are asked for; nil for today.
  var day: CalendarDay?

  /// Reads `for Aino`, `this week`, `on 2026-06-30`, each at most once and in any order.
  init(_ arguments: inout ArgumentReader, _ session: Session) throws {
    while !arguments.isAtEnd, !arguments.startsSink {
      if day == nil, arguments.stands(.on) {
        day = try session.takePastDay(&arguments)
      } else if seller == nil, arguments.take(.forSeller) {
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
