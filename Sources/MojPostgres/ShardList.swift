import MojShell
import MojStore
import MojText

/// The addresses of a team's servers, and the projects that live on each.
///
/// A file `NAME.shards` has a line a shard: its address, and after it, where projects decide, their
/// ids with commas between. Empty lines and lines that begin with `#` are skipped.
///
///     # the north by itself, all else by the hash of its account
///     postgres://north/sales   north, lapland
///     postgres://one/sales
///     postgres://two/sales
struct ShardList {
  /// The addresses, in the order of the shards.
  private(set) var urls: [ServerURL] = []
  private var projects: [String: Int] = [:]

  /// The most shards, and the most bytes of a file that names them.
  static let most = 256
  private static let mostBytes = 1 << 20

  /// Where accounts go.
  var placing: Placing { Placing(count: urls.count, projects: projects) }

  /// Reads an address, or the file that it names.
  init(_ url: ServerURL) throws {
    guard url.isFile else {
      urls = url.members
      if urls.count > ShardList.most { throw ShardProblem.tooMany(ShardList.most) }
      return
    }
    let bytes = try FileReader.content(of: url.text, limit: ShardList.mostBytes).bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ShardProblem.badLine(file: url.text, line: 0, .noText)
    }
    try read(text, url.text)
  }

  private mutating func read(_ text: String, _ file: String) throws(ShardProblem) {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (number, line) in lines.enumerated() {
      func problem(_ fault: ShardProblem.Fault) -> ShardProblem {
        .badLine(file: file, line: number + 1, fault)
      }
      let words = line.split(maxSplits: 1) { $0.isWhitespace }
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard let url = ServerURL(String(first)), !url.isFile else { throw problem(.noAddress) }
      guard !urls.contains(url) else { throw problem(.twice) }
      guard urls.count < ShardList.most else { throw ShardProblem.tooMany(ShardList.most) }
      let names = words.dropFirst().first?.split(separator: ",", omittingEmptySubsequences: false)
      for part in names ?? [] {
        let project = String(part.trimmed)
        guard !project.isEmpty, projects[project] == nil else {
          throw problem(.projectTwice(project))
        }
        projects[project] = urls.count
      }
      urls.append(url)
    }
    guard !urls.isEmpty else { throw .badLine(file: file, line: 0, .empty) }
  }
}

extension Substring {
  /// The text without the white space around it.
  fileprivate var trimmed: Substring {
    var text = drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
