import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

// What a sheet says of each level, before how often each deviation is met.
extension CoachingFacts {
  // MARK: Level 1

  /// How mapping goes: done, unknown, asked too seldom, found, asked to call later, and whence.
  var ofMapping: [Fact] {
    mutating get {
      let calls = "calls where \(done) and level = 1"
      let planned = "activities where \(own) and level = 1 and at = last 90 days and state is set"
      var facts = [
        fact(
          Words(
            en: "level 1 contacts of 90 days that were done as planned",
            fi: "90 päivän tason 1 yhteydenotoista tehty, kuten oli aiottu"), planned,
          "state = done"),
        fact(
          Words(en: "leads on level 1 that are mapped", fi: "tason 1 liideistä kartoitettu"), leads,
          "unknown_fields = 0"),
        fact(
          Words(
            en: "leads not fully mapped, by the best tier they may be of",
            fi: "vajaasti kartoitetut liidit parhaan mahdollisen luokan mukaan"),
          "\(leads) and unknown_fields > 0", by: tiers.map { ($0, "tier_best = \($0)") }),
        fact(
          Words(en: "most often unknown", fi: "useimmin tuntematta"), leads,
          by: mostUnknown.map { ($0.words, "\(Formatter.quotedIfNeeded($0.name)) is missing") }),
        fact(
          Words(
            en: "first calls of 90 days after which the tier is known",
            fi: "90 päivän ensisoitoista luokka nyt tiedossa"), calls, "account.tier is set"),
      ]
      if let best {
        facts += [
          fact(
            Words(
              en: "first calls of 90 days that found one of the two best tiers",
              fi: "90 päivän ensisoitoista kahden parhaan luokan yrityksiä"), calls,
            "account.tier in (\(best))"),
          sources(best),
        ]
      }
      let callbacks = "\(records("callbacks")) and state = open"
      facts.append(
        fact(
          Words(en: "open callbacks with a date", fi: "avoimista takaisinsoitoista päivätty"),
          callbacks, "(`from` is set or `to` is set)"))
      return facts.compactMap { $0 }
    }
  }

  /// The two best tiers, as a line lists them; nil where there is none.
  private var best: String? {
    tiers.isEmpty ? nil : tiers.prefix(2).joined(separator: ", ")
  }

  /// Of each source with leads, how many of them are of the two best tiers.
  private mutating func sources(_ best: String) -> Fact? {
    let own = "leads where \(own) and status = active"
    guard let found = rows(of: own)?.rows, let column = model[.accounts].column("source") else {
      return nil
    }
    var counts: [String: Int] = [:]
    for row in found where !column.isMissing(at: row) {
      counts[model.written("source", of: .accounts, row) ?? "", default: 0] += 1
    }
    // Of many sources, those that gave most.
    let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(4).map(\.key)
    var said: [String] = []
    var listed: [Report.Count] = []
    for name in names where !name.isEmpty {
      let line = "\(own) and source = \(Formatter.quoted(name))"
      guard let part = part(of: line, "tier in (\(best))") else { continue }
      said.append("\(Printable.text(name)) \(part.said)")
      listed += part.counts
    }
    guard !said.isEmpty else { return nil }
    return Fact(
      words: Words(
        en: "leads of the two best tiers by source",
        fi: "kahden parhaan luokan liidejä lähteittäin"),
      said: said.joined(separator: ", "), counts: listed)
  }

  // MARK: Level 2

  /// How selling goes: what is open and for how long, who decides, objections, and what time won.
  var ofSelling: [Fact] {
    mutating get {
      let contacts = "activities where \(done) and level = 2"
      var facts = [
        fact(
          Words(en: "open deals by tier", fi: "avoimet kaupat luokittain"), deals,
          by: tiers.map { ($0, "account.tier = \($0)") }),
        oldDeals,
        fact(
          Words(
            en: "open deals with a next step", fi: "avoimista kaupoista seuraava askel sovittu"),
          deals, "next_step is set"),
        withoutDecider,
        fact(
          Words(
            en: "open deals silent for two weeks, with nothing planned",
            fi: "avoimista kaupoista kaksi viikkoa hiljaista eikä mitään sovittu"), deals,
          "account.last_contact before today-14d and account.next is missing"),
        fact(
          Words(
            en: "open deals whose objection is known",
            fi: "avoimista kaupoista vastaväite tiedossa"), deals, "objections is set"),
      ]
      facts += objections
      facts += [
        fact(
          Words(
            en: "visits among the level 2 contacts of 90 days",
            fi: "90 päivän tason 2 yhteydenotoista käyntejä"), contacts, "channel = visit"),
        fact(
          Words(
            en: "calls among the level 2 contacts of 90 days",
            fi: "90 päivän tason 2 yhteydenotoista puheluja"), contacts, "channel = phone"),
      ]
      facts += wins
      facts += [fieldHours, lowVisits]
      return facts.compactMap { $0 }
    }
  }

  /// Open deals that are older than three in four of the won ones were when they closed.
  private var oldDeals: Fact? {
    mutating get {
      // Few won deals of one's own tell nothing; then the team's do.
      let won = "state = won and created is set and (closed is set or expected_close is set)"
      let lines = ["\(records("deals")) and \(won)", "deals where \(won)"]
      for line in lines {
        guard let rows = rows(of: line)?.rows else { return nil }
        let whole = line == lines[0] ? nil : session.derivation.team?.dealDays
        let ages = whole.map { DealAges($0) } ?? DealAges(model, won: rows)
        let count = whole?.count ?? rows.count
        guard let median = ages.median, let most = ages.most, ages.days.count == count,
          let part = part(
            of: "\(deals) and created is set",
            "created before \(session.settings.today.adding(days: -most).iso)")
        else { continue }
        let whose =
          line == lines[0]
          ? Words(en: "own won deals", fi: "omia voitettuja")
          : Words(en: "the team's won deals", fi: "tiimin voitettuja")
        let number = values.count(count)
        return Fact(
          words: Words(
            en: "open deals older than most won ones",
            fi: "avoimista kaupoista vanhempia kuin useimmat voitetut"),
          said: part.said
            + Words(
              en: " (\(whose.en) \(number): half within \(median) d, most within \(most) d)",
              fi: " (\(whose.fi) \(number): puolet enintään \(median) pv, useimmat \(most) pv)")[
              language],
          counts: part.counts + [Report.Count(count, listedBy: line)])
      }
      return nil
    }
  }

  /// Open deals of whose account nobody knows who decides.
  private var withoutDecider: Fact? {
    mutating get {
      guard let found = rows(of: deals)?.rows, !found.isEmpty,
        let accounts = model[.deals].column("account")
      else { return nil }
      let known = deciders
      let rows = found.filter { !known.contains(accounts.code(at: $0) - 1) }
      let ids = rows.compactMap { model.written("id", of: .deals, $0) }
      // Nobody reads a line of thousands of ids.
      let isListed = rows.count == found.count || (ids.count == rows.count && ids.count <= 500)
      guard isListed else { return nil }
      let named = ids.map(Formatter.quoted).joined(separator: ", ")
      let line =
        switch rows.count {
        case found.count: deals
        case 0: "\(deals) and account is missing"
        default: "deals where id in (\(named))"
        }
      guard let count = count(line), count.number == rows.count else { return nil }
      let (number, all) = (values.count(rows.count), values.count(found.count))
      return Fact(
        words: Words(
          en: "open deals whose decision maker is unknown",
          fi: "avoimista kaupoista päättäjä tuntematta"),
        said: Words(en: "\(number) of \(all)", fi: "\(number)/\(all)")[language],
        counts: [count, Report.Count(found.count, listedBy: deals)])
    }
  }

  /// The objections that were met most, and what came of the deals.
  private var objections: [Fact] {
    mutating get {
      let met = "\(records("deals")) and objections is set"
      guard let rows = rows(of: met)?.rows else { return [] }
      var counts: [String: Int] = [:]
      for row in rows {
        counts[model.written("objections", of: .deals, row) ?? "", default: 0] += 1
      }
      let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map(\.key)
      return names.compactMap { name -> Fact? in
        let line = "\(met) and objections = \(Formatter.quoted(name))"
        guard !name.isEmpty, let all = count(line), let won = count("\(line) and state = won"),
          let lost = count("\(line) and state = lost")
        else { return nil }
        let said = [all, won, lost].map { values.count($0.number) }
        return Fact(
          words: Words(en: "objection “\(name)”", fi: "vastaväite ”\(name)”"),
          said: Words(
            en: "met \(said[0]), won \(said[1]), lost \(said[2])",
            fi: "kohdattu \(said[0]), voitettu \(said[1]), hävitty \(said[2])")[language],
          counts: [all, won, lost])
      }
    }
  }

  /// The seller's own time of twelve months, tier by tier.
  mutating func time() -> (time: SellerTime, work: PeriodOfWork)? {
    guard let work = try? PeriodOfWork(nil, &session) else { return nil }
    return (SellerTime(of: seller, work.ledger, work.wins, in: model), work)
  }

  /// What contacts and hours won in each tier.
  private var wins: [Fact] {
    mutating get {
      guard let (time, work) = time() else { return [] }
      let channels = FieldWork.channels(model).sorted().map(Formatter.quotedIfNeeded)
      return time.parts.filter { $0.use.contacts > 0 }.map { part in
        let tier = tiers[part.tier - 1]
        let own = "\(own) and account.tier = \(tier)"
        let contacts = "activities where \(work.doneCondition) and \(own) and outcome != no_answer"
        let numbers = [part.use.contacts, part.visits, part.use.wins].map { values.count($0) }
        let rate = part.perHour.map { values.count(Int(min($0 * 100, 1e9) + 0.5)) }
        let hours = values.numbers.text((part.use.minutes + 30) / 60)
        let rated =
          rate.map { Words(en: ", \($0) per 100 h", fi: ", \($0) per 100 h") }
          ?? Words(en: ", too few for a rate", fi: ", liian vähän suhdeluvuksi")
        return Fact(
          words: Words(en: "\(tier), 12 months", fi: "\(tier), 12 kuukautta"),
          said: Words(
            en: "orders \(numbers[2]), contacts \(numbers[0]), visits \(numbers[1]), \(hours) h",
            fi:
              "tilauksia \(numbers[2]), yhteyksiä \(numbers[0]), käyntejä \(numbers[1]), \(hours) h"
          )[
            language] + rated[language],
          counts: [
            Report.Count(part.use.contacts, listedBy: contacts),
            Report.Count(
              part.visits,
              listedBy: channels.isEmpty
                ? "\(contacts) and channel is missing and channel is set"
                : "\(contacts) and channel in (\(channels.joined(separator: ", ")))"),
            Report.Count(
              part.use.wins, listedBy: WorkList.Kind.wins.line(work.typed, where: own, .en)),
          ])
      }
    }
  }

  /// The hours of the field that went to the lower tiers.
  private var fieldHours: Fact? {
    mutating get {
      guard let (time, work) = time(), time.fieldMinutes > 0 else { return nil }
      let low = work.ledger.lowTiers.map { model.tierNames[$0 - 1] }.joined(separator: ", ")
      func hours(_ minutes: Int64) -> String { values.numbers.text((minutes + 30) / 60) }
      guard !low.isEmpty else { return nil }
      return Fact(
        words: Words(
          en: "field hours of 12 months in \(low)",
          fi: "12 kuukauden kenttätunneista luokissa \(low)"),
        said: Words(
          en: "\(hours(time.lowMinutes)) h of \(hours(time.fieldMinutes)) h",
          fi: "\(hours(time.lowMinutes)) h / \(hours(time.fieldMinutes)) h")[language],
        counts: [])
    }
  }

  // MARK: Level 3

  /// How keeping goes: care, promises, what customers think, who falls silent, and where time went.
  var ofKeeping: [Fact] {
    mutating get {
      let promises = "promises where \(own) and due = last 90 days and state in (kept, broken)"
      let delivered = "\(records("orders")) and delivered = last 90 days and promised is set"
      var facts = [
        best.flatMap {
          fact(
            Words(
              en: "customers of the two best tiers whose contact is overdue",
              fi: "kahden parhaan luokan asiakkaista yhteydenpito myöhässä"),
            "\(customers) and tier in (\($0))", "overdue over 0")
        }
      ]
      facts += care
      facts += [
        fact(
          Words(en: "promises of 90 days that were kept", fi: "90 päivän lupauksista pidetty"),
          promises, "state = kept"),
        open(
          Words(en: "open complaints", fi: "avoimia reklamaatioita"),
          "\(records("complaints", by: "owner")) and resolved is missing"),
        fact(
          Words(
            en: "deliveries of 90 days that were late", fi: "90 päivän toimituksista myöhässä"),
          delivered, "delivered > .promised"),
      ]
      facts += [satisfaction, lapsing]
      facts += [
        fact(
          Words(
            en: "customers that buy less than half from us",
            fi: "asiakkaista ostaa meiltä alle puolet"), "\(customers) and wallet_share is set",
          "wallet_share under 50"),
        lowVisits,
      ]
      facts += timeShares
      return facts.compactMap { $0 }
    }
  }

  private mutating func open(_ words: Words, _ line: String) -> Fact? {
    count(line).map { Fact(words: words, said: values.count($0.number), counts: [$0]) }
  }

  /// Meetings and sparring that are due to customers of the two best tiers.
  private var care: [Fact] {
    mutating get {
      let tier = DerivedKey(.accounts, "tier")
      guard let best, let rows = rows(of: "\(customers) and tier in (\(best))")?.rows,
        !rows.isEmpty,
        let ranks = session.derivation.dataset(for: [tier], over: model).derived[tier]
      else { return [] }
      let care = CareCompliance(
        model, tiers: ranks, today: session.settings.today, among: Set(rows))
      let lines = CareLines(model, on: nil)
      let kinds: [(CareCompliance.Kind, Words)] = [
        (.meeting, Words(en: "meetings due", fi: "tapaamisia erääntynyt")),
        (.sparring, Words(en: "sparring due", fi: "sparrauksia erääntynyt")),
      ]
      return kinds.compactMap { kind, words in
        let totals = care.totals().filter { $0.kind == kind }
        guard !totals.isEmpty else { return nil }
        let names = totals.map { total in
          "\(model.written("tier", of: .care, total.care) ?? "") \(values.count(total.due))"
        }
        return Fact(
          words: words, said: names.joined(separator: ", "),
          counts: totals.map {
            Report.Count(
              $0.due,
              listedBy: "\(lines.due($0.care, kind)) and kind = customer "
                + "and status = active and \(own)")
          })
      }
    }
  }

  /// What the customers said of the orders of twelve months, on the team's own scale.
  private var satisfaction: Fact? {
    mutating get {
      let asked = "\(records("orders")) and date = last 12 months and satisfaction is set"
      guard let found = rows(of: asked)?.rows, !found.isEmpty,
        let column = model[.orders].column("satisfaction")
      else { return nil }
      var sum: Double = 0
      for row in found { sum += Double(column.integer(at: row) ?? 0) }
      for _ in 0..<column.scale { sum /= 10 }
      let mean = Int64(max(-1e6, min(sum / Double(found.count), 1e6)) * 100 + 0.5)
      let said = values.text(.number(mean, scale: 2))
      return Fact(
        words: Words(en: "satisfaction of 12 months", fi: "12 kuukauden tyytyväisyys"),
        said: Words(
          en: "mean \(said), \(values.counted(found.count, "orders"))",
          fi: "keskiarvo \(said), \(values.counted(found.count, "orders"))")[language],
        counts: [Report.Count(found.count, listedBy: asked)])
    }
  }

  /// Customers whose silence is longer than one and a half of their own intervals between orders.
  private var lapsing: Fact? {
    mutating get {
      let line = "\(customers) and lapses is set"
      let late = "lapses before today"
      guard
        var fact = fact(
          Words(
            en: "customers silent for over 1.5 × their own order interval",
            fi: "asiakkaista hiljaa yli 1,5 × oman tilausvälinsä"), line, late)
      else { return nil }
      if let rows = rows(of: "\(line) and \(late) sort by lapses")?.rows, !rows.isEmpty {
        let names = rows.prefix(3).map { model.recordName($0, of: .accounts) }
        let more = rows.count > 3 ? " …" : ""
        fact = Fact(
          words: fact.words, said: "\(fact.said): \(names.joined(separator: ", "))\(more)",
          counts: fact.counts)
      }
      return fact
    }
  }

  /// The share of the seller's time that each tier got, beside what its care model means for it.
  private var timeShares: [Fact] {
    mutating get {
      guard let (time, _) = time() else { return [] }
      return time.parts.compactMap { part in
        guard let share = part.share, let target = part.use.target else { return nil }
        func percent(_ number: Double) -> String {
          values.text(.percent(Int64(min(number, 1e6) + 0.5), scale: 0))
        }
        let index = part.index.map {
          let text = values.text(.number(Int64(min($0, 1e6) * 100 + 0.5), scale: 2))
          return Words(en: ", index \(text)", fi: ", indeksi \(text)")[language]
        }
        return Fact(
          words: Words(
            en: "time on \(tiers[part.tier - 1]), 12 months",
            fi: "aikaa luokalle \(tiers[part.tier - 1]), 12 kuukautta"),
          said: Words(
            en: "\(percent(share)), target \(percent(target))",
            fi: "\(percent(share)), tavoite \(percent(target))")[language] + (index ?? ""),
          counts: [])
      }
    }
  }

  private var lowVisits: Fact? {
    mutating get {
      guard let below else { return nil }
      return fact(
        Words(
          en: "visits of 90 days in tiers below \(tiers[1])",
          fi: "90 päivän käynneistä luokissa alle \(tiers[1])"), "visits where \(done)", below)
    }
  }
}
