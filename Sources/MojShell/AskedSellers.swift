import MojLanguage
import MojModel
import MojQuery
import MojText

/// The sellers that a command is asked for: one, a team's, or all.
struct AskedSellers {
  /// Their rows; all of them where none is named.
  private(set) var rows: [Int]
  /// Whether one seller was named.
  private(set) var isOne = false

  /// The one that was named.
  var one: Int? { isOne ? rows.first : nil }

  private static let forTeam = Phrase(en: ["for team"], fi: ["tiimille", "tiimin"])

  /// All sellers of a session's model.
  init(_ session: Session) { rows = Array(0..<session.model[.sellers].rowCount) }

  /// Reads `for Aino` or `for team North` where it stands here; false where it does not.
  mutating func take(
    _ arguments: inout ArgumentReader, _ session: Session, until phrases: [Phrase] = []
  ) throws -> Bool {
    let isTeam = arguments.take(AskedSellers.forTeam)
    guard isTeam || arguments.take(.forSeller) else { return false }
    guard let name = arguments.name(until: phrases) else { throw arguments.unexpected(.name) }
    isOne = !isTeam
    rows =
      isTeam
      ? try AskedSellers.team(name, session) : [try SellerLookup(session).row(name)]
    return true
  }

  private static func team(_ name: Name, _ session: Session) throws -> [Int] {
    let model = session.model
    guard let team = References.rows(name.text, in: model[.teams], of: model).first else {
      let all = (0..<model[.teams].rowCount).map { model.recordName($0, of: .teams) }
      throw BindError.unknown(
        name, Words(en: "team", fi: "tiimi")[session.language], among: all,
        as: Formatter.quotedIfNeeded)
    }
    let teams = model[.sellers].column("team")
    return (0..<model[.sellers].rowCount).filter { teams?.code(at: $0) == team + 1 }
  }
}

/// The days and the sellers that a command is asked for.
struct AskedPeriod {
  private(set) var days: ClosedRange<CalendarDay>
  private(set) var whose: AskedSellers

  /// Reads `2026-Q4`, `for Aino`, both in either order; without days it is this quarter.
  init(_ arguments: inout ArgumentReader, _ session: Session) throws {
    let span = arguments.span
    whose = AskedSellers(session)
    var asked: Literal?
    while !arguments.isAtEnd, !arguments.startsSink {
      if try whose.take(&arguments, session) { continue }
      guard asked == nil else { break }
      asked = try arguments.value()
    }
    days = try session.period(asked ?? Literal("this quarter", .bare, span))
  }
}
