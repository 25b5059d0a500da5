import Foundation
import MojModel
import MojText
import Testing

@testable import MojStore

/// Saving: what is on disk afterwards, who meets whom, and what stays as it was when it fails.
struct ModelFileTests {
  private func problem(_ body: () throws -> Void) -> SaveProblem? {
    do { try body() } catch { return error as? SaveProblem }
    return nil
  }

  @Test("a saved field is on disk, with the state before it and its change beside it")
  func saved() throws {
    try Folder.withTeam { folder, path in
      var shell = try Shell(path)
      let saved = try shell.set("potential", to: .number("250"))
      #expect(folder.text("team.json") == smallTeam.replacing(": 100}", with: ": 250}"))
      #expect(folder.text("team.json.bak") == smallTeam)
      let names = folder.tree()
      #expect(names.filter { $0.hasPrefix("backups/team.") }.count == 1)
      #expect(!names.contains { $0.hasSuffix(".tmp") })
      let (changes, warnings) = shell.file.changes()
      #expect(changes == [saved.change] && warnings.isEmpty)
      #expect(changes[0].user == "aino" && changes[0].id.utf8.count == 26)
    }
  }

  @Test("opening and looking back write nothing")
  func readingWritesNothing() throws {
    try Folder.withTeam { folder, path in
      let shell = try Shell(path)
      _ = shell.file.changes()
      _ = shell.file.identities
      #expect(folder.tree() == ["out", "team.json"])
    }
  }

  @Test("two shells that change different fields both keep theirs")
  func merged() throws {
    try Folder.withTeam { folder, path in
      var aino = try Shell(path)
      var eero = try Shell(path, user: "eero")
      try aino.set("potential", to: .number("1"))
      try eero.set("name", of: "a2", to: .string("Berg & Co"))
      let text = try #require(folder.text("team.json"))
      #expect(text.contains("\"potential\": 1}") && text.contains("Berg & Co"))
      #expect(eero.file.model.arena.bytes == Array(text.utf8))
    }
  }

  @Test("two shells that change the same field: the second is told and nothing is guessed")
  func conflict() throws {
    try Folder.withTeam { folder, path in
      var aino = try Shell(path)
      var eero = try Shell(path, user: "eero")
      try aino.set("potential", to: .number("1"))
      let found = try #require(problem { try eero.set("potential", to: .number("2")) })
      guard case .conflict(.conflict(_, let now)) = found.kind else {
        Issue.record("\(found)")
        return
      }
      #expect(now == "1" && found.diagnostic.exitCode == .temporary)
      #expect(folder.text("team.json")?.contains("\"potential\": 1}") == true)
      let waiting = try #require(found.rescue)
      #expect(waiting.hasPrefix("team.json.conflict-"))
      #expect(folder.text(waiting)?.contains("\"new\": \"2\"") == true)
    }
  }

  @Test("what rests on all of the model is not saved where another has changed anything of it")
  func exact() throws {
    try Folder.withTeam { folder, path in
      var aino = try Shell(path)
      var eero = try Shell(path, user: "eero")
      try eero.set("name", of: "a2", to: .string("Bergman"))
      func apply() throws {
        try aino.change("apply", isExact: true) {
          [try $0.set("potential", of: "a1", in: .accounts, to: .number("7"))]
        }
      }
      #expect(problem { try apply() }?.kind == .changedMeanwhile)
      #expect(!folder.tree().contains { $0.contains("conflict") })
      // Now what the other wrote is known.
      try apply()
      let text = try #require(folder.text("team.json"))
      #expect(text.contains("Bergman") && text.contains("\"potential\": 7"))
    }
  }

  @Test("two shells that give new records one number both keep theirs")
  func renumbered() throws {
    try Folder.withTeam { folder, path in
      var aino = try Shell(path)
      var eero = try Shell(path, user: "eero")
      try aino.addCall("act-09")
      let saved = try eero.addCall("act-09")
      #expect(saved.notes.map(\.code) == ["renumbered"])
      #expect(eero.file.model[.activities].rowCount == 2)
      #expect(folder.text("team.json")?.contains("\"act-10\"") == true)
      try eero.undo()
      #expect(folder.text("team.json")?.contains("\"act-10\"") == false)
      #expect(folder.text("team.json")?.contains("\"act-09\"") == true)
    }
  }

  @Test("what another program wrote meanwhile stays; what it broke is not saved over")
  func otherPrograms() throws {
    try Folder.withTeam { folder, path in
      var shell = try Shell(path)
      try folder.make(file: "team.json", smallTeam.replacing("Aalto", with: "Aaltonen"))
      try shell.set("potential", to: .number("7"))
      #expect(folder.text("team.json")?.contains("Aaltonen") == true)
      #expect(shell.file.changes().warnings.isEmpty)
      try folder.make(file: "team.json", "{\"moj\": 1, \"accounts\": [")
      let found = try #require(problem { try shell.set("potential", to: .number("8")) })
      #expect(found.kind == .broken && found.rescue?.hasPrefix("team.json.rescue-") == true)
      #expect(folder.text("team.json") == "{\"moj\": 1, \"accounts\": [")
    }
  }

  @Test("a file that is gone is never made again in silence")
  func gone() throws {
    try Folder.withTeam { folder, path in
      var shell = try Shell(path)
      try FileManager.default.removeItem(atPath: path)
      let found = try #require(problem { try shell.set("potential", to: .number("8")) })
      #expect(found.kind == .gone && found.diagnostic.exitCode == .temporary)
      #expect(folder.text("team.json") == nil && found.rescue != nil)
    }
  }

  @Test("a file without write permission is never written, and keeps its mode otherwise")
  func modes() throws {
    try Folder.withTeam { folder, path in
      var shell = try Shell(path)
      for mode: mode_t in [0o600, 0o640, 0o664] {
        chmod(path, mode)
        try shell.set("potential", to: .number("\(mode)"))
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == mode)
      }
      chmod(path, 0o444)
      let before = folder.text("team.json")
      let found = try #require(problem { try shell.set("potential", to: .number("8")) })
      #expect(found.diagnostic.exitCode == .denied && folder.text("team.json") == before)
    }
  }

  @Test("a link to the model stays a link; its target is written")
  func links() throws {
    try Folder.withTeam { folder, path in
      try folder.link("out/link.json", to: path)
      var shell = try Shell(folder.path("out/link.json"))
      try shell.set("potential", to: .number("8"))
      #expect(folder.text("team.json")?.contains("\"potential\": 8}") == true)
      var status = stat()
      #expect(lstat(folder.path("out/link.json"), &status) == 0)
      #expect(status.st_mode & S_IFMT == S_IFLNK)
      #expect(folder.text("team.json.changes") != nil)
    }
  }

  @Test("another name of the model keeps the old content, and that is said")
  func hardLink() throws {
    try Folder.withTeam { folder, path in
      try FileManager.default.linkItem(atPath: path, toPath: folder.path("other.json"))
      var shell = try Shell(path)
      let saved = try shell.set("potential", to: .number("8"))
      #expect(saved.notes.map(\.code) == ["hard-link"])
      #expect(folder.text("other.json") == smallTeam)
      // The backups are names of it as well, and no reason to warn.
      #expect(try shell.set("potential", to: .number("9")).notes.isEmpty)
    }
  }

  @Test("while another saves there is a wait, then a word about who it is")
  func locked() throws {
    try Folder.withTeam { folder, path in
      var shell = try Shell(path, lockWait: 60)
      let handle = try FolderHandle(folder.root)
      var status = stat()
      _ = stat(path, &status)
      let lock = try FileLock(
        ".team.json.lock", in: handle, like: status, wait: 0, holder: "eero@there, 7")
      let found = try #require(problem { try shell.set("potential", to: .number("8")) })
      #expect(found.kind == .locked(by: "eero@there, 7") && found.rescue == nil)
      #expect(found.diagnostic.exitCode == .temporary)
      // Whoever waited in vain leaves the holder's lock and words alone.
      #expect(folder.text(".team.json.lock") == "eero@there, 7\n")
      #expect(problem { try shell.set("potential", to: .number("8")) }?.kind == found.kind)
      withExtendedLifetime(lock) {}
    }
  }

  @Test("what dead processes left behind goes; what living ones wait with stays")
  func stale() throws {
    try Folder.withTeam { folder, path in
      try folder.make(file: ".team.json.moj-999999999-1.tmp", "")
      try folder.make(file: ".team.json.changes.moj-999999999-1.tmp", "")
      try folder.make(file: ".team.json.moj-\(getpid())-1.tmp", "")
      var shell = try Shell(path)
      try shell.set("potential", to: .number("8"))
      let left = folder.tree().filter { $0.hasSuffix(".tmp") }
      #expect(left == [".team.json.moj-\(getpid())-1.tmp"])
    }
  }

  @Test("a log whose end is damaged is set aside there, and goes on")
  func damagedLog() throws {
    try Folder.withTeam { folder, path in
      var shell = try Shell(path)
      try shell.set("potential", to: .number("8"))
      try shell.set("potential", to: .number("9"))
      let log = try #require(folder.text("team.json.changes"))
      try folder.make(file: "team.json.changes", log + "120 0000")
      #expect(shell.file.changes().warnings.map(\.code) == ["log-damaged"])
      #expect(shell.file.changes().changes.count == 2)
      try shell.set("potential", to: .number("10"))
      #expect(shell.file.changes().changes.count == 3)
      #expect(shell.file.changes().warnings.isEmpty)
      let aside = folder.tree().filter { $0.contains(".corrupt-") }
      #expect(aside.count == 1 && folder.text(aside[0]) == "120 0000")
    }
  }

  @Test("without its log the model opens and is saved; another model's log is told")
  func lostLog() throws {
    try Folder.withTeam { folder, path in
      var shell = try Shell(path)
      try shell.set("potential", to: .number("8"))
      try FileManager.default.removeItem(atPath: folder.path("team.json.changes"))
      #expect(shell.file.changes().changes.isEmpty)
      try shell.set("potential", to: .number("9"))
      #expect(shell.file.changes().changes.count == 1)
      try folder.make(file: "other.json", smallTeam.replacing("Berg", with: "Vuori"))
      try folder.make(
        file: "other.json.changes", try #require(folder.text("team.json.changes")))
      let other = try Shell(folder.path("other.json"))
      #expect(other.file.changes().warnings.map(\.code) == ["log-foreign"])
    }
  }

  @Test("a change that was written down but never done is no change")
  func crashed() throws {
    try Folder.withTeam { folder, path in
      var shell = try Shell(path)
      try shell.set("potential", to: .number("8"))
      try shell.set("potential", to: .number("9"))
      let old = try #require(folder.text("team.json.bak"))
      // The state of a crash after the log and before the rename.
      try folder.make(file: "team.json", old)
      var next = try Shell(path)
      #expect(next.file.changes().changes.count == 1)
      try next.set("potential", to: .number("10"))
      #expect(next.file.changes().changes.count == 2)
      try next.undo()
      #expect(folder.text("team.json") == old)
    }
  }

  @Test("undo and redo work across restarts and bring back the same bytes")
  func undoRedo() throws {
    try Folder.withTeam { folder, path in
      var states = [smallTeam]
      for step in 1...6 {
        var shell = try Shell(path)
        switch step % 3 {
        case 0: try shell.addCall("act-\(step)")
        case 1: try shell.set("potential", to: .number("\(step)"))
        default: try shell.set("town", of: "a2", to: .string("Oulu \(step)"))
        }
        states.append(try #require(folder.text("team.json")))
      }
      let eero = try Shell(path, user: "eero")
      #expect(ChangeStack(eero.file.changes().changes, of: "eero").done.isEmpty)
      for state in states.dropLast().reversed() {
        var shell = try Shell(path)
        try shell.undo()
        #expect(folder.text("team.json") == state)
      }
      for state in states.dropFirst() {
        var shell = try Shell(path)
        try shell.redo()
        #expect(folder.text("team.json") == state)
      }
    }
  }

  @Test("a change that cannot wait beside the model waits in the state folder")
  func rescueElsewhere() throws {
    try Folder.with { folder in
      try folder.make(folder: "state")
      try folder.make(file: "out/team.json", smallTeam)
      var shell = try Shell(folder.path("out/team.json"), rescue: folder.path("state"))
      try FileManager.default.removeItem(atPath: folder.path("out"))
      let found = try #require(problem { try shell.set("potential", to: .number("8")) })
      #expect(found.rescue?.hasPrefix(folder.path("state/team.json.rescue-")) == true)
    }
  }

  @Test("fourteen daily backups are kept")
  func dailyBackups() throws {
    try Folder.withTeam { folder, path in
      try folder.make(folder: "backups")
      for day in 10...28 { try folder.make(file: "backups/team.2020-01-\(day).json", "") }
      try folder.make(file: "backups/notes.txt", "")
      var shell = try Shell(path)
      try shell.set("potential", to: .number("8"))
      let kept = folder.tree().filter { $0.hasPrefix("backups/team.") }
      #expect(kept.count == 14 && kept.first == "backups/team.2020-01-16.json")
      #expect(folder.text("backups/notes.txt") == "")
    }
  }

  @Test("a name of 255 bytes has room for its companions")
  func longName() throws {
    try Folder.with { folder in
      let name = String(repeating: "n", count: 250) + ".json"
      try folder.make(file: name, smallTeam)
      var shell = try Shell(folder.path(name))
      try shell.set("potential", to: .number("8"))
      #expect(shell.file.changes().changes.count == 1)
    }
  }

  @Test("what is forgotten is in no file any more, and nothing brings it back")
  func forgotten() throws {
    try Folder.withTeam { folder, path in
      var shell = try Shell(path)
      try shell.set("name", of: "a2", to: .string("Secret Oy"))
      try shell.addCall("act-1")
      try shell.set("note", to: .string("knows Secret Oy"))
      try shell.set("phone", of: "a2", to: .string("040 123"))
      var other = try Shell(path)
      try shell.set("potential", to: .number("1"))
      #expect(throws: SaveProblem.self) {
        try other.set("potential", to: .number("2"))
      }
      let model = shell.file.model
      let erasure = Erasure(of: 1, in: .accounts, of: model)
      var text = try ModelText(model.arena.bytes)
      let edits = try text.forget(erasure, in: model).compactMap { $0 }
      let next = try #require(ModelReader.model(from: text.bytes).model)
      let (_, files) = try shell.file.erase(
        erasure, by: Change(command: "forget Secret Oy", edits: edits), expecting: next)
      #expect(
        files.prefix(2) == ["team.json", "team.json.changes"] && files.contains("team.json.bak"))
      for name in folder.tree() {
        let found = folder.text(name) ?? ""
        #expect(!found.contains("Secret") && !found.contains("040 123"), "\(name)")
        #expect(!found.contains("\"a2\""), "\(name)")
      }
      #expect(folder.text("team.json")?.contains("knows …") == true)
      #expect(shell.file.changes().warnings.isEmpty)
      let stack = ChangeStack(shell.file.changes().changes, of: "aino")
      #expect(stack.done.allSatisfy { !$0.edits.isEmpty })
      try shell.undo()
    }
  }
}
