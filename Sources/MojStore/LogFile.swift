#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The log of a model's changes on disk, open for its one writer under the lock.
final class LogFile {
  private let descriptor: Int32
  private let folder: FolderHandle
  private let siblings: Siblings
  private let model: stat
  /// Where the next line goes.
  private var end = 0
  /// The last entry; nil in a new log.
  private(set) var last: ChangeLog.Entry?

  /// Opens the log, made where there is none; what follows its last sound line is set aside.
  init(_ siblings: Siblings, in folder: FolderHandle, like model: stat) throws(SystemError) {
    self.folder = folder
    self.siblings = siblings
    self.model = model
    let file = openat(
      folder.descriptor, siblings.log, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .last }
    descriptor = file
    try readEnd()
  }

  deinit { close(descriptor) }

  /// Writes a change down, and on disk, before the model itself is touched.
  func append(_ entry: ChangeLog.Entry, file: UInt64) throws(SystemError) {
    var start: [UInt8] = []
    if end == 0 { start += LogLine.header(id: entry.change.id) }
    // What a crash left behind: written down, never done.
    if let last, last.after != file, last.before == file {
      start += LogLine.aborted(last.change.id)
    }
    var bytes = entry.line
    bytes.insert(contentsOf: start, at: 0)
    guard lseek(descriptor, off_t(end), SEEK_SET) >= 0 else { throw .last }
    let failure = StagedFile.write(bytes, to: descriptor)
    guard failure == 0, synchronized() else {
      let error = failure == 0 ? SystemError.last : SystemError(number: failure)
      takeBack()
      throw error
    }
  }

  /// Takes back what was appended, where saving failed after it.
  func takeBack() {
    ftruncate(descriptor, off_t(end))
    _ = synchronized()
  }

  private func synchronized() -> Bool {
    #if canImport(Darwin)
      fsync(descriptor) == 0
    #else
      fdatasync(descriptor) == 0
    #endif
  }

  // MARK: Reading the end

  /// How much of a log's end is looked at first; its last line is in it, nearly always.
  private static let chunk = 1 << 16

  private func readEnd() throws(SystemError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    let size = Int(status.st_size)
    guard size > 0 else {
      let failure = StagedFile.adopt(model, descriptor)
      guard failure == 0 else { throw SystemError(number: failure) }
      return
    }
    let start = max(0, size - Self.chunk)
    let bytes = try read(from: start, count: size - start)
    if let entry = lastEntry(of: bytes, isWhole: start == 0) {
      (end, last) = (size, entry)
      return
    }
    let log = ChangeLog(try read(from: 0, count: size))
    last = log.entries.last
    end = log.soundBytes
    if log.isDamaged { try setAside(from: log.soundBytes, size: size) }
  }

  /// The entry of the last line, where that is sound and no line that says something else.
  private func lastEntry(of bytes: [UInt8], isWhole: Bool) -> ChangeLog.Entry? {
    guard bytes.last == 0x0A else { return nil }
    let feed = bytes.dropLast().lastIndex(of: 0x0A)
    guard let start = feed.map({ $0 + 1 }) ?? (isWhole ? 0 : nil),
      let line = LogLine.payload(of: bytes, from: start), line.end == bytes.count
    else { return nil }
    return ChangeLog(LogLine.header(id: "") + bytes[start...]).entries.last
  }

  private func read(from start: Int, count: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(start + done))
      }
      if got > 0 {
        done += got
      } else if got == 0 {
        return Array(bytes.prefix(done))
      } else if errno != EINTR {
        throw .last
      }
    }
    return bytes
  }

  /// Moves what is not sound into a file of its own: it is evidence, and must not be built upon.
  private func setAside(from start: Int, size: Int) throws(SystemError) {
    let bytes = try read(from: start, count: size - start)
    let name = siblings.corrupt(ULID.next(at: Clock.milliseconds, after: nil))
    let file = try StagedFile(bytes, named: name, in: folder.descriptor, like: model)
    try file.commit()
    guard ftruncate(descriptor, off_t(start)) == 0, synchronized() else { throw .last }
  }
}
