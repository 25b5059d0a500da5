import MojModel
import MojRender
import MojText

/// A part of an answer: some shards of the team were left out of it, as was asked for.
///
/// Every line says so: in text each begins with the mark, in csv, tsv and JSON each row has it in a
/// field of its own, and what has no rows to carry it is an error.
struct PartialAnswer: Sendable, Hashable {
  /// The shards that were left out, as errors name them.
  let names: [String]
  /// How many shards the team has.
  let count: Int

  /// The mark.
  var mark: Words {
    let there = "\(count - names.count)/\(count)"
    return Words(en: "partial \(there)", fi: "osittainen \(there)")
  }

  /// The warning that names those that are missing.
  var diagnostic: Diagnostic {
    let names = names.joined(separator: ", ")
    return Diagnostic(
      .warning, code: "partial-answer",
      message: Words(
        en: "A part of the answer only; these shards gave none: \(names)",
        fi: "Vain osa vastauksesta; nämä sirpaleet eivät vastanneet: \(names)"))
  }

  /// What is said where the form has no room for the mark.
  var unmarkable: Diagnostic {
    Diagnostic(
      code: "partial-answer",
      message: Words(
        en: "A part of an answer cannot be written like this: nothing in it would say so.",
        fi: "Osittaista vastausta ei voi kirjoittaa näin: mikään ei kertoisi siitä."),
      hint: Words(
        en: "Text, csv, tsv, json and ndjson with rows can carry the mark.",
        fi: "Merkki mahtuu tekstiin sekä csv-, tsv-, json- ja ndjson-riveihin."),
      exitCode: .temporary)
  }
}

extension Session {
  /// What was left out of the present answer; nil where nothing was.
  var partial: PartialAnswer? { served?.partial }

  /// Asks the engine what it left out; of a team that was read, that stays so.
  mutating func notePartial() {
    guard let served else { return }
    let absent = served.engine.takeAbsent()
    if !absent.names.isEmpty {
      self.served?.partial = PartialAnswer(names: absent.names, count: absent.count)
    }
  }

  /// Begins a line: what is asked anew may be whole again.
  mutating func forgetPartial() {
    if let served, !served.isRead { self.served?.partial = nil }
  }

  /// A table whose every row says that it is a part of the answer, in a form whose lines are rows.
  func marked(_ table: ResultTable, for format: Format) throws -> ResultTable {
    guard let partial else { return table }
    guard [.csv, .tsv, .json, .ndjson].contains(format), table.rowCount > 0 else {
      throw partial.unmarkable
    }
    var table = table
    let texts = Array(repeating: partial.mark[language], count: table.rowCount)
    table.columns.insert(
      ResultTable.Column(
        name: "partial", heading: Words(en: "partial", fi: "osittainen"),
        values: Column(.text, .text(TextColumn(texts: texts)))), at: 0)
    if let totals = table.totals { table.totals = [.missing] + totals }
    return table
  }

  /// An answer whose every line says that it is a part of one.
  func marked(_ answer: Answer) -> Answer {
    guard let partial else { return answer }
    var answer = answer
    answer.diagnostics.append(partial.diagnostic)
    var text = StyledText()
    var isNew = true
    for piece in answer.text.pieces {
      if isNew { text.append("\(partial.mark[language]) | ", .warning) }
      isNew = piece.text == "\n"
      if isNew { text.newLine() } else { text.append(piece.text, piece.role) }
    }
    answer.text = text
    return answer
  }
}
