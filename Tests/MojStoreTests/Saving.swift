import MojModel
import Testing

@testable import MojStore

/// A small team, each record on a line.
let smallTeam = """
  {
   "moj": 1,
   "own": 1e2,
   "accounts": [
    {"id": "a1", "name": "Aalto", "kind": "lead", "potential": 100},
    {"id": "a2", "name": "Berg", "kind": "customer"}
   ]
  }

  """

/// One process's view of a model on disk, as a shell has it.
struct Shell {
  var file: ModelFile

  init(_ path: String, user: String = "aino", lockWait: Int = 2_000, rescue: String? = nil) throws {
    let content = try FileReader.content(of: path)
    let model = try #require(ModelReader.model(from: content.bytes).model)
    file = ModelFile(
      path, content, model, language: nil,
      settings: ModelFile.Settings(
        user: user, host: "here", lockWait: lockWait, rescueFolder: { rescue }))
  }

  /// Makes a change as a session does and saves it.
  @discardableResult
  mutating func change(
    _ command: String = "test", kind: Change.Kind = .new, isExact: Bool = false,
    _ body: (inout ModelText) throws -> [Edit?]
  ) throws -> ModelFile.Saved {
    var text = try ModelText(file.model.arena.bytes)
    let edits = try body(&text).compactMap { $0 }
    let model = try #require(ModelReader.model(from: text.bytes).model)
    return try file.save(
      Change(command: command, kind: kind, edits: edits, isExact: isExact), expecting: model)
  }

  @discardableResult
  mutating func set(_ key: String, of id: String = "a1", to value: JSONValue?) throws
    -> ModelFile.Saved
  {
    try change("set") { [try $0.set(key, of: id, in: .accounts, to: value)] }
  }

  @discardableResult
  mutating func addCall(_ id: String) throws -> ModelFile.Saved {
    try change("log") {
      [try $0.create([.init("id", .string(id)), .init("account", .string("a1"))], in: .activities)]
    }
  }

  /// Takes the last change of this user back, or does it again.
  mutating func undo() throws {
    let stack = ChangeStack(file.changes().changes, of: file.settings.user)
    let last = try #require(stack.done.last)
    try change("undo", kind: .undo([last.id])) { text in
      try last.inverse.map { try text.replay($0) }
    }
  }

  mutating func redo() throws {
    let stack = ChangeStack(file.changes().changes, of: file.settings.user)
    let last = try #require(stack.undone.last)
    try change("redo", kind: .redo([last.id])) { text in
      try last.edits.map { try text.replay($0) }
    }
  }
}

extension Folder {
  /// A folder that holds the small team as `team.json`.
  static func withTeam(_ body: (Folder, String) throws -> Void) throws {
    try Folder.with { folder in
      try folder.make(file: "team.json", smallTeam)
      try body(folder, folder.path("team.json"))
    }
  }
}
