import MojImport
import MojLanguage
import MojModel
import MojSteering
import MojStore
import MojText

/// A plan that was written to a file before, as JSON or CSV: its lines, by the sellers' ids.
struct EarlierPlan {
  private(set) var lines: [String: [EarlierWeek.Line]] = [:]

  /// The cells of a line, by the names that files have for them.
  private typealias Cells = (String) -> String?

  /// Reads the plan of the week that begins on a Monday.
  ///
  /// What is agreed stands in the model, and is passed over.
  init(_ bytes: [UInt8], monday: CalendarDay) throws(EarlierPlanProblem) {
    let start = bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    let isJSON = start == 0x5B || start == 0x7B
    for cells in try isJSON ? EarlierPlan.json(bytes) : EarlierPlan.table(bytes) {
      guard cells("kind") != "agreed" else { continue }
      let seller = cells("seller")
      guard let line = EarlierPlan.line(cells), let seller else { throw .notALine }
      let day = CalendarDay(ofMinute: line.start)
      guard day >= monday, day < monday.adding(days: 7) else { throw .otherWeek(day) }
      lines[seller, default: []].append(line)
    }
  }

  /// The ids of the accounts that lines are of.
  var accounts: Set<String> { Set(lines.values.joined().map(\.account)) }

  /// How many lines are of sellers or accounts that a team does not have.
  func strangers(in model: Model) -> Int {
    func ids(_ collection: Collection) -> Set<String> {
      Set((0..<model[collection].rowCount).compactMap { model.written("id", of: collection, $0) })
    }
    let (sellers, accounts) = (ids(.sellers), ids(.accounts))
    return lines.reduce(0) { sum, item in
      sum + item.value.count { !sellers.contains(item.key) || !accounts.contains($0.account) }
    }
  }

  private static func line(_ cells: Cells) -> EarlierWeek.Line? {
    let channels = ["visit": true, "phone": false]
    guard let account = cells("account"), let isVisit = cells("channel").flatMap({ channels[$0] }),
      let kind = cells("kind").flatMap({ name in
        PlanCandidate.Kind.allCases.first { $0.key == name }
      }), let start = cells("start").flatMap(time)
    else { return nil }
    return EarlierWeek.Line(
      account: account, kind: kind, town: isVisit ? cells("town") ?? "" : nil, start: start)
  }

  /// `2026-11-30T08:10`, or with a space for the T.
  private static func time(_ text: String) -> Int32? {
    let (day, clock) = (text.prefix(10), text.dropFirst(11).split(separator: ":"))
    guard let day = CalendarDay(day), clock.count >= 2, let hour = Int32(clock[0]),
      let minute = Int32(clock[1]), (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    return Int32(exactly: Int64(day.number) * 1_440 + Int64(hour * 60 + minute))
  }

  private static func json(_ bytes: [UInt8]) throws(EarlierPlanProblem) -> [Cells] {
    let list: PlacedJSON
    do throws(JSONSyntaxError) { list = try PlacedJSON.read(bytes).value } catch {
      throw .broken(error.problem.message, TextPlace(of: error.offset, in: bytes))
    }
    guard case .array(let items) = list.content else { throw .notALine }
    return items.map { item in { item[$0]?.string } }
  }

  private static func table(_ bytes: [UInt8]) throws(EarlierPlanProblem) -> [Cells] {
    let table: CSVTable
    do throws(CSVProblem) {
      table = try CSVReader.table(try DecodedText(bytes))
    } catch {
      throw .broken(error.diagnostic.message, nil)
    }
    var columns: [String: Int] = [:]
    for (place, name) in table.header.enumerated() { columns[name] = place }
    guard columns["account"] != nil, columns["start"] != nil else { throw .notALine }
    return (0..<table.rowCount).map { row in
      { name in
        guard let column = columns[name] else { return nil }
        let text = FormulaGuard.unguarded(table.text(row, column))
        return text.isEmpty ? nil : text
      }
    }
  }
}

/// Why a file is no earlier plan of a week: facts alone.
enum EarlierPlanProblem: Error, Hashable {
  /// It is neither JSON nor a table; where, if that is known.
  case broken(Words, TextPlace?)
  /// Its lines are not those of a plan.
  case notALine
  /// It is of the week of another day.
  case otherWeek(CalendarDay)

  /// Every code that such a problem has.
  static let codes = ["no-plan", "plan-of-other-week"]

  /// The problem of a file in words.
  func diagnostic(_ path: String, _ span: SourceSpan) -> Diagnostic {
    let path = Printable.text(path)
    let hint = Words(
      en: "An earlier plan is what `plan week 48 as json to FILE` wrote, or the same as csv.",
      fi:
        "Aiempi suunnitelma on se, minkä `suunnitelma viikko 48 muodossa json tiedostoon TIEDOSTO` kirjoitti, tai sama muodossa csv."
    )
    var message: Words
    switch self {
    case .broken(let words, let place):
      message = Words(
        en: "“\(path)” is no plan: \(words.en)", fi: "”\(path)” ei ole suunnitelma: \(words.fi)")
      if let place {
        message = Words(
          en: "\(message.en) (\(place.text(.en)))", fi: "\(message.fi) (\(place.text(.fi)))")
      }
    case .notALine:
      message = Words(
        en: "“\(path)” is no plan: its lines lack seller, account, kind, channel or start.",
        fi:
          "”\(path)” ei ole suunnitelma: sen riveiltä puuttuu seller, account, kind, channel tai start."
      )
    case .otherWeek(let day):
      let week = day.isoWeek.week
      return Diagnostic(
        code: "plan-of-other-week",
        message: Words(
          en:
            "“\(path)” is a plan of week \(week) (\(day.iso)), not of the week that is asked for.",
          fi: "”\(path)” on viikon \(week) suunnitelma (\(day.iso)), ei pyydetyn viikon."),
        span: span, exitCode: .data)
    }
    return Diagnostic(code: "no-plan", message: message, span: span, hint: hint, exitCode: .data)
  }
}
