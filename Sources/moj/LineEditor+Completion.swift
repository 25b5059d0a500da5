import CLibEdit
import MojShell
import MojText

/// A line and the cursor in it, for which candidates were listed.
struct ListedPlace: Equatable {
  var text: String
  var cursor: Int
}

extension LineEditor {
  /// Tab: puts in what is certain; where several may stand, shows them.
  func completeWord() -> UInt8 {
    let (text, cursor) = line
    let found = complete(text, cursor, use)
    guard (0...cursor).contains(found.start) else { return UInt8(CC_ERROR) }
    let bytes = text.utf8.prefix(cursor).dropFirst(found.start)
    let typed = String(decoding: bytes, as: UTF8.self)
    guard let first = found.candidates.first else { return UInt8(CC_ERROR) }
    guard found.candidates.count > 1 else {
      return replace(typed, with: first.text + (wantsSpace(after: first.text) ? " " : ""))
    }
    let common = CandidateLayout.commonPrefix(of: found.candidates.map(\.text))
    let isLonger = common.count > typed.count
    if isLonger, common.lowercased().hasPrefix(typed.lowercased()) {
      return replace(typed, with: common)
    }
    return list(found.candidates)
  }

  /// Ctrl-Space: shows what may come next and puts nothing in.
  func showHint() -> UInt8 {
    let (text, cursor) = line
    let found = complete(text, cursor, use)
    return found.candidates.isEmpty ? UInt8(CC_ERROR) : list(found.candidates)
  }

  /// `?` after a space does the same; elsewhere it is a character.
  func question() -> UInt8 {
    let (text, cursor) = line
    let isAsked = cursor == text.utf8.count && text.hasSuffix(" ")
    if isAsked, !complete(text, cursor, use).candidates.isEmpty { return showHint() }
    return insert("?")
  }

  /// A space: makes a short form before it whole.
  func space() -> UInt8 {
    let (text, cursor) = line
    guard cursor == text.utf8.count, let found = expand(text, cursor) else { return insert(" ") }
    let short = String(decoding: text.utf8.dropFirst(found.start), as: UTF8.self)
    return replace(short, with: found.text + " ")
  }

  private func insert(_ text: String) -> UInt8 {
    unsafe el_insertstr(handle, text) == 0 ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
  }

  private func replace(_ typed: String, with text: String) -> UInt8 {
    unsafe el_deletestr(handle, Int32(typed.unicodeScalars.count))
    guard unsafe el_insertstr(handle, text) == 0 else { return UInt8(CC_ERROR) }
    return UInt8(CC_REFRESH)
  }

  /// A path goes on after its dot, and a space that is there already is enough.
  private func wantsSpace(after text: String) -> Bool {
    let (line, cursor) = line
    let next = line.utf8.dropFirst(cursor).first
    return next != UInt8(ascii: " ") && !text.hasSuffix(".") && !text.hasSuffix("(")
  }

  private func list(_ candidates: [Completion.Candidate]) -> UInt8 {
    let (text, cursor) = line
    let place = ListedPlace(text: text, cursor: cursor)
    page = place == listed ? page + 1 : 0
    listed = place
    let size = terminal.size
    let layout = CandidateLayout(width: size.columns, rows: size.rows) { [self] in cells($0) }
    let rows = layout.rows(of: candidates, page: page).joined(separator: "\r\n")
    // libedit clears upwards from where it thinks the cursor is: as many rows below the list.
    let below = String(repeating: "\r\n", count: rowsBelowCursor + 1)
    let above = String(repeating: "\r\n", count: cursorRow + 1)
    send(below + rows + above)
    return UInt8(CC_REDISPLAY)
  }
}
