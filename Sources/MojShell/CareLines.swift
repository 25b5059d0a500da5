import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// The lines of the language that list whose care and which contacts the numbers of care count.
struct CareLines {
  private let model: Model
  /// ` on 2026-06-30`; nothing for today.
  private let asOf: String

  init(_ model: Model, on day: CalendarDay?) {
    self.model = model
    asOf = day.asOf
  }

  // MARK: A care model

  /// The accounts of a care model, those alone of which more holds.
  func accounts(_ care: Int, and more: String = "") -> String {
    "accounts\(asOf) where \(condition(care))\(more)"
  }

  /// The accounts of all care models of a tier, by its rank, of which more holds.
  func accounts(ofTier rank: Int, and more: String) -> String {
    let models = (0..<model[.care].rowCount).filter { CareModels.rank($0, in: model) == rank }
    let any = models.map { "(\(condition($0)))" }.joined(separator: " or ")
    return "accounts\(asOf) where \(more) and (\(any))"
  }

  /// The accounts of a care model that are due of a kind of contact.
  func due(_ care: Int, _ kind: CareCompliance.Kind) -> String { list(care, kind, "") }

  /// The activities that accounts of a care model got beyond what was required.
  func overServiced(_ care: Int, _ kind: CareCompliance.Kind) -> String {
    list(care, kind, " \(Phrase.overServiced.en[0])")
  }

  private func list(_ care: Int, _ kind: CareCompliance.Kind, _ more: String) -> String {
    let contact = Choices.careContact.names[kind.rawValue]
    return "care \(tier(care)) \(contact)\(more)\(asOf) where \(condition(care))"
  }

  private func tier(_ care: Int) -> String {
    Formatter.quotedIfNeeded(model.written("tier", of: .care, care) ?? "")
  }

  /// What holds of a care model's accounts: its tier, kind and project, and that no narrower model
  /// is theirs.
  private func condition(_ care: Int) -> String {
    let own = scope(care)
    var parts = ["tier = \(tier(care))", "(status = active or status is missing)"]
    parts += tests(own, "=")
    for other in 0..<model[.care].rowCount where other != care {
      let narrower = scope(other)
      guard CareModels.rank(other, in: model) == CareModels.rank(care, in: model),
        narrower.precedence > own.precedence
      else { continue }
      // `!=` lets through what has no project.
      parts.append("(\(tests(narrower, "!=").joined(separator: " or ")))")
    }
    return parts.joined(separator: " and ")
  }

  /// Whose a care model is; 0 where it says no kind, nil where no project.
  private struct Scope {
    var kind: Int
    var project: String?
    /// A project counts before a kind.
    var precedence: Int { (project == nil ? 0 : 2) + (kind > 0 ? 1 : 0) }
  }

  private func scope(_ care: Int) -> Scope {
    let project = model[.care].column("project")?.code(at: care) ?? 0
    return Scope(
      kind: model[.care].column("kind")?.code(at: care) ?? 0,
      project: project > 0 ? model.written("id", of: .projects, project - 1) : nil)
  }

  private func tests(_ scope: Scope, _ operation: String) -> [String] {
    let kind = scope.kind > 0 ? "kind \(operation) \(Choices.kind.names[scope.kind - 1])" : nil
    let project = scope.project.map { "project \(operation) \(Formatter.quotedIfNeeded($0))" }
    return [kind, project].compactMap { $0 }
  }

  // MARK: An account

  /// The contacts of twelve months that an account's care counts.
  func done(_ standings: [CareCompliance.Standing], _ account: Int, today: CalendarDay)
    -> [Report.Count]
  {
    guard let id = model.written("id", of: .accounts, account),
      let yearAgo = today.adding(months: -12)
    else { return [] }
    let days = "\(yearAgo.adding(days: 1).iso)..\(today.iso)"
    let contacts =
      "activities\(asOf) where account = \(Formatter.quotedIfNeeded(id)) and at = \(days) and (state = done or state is missing) and (outcome != no_answer or outcome is missing)"
    let channels = MeetingChannels.names(model).sorted().map(Formatter.quotedIfNeeded)
    return standings.map { standing in
      let kind =
        switch standing.kind {
        case .contact: ""
        case .meeting: " and channel in (\(channels.joined(separator: ", ")))"
        case .sparring: " and purpose ~ sparr"
        }
      return Report.Count(standing.done, listedBy: contacts + kind)
    }
  }
}

extension Phrase {
  /// `care A1 contact over-serviced`: the contacts beyond what was required.
  static let overServiced = Phrase(en: ["over-serviced"], fi: ["yli tarpeen"])
}
