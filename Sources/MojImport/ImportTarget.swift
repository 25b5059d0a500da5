/// What a column of an export means, whatever its system calls it.
public enum ImportTarget: String, Sendable, CaseIterable {
  // What the row is, and what it belongs to.
  case id, accountID, leadID, personID, dealID, relatedID, owner, ownerID
  // Names.
  case name, firstName, lastName, company, contact, personName, dealName
  // A company or a person.
  case kind, lifecycle, leadStatus, businessID, phone, mobile, email, website, town, industry
  case source, potential, walletShare, level, project, role, job, optOut, created, note
  case wonDeals
  // What was done.
  case subject, channel, direction, start, startTime, end, seconds, minutes, hours
  case travelMinutes, state, isDone, outcome
  // What is sold.
  case value, probability, stage, dealState, expectedClose, closed, lostReason, nextStep
  case date, amount, orderState, promised, delivered
  // What was asked.
  case requestKind, received, firstResponse, resolved, from, to, words
  /// What changes with every export without meaning anything.
  case ignore
  /// What belongs to another record: an owner's address, a parent, an assistant's phone.
  case trap

  /// What kind of values it takes.
  enum Kind {
    case text, number, date, time
  }

  var kind: Kind {
    switch self {
    case .potential, .walletShare, .seconds, .minutes, .hours, .travelMinutes, .value,
      .probability, .amount, .wonDeals:
      .number
    case .created, .expectedClose, .closed, .date, .promised, .delivered, .from, .to: .date
    case .start, .end, .received, .firstResponse, .resolved: .time
    default: .text
    }
  }
}
