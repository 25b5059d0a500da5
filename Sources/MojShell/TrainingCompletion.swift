import MojSteering
import MojText

/// What Tab offers while a scenario is played: the numbers of the choices and the words of a talk,
/// then the language.
struct TrainingCompletion {
  private let session: Session
  private let training: Training
  private let use: WordUse

  init(_ session: Session, _ training: Training, _ use: WordUse) {
    self.session = session
    self.training = training
    self.use = use
  }

  func completion(of line: String, at cursor: Int) -> Completion {
    let before = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    let typed = before.drop { $0 == " " }
    let own = Completion(start: before.utf8.count - typed.utf8.count, candidates: words(typed))
    guard !typed.isEmpty else { return own }
    // What follows a talk's own word is free: votes, grades, own words, a path.
    if typed.contains(" ") || !own.candidates.isEmpty {
      let first = typed.prefix { $0 != " " }
      let isOwn = first.count < typed.count && TrainingWord.read(typed + "0") != nil
      return isOwn ? Completion(start: cursor, candidates: []) : merged(own, line, cursor)
    }
    return Completer(session, use).completion(of: line, at: cursor)
  }

  /// The own words first, then those of the language that begin the same.
  private func merged(_ own: Completion, _ line: String, _ cursor: Int) -> Completion {
    let others = Completer(session, use).completion(of: line, at: cursor)
    guard !own.candidates.isEmpty else { return others }
    guard others.start == own.start else { return own }
    let known = Set(own.candidates.map(\.text))
    return Completion(
      start: own.start,
      candidates: own.candidates + others.candidates.filter { !known.contains($0.text) })
  }

  /// Choices by number and words of the talk that begin with what is typed.
  private func words(_ typed: Substring) -> [Completion.Candidate] {
    let language = session.language
    let offered = training.run.end == nil ? training.run.offered : []
    let choices = offered.indices.map { place in
      Completion.Candidate(
        "\(place + 1)", training.run.node.choices[offered[place]].text[language])
    }
    let words = TrainingWord.allCases.map {
      Completion.Candidate($0.words[language], $0.meaning[language])
    }
    let wanted = TextFold.search(String(typed))
    return (choices + words).filter { TextFold.search($0.text).starts(with: wanted) }
  }
}
