import MojLanguage
import MojModel
import MojSteering
import MojText

/// What the numbers of a page of levels rest on, one by one.
enum LevelList: Equatable {
  /// The moves from one level to another in twelve months; 0 is no level.
  case moves(from: Int, to: Int)
  /// The accounts that made them.
  case moved(from: Int, to: Int)
  /// The accounts that were on a level in the twelve months, of which they are a share.
  case base(Int)
  /// The accounts on a level for which a day is agreed on.
  case dated(Int)
  /// The activities that sold before their time.
  case early
  /// What waits for management.
  case waiting(LevelQueues.Kind)

  /// Whose rows are listed.
  var collection: Collection {
    switch self {
    case .moves: .history
    case .moved, .base, .dated: .accounts
    case .early: .activities
    case .waiting(let queue): queue.collection
    }
  }

  /// Takes `moves from 1 to 2`, `sold early`, `waiting next step`; nil where no list is asked for.
  init?(_ arguments: inout ArgumentReader) throws {
    if arguments.take(.moves) {
      let from = try LevelList.level(&arguments)
      self = .moves(from: from, to: try LevelList.level(after: .toLevelNumber, &arguments))
    } else if arguments.take(.moved) {
      let from = try LevelList.level(&arguments)
      self = .moved(from: from, to: try LevelList.level(after: .toLevelNumber, &arguments))
    } else if arguments.take(.wereOn) {
      self = .base(try LevelList.level(&arguments))
    } else if arguments.take(.datedOn) {
      self = .dated(try LevelList.level(&arguments))
    } else if arguments.take(.soldEarly) {
      self = .early
    } else if let queue = LevelQueues.Kind.allCases.first(where: { arguments.take($0.phrase) }) {
      self = .waiting(queue)
    } else {
      return nil
    }
  }

  /// Takes a level's number, or `missing` as 0.
  private static func level(
    after phrase: Phrase? = nil, _ arguments: inout ArgumentReader
  ) throws -> Int {
    if let phrase, !arguments.take(phrase) { throw arguments.unexpected(.number) }
    if arguments.take(Phrase.noTier) { return 0 }
    guard let level = arguments.integer(), (1...3).contains(level) else {
      throw arguments.unexpected(.number)
    }
    return level
  }

  /// The list as it is typed after the command, in English.
  var typed: String {
    func level(_ number: Int) -> String { number > 0 ? "\(number)" : Phrase.noTier.en[0] }
    switch self {
    case .moves(let from, let to):
      return "\(Phrase.moves.en[0]) \(level(from)) to \(level(to))"
    case .moved(let from, let to):
      return "\(Phrase.moved.en[0]) \(level(from)) to \(level(to))"
    case .base(let number): return "\(Phrase.wereOn.en[0]) \(level(number))"
    case .dated(let number): return "\(Phrase.datedOn.en[0]) \(level(number))"
    case .early: return Phrase.soldEarly.en[0]
    case .waiting(let queue): return queue.phrase.en[0]
    }
  }
}

extension Phrase {
  fileprivate static let moves = Phrase(en: ["moves from"], fi: ["siirtymät tasolta"])
  fileprivate static let moved = Phrase(en: ["moved from"], fi: ["siirtyneet tasolta"])
  fileprivate static let wereOn = Phrase(en: ["were on"], fi: ["olivat tasolla"])
  fileprivate static let datedOn = Phrase(
    en: ["next day set on"], fi: ["jatko sovittu tasolla"])
  fileprivate static let soldEarly = Phrase(en: ["sold early"], fi: ["myyty aikaisin"])
  fileprivate static let toLevelNumber = Phrase(en: ["to"], fi: ["tasolle"])
}

extension LevelQueues.Kind {
  /// How the queue is typed after the command.
  fileprivate var phrase: Phrase {
    switch self {
    case .potential: Phrase(en: ["waiting potential"], fi: ["odottavat potentiaalia"])
    case .seller: Phrase(en: ["waiting seller"], fi: ["odottavat myyjää"])
    case .nextStep: Phrase(en: ["waiting next step"], fi: ["odottavat askelta"])
    case .afterSale: Phrase(en: ["waiting check"], fi: ["odottavat jälkihoitoa"])
    }
  }
}
