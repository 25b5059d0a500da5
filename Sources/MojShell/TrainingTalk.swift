import MojModel
import MojRender
import MojSteering
import MojText

extension Session {
  /// Answers a line that belongs to the scenario being played; nil where it is one of the language.
  mutating func playAnswer(to source: SourceText) -> Answer? {
    guard let training else { return nil }
    let line = TrainingWord.trimmed(source.text)
    if let number = Int(line) { return choose(number, source) }
    if line.first.map({ "\"“”".contains($0) }) == true || source.text.hasPrefix("\"") {
      return say(line, source)
    }
    guard let (word, rest) = TrainingWord.read(source.text) else { return nil }
    switch word {
    case .back: return takeBack(source)
    case .pause: return shown(TrainingScreen(self, training).pause)
    case .vote: return vote(rest, source)
    case .reveal: return reveal()
    case .hint: return hint()
    case .replay: return replay(rest, source)
    case .say: return say(rest, source)
    case .grade: return grade(rest, source)
    case .debrief: return debrief(from: 0)
    case .more: return debrief(from: training.page)
    case .why: return shown(TrainingScreen(self, training).why(sandboxCase, model))
    case .transcript: return writeTranscript(rest, source)
    case .help: return shown(TrainingScreen(self, training).help)
    case .quit: return leave()
    }
  }

  private func shown(_ text: StyledText) -> Answer {
    var answer = Answer()
    answer.text = text
    return answer
  }

  // MARK: Moves

  private mutating func choose(_ number: Int, _ source: SourceText) -> Answer {
    guard let training else { return Answer() }
    guard training.run.end == nil else { return refused(.isOver, source) }
    let offered = training.run.offered
    guard offered.indices.contains(number - 1) else {
      return refused(.noSuchChoice(number, count: offered.count), source)
    }
    return take(.choice(offered[number - 1]), source)
  }

  private mutating func say(_ text: String, _ source: SourceText) -> Answer {
    guard let training else { return Answer() }
    guard training.run.end == nil else { return refused(.isOver, source) }
    guard let free = training.run.node.free else { return refused(.noOwnWords, source) }
    guard !text.isEmpty else { return refused(.nothingSaid, source) }
    self.training?.ungraded = text
    return shown(TrainingScreen(self, training).ungraded(text, free))
  }

  private mutating func grade(_ rest: String, _ source: SourceText) -> Answer {
    guard let training else { return Answer() }
    guard let text = training.ungraded, let free = training.run.node.free else {
      return refused(.nothingToGrade, source)
    }
    let grades = rest.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map { Int($0) ?? -1 }
    guard grades.count == free.skills.count, grades.allSatisfy({ (0...2).contains($0) }) else {
      return refused(.wrongGrades(count: free.skills.count), source)
    }
    return take(.words(text, grades: grades), source)
  }

  private mutating func take(_ move: TrainingMove, _ source: SourceText) -> Answer {
    guard var training else { return Answer() }
    let before = training.run.state
    let tiers = tierWords
    guard training.run.take(move) else { return refused(.isOver, source) }
    training.ungraded = nil
    training.page = 0
    self.training = training
    enterSandbox()
    let screen = TrainingScreen(self, training)
    var answer = Answer()
    let said = tierWords == tiers ? nil : tierWords
    answer.text = screen.newFacts(since: before, tier: said?[language])
    answer.text.append(screen.moment)
    savePlace(in: &answer)
    if training.run.end != nil {
      keepScore(in: &answer)
      answer.text.append(nextPage())
    }
    return answer
  }

  /// The tier of the scenario's account in words: what it is, and what it may be.
  private var tierWords: Words? {
    guard training != nil else { return nil }
    let reason = sandboxCase.reason
    let names = model.tierNames
    func name(_ rank: Int?) -> String? {
      rank.flatMap { names.indices.contains($0 - 1) ? names[$0 - 1] : nil }
    }
    let tier = name(reason.tier)
    guard let best = name(reason.best), best != tier else {
      return tier.map { Words(en: "tier \($0)", fi: "luokka \($0)") }
    }
    return Words(
      en: "tier \(tier ?? ValueText.missing), may be \(best)",
      fi: "luokka \(tier ?? ValueText.missing), voi olla \(best)")
  }

  private mutating func takeBack(_ source: SourceText) -> Answer {
    guard var training else { return Answer() }
    if training.ungraded != nil {
      training.ungraded = nil
    } else {
      guard training.run.takeBack() else { return refused(.atBeginning, source) }
    }
    training.page = 0
    self.training = training
    enterSandbox()
    var answer = shown(TrainingScreen(self, training).moment)
    savePlace(in: &answer)
    return answer
  }

  private mutating func replay(_ rest: String, _ source: SourceText) -> Answer {
    guard let training else { return Answer() }
    var seed = training.run.seed
    if let last = rest.split(separator: " ").last {
      guard let number = UInt64(last) else { return refused(.badSeed(String(last)), source) }
      seed = number
    }
    begin(
      TrainingRun(training.run.scenario, seed: seed), player: training.player,
      from: training.replaced ?? training.key)
    return opened()
  }

  /// The first screen of a scenario.
  mutating func opened() -> Answer {
    guard let training else { return Answer() }
    let screen = TrainingScreen(self, training)
    var answer = Answer()
    if training.run.turns.isEmpty { answer.text = screen.introduction }
    answer.text.append(screen.moment)
    // What goes on from a place that is kept needs none of its own before its first move.
    if training.replaced == nil { savePlace(in: &answer) }
    return answer
  }

  private mutating func leave() -> Answer {
    guard let training else { return Answer() }
    var answer = Answer()
    // A talk that was played to its end needs no place to return to.
    if training.run.end == nil {
      savePlace(in: &answer, evenAtBeginning: true)
      answer.text.line(
        Words(
          en: "Training left; `resume` goes on from here.",
          fi: "Harjoitus jäi kesken; `jatka` palaa tähän.")[language], .dim)
    } else {
      if (try? keptPlaces()) != nil { keep(.forgotten(training.key), in: &answer) }
      answer.text.line(
        Words(en: "Back to the team.", fi: "Takaisin tiimiin.")[language], .dim)
    }
    leaveSandbox()
    return answer
  }

  // MARK: The room

  private mutating func hint() -> Answer {
    training?.run.hints += 1
    guard let training else { return Answer() }
    var answer = shown(TrainingScreen(self, training).hint)
    savePlace(in: &answer)
    return answer
  }

  private mutating func reveal() -> Answer {
    training?.run.isRevealed = true
    guard let training else { return Answer() }
    var answer = shown(TrainingScreen(self, training).facts)
    savePlace(in: &answer)
    return answer
  }

  private func vote(_ rest: String, _ source: SourceText) -> Answer {
    guard let training else { return Answer() }
    guard training.run.end == nil else { return refused(.isOver, source) }
    let offered = training.run.offered
    let votes = rest.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map { Int($0) ?? -1 }
    let areVotes = votes.allSatisfy { (0...10_000).contains($0) }
    guard votes.count == offered.count, !votes.isEmpty, areVotes else {
      return refused(.wrongVotes(count: offered.count), source)
    }
    return shown(TrainingScreen(self, training).votes(votes))
  }

  // MARK: Afterwards

  private mutating func debrief(from page: Int) -> Answer {
    training?.page = page
    return shown(nextPage())
  }

  /// The next page of the debrief; after the last one the first comes again.
  private mutating func nextPage() -> StyledText {
    guard let training else { return StyledText() }
    // Where nothing that comes out bears on the tier, it says nothing of the talk.
    let bears = training.run.scenario.facts.contains { $0.field != nil }
    let debrief = TrainingDebrief(
      training.run, language, width: playWidth, tier: bears ? tierWords : nil)
    let pages = debrief.pages
    let page = training.page < pages.count ? training.page : 0
    self.training?.page = page + 1
    var text = pages[page]
    text.line(
      page + 1 < pages.count
        ? Words(
          en: "(\(page + 1)/\(pages.count) – more)", fi: "(\(page + 1)/\(pages.count) – lisää)")[
            language]
        : Words(
          en: "(\(page + 1)/\(pages.count) – replay, transcript to FILE, quit)",
          fi: "(\(page + 1)/\(pages.count) – alusta, pöytäkirja tiedostoon NIMI, lopeta)")[
            language], .dim)
    return text
  }

  /// How wide a line of a scenario is: it is read from the back of a room.
  var playWidth: Int { min(settings.width ?? 80, 80) - 1 }

  private func writeTranscript(_ rest: String, _ source: SourceText) -> Answer {
    guard let training else { return Answer() }
    var path = rest
    for word in ["to ", "tiedostoon "] where path.hasPrefix(word) {
      path = TrainingWord.trimmed(path.dropFirst(word.count))
    }
    guard !path.isEmpty else { return refused(.noPath, source) }
    var answer = Answer()
    let text = TrainingTranscript(training.run, language, player: training.player).text
    answer.files = [Answer.File(path: path, bytes: Array(text.utf8))]
    if settings.isTerminal {
      answer.text.line(
        Words(en: "Written to \(path).", fi: "Kirjoitettu: \(path).")[language], .dim)
    }
    return answer
  }

  /// Keeps where the talk stands; a file that cannot be read is not written over, which is said once.
  ///
  /// A talk that begins has nothing to lose yet, and may begin again what was left in the middle.
  private mutating func savePlace(in answer: inout Answer, evenAtBeginning: Bool = false) {
    guard let training else { return }
    do throws(TrainingFileProblem) {
      _ = try keptPlaces()
      guard evenAtBeginning || !training.run.turns.isEmpty else { return }
      if let replaced = training.replaced {
        self.training?.replaced = nil
        keep(.forgotten(replaced), in: &answer)
      }
      keep(
        .place(TrainingPlace(training.run, player: training.player, key: training.key)),
        in: &answer)
    } catch {
      guard training.run.turns.isEmpty else { return }
      var problem = error.diagnostic(.run, kept(.run) ?? [], language)
      problem.severity = .warning
      answer.diagnostics.append(problem)
    }
  }

  /// Adds a talk that reached its end to the scores of the group.
  private mutating func keepScore(in answer: inout Answer) {
    guard let training, !training.isScored, let player = training.player,
      let score = TrainingDebrief(training.run, language, width: playWidth).score(
        of: player, on: settings.today, key: training.key)
    else { return }
    do throws(TrainingFileProblem) {
      _ = try keptScores()
      keep(.score(score), in: &answer)
      self.training?.isScored = true
    } catch {
      // A file of another version is not written over.
      answer.diagnostics.append(error.diagnostic(.scores, kept(.scores) ?? [], language))
    }
  }
}
