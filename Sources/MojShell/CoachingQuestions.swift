import MojModel
import MojSteering
import MojText

/// The questions of a level, filled with the seller's own accounts.
struct CoachingQuestions {
  /// Names of accounts by what deviates there, at most three of each, the gravest first.
  typealias Names = [Coaching.Deviation.Kind: String]

  let level: Int
  let names: Names
  /// The names of accounts for what is asked in every talk of the level.
  let topics: [CoachingFacts.Topic: String]
  /// The fields that most of the leads to be mapped lack.
  let unknown: String?

  init(_ deviations: [Coaching.Deviation], _ level: Int, _ model: Model, _ facts: CoachingFacts) {
    var facts = facts
    self.level = level
    names = CoachingQuestions.names(of: deviations, level, model)
    let lacking = level == 1 ? facts.mostUnknown.map(\.words) : []
    unknown = lacking.isEmpty ? nil : lacking.joined(separator: ", ")
    var topics: [CoachingFacts.Topic: String] = [:]
    for topic in CoachingFacts.Topic.of(level: level) { topics[topic] = facts.names(of: topic) }
    self.topics = topics
  }

  /// The names of accounts for each kind of deviation.
  private static func names(of deviations: [Coaching.Deviation], _ level: Int, _ model: Model)
    -> Names
  {
    var lists: [Coaching.Deviation.Kind: [String]] = [:]
    for deviation in deviations {
      let name = model.recordName(deviation.account, of: .accounts)
      let list = lists[deviation.kind, default: []]
      if list.count < 3, !list.contains(name) { lists[deviation.kind] = list + [name] }
    }
    return lists.mapValues { $0.joined(separator: ", ") }
  }

  /// The questions that have accounts, then those that every talk of the level has.
  var all: [Words] {
    switch level {
    case 1: ofMapping
    case 2: ofSelling
    default: ofKeeping
    }
  }

  private func about(
    _ kind: Coaching.Deviation.Kind, _ question: (String) -> Words
  ) -> [Words] {
    names[kind].map { [question($0)] } ?? []
  }

  /// A question of every talk of the level, with the accounts that it is about where there are any.
  private func always(_ topic: CoachingFacts.Topic, _ question: Words) -> Words {
    CoachingQuestions.ended(question, topics[topic])
  }

  private static func ended(_ question: Words, _ names: String?) -> Words {
    let end = names.map { ": \($0)?" } ?? "?"
    return Words(en: question.en + end, fi: question.fi + end)
  }

  private var ofMapping: [Words] {
    about(.mayBeBest) {
      Words(
        en: "Which of these could be of the best tier, and what one question decides it: \($0)?",
        fi: "Mikä näistä voisi olla parasta luokkaa, ja mikä yksi kysymys ratkaisee sen: \($0)?")
    }
      + about(.lateCallback) {
        Words(
          en: "What did “call later” really mean here, and when do you call: \($0)?",
          fi: "Mitä ”soittakaa myöhemmin” näissä oikeasti tarkoitti, ja milloin soitat: \($0)?")
      }
      + about(.undatedCallback) {
        Words(en: "Which day do you ask for: \($0)?", fi: "Minkä päivän kysyt: \($0)?")
      }
      + about(.soldTooEarly) {
        Words(
          en: "What did you not know yet when you offered: \($0)?",
          fi: "Mitä et vielä tiennyt, kun tarjosit: \($0)?")
      } + [
        CoachingQuestions.ended(
          Words(
            en: "Which question do you skip, and why", fi: "Minkä kysymyksen jätät väliin, ja miksi"
          ),
          unknown),
        always(
          .letGo,
          Words(en: "Whom should I take off your list", fi: "Kenet otan pois listaltasi")),
      ]
  }

  private var ofSelling: [Words] {
    about(.noNextStep) {
      Words(
        en: "What is the next step, and on which day: \($0)?",
        fi: "Mikä on seuraava askel ja minä päivänä: \($0)?")
    }
      + about(.lateStep) {
        Words(
          en: "The step was agreed and passed. What stood in the way: \($0)?",
          fi: "Askel sovittiin ja meni ohi. Mikä tuli väliin: \($0)?")
      } + [
        always(
          .problem,
          Words(
            en: "What is the problem in their words, and what does it cost them to do nothing",
            fi: "Mikä on ongelma heidän sanoillaan, ja mitä maksaa, jos mitään ei tehdä")),
        always(
          .decider,
          Words(en: "Who decides, how and when", fi: "Kuka päättää, miten ja milloin")),
        always(
          .objection,
          Words(
            en: "Which objection will come, and what is your answer",
            fi: "Mikä vastaväite tulee, ja mitä vastaat")),
        always(
          .trust,
          Words(
            en: "What would win trust this week, a visit or material and a call",
            fi: "Millä voitat luottamuksen tällä viikolla, käynnillä vai materiaalilla ja soitolla")
        ),
        Words(en: "What help do you need from me?", fi: "Mitä apua tarvitset minulta?"),
      ]
  }

  private var ofKeeping: [Words] {
    about(.noAfterSale) {
      Words(
        en: "Did the order go right, and how do you know: \($0)?",
        fi: "Menikö tilaus oikein, ja mistä tiedät: \($0)?")
    }
      + about(.overdueContact) {
        Words(
          en: "What does the customer think of us now, and what comes next: \($0)?",
          fi: "Mitä asiakas meistä nyt ajattelee, ja mitä seuraavaksi: \($0)?")
      }
      + about(.lateComplaint) {
        Words(
          en: "What do you promise today, and when is it done: \($0)?",
          fi: "Mitä lupaat tänään, ja milloin se on tehty: \($0)?")
      }
      + about(.lateDelivery) {
        Words(
          en: "Who tells them before they ask: \($0)?",
          fi: "Kuka kertoo heille ennen kuin he kysyvät: \($0)?")
      } + [
        always(
          .better,
          Words(
            en: "Which customer could be of a better tier, and what must change",
            fi: "Mikä asiakas voisi olla parempaa luokkaa, ja minkä pitää muuttua")),
        always(
          .time,
          Words(
            en: "Where did time go that the tier does not justify",
            fi: "Mihin meni aikaa, jota luokka ei perustele")),
      ]
  }
}
