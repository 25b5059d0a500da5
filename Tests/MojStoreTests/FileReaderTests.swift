import Foundation
import MojStore
import MojText
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct FileReaderTests {
  @Test func `a file's bytes come as they are`() throws {
    try Folder.with { folder in
      try folder.make(file: "a", "yhtä\r\nkaksi\u{0}")
      let content = try FileReader.content(of: folder.path("a"))
      #expect(content.bytes == Array("yhtä\r\nkaksi\u{0}".utf8))
    }
  }

  @Test func `an empty file is read as nothing`() throws {
    try Folder.with { folder in
      try folder.make(file: "a", "")
      #expect(try FileReader.content(of: folder.path("a")).bytes.isEmpty)
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a line beyond the limit is told by its number, and any other is read`(
    end: String
  ) throws {
    try Folder.with { folder in
      let whole = ["ab", "c", String(repeating: "x", count: 8), "d"].joined(separator: end)
      try folder.make(file: "a", whole)
      let content = try FileReader.content(of: folder.path("a"), lineLimit: 8)
      #expect(content.bytes == Array(whole.utf8))
      // What is longer is not read to its end: the rest is never asked for.
      try folder.make(file: "b", "ab\(end)c\(end)" + String(repeating: "x", count: 40))
      let problem = #expect(throws: FileProblem.self) {
        try FileReader.content(of: folder.path("b"), lineLimit: 8)
      }
      #expect(problem?.kind == .longLine(3, limit: 8))
      #expect(problem?.diagnostic.exitCode == .data)
    }
  }

  @Test func `a link leads to its file`() throws {
    try Folder.with { folder in
      try folder.make(file: "a", "text")
      try folder.link("b", to: folder.path("a"))
      let content = try FileReader.content(of: folder.path("b"))
      #expect(content.identity == (try FileReader.content(of: folder.path("a"))).identity)
    }
  }

  @Test func `what is no file ends at once with its own message`() throws {
    try Folder.with { folder in
      try folder.makeFIFO("pipe")
      try folder.link("loop", to: folder.path("loop"))
      try folder.link("dangling", to: folder.path("nowhere"))
      try folder.make(file: "file", "x")
      let cases: [(String, String, ExitCode)] = [
        (folder.path("missing"), "no-such-file", .noInput),
        (folder.path("dangling"), "no-such-file", .noInput),
        (folder.path("file/below"), "no-such-file", .noInput),
        (folder.path("out"), "is-a-folder", .noInput),
        (folder.path("pipe"), "not-a-file", .noInput),
        (folder.path("loop"), "link-loop", .noInput),
        ("/dev/zero", "not-a-file", .noInput),
        ("/dev/null", "not-a-file", .noInput),
        ("", "bad-path", .denied),
        ("a\u{0}b", "bad-path", .denied),
      ]
      for (path, code, exit) in cases {
        let problem = #expect(throws: FileProblem.self) { try FileReader.content(of: path) }
        #expect(problem?.diagnostic.code == code, "\(path)")
        #expect(problem?.diagnostic.exitCode == exit, "\(path)")
      }
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a file that may not be read is denied`() throws {
    try Folder.with { folder in
      try folder.make(file: "secret", "x")
      chmod(folder.path("secret"), 0)
      let problem = #expect(throws: FileProblem.self) {
        try FileReader.content(of: folder.path("secret"))
      }
      #expect(problem?.diagnostic.code == "file-denied")
      #expect(problem?.diagnostic.exitCode == .denied)
    }
  }

  @Test func `a file that is replaced again and again is read whole`() async throws {
    let name = NSTemporaryDirectory() + "moj-\(UUID().uuidString)"
    defer { unlink(name) }
    let states = [UInt8(ascii: "a"), UInt8(ascii: "b")].map { letter in
      Data(repeating: letter, count: letter == UInt8(ascii: "a") ? 200_000 : 100_000)
    }
    try states[0].write(to: URL(fileURLWithPath: name), options: .atomic)
    let writer = Task.detached {
      for round in 0..<200 {
        try states[round % 2].write(to: URL(fileURLWithPath: name), options: .atomic)
      }
    }
    for _ in 0..<200 {
      let bytes = try FileReader.content(of: name).bytes
      #expect(bytes.count == (bytes.first == UInt8(ascii: "a") ? 200_000 : 100_000))
      #expect(bytes.first == bytes.last)
    }
    try await writer.value
  }

  @Test func `a file beyond the limit is refused by its size`() throws {
    try Folder.with { folder in
      try folder.make(file: "big", "")
      truncate(folder.path("big"), 1 << 30)
      let problem = #expect(throws: FileProblem.self) {
        try FileReader.content(of: folder.path("big"))
      }
      #expect(problem?.kind == .tooLarge(limit: 536_870_912))
      #expect(problem?.diagnostic.exitCode == .data)
    }
  }

  /// Also where the tests' own folder is closed to others: then nothing in it is open.
  @Test func `a file is open to all where it and each folder on the way is`() throws {
    try Folder.with { folder in
      try folder.make(file: "a", "x")
      let isOpenAbove =
        FileExposure.isOpenToAll("/etc/passwd")
        && {
          var facts = stat()
          let parent = (folder.root as NSString).deletingLastPathComponent
          return stat(parent, &facts) == 0 && facts.st_mode & 0o001 != 0
        }()
      for (file, above, isOpen) in [
        (0o644, 0o755, true), (0o640, 0o755, false), (0o644, 0o750, false),
      ] {
        chmod(folder.path("a"), mode_t(file))
        chmod(folder.root, mode_t(above))
        #expect(FileExposure.isOpenToAll(folder.path("a")) == (isOpen && isOpenAbove))
      }
      #expect(!FileExposure.isOpenToAll(folder.path("none")))
    }
  }

  @Test(arguments: [(10, 9, false), (10, 10, true), (10, 11, true)])
  func `the limit itself is allowed`(size: Int, limit: Int, fits: Bool) throws {
    try Folder.with { folder in
      try folder.make(file: "a", String(repeating: "x", count: size))
      let content = try? FileReader.content(of: folder.path("a"), limit: limit)
      #expect((content?.bytes.count == size) == fits)
    }
  }

  @Test func `every problem says itself in both languages with a listed code`() {
    let kinds: [FileProblem.Kind] = [
      .missing, .denied, .isFolder, .isNoFile, .empty, .linkLoop, .tooLarge(limit: 1 << 20),
      .changing, .failed("x"), .outside, .throughLink, .protected, .special, .exists, .badName,
      .notWritable("x"),
    ]
    for kind in kinds {
      let diagnostic = FileProblem(kind, "polku").diagnostic
      #expect(FileProblem.codes.contains(diagnostic.code))
      #expect(diagnostic.message.fi.contains("polku"))
      #expect(diagnostic.message.en.contains("polku"))
      #expect(diagnostic.message.fi != diagnostic.message.en)
    }
  }
}
