import Foundation
import MojModel
import MojStore
import MojText
import Testing

@testable import MojPostgres
@testable import MojShell

/// Servers and programs that are killed in the middle of changes: what was acknowledged stays, and nothing
/// is half-done.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct KillTests {
  /// Runs a line of bash and returns what it wrote.
  private func run(_ line: String) throws -> String {
    let output = try #require(popen("bash -c '\(line)' 2>&1 < /dev/null", "r"))
    defer { pclose(output) }
    var text: [UInt8] = []
    while case let byte = fgetc(output), byte != EOF { text.append(UInt8(byte)) }
    return String(decoding: text, as: UTF8.self)
  }

  private func activities(_ url: ServerURL) throws -> [String] {
    let model = try Cluster.model(PostgresServer().bytes(at: url))
    let notes = try #require(model[.activities].column("note"))
    return (0..<model[.activities].rowCount).map { model.value(notes, at: $0).name }
  }

  /// What a thread of writers did.
  private final class Work: @unchecked Sendable {
    private let condition = NSCondition()
    private var acknowledged: [String] = []
    private var isOver = false

    func acknowledge(_ note: String) {
      condition.withLock {
        acknowledged.append(note)
        condition.broadcast()
      }
    }

    /// Waits until so many were acknowledged.
    func wait(for count: Int) {
      condition.withLock { while acknowledged.count < count { condition.wait() } }
    }

    var all: [String] { condition.withLock { acknowledged } }

    var mayGoOn: Bool { condition.withLock { !isOver } }

    func end() { condition.withLock { isOver = true } }
  }

  /// Makes changes of two edits each until the work is over; signals that it has ended.
  private static func write(to url: ServerURL, _ work: Work) -> DispatchSemaphore {
    let ended = DispatchSemaphore(value: 0)
    let thread = Thread {
      var engine: PostgresEngine?
      var number = 0
      while work.mayGoOn {
        do {
          if engine == nil { engine = try PostgresEngine(Fleet(ShardList(url), ServerManners())) }
          number += 1
          _ = try engine?.save(change(number), forgetting: nil)
          work.acknowledge("n\(number)")
        } catch {
          engine = nil
        }
      }
      ended.signal()
    }
    thread.stackSize = 1 << 23
    thread.start()
    return ended
  }

  private static func change(_ number: Int) -> Change {
    let record =
      #"{"id": "act-9001", "account": "acc-001", "at": "2026-11-23T10:00", "note": "n\#(number)"}"#
    return Change(
      command: "n\(number)",
      edits: [
        Edit(.activities, "act-9001", .create(record: record, spot: nil, list: nil)),
        Edit(
          .accounts, "acc-001",
          .set(key: "odd\(number)", old: nil, new: "\(number)", spot: nil)),
      ])
  }

  /// Kills the server of a cluster, and starts it again.
  private func killAndRestart(_ folder: String) throws -> String {
    try run(
      """
      . "\(Cluster.root.path)/scripts/lib.sh"; find_postgres; data="\(folder)/1"
      pid=$(head -n 1 "$data/postmaster.pid"); kill -9 "$pid"
      while pgrep -f "^postgres: .*" -P "$pid" >/dev/null; do sleep 0.1; done
      until as_server "$postgres_bin/pg_ctl" --pgdata "$data" --log "\(folder)/again" --wait \
        --silent start </dev/null >/dev/null 2>&1; do sleep 0.2; done; echo up
      """)
  }

  @Test func `a server that is killed again and again keeps what it acknowledged`() throws {
    let root = Cluster.root.path
    let printed = try run("\"\(root)/scripts/pg-up\" --while \(getpid())")
    let url = try #require(ServerURL(printed.trimmingCharacters(in: .whitespacesAndNewlines)))
    let folder = try #require(url.text.split(separator: "host=").last?.split(separator: "&").first)
    let team = try Cluster.model(Cluster.bytes("scripts/demo/team.json"))
    _ = try PostgresServer().publish(team, to: url, replaces: false)
    let before = try activities(url).count
    let work = Work()
    let ended = Self.write(to: url, work)
    for turn in 1...3 {
      work.wait(for: turn * 15)
      #expect(try killAndRestart(String(folder)) == "up\n")
    }
    work.wait(for: 60)
    work.end()
    ended.wait()
    let notes = try activities(url)
    let engine = try PostgresEngine(Fleet(ShardList(url), ServerManners()))
    let changes = try engine.changes().map(\.command)
    for note in work.all {
      #expect(notes.filter { $0 == note }.count == 1 && changes.filter { $0 == note }.count == 1)
    }
    // Both edits of each change are there, or neither.
    #expect(notes.count - before == changes.count)
    let odd = try Connection(url).run(
      "select count(*) from accounts, jsonb_object_keys(own) k where id = 'acc-001' and k like 'odd%'"
    )
    #expect(odd[0, 0] == "\(changes.count)")
  }

  @Test(arguments: [3, 11, 24])
  func `a moj that is killed has kept what it said`(count: Int) throws {
    let url = try Cluster.database("killed\(count)")
    let team = try Cluster.model(Cluster.bytes("scripts/demo/team.json"))
    _ = try PostgresServer().publish(team, to: url, replaces: false)
    let bin = Bundle.main.bundleURL.path
    let lines = (1...60).map { "log Suvituuli Köydet Oy Ab call \"k\($0)\"" }
    let script = NSTemporaryDirectory() + "moj-kill-\(UUID().uuidString)"
    try lines.joined(separator: "\n").write(toFile: script, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: script) }
    let output = try #require(
      popen(
        "echo $$; exec '\(bin)/moj-pg' '\(url.text)' --lang en --trust < '\(script)' 2>/dev/null",
        "r"))
    var line = [CChar](repeating: 0, count: 4_096)
    func next() -> String? {
      guard fgets(&line, 4_096, output) != nil else { return nil }
      return String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    let pid = try #require(
      next().flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) })
    var said = 0
    while said < count, let text = next() { if text.contains("reached") { said += 1 } }
    kill(pid, SIGKILL)
    while let text = next() { if text.contains("reached") { said += 1 } }
    pclose(output)
    #expect(said >= count)
    let notes = try activities(url).filter { $0.hasPrefix("k") && Int($0.dropFirst()) != nil }
    #expect(notes == (1...notes.count).map { "k\($0)" })
    #expect(notes.count == said || notes.count == said + 1)
    let engine = try PostgresEngine(Fleet(ShardList(url), ServerManners()))
    #expect(try engine.changes().count == notes.count)
  }
}
