import MojModel
public import MojText

/// What is missing for an account to be on a level of selling, or to order for the first time.
///
/// Level 1 maps, so that it needs no more than a seller; level 2 sells to those that are mapped and
/// have not asked to be called later, unless the project sells in the first call; level 3 keeps
/// customers, so that a lead's way there is its first order.
public struct LevelNeeds: Sendable {
  /// What is to be reached.
  public enum Goal: Sendable, Hashable {
    /// A level of selling, 1 to 3.
    case level(Int)
    /// The order that makes a lead a customer.
    case firstOrder
  }

  /// One thing that is missing.
  public enum Need: Sendable, Hashable {
    /// A field that the mapping asks for: its place among the accounts' fields.
    case field(Int)
    /// Nobody has set the potential.
    case potential
    /// Nobody is its seller.
    case seller
    /// The account is not active; the code of its status.
    case status(Int)
    /// They asked to be called later, in a window that is not open yet; the callback's row.
    case callback(row: Int, from: CalendarDay?)
    /// It is not known who decides.
    case decider
    /// There is no open deal.
    case deal
    /// The open deals have no next step.
    case nextStep
    /// They have not ordered yet.
    case order

    /// Whose it is.
    public var influence: Lift.Influence {
      switch self {
      case .field, .decider: .unknown
      case .potential, .seller, .deal, .nextStep: .ours
      case .callback, .order: .customer
      // A pause is ours to end; that they are lost or want no contact is theirs.
      case .status(let code): code == 2 ? .ours : .customer
      }
    }
  }

  /// What is to be reached.
  public var goal: Goal
  /// What is missing, what is to ask first, then what is ours, then what is the customer's.
  public var needs: [Need]
  /// The level that the account is on; nil where none is written down.
  public var level: Int?
  /// The day of the first order; nil where there is none or it has no day.
  public var firstOrder: CalendarDay?
  /// Whether it is a customer.
  public var isCustomer: Bool
}

extension AccountCase {
  /// Returns what is missing for a level or the first order.
  public func needs(for goal: LevelNeeds.Goal) -> LevelNeeds {
    let isCustomer = written("kind") == "customer"
    let needs =
      switch goal {
      case .level(1): missingSeller
      case .level(2): missingSeller + missingMapping
      case .level: isCustomer ? missingSeller : missingSeller + missingMapping + missingSale
      case .firstOrder: isCustomer ? [] : missingSeller + missingMapping + missingSale
      }
    let order: [Lift.Influence] = [.unknown, .ours, .customer]
    return LevelNeeds(
      goal: goal, needs: order.flatMap { whose in needs.filter { $0.influence == whose } },
      level: written("level").flatMap { Int($0) }, firstOrder: firstOrder, isCustomer: isCustomer)
  }

  private func written(_ field: String) -> String? {
    knowledge.model.written(field, of: .accounts, 0)
  }

  private var missingSeller: [LevelNeeds.Need] {
    let status = focus.model[.accounts].column("status")?.code(at: 0) ?? 0
    let seller = focus.model[.accounts].column("seller")?.code(at: 0) ?? 0
    return (status > 1 ? [.status(status)] : []) + (seller == 0 ? [.seller] : [])
  }

  /// What keeps selling from being on time; nothing where the project sells in the first call.
  private var missingMapping: [LevelNeeds.Need] {
    let project = (focus.model[.accounts].column("project")?.code(at: 0) ?? 0) - 1
    if project >= 0, let allowed = focus.model[.projects].column("first_call_sales"),
      focus.model.value(allowed, at: project) == .flag(true)
    {
      return []
    }
    let accounts = knowledge.model[.accounts]
    let unknown = AccountFacts.mapped(focus.model).compactMap { name -> LevelNeeds.Need? in
      guard let place = accounts.index(of: name), accounts.columns[place]?.isMissing(at: 0) == true
      else { return nil }
      return name == "potential" ? .potential : .field(place)
    }
    return unknown + missingWindow
  }

  /// The open callbacks that they have asked for and whose time has not come.
  private var missingWindow: [LevelNeeds.Need] {
    (0..<focus.model[.callbacks].rowCount).compactMap { row in
      guard (focus.model.written("state", of: .callbacks, row) ?? "open") == "open" else {
        return nil
      }
      let from =
        focus.model.day("from", of: .callbacks, row)
        ?? focus.model.day(
          "to", of: .callbacks, row)
      if let from, from <= Int64(today.number) { return nil }
      return .callback(row: row, from: from.map { CalendarDay(Int32(clamping: $0)) })
    }
  }

  /// What a first order rests on: who decides, an open deal with its next step, and their yes.
  private var missingSale: [LevelNeeds.Need] {
    let model = focus.model
    let people = 0..<model[.people].rowCount
    let isKnown = people.contains { model.written("role", of: .people, $0) == "decision_maker" }
    let open = (0..<model[.deals].rowCount).filter {
      (model.written("state", of: .deals, $0) ?? "open") == "open"
    }
    let hasStep = open.contains { model.written("next_step", of: .deals, $0) != nil }
    return (isKnown ? [] : [.decider]) + (open.isEmpty ? [.deal] : hasStep ? [] : [.nextStep])
      + [.order]
  }

  private var firstOrder: CalendarDay? {
    (0..<focus.model[.orders].rowCount).compactMap { focus.model.day("date", of: .orders, $0) }
      .min().map { CalendarDay(Int32(clamping: $0)) }
  }
}
