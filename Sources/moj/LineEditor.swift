#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import CLibEdit
import MojShell
import MojText

/// The prompt with its keys: libedit, with what it lacks added by functions of moj's own.
///
/// C calls back without a context, so each handle of libedit carries its editor as client data.
@safe final class LineEditor {
  /// What came of one reading.
  enum Reading {
    case line(String)
    /// Ctrl-C was pressed.
    case interrupted
    /// Ctrl-D was pressed on an empty line, or the terminal is gone.
    case end
  }

  let handle: OpaquePointer
  private let history: OpaquePointer
  let terminal: Terminal
  var keys = KeyReader()
  var recall = Recall()
  /// The prompt as libedit wants it: bytes that stay where they are.
  private(set) var promptBytes: UnsafeMutablePointer<CChar>
  private(set) var promptWidth = 0
  private var wasInterrupted = false
  private var marksPaste = false
  /// Finds what may stand at a cursor of the line that is edited.
  var complete: (_ line: String, _ cursor: Int, _ use: WordUse) -> Completion = { _, cursor, _ in
    Completion(start: cursor, candidates: [])
  }
  /// Finds what a short form before a cursor stands for.
  var expand: (_ line: String, _ cursor: Int) -> (start: Int, text: String)? = { _, _ in nil }
  /// Where candidates were listed last, and which page of them: another Tab there turns it.
  var listed: ListedPlace?
  var page = 0
  /// How often each word was typed.
  private(set) var use = WordUse()
  /// The line that may be meant instead of the last one.
  private var mended: MendedLine?

  /// Fetches older statements; called at the first key, so that the prompt need not wait for them.
  var olderStatements: (() -> [String])?

  /// Opens the editor on standard input and output; nil where libedit cannot.
  init?(terminal: Terminal) {
    Terminal.speakUTF8()
    guard let handle = unsafe moj_el_open("moj"), let history = unsafe history_init() else {
      return nil
    }
    unsafe self.handle = handle
    unsafe self.history = history
    self.terminal = terminal
    unsafe promptBytes = strdup("")
    unsafe moj_el_set_client(handle, Unmanaged.passUnretained(self).toOpaque())
    _ = unsafe moj_history_set_size(history, Int32(HistoryEntry.limit))
    unsafe moj_el_set_history(handle, history)
    unsafe moj_el_set_prompt(handle, { unsafe editor($0)?.promptBytes }, 1)
    unsafe moj_el_set_reader(handle) { handle, place in
      guard let editor = unsafe editor(handle), let place = unsafe place else { return -1 }
      return unsafe editor.read(into: place)
    }
    _ = unsafe moj_el_use_emacs(handle)
    bindKeys()
    unsafe moj_el_set_signal_keys(handle, 0)
  }

  deinit {
    unsafe el_end(handle)
    unsafe history_end(history)
    unsafe free(promptBytes)
  }

  /// Makes a statement findable by Up and Ctrl-R.
  func remember(_ text: String) {
    use.learn(text)
    enter(text)
  }

  /// Lets a line that may be meant wait one Up away.
  func offer(_ line: MendedLine) {
    mended = line
    enter(line.text)
  }

  /// Makes statements unfindable.
  func forget(_ isUnwanted: (String) -> Bool) {
    recall.entries.removeAll(where: isUnwanted)
    mended = nil
    _ = unsafe moj_history_clear(history)
    for text in recall.entries { _ = unsafe moj_history_enter(history, text) }
  }

  private func enter(_ text: String) {
    recall.entries.append(text)
    _ = unsafe moj_history_enter(history, text)
  }

  /// Reads a line, or what was pasted as one text of several.
  func read(prompt: String) -> Reading {
    setPrompt(Printable.text(prompt))
    wasInterrupted = false
    recall.restart()
    listed = nil
    var count: Int32 = 0
    let line = unsafe el_gets(handle, &count)
    markPaste(false)
    if wasInterrupted { return .interrupted }
    guard let line = unsafe line, count > 0 else { return .end }
    let text = unsafe String(cString: line)
    return .line(text.hasSuffix("\n") ? String(text.dropLast()) : text)
  }

  /// Reads the answer to a question, without white space around it; nil where a person leaves.
  func reply(to question: String) -> String? {
    guard case .line(let text) = read(prompt: question) else { return nil }
    let line = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    // What was pasted may have several lines; an answer is one.
    return String(line.map { $0.isNewline ? " " : $0 })
  }

  /// Asks the terminal to put marks around what is pasted while a line is edited.
  private func markPaste(_ isOn: Bool) {
    guard terminal.isCapable else { return }
    marksPaste = isOn
    unsafe Signals.marksPaste = isOn ? 1 : 0
    send(isOn ? "\u{1b}[?2004h" : "\u{1b}[?2004l")
  }

  private func setPrompt(_ text: String) {
    promptWidth = cells(text) + 1
    // U+0001 stands on both sides of what takes no room.
    let shown =
      terminal.isOutputColored ? "\u{1}\u{1b}[36m\u{1}\(text)\u{1}\u{1b}[0m\u{1} " : text + " "
    unsafe free(promptBytes)
    unsafe promptBytes = strdup(shown)
  }

  func send(_ text: String) {
    _ = Output.writeAll(Array(text.utf8), to: STDOUT_FILENO)
  }
}

// MARK: - Keys

extension LineEditor {
  private func bindKeys() {
    unsafe add("moj-interrupt", "Clear the line", ["^C"]) { handle, _ in
      unsafe editor(handle)?.interrupt() ?? UInt8(CC_EOF)
    }
    unsafe add("moj-suspend", "Stop the program", ["^Z"]) { handle, _ in
      unsafe editor(handle)?.suspend() ?? UInt8(CC_NORM)
    }
    unsafe add("moj-complete", "Complete the word", ["^I"]) { handle, _ in
      unsafe editor(handle)?.completeWord() ?? UInt8(CC_ERROR)
    }
    unsafe add("moj-paste", "Take what is pasted", ["\\e[200~"]) { handle, _ in
      unsafe editor(handle)?.paste() ?? UInt8(CC_ERROR)
    }
    unsafe add("moj-older", "Older line that begins so", ["\\e[A", "\\eOA", "^P"]) { handle, _ in
      unsafe editor(handle)?.recallOlder() ?? UInt8(CC_ERROR)
    }
    unsafe add("moj-newer", "Newer line that begins so", ["\\e[B", "\\eOB", "^N"]) { handle, _ in
      unsafe editor(handle)?.recallNewer() ?? UInt8(CC_ERROR)
    }
    unsafe add("moj-hint", "Show what may come next", ["^^"]) { handle, _ in
      unsafe editor(handle)?.showHint() ?? UInt8(CC_ERROR)
    }
    unsafe add("moj-question", "Show what may come next", ["?"]) { handle, _ in
      unsafe editor(handle)?.question() ?? UInt8(CC_ERROR)
    }
    unsafe add("moj-space", "Make a short form whole", ["\\040"]) { handle, _ in
      unsafe editor(handle)?.space() ?? UInt8(CC_ERROR)
    }
    let others = [
      ("^R", "em-inc-search-prev"), ("\\e[3~", "ed-delete-next-char"),
      ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"), ("^W", "ed-delete-prev-word"),
      ("\\e[H", "ed-move-to-beg"), ("\\e[F", "ed-move-to-end"),
      ("\\e[1~", "ed-move-to-beg"), ("\\e[4~", "ed-move-to-end"),
    ]
    for (key, name) in others { _ = unsafe moj_el_bind(handle, key, name) }
  }

  private func add(
    _ name: String, _ help: String, _ keys: [String],
    _ function: @escaping @convention(c) (OpaquePointer?, Int32) -> UInt8
  ) {
    // libedit keeps the pointers to both texts for as long as it lives.
    unsafe moj_el_add_function(handle, strdup(name), strdup(help), function)
    for key in keys { _ = unsafe moj_el_bind(handle, key, name) }
  }

  private func interrupt() -> UInt8 {
    wasInterrupted = true
    moveToEnd()
    send(String(repeating: "\r\n", count: rowsBelowCursor) + "^C\r\n")
    return UInt8(CC_EOF)
  }

  /// Moves the cursor behind the line, where `^C` overwrites nothing.
  private func moveToEnd() {
    let (text, cursor) = line
    guard terminal.isCapable, cursor < text.utf8.count else { return }
    let up = cursorRow
    send((up > 0 ? "\u{1b}[\(up)A" : "") + "\r\u{1b}[J")
    _ = unsafe el_cursor(handle, Int32(text.unicodeScalars.count))
    unsafe moj_el_refresh(handle)
  }

  private func suspend() -> UInt8 {
    send(String(repeating: "\r\n", count: rowsBelowCursor + 1))
    unsafe moj_el_prepare_terminal(handle, 0)
    kill(getpid(), SIGTSTP)
    unsafe moj_el_prepare_terminal(handle, 1)
    return UInt8(CC_REDISPLAY)
  }

  private func paste() -> UInt8 {
    guard let text = keys.pastedText(), !text.isEmpty else { return UInt8(CC_REFRESH) }
    return unsafe el_insertstr(handle, text) == 0 ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
  }

  private func recallOlder() -> UInt8 {
    guard let text = recall.older(line: line.text, cursor: line.cursor) else {
      return UInt8(CC_ERROR)
    }
    let result = replaceLine(with: text)
    guard let mended, mended.text == text else { return result }
    _ = unsafe el_cursor(handle, Int32(mended.cursor - text.unicodeScalars.count))
    return result
  }

  private func recallNewer() -> UInt8 {
    guard let text = recall.newer(line: line.text) else { return UInt8(CC_ERROR) }
    return replaceLine(with: text)
  }

  private func replaceLine(with text: String) -> UInt8 {
    let length = Int32(line.text.unicodeScalars.count)
    _ = unsafe el_cursor(handle, length)
    unsafe el_deletestr(handle, length)
    _ = unsafe el_insertstr(handle, text)
    return UInt8(CC_REFRESH)
  }
}

// MARK: - Reading

extension LineEditor {
  /// Hands libedit the next scalar; 0 is the end, -1 a failure.
  private func read(into place: UnsafeMutablePointer<wchar_t>) -> Int32 {
    // Only here has libedit taken the keys over from the terminal's own line editing.
    if !marksPaste { markPaste(true) }
    while true {
      if Signals.takeResize() { redrawResized() }
      if Signals.takeInterrupt() {
        unsafe place.pointee = 3
        return 1
      }
      switch keys.next() {
      case .scalar(let scalar):
        olderStatements?().forEach(remember)
        olderStatements = nil
        // libedit can bind no NUL, which is what Ctrl-Space sends.
        unsafe place.pointee = scalar.value == 0 ? 0x1E : wchar_t(scalar.value)
        return 1
      case .signal: continue
      case .end: return 0
      }
    }
  }

  private func redrawResized() {
    let up = cursorRow
    send((up > 0 ? "\u{1b}[\(up)A" : "") + "\r\u{1b}[J")
    unsafe el_resize(handle)
    unsafe moj_el_refresh(handle)
  }
}

// MARK: - The line and its place on the screen

extension LineEditor {
  /// The line that is edited, and the cursor as a UTF-8 offset in it.
  var line: (text: String, cursor: Int) {
    guard let info = unsafe el_line(handle) else { return ("", 0) }
    let facts = unsafe info.pointee
    guard let start = unsafe facts.buffer else { return ("", 0) }
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: facts.lastchar - start)
    return unsafe (String(decoding: bytes, as: UTF8.self), facts.cursor - start)
  }

  /// How many rows of the screen lie between the prompt and the cursor.
  var cursorRow: Int {
    let (text, cursor) = line
    return rows(of: String(decoding: text.utf8.prefix(cursor), as: UTF8.self))
  }

  /// How many rows of the line lie below the cursor.
  var rowsBelowCursor: Int { rows(of: line.text) - cursorRow }

  private func rows(of text: String) -> Int {
    let width = terminal.size.columns
    var row = 0
    var column = promptWidth
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        (row, column) = (row + 1, 0)
        continue
      }
      column += cells(scalar)
      if column >= width { (row, column) = (row + 1, column - width) }
    }
    return row
  }

  /// Counts cells as libedit does, so that both agree where the cursor is.
  func cells(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + cells($1) }
  }

  private func cells(_ scalar: Unicode.Scalar) -> Int {
    max(0, Int(moj_cells(Int32(scalar.value))))
  }
}

/// Returns the editor that a handle of libedit carries.
private func editor(_ handle: OpaquePointer?) -> LineEditor? {
  guard let handle = unsafe handle, let client = unsafe moj_el_client(handle) else { return nil }
  return unsafe Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
}
