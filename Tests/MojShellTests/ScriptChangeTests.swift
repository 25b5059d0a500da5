import MojLanguage
import MojModel
import MojStore
import MojText
import Testing

@testable import MojShell

/// What a script changes: nothing of it is lost, wherever in the script it stands.
struct ScriptChangeTests {
  private func run(_ lines: String, others: [String: String] = [:]) throws -> (Session, [String]) {
    var session = try #require(Demo.session(.en))
    session.settings.saving = .atEnd
    let (script, errors) = ScriptParser.script(in: Array(lines.utf8), name: "day.moj")
    #expect(errors.isEmpty)
    var said: [String] = []
    let runner = ScriptRunner(
      script, name: "day.moj", loader: { others[$0].map { Array($0.utf8) } },
      deliver: { said.append(Transcript.said($0, .en)) })
    let (_, code) = runner.run(in: &session, arguments: [])
    #expect(code == .ok, "\(said)")
    return (session, said)
  }

  @Test func `each row's changes stay, and the next line sees them`() throws {
    let (session, said) = try run(
      """
      each leads where tier = A1 sort by name take 3 as l
        set :l potential = 54321
      end
      leads where potential = 54321 show name
      """)
    #expect(session.unsaved.count == 3)
    #expect(Set(session.unsaved.flatMap(\.edits).map(\.id)).count >= 3)
    #expect(said.last?.contains("\n3 leads") == true, "\(said)")
  }

  @Test func `changes of a script that another runs stay, its names are its own`() throws {
    let (session, said) = try run(
      """
      use kind = lead
      run calls.moj who=A1
      accounts where potential = 55k show name, potential
      """,
      others: [
        "calls.moj": """
        param who: tier
        use kind = customer
        set "Suvituuli Köydet Oy Ab" potential = 55k
        """
      ])
    #expect(session.unsaved.count == 1)
    #expect(session.parameters.isEmpty)
    #expect(said.last?.contains("Suvituuli Köydet Oy Ab") == true, "\(said)")
    #expect(session.prompt.contains("[kind = lead]"))
  }
}
