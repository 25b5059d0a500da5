import Foundation
import MojModel
import MojText
import Testing

@testable import MojStore

/// What another program writes into the file of a talk is taken up at the next look.
struct ReloadTests {
  private func write(_ text: String, to path: String) throws {
    // As editors do: a new file in the old one's place.
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  @Test func `what changed is counted by list, once`() throws {
    try Folder.withTeam { _, path in
      var shell = try Shell(path)
      let before = shell.file.model
      #expect(shell.file.reload() == nil)
      try write(
        smallTeam.replacing(": 100}", with: ": 250}").replacing(
          "customer\"}",
          with: "customer\"},\n    {\"id\": \"a3\", \"name\": \"C\", \"kind\": \"lead\"}"),
        to: path)
      guard case .changed(let model)? = shell.file.reload() else {
        Issue.record("nothing is new")
        return
      }
      let counts = FileNews.counts(from: before, to: model)
      #expect(counts.map(\.collection) == [.accounts] && counts.map(\.count) == [2])
      let said = FileNews.changed(counts).message
      #expect(said.en == "Data changed: 2 accounts.")
      #expect(said.fi == "Tiedot muuttuivat: 2 yritystä.")
      #expect(shell.file.reload() == nil)
      try shell.set("name", to: .string("Aalto Oy"))
      #expect(shell.file.reload() == nil, "its own save is no news")
    }
  }

  @Test func `a file that is half written, or gone, leaves the old model and is told once`() throws
  {
    try Folder.withTeam { folder, path in
      var shell = try Shell(path)
      let before = shell.file.model.arena.bytes
      for broken in [String(smallTeam.prefix(60)), "", "[]"] {
        try write(broken, to: path)
        guard case .unusable? = shell.file.reload() else {
          Issue.record("“\(broken)” was taken")
          return
        }
        #expect(shell.file.reload() == nil)
        #expect(shell.file.model.arena.bytes == before)
      }
      try FileManager.default.removeItem(atPath: path)
      guard case .unusable? = shell.file.reload() else {
        Issue.record("it is gone")
        return
      }
      #expect(shell.file.reload() == nil)
      try write(smallTeam.replacing("Berg", with: "Borg"), to: path)
      guard case .changed? = shell.file.reload() else {
        Issue.record("it is back")
        return
      }
    }
  }
}
