import MojText

/// Reads the rule of a time zone from the system's zone files.
public enum ZoneFile {
  /// Where systems keep them.
  private static let folders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/etc/zoneinfo"]

  /// Returns the rule that a zone's file ends with, such as `EET-2EEST,M3.5.0/3,M10.5.0/4`; nil
  /// where there is no such zone or its file is too old to have one.
  public static func rule(of name: String) -> String? {
    guard isName(name) else { return nil }
    for folder in folders {
      guard let content = try? FileReader.content(of: "\(folder)/\(name)", limit: 1_000_000) else {
        continue
      }
      return rule(in: content.bytes)
    }
    return nil
  }

  /// Whether a text can be a zone's name and cannot lead out of the folder.
  private static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count) && !name.hasPrefix("/") && !name.holds("..")
      && name.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || [0x2B, 0x2D, 0x2F, 0x5F].contains(byte)
      }
  }

  /// The last line of a zone file; its first four bytes say that it is one.
  static func rule(in bytes: [UInt8]) -> String? {
    guard bytes.starts(with: Array("TZif".utf8)), bytes.last == 0x0A,
      let start = bytes.dropLast().lastIndex(of: 0x0A)
    else { return nil }
    let line = bytes[(start + 1)..<(bytes.count - 1)]
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }
}
