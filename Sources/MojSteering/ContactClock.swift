import MojModel
import MojText

/// When an account is next due by its care model: the earlier of its next contact and meeting.
///
/// A meeting is a contact; a contact is no meeting, so a mail never resets a meeting's interval.
struct ContactClock {
  private let model: Model
  private let care: CareModels

  init(_ model: Model) {
    self.model = model
    care = CareModels(model)
  }

  /// The day each account is due, `.min` where it has no care model, no tier or is not active.
  func due(tiers: Column, contacts: Column, meetings: Column) -> [Int32] {
    let contact = due("contact_every", tiers: tiers, last: contacts)
    let meeting = due("meeting_every", tiers: tiers, last: meetings)
    return zip(contact, meeting).map { contact, meeting in
      contact == .min ? meeting : (meeting == .min ? contact : min(contact, meeting))
    }
  }

  /// The day on which one kind of contact is due, by the field of its interval.
  func due(_ field: String, tiers: Column, last: Column) -> [Int32] {
    let table = model[.accounts]
    let kinds = table.column("kind")
    let projects = table.column("project")
    let status = table.column("status")
    let created = table.column("created")
    let spans = (0..<model[.care].rowCount).map { care.span(field, $0) }
    return (0..<table.rowCount).map { row in
      let isActive = (status?.code(at: row) ?? 0) <= 1
      guard isActive, let start = last.integer(at: row) ?? created?.integer(at: row),
        let place = care.row(
          tier: tiers.code(at: row), kind: kinds?.code(at: row) ?? 0,
          project: projects?.code(at: row) ?? 0),
        let span = spans[place]
      else { return .min }
      return CalendarDay(Int32(clamping: start)).adding(span).number
    }
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
