import MojLanguage
import MojModel
import MojText

extension ShellCommand {
  static let promises = ShellCommand(
    head: "promises",
    summary: Words(
      en: "what is promised by the time left, and what cannot be kept",
      fi: "lupaukset jäljellä olevan ajan mukaan ja mitä ei ehditä"),
    usage: Words(
      en: "promises [on DATE] [for SELLER] [today | this week | PERIOD]",
      fi: "lupaukset [päivänä PÄIVÄ] [myyjälle MYYJÄ] [tänään | tämä viikko | JAKSO]"),
    example: Words(en: "promises today", fi: "lupaukset tänään"),
    offers: [.dates, .forSeller, .on] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let asked = try AskedRecords(&arguments, session)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      // Whose accounts were on a past day the accounts themselves must tell.
      if let seller = asked.seller, asked.day == nil {
        try session.requireRecords(of: seller)
      }
      try session.require(NeededRecords(accounts: .listed(session.promisesLines)))
      return try session.on(asked.day) { session in
        let report = try PromisesReport(&session, asked, on: asked.day)
        try session.keep(report.rows, of: .promises, as: command.source.text, on: asked.day)
        return try session.answer(report.report, sink, command)
      }
    })
}

extension Session {
  /// The lines that list whatever promises come from, and what takes time that they need.
  fileprivate var promisesLines: [String] {
    let care = model[.care]
    let isForOrders = care.column("deliver_within").map { column in
      (0..<care.rowCount).contains { !column.isMissing(at: $0) }
    }
    return [
      "requests where received is set",
      // Without care models that promise a delivery an order must say it itself.
      "orders where \(isForOrders ?? false ? "date" : "promised") is set",
      "activities where state = planned and at since \(CalendarDay(ofMinute: settings.now).iso)",
    ]
  }
}
