import MojShell
import MojStore
import MojText

/// A lesson: a transcript in a file, or one that moj carries.
struct Lesson {
  let path: String
  let transcript: Transcript

  /// Finds a lesson by its path, else by its name among those that moj carries.
  init(_ word: String) throws {
    path = word
    let bytes = try Lesson.carried(word) ?? FileReader.content(of: word).bytes
    transcript = Transcript(String(decoding: bytes, as: UTF8.self))
    guard transcript.steps.isEmpty else { return }
    throw Diagnostic(
      code: "no-lesson",
      message: Words(
        en: "“\(word)” has no line that begins with moj>.",
        fi: "Tiedostossa ”\(word)” ei ole riviä, jonka alussa on moj>."),
      hint: Words(
        en: "Such lines stand in a block between two lines of ```.",
        fi: "Rivit ovat lohkossa, jonka alussa ja lopussa on ```."), exitCode: .data)
  }

  private static func carried(_ word: String) -> [UInt8]? {
    Embedded.bytes(of: "lessons/\(word).md")
  }

  /// The names of the lessons that moj carries, with their titles.
  static var all: [(name: String, title: String)] {
    Embedded.names.filter { $0.hasPrefix("lessons/") }.sorted().map { file in
      let text = String(decoding: Embedded.bytes(of: file) ?? [], as: UTF8.self)
      let title = text.split(separator: "\n").first.map { $0.drop { $0 == "#" || $0 == " " } }
      return (String(file.dropFirst(8).dropLast(3)), String(title ?? ""))
    }
  }

  /// A sandbox on the model that a transcript names, with its clock.
  static func session(
    of transcript: Transcript, beside path: String, _ options: Options
  ) throws -> Session {
    var options = options
    options.today = transcript.settings["today"] ?? options.today
    options.language =
      transcript.settings["lang"].flatMap { Language(rawValue: $0) } ?? options.language
    let opening = Opening(options: options, terminal: Terminal(options))
    let model = transcript.settings["model"] ?? "demo"
    let folder =
      path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : ""
    var session =
      try model == "demo" ? opening.demo().session : opening.opened(folder + model).session
    session.sandbox = session.model
    // A story must come out the same everywhere, whatever was kept before.
    session.keptTraining = { _ in nil }
    session.settings.isTerminal = false
    session.settings.width = transcript.settings["width"].flatMap { Int($0) }
    return session
  }
}
