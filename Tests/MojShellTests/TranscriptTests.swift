import Foundation
import MojShell
import MojText
import Testing

/// Every transcript of the repository, replayed; `MOJ_RECORD=1` writes the answers of now.
struct TranscriptTests {
  static let paths =
    ["README.md"] + Demo.files(below: "Tests/Transcripts", ending: ".md")
    + Demo.files(below: "scripts/lessons", ending: ".md")
    + Demo.files(below: "Sources/Manual", ending: ".md").filter { !$0.hasSuffix("README.md") }

  @Test(arguments: paths)
  func `a transcript is what moj answers`(path: String) throws {
    let text = Demo.text(of: path)
    let transcript = Transcript(text)
    try #require(!transcript.steps.isEmpty, "\(path) has no line after moj>")
    let session = try #require(Self.session(of: transcript), "\(path) says on what it plays")
    let (differences, recorded) = transcript.replay(in: session)
    if ProcessInfo.processInfo.environment["MOJ_RECORD"] == "1" {
      if recorded != text {
        try recorded.write(to: Demo.root.appending(path: path), atomically: true, encoding: .utf8)
      }
      return
    }
    for difference in differences {
      Issue.record(
        """
        \(path):\(difference.step.line): \(difference.step.typed)
        written:
        \(difference.step.answer)
        now:
        \(difference.got)
        """)
    }
    #expect(recorded == text || !differences.isEmpty, "\(path) differs in white space")
  }

  private static func session(of transcript: Transcript) -> Session? {
    let settings = transcript.settings
    guard settings["model"] == "demo", let language = settings["lang"].flatMap(Language.init)
    else { return nil }
    return Demo.session(
      language, today: settings["today"], width: settings["width"].flatMap { Int($0) })
  }
}
