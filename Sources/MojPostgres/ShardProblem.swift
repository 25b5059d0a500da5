import MojQuery
import MojText

/// Why several servers are no team.
enum ShardProblem: Error, Equatable {
  /// What is wrong with a line of a file that names shards.
  enum Fault: Equatable {
    case noText, noAddress, twice, empty
    case projectTwice(String)
  }

  /// A file that names shards is not sound; line 0 is the whole file.
  case badLine(file: String, line: Int, Fault)
  case tooMany(Int)
  /// One address, and what is there is a part of a team.
  case part(String, number: Int, of: Int)
  /// A team of its own among the shards of another.
  case alone(String)
  /// A shard of another team, or of another publishing of this one.
  case foreign(String)
  /// Two addresses lead to the same shard.
  case doubled(String, number: Int)
  /// Some are not there.
  case missing([Int], of: Int)
  /// Somebody publishes there, or another address of the list leads there.
  case busy(String)
  /// There is no shard of that number.
  case noShard(Int, of: Int)
  /// No account, or several, of that id or name.
  case noAccount(String, count: Int)
  /// None of those asked answered.
  case none
}

extension ShardProblem: DiagnosticConvertible {
  /// The problem in words.
  var diagnostic: Diagnostic {
    let again = Words(
      en: "`moj publish TEAM to URL … --yes` makes the shards anew, all of them.",
      fi: "`moj julkaise TIIMI palvelimelle URL … --yes` tekee kaikki sirpaleet uudelleen.")
    switch self {
    case .badLine(let file, let line, let fault):
      let place = line > 0 ? "\(file):\(line)" : file
      return made(
        "bad-shards", en: "\(place): \(fault.words.en).", fi: "\(place): \(fault.words.fi).",
        Words(
          en: "A line is an address (postgres://…) and, after it, projects with commas between.",
          fi: "Rivillä on osoite (postgres://…) ja sen jälkeen projektit pilkuin erotettuina."),
        .data)
    case .tooMany(let most):
      return made(
        "bad-shards", en: "A team has at most \(most) shards.",
        fi: "Tiimillä on enintään \(most) sirpaletta.", nil, .usage)
    case .part(let place, let number, let count):
      return made(
        "shard-missing", en: "\(place) is shard \(number) of \(count); all of them are needed.",
        fi: "\(place) on sirpale \(number)/\(count); kaikki tarvitaan.",
        Words(
          en: "Name them all, or the file that names them.",
          fi: "Anna niiden kaikkien osoitteet tai tiedosto, jossa ne ovat."), .noInput)
    case .alone(let place):
      return made(
        "shard-foreign", en: "\(place) has a whole team, and no shard of one.",
        fi: "Osoitteessa \(place) on kokonainen tiimi eikä sirpale.", again, .noInput)
    case .foreign(let place):
      return made(
        "shard-foreign", en: "\(place) has a shard of another team, or of another publishing.",
        fi: "Osoitteessa \(place) on toisen tiimin tai toisen julkaisun sirpale.", again, .noInput)
    case .doubled(let place, let number):
      return made(
        "shard-doubled", en: "\(place) is shard \(number), which was named before.",
        fi: "\(place) on sirpale \(number), joka nimettiin jo.", nil, .noInput)
    case .missing(let numbers, let count):
      let list = numbers.map(String.init).joined(separator: ", ")
      return made(
        "shard-missing", en: "Of \(count) shards these were not named: \(list).",
        fi: "Sirpaleita on \(count), ja näitä ei nimetty: \(list).", nil, .noInput)
    case .busy(let place):
      return made(
        "shard-doubled",
        en: "Somebody publishes at \(place), or another of the addresses leads there, too.",
        fi: "Osoitteeseen \(place) julkaisee joku, tai toinenkin osoite vie sinne.", nil, .temporary
      )
    case .noShard(let number, let count):
      return made(
        "no-shard", en: "There is no shard \(number); the team has \(count).",
        fi: "Sirpaletta \(number) ei ole; tiimillä on niitä \(count).", nil, .usage)
    case .noAccount(let name, let count):
      return made(
        "no-account",
        en: count == 0
          ? "There is no account “\(name)”." : "\(count) accounts are called “\(name)”.",
        fi: count == 0
          ? "Yritystä ”\(name)” ei ole." : "Nimellä ”\(name)” on \(count) yritystä.",
        Words(en: "Say its id, or its whole name.", fi: "Anna sen tunnus tai koko nimi."), .usage)
    case .none:
      return made(
        "server-unreachable", en: "None of the shards answers.", fi: "Mikään sirpale ei vastaa.",
        nil, .temporary)
    }
  }

  private func made(
    _ code: String, en: String, fi: String, _ hint: Words?, _ exitCode: ExitCode
  ) -> Diagnostic {
    Diagnostic(code: code, message: Words(en: en, fi: fi), hint: hint, exitCode: exitCode)
  }
}

extension ShardProblem.Fault {
  fileprivate var words: Words {
    switch self {
    case .noText: Words(en: "it is no text in UTF-8", fi: "se ei ole UTF-8-tekstiä")
    case .noAddress:
      Words(en: "the line begins with no address", fi: "rivin alussa ei ole osoitetta")
    case .twice: Words(en: "the address stands there twice", fi: "osoite on siinä kahdesti")
    case .empty: Words(en: "it names no shard", fi: "siinä ei ole yhtään sirpaletta")
    case .projectTwice(let project):
      project.isEmpty
        ? Words(en: "a project has no name", fi: "projektilta puuttuu nimi")
        : Words(
          en: "the project “\(project)” is on two shards", fi: "projekti ”\(project)” on kahdella")
    }
  }
}
