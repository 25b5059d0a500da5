public import MojModel
import MojSteering
public import MojText

/// What is odd in a model that can be read: rules and views that do not parse, names that lack.
public enum ModelFindings {
  /// Returns the findings, worst first.
  public static func of(_ model: Model) -> [Diagnostic] {
    let tiering = Tiering(model, today: model.demoToday ?? CalendarDay(0))
    let rules = tiering.rules.compactMap(\.problem)
    let views = ModelViews(model).all.compactMap(\.problem)
    return rules + views + namelessAccounts(model)
  }

  private static func namelessAccounts(_ model: Model) -> [Diagnostic] {
    let table = model[.accounts]
    guard let names = table.column("name"), let ids = table.column("id") else { return [] }
    return (0..<table.rowCount).filter { names.isMissing(at: $0) }.map { row in
      let id = model.value(ids, at: row).name
      return Diagnostic(
        .warning, code: "no-name",
        message: Words(
          en: "The account “\(id)” has no name.", fi: "Yrityksellä ”\(id)” ei ole nimeä."),
        place: "accounts[\(row)]", exitCode: .found)
    }
  }
}
