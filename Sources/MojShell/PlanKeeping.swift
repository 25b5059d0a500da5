import MojLanguage
import MojModel
import MojSteering
import MojStore
import MojText

/// The plans that were shown before, and what is kept of them.
extension Session {
  /// Whose plan of which week it is.
  struct PlanKey: Hashable {
    /// The seller's id.
    var seller: String
    var monday: CalendarDay
    var order: PlanOrder
  }

  /// Keeps of the plans that were shown before what can be kept, and remembers what came of it.
  ///
  /// `weeks` and the plans made without an earlier one lie side by side. In a meeting nothing is
  /// remembered, since its answers are those of a masked team.
  mutating func keeping(
    _ weeks: [WeekFacts], _ fresh: [WeekPlan], _ asked: AskedWeek
  ) -> [KeptWeek] {
    guard talk.meeting == nil else { return fresh.map(KeptWeek.init) }
    let keys = weeks.map {
      PlanKey(seller: sellerID($0.seller), monday: asked.monday, order: asked.order)
    }
    let earlier = keys.map { key -> EarlierWeek? in
      if asked.isAnew { return nil }
      if asked.earlier == nil, let shown = talk.plans[key] { return shown }
      return (asked.earlier ?? asked.ownPlan)?.lines[key.seller].map { EarlierWeek($0) }
    }
    let kept = KeptWeek.of(weeks, earlier: earlier, fresh: fresh, asked.order)
    for (place, key) in keys.enumerated() {
      talk.plans[key] = EarlierWeek(kept[place], weeks[place])
    }
    return kept
  }

  private func sellerID(_ row: Int) -> String { model.written("id", of: .sellers, row) ?? "" }

  /// The earlier plan that a file holds.
  func earlierPlan(in name: Name, monday: CalendarDay) throws -> EarlierPlan {
    let path = parameters.isEmpty ? name.text : try Interpolation.text(name.text, parameters)
    do {
      return try EarlierPlan(try planFile(path, false), monday: monday)
    } catch let problem as EarlierPlanProblem {
      throw problem.diagnostic(path, name.span)
    } catch let problem as FileProblem {
      var diagnostic = problem.diagnostic
      // Its hint is about teams.
      (diagnostic.span, diagnostic.hint) = (name.span, nil)
      throw diagnostic
    }
  }

  /// The earlier plan that a folder of answers keeps; nil where it has none of the week, and where
  /// it cannot be read, which is told.
  mutating func earlierPlan(below folder: String, monday: CalendarDay) -> EarlierPlan? {
    let folder = (try? Interpolation.text(folder, parameters)) ?? folder
    let path = folder + PlanFolder.plan
    do {
      return try EarlierPlan(try planFile(path, true), monday: monday)
    } catch EarlierPlanProblem.otherWeek {
      return nil
    } catch let problem as EarlierPlanProblem {
      var diagnostic = problem.diagnostic(path, SourceSpan(0, 0))
      diagnostic.span = nil
      tell(diagnostic)
    } catch let problem as FileProblem {
      if problem.kind != .missing { tell(problem.diagnostic) }
    } catch {}
    return nil
  }

  private mutating func tell(_ diagnostic: Diagnostic) {
    var warning = diagnostic
    warning.severity = .warning
    oddities.append(warning)
  }
}
