import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// Who the account is, how it stands, what would lift it.
extension AccountPage {
  /// Level and days on it, kind, seller, town, and what forbids contact.
  var standing: Fact {
    let level = text("level", .accounts, 0).map { level in
      derived("days_in_level").map {
        Words(en: "level \(level) for \($0) d", fi: "taso \(level), \($0) pv")[language]
      } ?? Words(en: "level \(level)", fi: "taso \(level)")[language]
    }
    let status = model[.accounts].column("status")?.code(at: 0) ?? 0
    return Fact(
      label: Words(en: "standing", fi: "tilanne"), key: "standing",
      text: joined([
        text("kind", .accounts, 0), level, text("seller", .accounts, 0),
        text("town", .accounts, 0), text("industry", .accounts, 0),
        status > 1 ? text("status", .accounts, 0) : nil,
      ]), role: status > 1 ? .warning : .plain)
  }

  /// The rule that decided, as a sentence; who set the tier where it was set by hand.
  var tier: Fact? {
    let reason = why.reason
    let label = Words(en: "tier", fi: "luokka")
    if let override = reason.override, !override.isExpired {
      let by = override.by.map(session.model.sellerName) ?? ValueText.missing
      let said = override.reason ?? ValueText.missing
      let text = Words(en: "set by hand, \(by): \(said)", fi: "käsin annettu, \(by): \(said)")
      return Fact(label: label, key: "tier", text: text[language])
    }
    guard let rule = reason.rules.last(where: { $0.verdict == .holds }),
      let condition = account.tiering.rules[rule.row].condition
    else {
      let unknown = Words(en: "no rule holds yet", fi: "mikään sääntö ei vielä täyty")
      return model.tierNames.isEmpty
        ? nil : Fact(label: label, key: "tier", text: unknown[language])
    }
    let sentence = ConditionSentence(model, language).text(of: condition)
    return Fact(label: label, key: "tier", text: sentence)
  }

  /// The person to ask for and how to reach the house.
  var who: Fact? {
    let text = joined([
      self.text("contact", .accounts, 0), self.text("phone", .accounts, 0),
      self.text("email", .accounts, 0),
    ])
    guard text != ValueText.missing else { return nil }
    return Fact(label: Words(en: "reach", fi: "yhteystiedot"), key: "reach", text: text)
  }

  /// Potential, share of wallet, sales of twelve months.
  var figures: Fact? {
    let potential = text("potential", .accounts, 0).map {
      Words(en: "potential \($0)", fi: "potentiaali \($0)")[language]
    }
    let share = text("wallet_share", .accounts, 0).map {
      Words(en: "we have \($0) of it", fi: "osuutemme siitä \($0)")[language]
    }
    let sales = derived("sales_12m").map { cents in
      let amount = values.money(cents)
      return Words(en: "orders of 12 months \(amount)", fi: "tilaukset 12 kk \(amount)")[language]
    }
    return Fact(
      label: Words(en: "worth", fi: "arvo"), key: "worth", text: joined([potential, share, sales]))
  }

  /// The people, deciders first.
  var people: [Fact] {
    let roles = model[.people].column("role")
    let rows = (0..<model[.people].rowCount).sorted { left, right in
      func order(_ row: Int) -> (Int, Int) {
        let role = roles?.code(at: row) ?? 0
        return (role == 0 ? .max : role, row)
      }
      return order(left) < order(right)
    }
    return AccountPage.first(
      3,
      rows.map { row in
        Fact(
          label: Words(en: "people", fi: "henkilöt"), key: "person",
          text: joined([
            model.recordName(row, of: .people), text("role", .people, row),
            text("job", .people, row), text("phone", .people, row),
          ]))
      })
  }

  /// What its tier is owed of each kind of contact, and what it got.
  var care: [Fact] {
    (compliance?.standings(of: 0) ?? []).map { standing in
      let kind = Choices.careContact.all[standing.kind.rawValue].words[language]
      let every = values.text(.duration(standing.every))
      let late = standing.due.map { max(0, Int(today.number - $0.number)) } ?? 0
      let due = standing.due.map { values.text(.date($0.number)) } ?? ValueText.missing
      let when =
        late > 0
        ? Words(en: "\(late) d late", fi: "\(late) pv myöhässä")
        : Words(en: "due \(due)", fi: "vuorossa \(due)")
      let text = Words(
        en: "\(kind) every \(every): \(when.en), \(standing.done) in 12 months",
        fi: "\(kind), väli \(every): \(when.fi), 12 kk aikana \(standing.done)")
      return Fact(
        label: Words(en: "care", fi: "hoito"), key: "care", text: text[language],
        role: late > 0 ? .warning : .plain)
    }
  }

  /// The contacts of twelve months that the care lines count.
  func careCounts(asOf day: CalendarDay?) -> [Report.Count] {
    CareLines(model, on: day).done(compliance?.standings(of: 0) ?? [], 0, today: today)
  }

  // MARK: What would lift it

  /// The smallest set of changes that reaches the next tier, and what to ask.
  var lift: [Fact] {
    guard let rank = account.nextRank, let set = account.lift(to: rank)?.sets.first else {
      return questions
    }
    let name = model.tierNames[rank - 1]
    return set.changes.map { change in
      Fact(
        label: Words(en: "to \(name)", fi: "luokkaan \(name)"), key: "lift",
        text: text(change)[language], role: .accent)
    } + questions
  }

  private func text(_ change: Lift.Change) -> Words {
    let sentence = ConditionSentence(model, language)
    let name = sentence.name(of: change.field)
    let asked = sentence.phrase(of: change.test)
    guard change.now != .missing else {
      return Words(
        en: "\(name) \(asked); it is not known", fi: "\(name) \(asked); se ei ole tiedossa")
    }
    let now = sentence.text(change.now, change.field)
    return Words(en: "\(name) \(asked); it is \(now)", fi: "\(name) \(asked); se on \(now)")
  }

  /// The first two questions; `why` has the others.
  private var questions: [Fact] {
    func fact(_ text: String, _ role: TextRole) -> Fact {
      Fact(
        label: Words(en: "question", fi: "kysymys"), key: "question", text: text, role: role)
    }
    let all = why.questions
    let name = Formatter.quotedIfNeeded(model.recordName(0, of: .accounts))
    let others = Words(en: "… why \(name)", fi: "… miksi \(name)")[language]
    return all.prefix(2).map { fact($0, .accent) } + (all.count > 2 ? [fact(others, .dim)] : [])
  }
}
