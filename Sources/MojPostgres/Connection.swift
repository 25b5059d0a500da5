#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import CPostgres
import MojShell

/// A conversation with a PostgreSQL server, through libpq.
///
/// Values go beside the SQL, never in it.
@safe final class Connection {
  private let handle: OpaquePointer
  /// The server as errors name it: the address without its password.
  let place: String
  /// Asked ten times a second while the server works; true ends the statement there.
  var isCancelled: () -> Bool = { false }
  private(set) var isInTransaction = false
  /// How long the server may take over a statement, in seconds; nil is as long as it likes.
  private var limit: Int?
  /// Whether an answer was given up, so that the connection is of no more use.
  private var isAbandoned = false
  /// Whether rows of what `startRows` began may still come.
  private var isStreaming = false
  /// What `start` began, and what came of it so far.
  private var asked: Asked?

  private struct Asked {
    var sql: String
    var values: [String?]
    var isWaiting = true
    var last: ServerRows?
    var problem: ServerProblem?
  }

  /// Connects; what the address leaves out comes from PG* variables, the service file and pgpass.
  ///
  /// - Parameter timeout: How long that may take, in seconds, unless the address says otherwise.
  init(_ url: ServerURL, timeout: Int = 10) throws(ServerProblem) {
    place = url.shown
    // Of a name that stands twice the last counts, so that the address has the last word. Less than
    // two seconds libpq takes for two.
    let settings = [
      ("connect_timeout", "\(min(10, max(2, timeout)))"), ("fallback_application_name", "moj"),
      ("client_encoding", "UTF8"), ("dbname", url.text),
    ]
    let keys = CStrings(settings.map(\.0))
    let values = CStrings(settings.map(\.1))
    guard let handle = unsafe PQconnectdbParams(keys.pointers, values.pointers, 1) else {
      throw ServerProblem(.outOfMemory, at: place)
    }
    unsafe self.handle = handle
    guard unsafe PQstatus(handle) == CONNECTION_OK else {
      throw ServerProblem(
        .unreachable(unsafe Connection.sentence(PQerrorMessage(handle))), at: place)
    }
    // A library does not write to standard error.
    unsafe PQsetNoticeProcessor(handle, { _, _ in }, nil)
    try prepare()
  }

  /// What every session of the server is told first.
  private func prepare() throws(ServerProblem) {
    _ = try rows("set search_path to moj, pg_catalog", [])
    _ = try rows("set datestyle to iso", [])
    _ = try rows("\(Connection.tuning)\nunion all\n\(Connection.safety)", [])
    if let limit { _ = try rows("set statement_timeout to '\(limit)s'", []) }
  }

  /// Settings for measures of whole tables, on servers that know them.
  ///
  /// To compile such a statement takes longer than to run it. Groups belong into memory, however many
  /// the server thinks there will be: of what is worked out, such as tiers, it cannot know. Were all
  /// work given more memory, not hashing alone, the server would prefer indexes where scans are faster.
  private static let tuning = """
    select case when current_setting('jit', true) = 'on' then set_config('jit', 'off', false) end,
      set_config('hash_mem_multiplier', greatest(multiplier,
        67108864 / pg_size_bytes(current_setting('work_mem')))::text, false)
    from (select current_setting('hash_mem_multiplier', true)::numeric as multiplier) s
    where multiplier is not null
    """

  /// What is said to be kept is on disk, also where the server would rather be quick.
  private static let safety = """
    select set_config('synchronous_commit', 'on', false), null
    where current_setting('synchronous_commit', true) in ('off', 'local')
    """

  /// Lets no statement take longer, here and on the server.
  func limit(seconds: Int) throws(ServerProblem) {
    limit = seconds
    _ = try rows("set statement_timeout to '\(seconds)s'", [])
  }

  deinit { unsafe PQfinish(handle) }

  // MARK: Statements

  /// Runs one statement and returns its rows, all at once.
  ///
  /// A server that was started anew meanwhile is asked once more, unless that would tear a
  /// transaction.
  @discardableResult
  func run(_ sql: String, _ values: [String?] = []) throws(ServerProblem) -> ServerRows {
    do throws(ServerProblem) { return try rows(sql, values) } catch {
      guard unsafe PQstatus(handle) == CONNECTION_BAD, !isInTransaction else { throw error }
      try reconnect()
      return try rows(sql, values)
    }
  }

  private func reconnect() throws(ServerProblem) {
    (isAbandoned, isStreaming) = (false, false)
    unsafe PQreset(handle)
    guard unsafe PQstatus(handle) == CONNECTION_OK else {
      throw ServerProblem(.unreachable(unsafe Self.sentence(PQerrorMessage(handle))), at: place)
    }
    try prepare()
  }

  private func rows(_ sql: String, _ values: [String?]) throws(ServerProblem) -> ServerRows {
    try send(sql, values)
    var last: ServerRows?
    while let rows = try next() { last = rows }
    guard let last else { throw lost }
    return try checked(last)
  }

  private func send(_ sql: String, _ values: [String?]) throws(ServerProblem) {
    if isAbandoned { try reconnect() }
    try endRows()
    let values = CStrings(values)
    let isSent = unsafe PQsendQueryParams(
      handle, sql, Int32(values.count), nil, values.pointers, nil, nil, 0)
    guard isSent == 1 else { throw lost }
  }

  /// Waits for the next result of the statement; nil after the last one.
  private func next() throws(ServerProblem) -> ServerRows? {
    var hasCancelled = false
    var left = limit.map { ($0 + Self.grace) * 10 }
    while unsafe PQisBusy(handle) == 1 {
      var socket = unsafe pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
      let ready = unsafe poll(&socket, 1, 100)
      if ready == 0 { left = left.map { $0 - 1 } }
      if let left, left <= 0, let limit {
        isAbandoned = true
        throw ServerProblem(.slow(seconds: limit), at: place)
      }
      if isCancelled(), !hasCancelled {
        hasCancelled = true
        cancel()
      }
      if ready > 0, unsafe PQconsumeInput(handle) == 0 { throw lost }
    }
    return unsafe PQgetResult(handle).map { unsafe ServerRows($0) }
  }

  /// How many seconds more than its own limit a server has before it is given up.
  static let grace = 2

  // MARK: Asking without waiting

  /// Begins a statement, whose answer `finish` gives.
  func start(_ sql: String, _ values: [String?]) {
    asked = Asked(sql: sql, values: values)
    do throws(ServerProblem) {
      do throws(ServerProblem) { try send(sql, values) } catch {
        guard unsafe PQstatus(handle) == CONNECTION_BAD, !isInTransaction else { throw error }
        try reconnect()
        try send(sql, values)
      }
    } catch {
      asked?.isWaiting = false
      asked?.problem = error
    }
  }

  /// Whether the answer of what was begun is not all here.
  var isWaiting: Bool { asked?.isWaiting == true }

  /// Whether what was begun has failed.
  var hasFailed: Bool { asked?.problem != nil }

  /// The process that serves this connection, as the server numbers it.
  var serverProcess: Int32 { unsafe PQbackendPID(handle) }

  /// What is ready to be read when the server has said something.
  var socket: Int32 { unsafe PQsocket(handle) }

  /// Takes what the server has said of what was begun.
  func consume() {
    if unsafe PQconsumeInput(handle) == 0 {
      asked?.isWaiting = false
      asked?.problem = lost
      return
    }
    while isWaiting, unsafe PQisBusy(handle) == 0 {
      guard let result = unsafe PQgetResult(handle) else {
        asked?.isWaiting = false
        return
      }
      do throws(ServerProblem) { asked?.last = try checked(unsafe ServerRows(result)) } catch {
        if asked?.problem == nil { asked?.problem = error }
      }
    }
  }

  /// Gives up waiting: the server has had its time and hangs.
  func abandon(after seconds: Int) {
    isAbandoned = true
    asked?.isWaiting = false
    asked?.problem = ServerProblem(.slow(seconds: seconds), at: place)
  }

  /// The answer of what was begun; one that was lost with its connection is asked for once more.
  func finish() throws(ServerProblem) -> ServerRows {
    guard let asked else { throw lost }
    self.asked = nil
    if let problem = asked.problem {
      guard !isAbandoned, !isInTransaction, unsafe PQstatus(handle) == CONNECTION_BAD else {
        throw problem
      }
      return try run(asked.sql, asked.values)
    }
    guard let last = asked.last else { throw lost }
    return last
  }

  /// Ends what the server does for this connection; the statement fails as one that was cancelled.
  func cancel() {
    guard let request = unsafe PQgetCancel(handle) else { return }
    var reason = [CChar](repeating: 0, count: 256)
    _ = unsafe PQcancel(request, &reason, Int32(reason.count))
    unsafe PQfreeCancel(request)
  }

  /// Begins a statement whose rows `nextRow` gives one by one, however many there are.
  func startRows(_ sql: String, _ values: [String?] = []) throws(ServerProblem) {
    try send(sql, values)
    isStreaming = true
    _ = unsafe PQsetSingleRowMode(handle)
  }

  /// The next row of what `startRows` began; nil after the last.
  func nextRow() throws(ServerProblem) -> ServerRows? {
    while let result = try next() {
      do throws(ServerProblem) {
        let rows = try checked(result)
        if rows.count > 0 { return rows }
      } catch {
        // The server has ended it; what it says after that is that it is ready.
        isStreaming = false
        while try next() != nil {}
        throw error
      }
    }
    isStreaming = false
    return nil
  }

  /// Lets go of rows that nobody reads any more: the work that they were for has failed or was stopped.
  private func endRows() throws(ServerProblem) {
    guard isStreaming else { return }
    isStreaming = false
    cancel()
    while try next() != nil {}
  }

  /// Runs one statement and hands over its rows one by one, however many there are.
  func stream(
    _ sql: String, _ values: [String?] = [], _ body: (ServerRows) -> Void
  ) throws(ServerProblem) {
    try send(sql, values)
    _ = unsafe PQsetSingleRowMode(handle)
    var problem: ServerProblem?
    while let result = try next() {
      do throws(ServerProblem) {
        let rows = try checked(result)
        if problem == nil, rows.count > 0 { body(rows) }
      } catch {
        problem = problem ?? error
      }
    }
    if let problem { throw problem }
  }

  /// Does several statements as one: all of them or, where one fails, none.
  func transaction<Result>(
    _ body: () throws(ServerProblem) -> Result
  ) throws(ServerProblem) -> Result {
    try begin()
    do throws(ServerProblem) {
      let result = try body()
      try commit()
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// Begins a transaction; until its end nothing is asked a second time.
  func begin() throws(ServerProblem) {
    try run("begin")
    isInTransaction = true
  }

  /// Makes what was done since `begin` last.
  func commit() throws(ServerProblem) {
    try run("commit")
    isInTransaction = false
  }

  /// Takes back what was done since `begin`; without a transaction it does nothing.
  func rollBack() {
    guard isInTransaction else { return }
    _ = try? run("rollback")
    isInTransaction = false
  }

  // MARK: Copying

  /// Fills a table from lines in the text form of COPY, which `fill` appends until it has no more.
  ///
  /// - Parameter fill: Appends some lines; false once there are none left.
  func copy(
    into sql: String, _ fill: (inout [UInt8]) throws(ServerProblem) -> Bool
  ) throws(ServerProblem) {
    let start = unsafe ServerRows(PQexec(handle, sql))
    guard start.status == PGRES_COPY_IN else {
      _ = try checked(start)
      throw lost
    }
    var buffer: [UInt8] = []
    do throws(ServerProblem) {
      var goesOn = true
      while goesOn {
        buffer.removeAll(keepingCapacity: true)
        goesOn = try fill(&buffer)
        let isSent = unsafe buffer.withUnsafeBytes { bytes in
          unsafe PQputCopyData(
            handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        guard isSent == 1 else { throw lost }
      }
    } catch {
      _ = unsafe PQputCopyEnd(handle, "moj gave up")
      while let result = unsafe PQgetResult(handle) { _ = unsafe ServerRows(result) }
      throw error
    }
    guard unsafe PQputCopyEnd(handle, nil) == 1 else { throw lost }
    var problem: ServerProblem?
    while let result = unsafe PQgetResult(handle) {
      do throws(ServerProblem) { _ = try checked(unsafe ServerRows(result)) } catch {
        problem = problem ?? error
      }
    }
    if let problem { throw problem }
  }

  // MARK: Problems

  private var lost: ServerProblem {
    ServerProblem(.failed(state: "", unsafe Self.sentence(PQerrorMessage(handle))), at: place)
  }

  private func checked(_ rows: ServerRows) throws(ServerProblem) -> ServerRows {
    switch rows.status {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE: return rows
    default:
      guard let state = rows.errorState else { throw lost }
      // The user stopped it; the server's own time limit has the same letters.
      if state == "57014" {
        if isCancelled() { throw ServerProblem(.cancelled, at: place) }
        if let limit { throw ServerProblem(.slow(seconds: limit), at: place) }
      }
      throw ServerProblem(.failed(state: state, rows.errorMessage), at: place)
    }
  }

  /// The first line of what the library says, without the word that says that it is an error.
  private static func sentence(_ text: UnsafePointer<CChar>?) -> String {
    let whole = unsafe text.map { unsafe String(cString: $0) } ?? ""
    return whole.split(separator: "\n").first.map(String.init) ?? whole
  }
}

/// The rows that a statement came back with; values are text, nil where they are null.
@safe final class ServerRows {
  private let result: OpaquePointer?
  /// The rows of several servers, which these are then, each by its part and its row there.
  private let parts: [ServerRows]
  private let order: [(part: Int, row: Int)]

  init(_ result: OpaquePointer?) {
    unsafe self.result = result
    (parts, order) = ([], [])
  }

  /// Gathers the rows of several servers, by the whole numbers of a column, null last; without one
  /// server by server.
  init(gathered parts: [ServerRows], orderedBy column: Int?) {
    unsafe result = nil
    self.parts = parts
    var order: [(part: Int, row: Int)] = []
    for (number, part) in parts.enumerated() { order += (0..<part.count).map { (number, $0) } }
    if let column {
      let keys = order.map { parts[$0.part][$0.row, column].flatMap { Int64($0) } ?? .max }
      let places = order.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
      order = places.map { order[$0] }
    }
    self.order = order
  }

  deinit { unsafe PQclear(result) }

  var status: ExecStatusType { unsafe PQresultStatus(result) }

  /// How many rows there are.
  var count: Int { parts.isEmpty ? Int(unsafe PQntuples(result)) : order.count }

  /// A value; nil where it is null.
  subscript(row: Int, column: Int) -> String? {
    if !parts.isEmpty { return parts[order[row].part][order[row].row, column] }
    guard unsafe PQgetisnull(result, Int32(row), Int32(column)) == 0 else { return nil }
    return unsafe String(cString: PQgetvalue(result, Int32(row), Int32(column)))
  }

  /// Appends the bytes of a value; of null there are none.
  func append(_ row: Int, _ column: Int, to bytes: inout [UInt8]) {
    if !parts.isEmpty {
      return parts[order[row].part].append(order[row].row, column, to: &bytes)
    }
    let count = Int(unsafe PQgetlength(result, Int32(row), Int32(column)))
    guard count > 0, let start = unsafe PQgetvalue(result, Int32(row), Int32(column)) else {
      return
    }
    unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The five letters of SQL's error table; nil where the statement did not fail.
  var errorState: String? { field("C") }

  var errorMessage: String { field("M") ?? "" }

  private func field(_ letter: Unicode.Scalar) -> String? {
    unsafe PQresultErrorField(result, Int32(letter.value)).map { unsafe String(cString: $0) }
  }
}

/// Texts as the C library takes them, for as long as this lives.
@safe private final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>
  let count: Int

  init(_ texts: [String?]) {
    count = texts.count
    unsafe pointers = .allocate(capacity: texts.count + 1)
    for (place, text) in texts.enumerated() {
      unsafe pointers[place] = text.map { text in
        let bytes = Array(text.utf8CString)
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        unsafe copy.update(from: bytes, count: bytes.count)
        return unsafe UnsafePointer(copy)
      }
    }
    unsafe pointers[texts.count] = nil
  }

  deinit {
    for place in 0..<count { unsafe pointers[place]?.deallocate() }
    unsafe pointers.deallocate()
  }
}
