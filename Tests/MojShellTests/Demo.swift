import Foundation
import MojModel
import MojShell
import MojText

/// The demo team and the files of the repository, for tests that replay and run them.
enum Demo {
  /// The folder of the repository.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The demo team as it is in a language.
  static func model(_ language: Language) -> Model? { models[language] ?? nil }

  private static let models: [Language: Model?] = {
    let file = bytes(of: "scripts/demo/team.json")
    var models: [Language: Model?] = [:]
    for language in Language.allCases {
      models[language] = ModelReader.model(from: file, language: language).model
    }
    return models
  }()

  /// A fresh session on the demo team, off a terminal.
  static func session(
    _ language: Language = .en, today: String? = nil, width: Int? = nil
  ) -> Session? {
    guard let model = model(language),
      let day = today.map({ CalendarDay($0) }) ?? model.demoToday
    else { return nil }
    var session = Session(
      model, Settings(today: day, language: language, width: width, badge: "DEMO"))
    session.scenarioFiles = {
      files(below: "scripts/scenarios", ending: ".json").map {
        ScenarioFile(name: $0, bytes: bytes(of: $0))
      }
    }
    return session
  }

  /// The bytes of a file of the repository; empty where there is none.
  static func bytes(of path: String) -> [UInt8] {
    (try? Data(contentsOf: root.appending(path: path))).map { [UInt8]($0) } ?? []
  }

  /// The text of a file of the repository.
  static func text(of path: String) -> String { String(decoding: bytes(of: path), as: UTF8.self) }

  /// The files below a folder whose name has an ending, as paths below the repository.
  static func files(below folder: String, ending: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    let paths = all?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
  }
}
