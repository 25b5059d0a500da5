import MojText
import Testing

@testable import MojModel

/// Reads a model from text.
func load(
  _ text: String, language: Language? = nil, limits: Limits = Limits(),
  today: CalendarDay? = nil, isLenient: Bool = false
) -> LoadedModel {
  ModelReader.model(
    from: Array(text.utf8), language: language, limits: limits, today: today, isLenient: isLenient)
}

/// The codes of what was found.
func codes(_ text: String, isLenient: Bool = false) -> [String] {
  load(text, isLenient: isLenient).problems.map(\.code)
}

/// A model file with these accounts.
func accounts(_ records: String, _ rest: String = "") -> String {
  "{\"moj\": 1, \"accounts\": [\(records)]\(rest)}"
}

/// The values of a column, row by row.
func values(_ field: String, _ collection: MojModel.Collection, in model: Model) throws -> [Value] {
  let column = try #require(model[collection].column(field))
  return (0..<model[collection].rowCount).map { model.value(column, at: $0) }
}

/// A small model with a bit of everything.
let smallModel = """
  {"moj": 1, "name": {"fi": "Messut", "en": "Fair"}, "language": "fi", "currency": "EUR",
   "calendar": {"hours": {"mon": "08:00-16:00"}, "holidays": "FI"},
   "tiers": [{"name": "A1", "when": "potential >= 1"}, {"name": "B", "meaning": {"fi": "Muut"}}],
   "sellers": [{"id": "aino", "name": "Aino", "town": "Oulu", "hours_per_week": 37.5}],
   "accounts": [
    {"id": "a1", "name": "\\u00c4mpäri Oy", "kind": "lead", "level": 1, "seller": "aino",
     "tier": "B", "potential": 12.5, "created": "2026-01-31", "own": {"x": [1, 2]}, "fleet": 3},
    {"id": "a2", "name": "Kivi \\"K\\"", "kind": "customer", "level": "2", "fleet": 4.25}],
   "activities": [{"id": "c1", "account": "a2", "at": "2026-11-20T09:30", "channel": "phone"}]}
  """
