import MojLanguage
import MojQuery
import MojText

extension Habits {
  /// Words and phrases that are no words of moj, replaced by those that are.
  var phrases: [String] {
    var lines: [String?] = []
    for length in (1...3).reversed() {
      for start in max(0, place - 1)...(place + 1) where start + length <= tokens.count {
        let said = (start..<start + length).map(word).joined(separator: " ")
        for meant in Habits.meanings[said] ?? [] {
          lines.append(line(start..<start + length, meant))
        }
      }
    }
    return lines.compactMap { $0 }
  }

  /// What each phrase may mean, the likeliest first.
  private static let meanings: [String: [String]] = {
    var meanings: [String: [String]] = [:]
    for (id, en, fi) in foreign {
      for (phrases, language) in [(en, Language.en), (fi, .fi)] {
        let meant = id.map { Keyword.named($0).words(in: language) } ?? ""
        for phrase in phrases.split(separator: ",") {
          meanings[String(phrase), default: []].append(meant)
        }
      }
    }
    return meanings
  }()

  /// Foreign words by what they mean; nil are those that mean nothing here.
  private static let foreign: [(Keyword.ID?, en: String, fi: String)] = [
    (
      .where, "from,in,of,with,whose,who,that,which,if,having,only,when,for,are",
      "vain,jos,kun,jolla,joista,joihin,missä on"
    ),
    (.take, "first,head,the first", "ensimmäiset,ensin"),
    (.last, "tail,the last", "viimeiset"),
    (.count, "how many,number of,wc,number,num,size,length", "montako,kuinka monta,lkm,luku"),
    (.sum, "total,add up", "yhteensä"),
    (.sort, "order,ordered by,ordered,sorted,arrange by,rank by", "järjestyksessä,lajiteltuna"),
    (
      .over, "greater than,bigger than,larger than,higher than,older than,greater,bigger,larger,gt",
      "suurempi kuin,enemmän kuin,vanhempi kuin,isompi kuin"
    ),
    (
      .under, "smaller than,lower than,newer than,younger than,fewer than,smaller,lt",
      "pienempi kuin,vähemmän kuin,uudempi kuin"
    ),
    (.has, "includes,including,matches,containing,include", "sisältävät,sisältävä"),
    (.desc, "highest first,largest first,biggest first,most first", "suurin ensin"),
    (.asc, "lowest first,smallest first,least first", "pienin ensin"),
    (.isMissing, "empty,null,none,blank,missing", "tyhjä,puuttuva"),
    (.isSet, "known,exists,present", "tiedossa"),
    (.as, "export,in format,format", "muotoon"),
    (.to, "into,save,save to", "tallenna"),
    (.by, "for each,each,per", "jokaiselle"),
    (nil, "then,and,please,plz,the,all,also", "sitten,ja,kaikki,myös"),
  ]

  /// `ten`, `kymmenen`.
  var numbers: [String] {
    guard let number = Repair.numbers[word(place)] else { return [] }
    return [line(place..<place + 1, "\(number)")].compactMap { $0 }
  }

  /// `last weak`: the unit of a period is misspelt.
  private var periods: [String] {
    guard isKeyword(place, .stage), isWord(place + 1),
      let unit = Suggestion.nearest(to: word(place + 1), among: Habits.units).first
    else { return [] }
    return [line(place + 1..<place + 2, unit)].compactMap { $0 }
  }

  private static let units = [
    "day", "week", "month", "quarter", "year", "viikko", "viikolla", "kuukausi", "vuosi",
  ]

  /// `last_contact older than 90d`: an age where a day must stand.
  var ages: [String] {
    let age = source[span].filter { $0 != " " }
    guard let first = age.first, first.isNumber, place > 0, !age.contains(".") else {
      return periods
    }
    let isFinnish = word(place - 1) == "yli" || word(place - 1) == "alle"
    let language = isFinnish ? Language.fi : session.language
    let isOld = [">", ">=", "over", "yli", "than"].contains(word(place - 1))
    let side = Keyword.named(isOld ? .before : .after).words(in: language)
    let today = Words(en: "today", fi: "tänään")[language]
    let end = tokens.firstIndex { $0.span.lower >= span.upper } ?? tokens.count
    let start = word(place - 1) == "than" ? place - 2 : place - 1
    return [line(start..<end, "\(side) \(today)-\(age)")].compactMap { $0 }
  }

  /// `visits last week by seller`: a period without the field that it is compared with.
  var dated: [String] {
    guard place > 0, isSource(0), let date = dateWord else { return [] }
    for start in [place - 1, place] where start > 0 {
      for length in (1...3).reversed() where isPeriod(start..<start + length) {
        let test = "\(spelled(.where)) \(date) ="
        let rest = text(start + length..<tokens.count)
        return [
          [text(0..<1), test, text(start..<start + length), text(1..<start), rest]
            .filter { !$0.isEmpty }.joined(separator: " ")
        ]
      }
    }
    return []
  }

  /// The day that a row of the source is of; what was made has one too.
  private var dateWord: String? {
    let words = [Words(en: "date", fi: "päivä"), Words(en: "created", fi: "luotu")]
    return words.map { $0[session.language] }.first { scope?.index(of: $0) != nil }
  }

  private func isPeriod(_ range: Range<Int>) -> Bool {
    guard range.upperBound <= tokens.count, range.allSatisfy(isWord) || range.count == 1 else {
      return false
    }
    let said = text(range)
    guard said.contains(where: \.isLetter) || range.count > 1 else { return false }
    return
      (try? DateReader.period(of: said, today: session.settings.today, language: session.language))
      != nil
  }
}
