public import MojText

/// A word of the language: its names, what it is for, what it means.
///
/// This table is the one source of parser, completer, help and docs.
public struct Keyword: Sendable, Hashable {
  /// What a keyword is for.
  public enum Role: Sendable, Hashable {
    case stage, measure, connective, operation, clause, sink, direction, command, source
  }

  /// Which keyword.
  public enum ID: String, Sendable, CaseIterable {
    case `where`, sort, take, last, top, bottom, group, show
    case count, sum, avg, median, min, max, share
    case and, or, not, of
    case isSet, isMissing, isNotSet, isNotMissing, isNot, `is`, notIn, `in`
    case atLeast, atMost, better, worse, above, below, over, under
    case hasNot, has, starts, ends, like
    case before, after, byDate, since
    case by, across, per, asOf
    case `as`, to
    case asc, desc
    case those, `let`
    case help, use, back, forward, again, more, wide, watch, language, explain, debug, quit
    case history, edit, meeting, reveal, agenda, screen, tour
    case tiers, why, lift, whatif, apply, triangle, care, lint, promises, callbacks, account
    case plan, candidates, capacity, accept, move, drop
    case level, levels
    case time, results, duplicates
    case play, resume, scores, coach, commitments, agree, mark, reset
    case log, later, advance, won, lost, order, set, assign, add, remove, merge, forget
    case request, answer, resolve, pause, override, value, undo, redo, yes
  }

  /// Which keyword it is.
  public let id: ID
  /// What it is for.
  public let role: Role
  /// The accepted English forms, the canonical one first.
  public let en: [String]
  /// The accepted Finnish forms, the canonical one first.
  public let fi: [String]
  /// What it means, one line.
  public let meaning: Words

  init(
    _ id: ID, _ role: Role, _ en: [String], _ fi: [String], _ meaningEN: String,
    _ meaningFI: String
  ) {
    self.id = id
    self.role = role
    self.en = en
    self.fi = fi
    meaning = Words(en: meaningEN, fi: meaningFI)
  }

  /// One accepted form of a keyword, as its words.
  struct Form: Sendable {
    let id: ID
    let words: [String]
  }

  /// The accepted forms by their first word; those of several words also as one with underscores.
  static let formsByFirstWord: [String: [Form]] = {
    var forms: [String: [Form]] = [:]
    for keyword in all {
      for typed in keyword.en + keyword.fi {
        let words =
          typed.utf8.contains(0x20) ? typed.split(separator: " ").map(String.init) : [typed]
        forms[words[0], default: []].append(Form(id: keyword.id, words: words))
        guard words.count > 1 else { continue }
        let joined = words.joined(separator: "_")
        forms[joined, default: []].append(Form(id: keyword.id, words: [joined]))
      }
    }
    return forms
  }()

  /// Commands whose word is also the name of a source: a query as soon as a stage follows.
  public static let alsoSources: Set<ID> = [
    .tiers, .care, .promises, .callbacks, .account, .commitments, .order, .request,
    .value, .level, .levels, .move,
    .history,
  ]

  /// The canonical form of a language.
  public func words(in language: Language) -> String {
    switch language {
    case .en: en.first ?? id.rawValue
    case .fi: fi.first ?? id.rawValue
    }
  }

  /// The keywords that a typed form (one or several words) names.
  public static func matching(word: String) -> [Keyword] {
    byForm[word.lowercased()] ?? []
  }

  private static let byForm: [String: [Keyword]] = {
    var keywords: [String: [Keyword]] = [:]
    for keyword in all {
      for form in Set(keyword.en + keyword.fi) { keywords[form, default: []].append(keyword) }
    }
    return keywords
  }()

  /// The keyword of an id.
  public static func named(_ id: ID) -> Keyword { table[id] ?? all[0] }

  private static let table = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
