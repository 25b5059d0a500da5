#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojShell
import MojText

/// The servers of one team: one, or the shards, which are all asked at once.
///
/// What fails on one fails as a whole, unless a part of the answer was asked for: then what does not
/// answer is left out, and `takeAbsent` names it.
final class Fleet {
  private let manners: ServerManners
  /// The shards that are there, in their order; with a part asked for some may be lost.
  private(set) var shards: [Connection] = []
  /// Which shard each is, where it is one of several.
  private(set) var cards: [ShardCard] = []
  /// How many shards the team has.
  private(set) var count = 1
  private var absent: Set<String> = []
  /// Addresses that could not be reached when the team was opened.
  private var unreached: [ServerURL] = []

  /// Asked ten times a second while servers work; true ends the statement there.
  var isCancelled: () -> Bool = { false } {
    didSet { for shard in shards { shard.isCancelled = isCancelled } }
  }

  /// Connects to all servers of a team and makes sure that they are just that.
  init(_ list: ShardList, _ manners: ServerManners) throws {
    self.manners = manners
    count = list.urls.count
    var alone: [String] = []
    for url in list.urls {
      guard let (connection, card) = try reach(url) else { continue }
      guard let card else {
        guard count > 1 else {
          shards = [connection]
          return
        }
        alone.append(connection.place)
        continue
      }
      try join(connection, card)
    }
    if let place = alone.first { throw ShardProblem.alone(place) }
    guard let first = cards.first else { throw ShardProblem.none }
    count = first.placing.count
    // Those that cannot be reached may be the ones that are missing.
    let missing = (0..<count).filter { number in !cards.contains { $0.number == number } }
    if missing.count > unreached.count {
      if list.urls.count == 1 {
        throw ShardProblem.part(shards[0].place, number: first.number + 1, of: count)
      }
      throw ShardProblem.missing(missing.map { $0 + 1 }, of: count)
    }
    let order = cards.indices.sorted { cards[$0].number < cards[$1].number }
    shards = order.map { shards[$0] }
    cards = order.map { cards[$0] }
    // With a shard away nothing can be finished, and what was asked for is a part.
    if missing.isEmpty { try finishWhatWasTorn() }
  }

  /// Finishes what a moj that died had begun on several shards; who may only read leaves it.
  private func finishWhatWasTorn() throws {
    do {
      try ShardMove(self).finish()
      try ChangeSaver(self).finish()
    } catch let error as ServerProblem {
      guard case .failed(state: "42501", _) = error.problem else { throw error }
    }
  }

  // MARK: Changing

  /// Begins on all shards, and keeps others from changing anything; returns the shards' pulses.
  func hold() throws(ServerProblem) -> [Pulse] {
    var pulses: [Pulse] = []
    for shard in shards {
      try shard.begin()
      pulses.append(Pulse(try shard.run("\(Pulse.statement) for update"), 0))
    }
    return pulses
  }

  /// Takes back what was begun on all shards.
  func rollBack() { for shard in shards { shard.rollBack() } }

  /// The one that is asked for what all of them have.
  var first: Connection { shards[0] }

  /// Whether it is one of several shards.
  var isSharded: Bool { !cards.isEmpty }

  /// The references that may lead to other shards.
  var crossings: Set<String> { cards.first?.crossings ?? [] }

  /// Those that gave no answer since this was asked last, as errors name them.
  func takeAbsent() -> [String] {
    defer { absent = [] }
    return absent.union(unreached.map(\.shown)).sorted()
  }

  /// Connects; nil where that cannot be, and a part of the answer will do.
  private func reach(_ url: ServerURL) throws -> (Connection, ShardCard?)? {
    do throws(ServerProblem) {
      let connection = try Connection(url, timeout: manners.timeout)
      connection.isCancelled = isCancelled
      try connection.limit(seconds: manners.timeout)
      return (connection, try ShardCard(on: connection))
    } catch {
      guard manners.takesPart, count > 1, error.isAbsence else { throw error }
      unreached.append(url)
      return nil
    }
  }

  private func join(_ connection: Connection, _ card: ShardCard) throws {
    if let first = cards.first {
      guard card.family == first.family else { throw ShardProblem.foreign(connection.place) }
      guard !cards.contains(where: { $0.number == card.number }) else {
        throw ShardProblem.doubled(connection.place, number: card.number + 1)
      }
    }
    shards.append(connection)
    cards.append(card)
  }

  // MARK: Asking

  /// Runs one statement on all shards at once and returns their rows together.
  ///
  /// - Parameter column: The column by whose whole numbers the rows are put into order; without one
  ///   they come shard by shard. Null comes last.
  func run(
    _ sql: String, _ values: [String?] = [], orderedBy column: Int? = nil
  ) throws -> ServerRows {
    guard shards.count > 1 else {
      let rows = try part { () throws(ServerProblem) in try first.run(sql, values) }
      return try together([rows], column)
    }
    for shard in shards { shard.start(sql, values) }
    let failed = wait()
    var found: [ServerRows?] = []
    var problem: ServerProblem?
    for shard in shards {
      do throws(ServerProblem) { found.append(try shard.finish()) } catch {
        found.append(nil)
        guard !isPassable(error) else { continue }
        // What was stopped because another failed is not what is wrong.
        if problem == nil || shard === failed { problem = error }
      }
    }
    if let problem { throw problem }
    return try together(found, column)
  }

  private func together(_ parts: [ServerRows?], _ column: Int?) throws -> ServerRows {
    let present = parts.compactMap { $0 }
    guard let first = present.first else { throw ShardProblem.none }
    return present.count == 1 && column == nil
      ? first : ServerRows(gathered: present, orderedBy: column)
  }

  /// Waits until every shard has answered, failed, or taken too long; returns the first that failed.
  private func wait() -> Connection? {
    var failed: Connection?
    var isStopping = false
    var left = (manners.timeout + Connection.grace) * 10
    while true {
      let waiting = shards.filter(\.isWaiting)
      guard !waiting.isEmpty else { return failed ?? shards.first(where: \.hasFailed) }
      var sockets = waiting.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
      let ready = unsafe poll(&sockets, nfds_t(sockets.count), 100)
      if ready == 0 { left -= 1 }
      if isCancelled(), !isStopping {
        isStopping = true
        for shard in waiting { shard.cancel() }
      }
      for (shard, socket) in zip(waiting, sockets) where socket.revents != 0 { shard.consume() }
      // What failed needs no more answers; a server that hangs is left alone.
      failed = failed ?? shards.first(where: \.hasFailed)
      if !manners.takesPart, !isStopping, failed != nil {
        isStopping = true
        for shard in shards where shard.isWaiting { shard.cancel() }
      }
      if left <= 0 {
        for shard in shards where shard.isWaiting { shard.abandon(after: manners.timeout) }
      }
    }
  }

  /// Does something on one shard; nil where it is not there, and a part of the answer will do.
  func part<Result>(_ body: () throws(ServerProblem) -> Result) throws -> Result? {
    do throws(ServerProblem) { return try body() } catch {
      guard isPassable(error) else { throw error }
      return nil
    }
  }

  /// Whether an answer may do without the shard; it is noted.
  private func isPassable(_ error: ServerProblem) -> Bool {
    guard manners.takesPart, isSharded, error.isAbsence else { return false }
    absent.insert(error.place)
    return true
  }
}
