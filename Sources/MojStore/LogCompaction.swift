#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

internal import MojModel

/// Makes a long log of changes shorter, now and then: a year of changes stays, and never fewer than
/// the last ten thousand.
struct LogCompaction {
  /// How many changes stay however old they are.
  static let kept = 10_000
  /// How old a change becomes, in milliseconds: 366 days.
  static let age: Int64 = 366 * 86_400_000
  /// From how many bytes on a log is looked at: ten thousand changes are hardly shorter.
  static let size = 4 << 20
  /// How long a log is left alone afterwards, in milliseconds: thirty days.
  static let pause: Int64 = 30 * 86_400_000

  private let siblings: Siblings
  private let folder: FolderHandle
  private let path: String

  init(_ siblings: Siblings, in folder: FolderHandle, _ folderPath: String) {
    self.siblings = siblings
    self.folder = folder
    path = "\(folderPath)/\(siblings.log)"
  }

  /// Replaces the log by a shorter one, whole, under the lock that the caller holds.
  ///
  /// Where that cannot be done the log stays as it is: it is no reason not to save.
  func runWhereDue(at now: Int64) {
    guard let status = try? folder.status(of: siblings.log), Int(status.st_size) >= Self.size,
      Self.isDue(folder.beginning(of: siblings.log, count: 512), at: now),
      let content = try? FileReader.content(of: path),
      let bytes = Self.compacted(content.bytes, at: now),
      let file = try? StagedFile(
        bytes, named: siblings.log, in: folder.descriptor, like: status)
    else { return }
    do throws(SystemError) {
      try file.commit()
      try folder.synchronize()
    } catch { return }
  }

  /// Whether the log that begins so has been left alone for long enough.
  static func isDue(_ beginning: [UInt8], at now: Int64) -> Bool {
    guard let header = LogLine.payload(of: beginning, from: 0),
      let value = try? JSONSyntax.value(in: beginning, range: header.payload)
    else { return false }
    let (since, isTooLong) = now.subtractingReportingOverflow(LogLine.compacted(value) ?? 0)
    return isTooLong || since >= pause || since < 0
  }

  /// The bytes of a log without what is old; nil where the log is damaged.
  static func compacted(_ bytes: [UInt8], at now: Int64) -> [UInt8]? {
    let log = ChangeLog(bytes)
    guard !log.isDamaged else { return nil }
    var left = log.entries.count
    return log.rewritten(compacted: now) { entry in
      defer { left -= 1 }
      return left <= kept || entry.change.time >= now - age ? entry : nil
    }
  }
}
