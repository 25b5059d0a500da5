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
  private var isInTransaction = false

  /// Connects; what the address leaves out comes from PG* variables, the service file and pgpass.
  init(_ url: ServerURL) throws(ServerProblem) {
    place = url.shown
    // Of a name that stands twice the last counts, so that the address has the last word.
    let settings = [
      ("connect_timeout", "10"), ("fallback_application_name", "moj"), ("client_encoding", "UTF8"),
      ("dbname", url.text),
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
      unsafe PQreset(handle)
      guard unsafe PQstatus(handle) == CONNECTION_OK else {
        throw ServerProblem(
          .unreachable(unsafe Self.sentence(PQerrorMessage(handle))), at: place)
      }
      try prepare()
      return try rows(sql, values)
    }
  }

  private func rows(_ sql: String, _ values: [String?]) throws(ServerProblem) -> ServerRows {
    try send(sql, values)
    var last: ServerRows?
    while let rows = try next() { last = rows }
    guard let last else { throw lost }
    return try checked(last)
  }

  private func send(_ sql: String, _ values: [String?]) throws(ServerProblem) {
    let values = CStrings(values)
    let isSent = unsafe PQsendQueryParams(
      handle, sql, Int32(values.count), nil, values.pointers, nil, nil, 0)
    guard isSent == 1 else { throw lost }
  }

  /// Waits for the next result of the statement; nil after the last one.
  private func next() throws(ServerProblem) -> ServerRows? {
    var hasCancelled = false
    while unsafe PQisBusy(handle) == 1 {
      var socket = unsafe pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
      let ready = unsafe poll(&socket, 1, 100)
      if isCancelled(), !hasCancelled {
        hasCancelled = true
        cancel()
      }
      if ready > 0, unsafe PQconsumeInput(handle) == 0 { throw lost }
    }
    return unsafe PQgetResult(handle).map { unsafe ServerRows($0) }
  }

  /// Ends what the server does for this connection; the statement fails as one that was cancelled.
  private func cancel() {
    guard let request = unsafe PQgetCancel(handle) else { return }
    var reason = [CChar](repeating: 0, count: 256)
    _ = unsafe PQcancel(request, &reason, Int32(reason.count))
    unsafe PQfreeCancel(request)
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
    try run("begin")
    isInTransaction = true
    defer { isInTransaction = false }
    do throws(ServerProblem) {
      let result = try body()
      try run("commit")
      return result
    } catch {
      _ = try? run("rollback")
      throw error
    }
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
      if state == "57014", isCancelled() { throw ServerProblem(.cancelled, at: place) }
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

  init(_ result: OpaquePointer?) { unsafe self.result = result }

  deinit { unsafe PQclear(result) }

  var status: ExecStatusType { unsafe PQresultStatus(result) }

  /// How many rows there are.
  var count: Int { Int(unsafe PQntuples(result)) }

  /// A value; nil where it is null.
  subscript(row: Int, column: Int) -> String? {
    guard unsafe PQgetisnull(result, Int32(row), Int32(column)) == 0 else { return nil }
    return unsafe String(cString: PQgetvalue(result, Int32(row), Int32(column)))
  }

  /// Appends the bytes of a value; of null there are none.
  func append(_ row: Int, _ column: Int, to bytes: inout [UInt8]) {
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
