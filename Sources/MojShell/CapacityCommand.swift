import MojLanguage
import MojModel
import MojSteering
import MojText

extension ShellCommand {
  static let capacity = ShellCommand(
    head: "capacity",
    summary: Words(
      en: "the minutes of each seller and day, or what care needs of a quarter's",
      fi: "kunkin myyjän ja päivän minuutit, tai mitä hoitomallit vaativat neljänneksestä"),
    usage: Words(
      en: "capacity [QUARTER | week next | this | NUMBER] [for SELLER | for team TEAM]",
      fi: "kapasiteetti [NELJÄNNES | viikko ensi | tämä | NUMERO] [myyjälle MYYJÄ | tiimille TIIMI]"
    ),
    example: Words(en: "capacity week 48", fi: "kapasiteetti viikko 48"),
    offers: [.dates, .week, .whose] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      guard arguments.stands(AskedWeek.week) else {
        let asked = try AskedPeriod(&arguments, session)
        let sink = try arguments.sink()
        try arguments.expectEnd()
        try session.require(
          NeededRecords(accounts: .nobody, sums: QuarterLoad.line, isInUse: false))
        return try session.answer(CareLoadReport(&session, asked).report, sink, command)
      }
      let asked = try AskedWeek(&arguments, session)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      if asked.whose.isOne {
        try session.requireRecords(of: asked.whose.one, and: .potentials)
      } else {
        try session.require(NeededRecords(otherwise: { try $0.roomInTurn(asked) }))
      }
      return try session.answer(CapacityReport(&session, asked).report, sink, command)
    })
}
