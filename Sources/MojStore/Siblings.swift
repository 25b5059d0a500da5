import MojText

/// The names of the files that lie beside a model and belong to it.
struct Siblings: Sendable {
  /// The model's own name.
  let name: String

  /// Who is writing it; never removed, since a lock on a file that is gone locks nothing.
  var lock: String { ".\(short).lock" }
  /// Its changes.
  var log: String { "\(short).changes" }
  /// Its state before the last save.
  var backup: String { "\(short).bak" }
  /// The folder of its daily backups.
  let backups = "backups"

  /// The backup of a day in that folder.
  func daily(_ day: String) -> String { "\(stem).\(day).json" }

  /// Whether a name in the backups' folder is one of its daily backups.
  func isDaily(_ other: String) -> Bool {
    other.hasPrefix(stem + ".") && other.hasSuffix(".json")
      && other.utf8.count == stem.utf8.count + 16
  }

  /// Where a change waits that could not be saved.
  func rescue(_ id: String) -> String { "\(short).rescue-\(id).json" }

  /// Where a change waits that meets another's.
  func conflict(_ id: String) -> String { "\(short).conflict-\(id).json" }

  /// Where the part of the log goes that is not sound.
  func corrupt(_ id: String) -> String { "\(log).corrupt-\(id)" }

  /// Whether a name beside the model is that of a copy of it, or of a change that waits.
  func isCopy(_ other: String) -> Bool {
    other == backup || other.hasPrefix("\(short).rescue-") || other.hasPrefix("\(short).conflict-")
      || other.hasPrefix("\(log).corrupt-")
  }

  /// Whether a name is that of a file on its way to being the model or a companion of it.
  func isTemporary(_ other: String) -> Bool {
    let begins =
      other.hasPrefix(StagedFile.temporaryPrefix(for: name)) || other.hasPrefix(".\(short).")
    return begins && other.hasSuffix(".tmp") && other.holds(".moj-")
  }

  /// The name, cut so that the longer names fit into 255 bytes and stay apart.
  private var short: String {
    guard name.utf8.count > 200 else { return name }
    var short = name[...]
    while short.utf8.count > 180 { short.removeLast() }
    return short + "~" + Checksum.hex(Checksum.file(Array(name.utf8)))
  }

  private var stem: String {
    let short = self.short
    return short.hasSuffix(".json") ? String(short.dropLast(5)) : short
  }
}
