#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which file it is and when it last changed: what tells that another has written it.
public struct FileStamp: Hashable, Sendable {
  /// Which file of which disk.
  public let identity: FileContent.Identity
  private let size: Int
  private let written: [Int]

  init(_ status: stat) {
    identity = FileContent.Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int(status.st_size)
    #if canImport(Darwin)
      written = [
        status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec, status.st_ctimespec.tv_sec,
        status.st_ctimespec.tv_nsec,
      ]
    #else
      written = [
        status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec,
        status.st_ctim.tv_nsec,
      ]
    #endif
  }
}
