import Foundation
import MojStore
import MojText
import Testing

@Suite struct OutputFolderTests {
  @Test(arguments: [
    ("../x", "path-outside"), ("/etc/x", "path-outside"), ("a/../../x", "path-outside"),
    ("a/..", "path-outside"), ("-rf", "bad-path"), (".hidden", "bad-path"),
    ("a/.hidden/b", "bad-path"), ("a/-b", "bad-path"), ("", "bad-path"), (".", "bad-path"),
    ("a\u{0}b", "bad-path"), ("a\nb", "bad-path"), ("a\u{1B}[2Jb", "bad-path"),
    ("a\u{7F}", "bad-path"), (String(repeating: "a", count: 256), "bad-path"),
  ])
  func `no path leads out or misleads`(path: String, code: String) throws {
    try Folder.with { folder in
      let problem = #expect(throws: FileProblem.self) {
        try OutputFolder(folder.path("out")).write([(path, Array("x".utf8))])
      }
      #expect(problem?.diagnostic.code == code)
      #expect(problem?.diagnostic.exitCode == .denied)
      #expect(folder.tree() == ["out"])
    }
  }

  @Test(arguments: [("link/x", "path-through-link"), ("file-link", "path-through-link")])
  func `links are never followed`(path: String, code: String) throws {
    try Folder.with { folder in
      try folder.make(folder: "elsewhere")
      try folder.make(file: "elsewhere/target", "old")
      try folder.link("out/link", to: folder.path("elsewhere"))
      try folder.link("out/file-link", to: folder.path("elsewhere/target"))
      let problem = #expect(throws: FileProblem.self) {
        try OutputFolder(folder.path("out")).write([(path, Array("x".utf8))])
      }
      #expect(problem?.diagnostic.code == code)
      #expect(problem?.diagnostic.exitCode == .denied)
      #expect(folder.text("elsewhere/target") == "old")
      #expect(folder.tree().contains("elsewhere/x") == false)
    }
  }

  @Test func `a link to nowhere is not followed either`() throws {
    try Folder.with { folder in
      try folder.link("out/x", to: folder.path("nowhere"))
      #expect(code(of: "x", in: OutputFolder(folder.path("out"))) == "path-through-link")
      #expect(folder.tree() == ["out", "out/x"])
    }
  }

  @Test(arguments: ["model.json", "hard-link.json"])
  func `the model and its hard links are never written`(name: String) throws {
    try Folder.with { folder in
      try folder.make(file: "out/model.json", "{}")
      try FileManager.default.linkItem(
        atPath: folder.path("out/model.json"), toPath: folder.path("out/hard-link.json"))
      let model = try FileReader.content(of: folder.path("out/model.json"))
      let out = OutputFolder(folder.path("out"), protected: [model.identity])
      let problem = #expect(throws: FileProblem.self) { try out.write([(name, [1])]) }
      #expect(problem?.kind == .protected)
      #expect(problem?.diagnostic.exitCode == .denied)
      #expect(folder.text("out/model.json") == "{}")
      #expect(folder.tree() == ["out", "out/hard-link.json", "out/model.json"])
    }
  }

  @Test(arguments: ["team.json", "team.json.changes", "team.json.bak", "sub/../team.json.bak"])
  func `the model's companions are never written, also before they are there`(name: String) throws {
    try Folder.withTeam { folder, path in
      let shell = try Shell(path)
      let out = OutputFolder(folder.root).protecting(shell.file)
      #expect(throws: FileProblem.self) { try out.write([(name, [1])]) }
      #expect(folder.tree() == ["out", "team.json"])
      // In another folder such a name means nothing.
      guard !name.contains("/") else { return }
      try OutputFolder(folder.path("out")).protecting(shell.file).write([(name, [1])])
    }
  }

  @Test func `a file that is there is replaced whole`() throws {
    try Folder.with { folder in
      try folder.make(file: "out/a.txt", "a long text that was there before")
      try OutputFolder(folder.path("out")).write([("a.txt", Array("new".utf8))])
      #expect(folder.text("out/a.txt") == "new")
      #expect(folder.tree() == ["out", "out/a.txt"])
    }
  }

  @Test func `what waits on disk is written like any other file, all or none`() throws {
    try Folder.with { folder in
      let spool = try Spool()
      let line = Array(String(repeating: "åäö ", count: 9_000).utf8)
      for _ in 0..<30 { try spool.append(line) }
      try OutputFolder(folder.path("out")).write([("b.txt", [98])], spooled: [("a.csv", spool)])
      #expect(folder.text("out/a.csv") == String(repeating: "åäö ", count: 270_000))
      #expect(folder.tree() == ["out", "out/a.csv", "out/b.txt"])
      let out = OutputFolder(folder.path("out"), keepsExisting: true)
      #expect(throws: FileProblem.self) {
        try out.write([("c.txt", [99])], spooled: [("a.csv", spool)])
      }
      #expect(folder.tree() == ["out", "out/a.csv", "out/b.txt"])
    }
  }

  @Test func `other hard links of a replaced file keep the old text`() throws {
    try Folder.with { folder in
      try folder.make(file: "out/a.txt", "old")
      try FileManager.default.linkItem(
        atPath: folder.path("out/a.txt"), toPath: folder.path("kept"))
      try OutputFolder(folder.path("out")).write([("a.txt", Array("new".utf8))])
      #expect(folder.text("kept") == "old")
      #expect(folder.text("out/a.txt") == "new")
    }
  }

  @Test func `a replaced file keeps its mode`() throws {
    try Folder.with { folder in
      try folder.make(file: "out/a.txt", "old")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: folder.path("out/a.txt"))
      try OutputFolder(folder.path("out")).write([("a.txt", Array("new".utf8))])
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("out/a.txt"))
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `with keepsExisting what is there stays`() throws {
    try Folder.with { folder in
      try folder.make(file: "out/a.txt", "old")
      let out = OutputFolder(folder.path("out"), keepsExisting: true)
      let problem = #expect(throws: FileProblem.self) {
        try out.write([("b.txt", [98]), ("a.txt", [97])])
      }
      #expect(problem?.diagnostic.code == "file-exists")
      #expect(problem?.diagnostic.exitCode == .cannotCreate)
      #expect(folder.text("out/a.txt") == "old")
      #expect(folder.tree() == ["out", "out/a.txt"])
    }
  }

  @Test func `a FIFO or a folder in the place of a file is refused`() throws {
    try Folder.with { folder in
      try folder.makeFIFO("out/pipe")
      try folder.make(folder: "out/folder")
      for name in ["pipe", "folder"] {
        let problem = #expect(throws: FileProblem.self) {
          try OutputFolder(folder.path("out")).write([(name, [1])])
        }
        #expect(problem?.diagnostic.exitCode == .denied)
        #expect(problem?.kind != .protected)
      }
      #expect(folder.tree() == ["out", "out/folder", "out/pipe"])
    }
  }

  @Test(arguments: ["../bad", "/bad", "link/bad", "-bad", "a/b/.bad"])
  func `all are written or none, and nothing is left behind`(bad: String) throws {
    try Folder.with { folder in
      try folder.make(folder: "elsewhere")
      try folder.link("out/link", to: folder.path("elsewhere"))
      try folder.make(file: "out/one.txt", "old")
      let before = folder.tree()
      let files: [(path: String, bytes: [UInt8])] = [
        ("one.txt", [49]), ("new/deep/two.txt", [50]), (bad, [51]), ("three.txt", [52]),
      ]
      #expect(throws: FileProblem.self) { try OutputFolder(folder.path("out")).write(files) }
      #expect(folder.tree() == before)
      #expect(folder.text("out/one.txt") == "old")
    }
  }

  @Test func `where one rename fails, those before it are put back`() throws {
    try Folder.with { folder in
      try folder.make(file: "out/old", "old")
      // The folder of the last file is made after the file of that name was found to be free.
      let files = ["old", "new", "twice", "twice/file"].map { ($0, Array("text".utf8)) }
      #expect(throws: FileProblem.self) { try OutputFolder(folder.path("out")).write(files) }
      #expect(folder.text("out/old") == "old")
      #expect(folder.tree() == ["out", "out/old"])
    }
  }

  @Test func `folders on the way are made`() throws {
    try Folder.with { folder in
      try OutputFolder(folder.path("out")).write([("a/b/c.txt", Array("c".utf8)), ("./d.txt", [])])
      #expect(folder.text("out/a/b/c.txt") == "c")
      #expect(folder.text("out/d.txt") == "")
      #expect(folder.tree() == ["out", "out/a", "out/a/b", "out/a/b/c.txt", "out/d.txt"])
    }
  }

  @Test(arguments: [
    String(repeating: "ä", count: 127), String(repeating: "a", count: 255),
    String(repeating: "👍", count: 63), "raportti 2026-11-23.csv",
  ])
  func `a name may be as long as the disk takes it`(name: String) throws {
    try Folder.with { folder in
      try OutputFolder(folder.path("out")).write([(name, [49])])
      #expect(folder.text("out/\(name)") == "1")
    }
  }

  @Test func `a file in the place of a folder is no link`() throws {
    try Folder.with { folder in
      try folder.make(file: "out/a", "file")
      #expect(code(of: "a/b", in: OutputFolder(folder.path("out"))) == "not-writable")
    }
  }

  @Test func `an output folder that is not there is made, and goes where nothing is written`()
    throws
  {
    try Folder.with { folder in
      let out = OutputFolder(folder.path("new"))
      #expect(throws: FileProblem.self) { try out.write([("a/b", [1]), ("../c", [1])]) }
      #expect(folder.tree() == ["out"])
      try out.write([("a/b", [49]), ("c", [50])])
      #expect(folder.tree() == ["new", "new/a", "new/a/b", "new/c", "out"])
    }
  }

  @Test(arguments: ["no-such/new", "nowhere", "file", "file/new"])
  func `an output folder without a parent is not made, nor one behind a link to nowhere`(
    name: String
  ) throws {
    try Folder.with { folder in
      try folder.link("nowhere", to: folder.path("else"))
      try folder.make(file: "file", "text")
      let out = OutputFolder(folder.path(name))
      let problem = #expect(throws: FileProblem.self) { try out.write([("a", [1])]) }
      #expect([.cannotCreate, .denied].contains(problem?.diagnostic.exitCode))
      #expect(folder.tree() == ["file", "nowhere", "out"])
    }
  }

  private func code(of path: String, in out: OutputFolder) -> String? {
    do {
      try out.write([(path, [1])])
      return nil
    } catch {
      return error.diagnostic.code
    }
  }
}
