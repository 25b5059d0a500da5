import MojModel
import MojRender
import MojSteering
import MojText

/// What happened with the account, what comes, what it waits for.
extension AccountPage {
  private func isState(_ name: String, _ collection: Collection, _ row: Int) -> Bool {
    model.written("state", of: collection, row) == name
  }

  /// The last contacts that were made.
  var contacts: [Fact] {
    let rows = rows(.activities, by: "at").filter { row in
      let state = model.written("state", of: .activities, row)
      return (state == nil || state == "done")
        && (day("at", .activities, row).map { $0 <= today } ?? false)
    }
    return rows.prefix(4).map {
      activity($0, Words(en: "contacts", fi: "yhteydet"), "contact")
    }
  }

  /// The planned activities from today on.
  var next: [Fact] {
    let rows = rows(.activities, by: "at").filter { row in
      isState("planned", .activities, row)
        && (day("at", .activities, row).map { $0 >= today } ?? false)
    }
    return AccountPage.first(
      2, rows.reversed().map { activity($0, Words(en: "next", fi: "seuraavaksi"), "next") })
  }

  private func activity(_ row: Int, _ label: Words, _ key: String) -> Fact {
    let note = text("note", .activities, row).map { DisplayWidth.truncated($0, to: 60) }
    return Fact(
      label: label, key: key, day: day("at", .activities, row),
      text: joined([
        text("channel", .activities, row).map { model.channelName(of: $0) ?? $0 },
        text("outcome", .activities, row),
        text("seller", .activities, row), note ?? text("purpose", .activities, row),
      ]))
  }

  /// The promises that are still to be kept, the nearest first.
  func promises(_ all: [Promise]) -> [Fact] {
    let open = all.filter { $0.isUndone && $0.account == 0 }
    return open.sorted { ($0.due ?? .max) < ($1.due ?? .max) }.map { promise in
      let kind = Choices.promise.all[promise.kind.rawValue - 1].words[language]
      let state = Choices.promiseState.all[promise.state.rawValue - 1].words[language]
      let due = promise.due.map { values.text(.time($0)) }
      let isBad = promise.state == .broken || promise.state == .atRisk
      return Fact(
        label: Words(en: "promises", fi: "lupaukset"), key: "promise",
        text: joined([
          due, kind, state, promise.title(model),
          promise.seller.map { model.recordName($0, of: .sellers) },
        ]), role: isBad ? .warning : .plain)
    }
  }

  /// The callbacks that wait, with their words.
  var callbacks: [Fact] {
    let facts = CallbackBook(model, today: today).open.map { entry in
      let window = entry.window.map { range in
        let first = values.text(.date(range.lowerBound.number))
        let last = values.text(.date(range.upperBound.number))
        return range.lowerBound == range.upperBound ? first : "\(first)–\(last)"
      }
      let said = text("words", .callbacks, entry.row).map {
        Words(en: "“\($0)”", fi: "”\($0)”")[language]
      }
      return Fact(
        label: Words(en: "call later", fi: "soitettava"), key: "callback",
        text: joined([
          window ?? Words(en: "no date", fi: "ei päivää")[language],
          entry.standing == .overdue ? Words(en: "overdue", fi: "myöhässä")[language] : nil,
          said ?? text("reason", .callbacks, entry.row),
        ]), role: entry.standing == .overdue ? .warning : .plain)
    }
    return AccountPage.first(2, facts)
  }

  /// The open deals, with the next step.
  var deals: [Fact] {
    let rows = rows(.deals, by: "expected_close").filter { row in
      let state = model.written("state", of: .deals, row)
      return state == nil || state == "open"
    }
    return AccountPage.first(
      3,
      rows.reversed().map { row in
        Fact(
          label: Words(en: "deals", fi: "kaupat"), key: "deal",
          day: day("expected_close", .deals, row),
          text: joined([
            text("title", .deals, row), text("value", .deals, row), text("stage", .deals, row),
            text("probability", .deals, row), text("next_step", .deals, row),
          ]))
      })
  }

  /// The last orders.
  var orders: [Fact] {
    AccountPage.first(
      3,
      rows(.orders, by: "date").map { row in
        let delivered = text("delivered", .orders, row).map {
          Words(en: "delivered \($0)", fi: "toimitettu \($0)")[language]
        }
        return Fact(
          label: Words(en: "orders", fi: "tilaukset"), key: "order", day: day("date", .orders, row),
          text: joined([text("subject", .orders, row), text("amount", .orders, row), delivered]))
      })
  }
}
