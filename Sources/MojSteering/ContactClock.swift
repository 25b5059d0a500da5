import MojModel
import MojText

/// When an account is next due by its care model: the earlier of its next contact and meeting.
///
/// A meeting is a contact; a contact is no meeting, so a mail never resets a meeting's interval.
struct ContactClock {
  private let model: Model
  private let care: [CareKey: CareInterval]

  struct CareKey: Hashable {
    var tier: Int
    var kind: Int
  }

  struct CareInterval {
    var contact: Span?
    var meeting: Span?
  }

  init(_ model: Model) {
    self.model = model
    let table = model[.care]
    var care: [CareKey: CareInterval] = [:]
    for row in 0..<table.rowCount {
      func span(_ field: String) -> Span? {
        guard let packed = table.column(field)?.integer(at: row) else { return nil }
        return Span(packed: packed)
      }
      let key = CareKey(
        tier: ContactClock.tierRank(table, row, model),
        kind: table.column("kind")?.code(at: row) ?? 0)
      care[key] = CareInterval(contact: span("contact_every"), meeting: span("meeting_every"))
    }
    self.care = care
  }

  private static func tierRank(_ table: Table, _ row: Int, _ model: Model) -> Int {
    guard let column = table.column("tier") else { return 0 }
    let name = model.value(column, at: row).name
    return (model.tierNames.firstIndex(of: name) ?? -1) + 1
  }

  /// The day each account is due, `.min` where it has no care model, no tier or is not active.
  func due(tiers: Column, contacts: Column, meetings: Column) -> [Int32] {
    let table = model[.accounts]
    let kinds = table.column("kind")
    let status = table.column("status")
    let created = table.column("created")
    return (0..<table.rowCount).map { row in
      let isActive = (status?.code(at: row) ?? 0) <= 1
      let kind = kinds?.code(at: row) ?? 0
      let rank = tiers.code(at: row)
      guard isActive, rank > 0,
        let interval = care[CareKey(tier: rank, kind: kind)] ?? care[CareKey(tier: rank, kind: 0)]
      else { return .min }
      let start = created?.integer(at: row)
      let contact = next(interval.contact, after: contacts.integer(at: row) ?? start)
      let meeting = next(interval.meeting, after: meetings.integer(at: row) ?? start)
      return [contact, meeting].compactMap { $0 }.min() ?? .min
    }
  }

  private func next(_ span: Span?, after day: Int64?) -> Int32? {
    guard let span, let day else { return nil }
    return CalendarDay(Int32(clamping: day)).adding(span).number
  }
}

extension CalendarDay {
  /// The day a span later; spans shorter than a day are none, working days are counted as days.
  func adding(_ span: Span) -> CalendarDay {
    let count = Int(span.count)
    switch span.unit {
    case .minute, .hour: return self
    case .workingDay, .day: return adding(days: count)
    case .week: return adding(days: count * 7)
    case .month: return adding(months: count) ?? self
    case .quarter: return adding(months: count * 3) ?? self
    case .year: return adding(months: count * 12) ?? self
    }
  }
}
