public import MojText

/// A saved script: what it is about, what it asks for, what it does.
public struct Script: Sendable {
  /// A parameter: `param week: week = next -- "ISO week to plan"`.
  public struct Parameter: Sendable, Hashable {
    /// The types that a parameter can have.
    public enum Kind: String, Sendable, CaseIterable {
      case text, number, money, date, week, seller, tier, level, project
    }
    /// The name.
    public var name: Name
    /// The type.
    public var kind: Kind
    /// The default as typed; nil where a value must be given.
    public var standard: String?
    /// What it is, for the question that asks for it.
    public var help: String
  }

  /// A step of a script.
  public struct Node: Sendable {
    /// The step's text, with its line in the file.
    public var source: SourceText
    /// What it does.
    public var action: Action
  }

  /// What a step does.
  public indirect enum Action: Sendable {
    /// `say "# {s.name}"`, or `say "# Deals" "# Kaupat"` with the Finnish text second
    case say(Words)
    /// A query, a `let`, a command.
    case statement
    /// `each sellers as s … end`
    case each(query: SourceText, name: String, body: [Node])
    /// `if QUERY … else … end`
    case branch(query: SourceText, then: [Node], otherwise: [Node])
    /// `expect QUERY OP N`
    case expect(query: SourceText, comparison: String, number: Int)
    /// `run SCRIPT name=value`
    case run(script: String, arguments: [(name: String, value: String)])
  }

  /// What the script is about.
  public internal(set) var about = Words(same: "")
  /// What it asks for.
  public internal(set) var parameters: [Parameter] = []
  /// What it does.
  public internal(set) var nodes: [Node] = []

  /// Returns the nodes of the script and of everything in it, outer ones first.
  public var allNodes: [Node] { Script.flattened(nodes) }

  private static func flattened(_ nodes: [Node]) -> [Node] {
    nodes.flatMap { node -> [Node] in
      switch node.action {
      case .each(_, _, let body): [node] + flattened(body)
      case .branch(_, let then, let otherwise): [node] + flattened(then) + flattened(otherwise)
      default: [node]
      }
    }
  }
}

/// A line of a script that is none: facts, no words.
public struct ScriptError: Error, Sendable {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    case notUTF8, controlCharacter, tooLong, tooDeep
    case missingEnd(String), endWithoutBegin, elseWithoutIf
    case badParameter, unknownType(String), badEach, badExpect, badRun, badText(String)
  }
  /// What is wrong.
  public var problem: Problem
  /// The line, with its number.
  public var source: SourceText
}

extension ScriptError: DiagnosticConvertible {
  /// Every code that a script's error can have.
  public static let codes = [
    "script-not-utf8", "script-control-character", "script-too-long", "script-too-deep",
    "missing-end", "end-without-begin", "else-without-if", "bad-parameter", "unknown-type",
    "bad-each", "bad-expect", "bad-run", "script-text",
  ]

  /// The error in words.
  public var diagnostic: Diagnostic {
    let (code, message) = said
    return Diagnostic(
      code: code, message: message, span: SourceSpan(0, source.text.utf8.count), source: source)
  }

  private var said: (String, Words) {
    switch problem {
    case .notUTF8:
      return (
        "script-not-utf8", Words(en: "The script is no UTF-8.", fi: "Skripti ei ole UTF-8:aa.")
      )
    case .controlCharacter:
      return (
        "script-control-character",
        Words(en: "A control character stands in the line.", fi: "Rivillä on ohjausmerkki.")
      )
    case .tooLong:
      return (
        "script-too-long", Words(en: "The script is longer than 1 MB.", fi: "Skripti on yli 1 Mt.")
      )
    case .tooDeep:
      return (
        "script-too-deep",
        Words(en: "Blocks are nested more than 16 deep.", fi: "Lohkoja on sisäkkäin yli 16.")
      )
    case .missingEnd(let word):
      return (
        "missing-end", Words(en: "“\(word)” has no end.", fi: "Lohkolla ”\(word)” ei ole loppua.")
      )
    case .endWithoutBegin:
      return (
        "end-without-begin",
        Words(en: "There is nothing to end here.", fi: "Tässä ei ole mitään lopetettavaa.")
      )
    case .elseWithoutIf:
      return ("else-without-if", Words(en: "There is no if here.", fi: "Tässä ei ole jos-lohkoa."))
    case .badParameter:
      return (
        "bad-parameter",
        Words(
          en: "A parameter is: param NAME: TYPE [= default] [-- \"help\"].",
          fi: "Parametri on: parametri NIMI: TYYPPI [= oletus] [-- \"ohje\"].")
      )
    case .unknownType(let type):
      let all = Script.Parameter.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      return (
        "unknown-type",
        Words(
          en: "There is no type “\(type)”; types are \(all).",
          fi: "Tyyppiä ”\(type)” ei ole; tyyppejä ovat \(all).")
      )
    case .badEach:
      return (
        "bad-each",
        Words(en: "A loop is: each QUERY as NAME.", fi: "Toisto on: jokainen HAKU nimellä NIMI.")
      )
    case .badExpect:
      return (
        "bad-expect",
        Words(
          en: "An expectation is: expect QUERY = NUMBER.", fi: "Odotus on: odota HAKU = LUKU.")
      )
    case .badRun:
      return (
        "bad-run",
        Words(en: "It is: run SCRIPT name=value.", fi: "Se on: aja SKRIPTI nimi=arvo.")
      )
    case .badText(let word):
      return (
        "script-text",
        Words(
          en: "“\(word)” needs a text in quotes.",
          fi: "”\(word)” tarvitsee tekstin lainausmerkeissä.")
      )
    }
  }
}
