import MojText
import Testing

@testable import MojShell

struct RecallTests {
  private func recall() -> Recall {
    var recall = Recall()
    recall.entries = ["leads", "customers", "leads count", "leads count", "ääni"]
    return recall
  }

  @Test func `an empty line walks through everything, and back to the draft`() {
    var recall = recall()
    #expect(recall.older(line: "", cursor: 0) == "ääni")
    #expect(recall.older(line: "ääni", cursor: 5) == "leads count")
    // The same statement twice is one step.
    #expect(recall.older(line: "leads count", cursor: 11) == "customers")
    #expect(recall.newer(line: "customers") == "leads count")
    #expect(recall.newer(line: "leads count") == "ääni")
    #expect(recall.newer(line: "ääni") == "")
    #expect(recall.newer(line: "") == nil)
  }

  @Test func `what is typed chooses the statements that begin so`() {
    var recall = recall()
    #expect(recall.older(line: "lea", cursor: 3) == "leads count")
    #expect(recall.older(line: "leads count", cursor: 11) == "leads")
    #expect(recall.older(line: "leads", cursor: 5) == nil)
    #expect(recall.newer(line: "leads") == "leads count")
    #expect(recall.newer(line: "leads count") == "lea")
  }

  @Test func `the cursor counts bytes, and only what stands before it counts`() {
    var recall = recall()
    #expect(recall.older(line: "äx", cursor: 2) == "ääni")
    #expect(recall.older(line: "xyz", cursor: 3) == nil)
  }

  @Test func `an edited line starts a new walk`() {
    var recall = recall()
    #expect(recall.older(line: "lea", cursor: 3) == "leads count")
    #expect(recall.older(line: "c", cursor: 1) == "customers")
  }
}

struct ColorPolicyTests {
  @Test(arguments: [
    (["TERM": "xterm"], true, true), (["TERM": "dumb"], true, false), ([:], true, false),
    (["TERM": "xterm"], false, false), (["TERM": "xterm", "NO_COLOR": "1"], true, false),
    (["TERM": "xterm", "NO_COLOR": ""], true, true), (["FORCE_COLOR": "1"], false, true),
    (["FORCE_COLOR": "1", "NO_COLOR": "1"], true, false),
    (["FORCE_COLOR": "0", "TERM": "xterm"], true, false),
  ])
  func `the environment decides where no option does`(
    environment: [String: String], isTerminal: Bool, expected: Bool
  ) {
    let isOn = ColorPolicy.isOn(.auto, isTerminal: isTerminal) { environment[$0] }
    #expect(isOn == expected)
    #expect(ColorPolicy.isOn(.always, isTerminal: isTerminal) { environment[$0] })
    #expect(!ColorPolicy.isOn(.never, isTerminal: isTerminal) { environment[$0] })
  }

  @Test func `roles become codes, and plain text stays plain`() {
    var text = StyledText("A1", .bold)
    text.line(" 3")
    #expect(text.text(colored: true) == "\u{1b}[1mA1\u{1b}[0m 3\n")
    #expect(text.text(colored: false) == "A1 3\n")
  }
}
