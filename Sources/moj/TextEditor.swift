#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import CLibEdit
import MojStore
import MojText

/// Opens a text in the program that $VISUAL or $EDITOR names, without a shell between.
enum TextEditor {
  /// Returns the text as it was saved, without white space at its end.
  ///
  /// The file is the person's alone (0600) and gone afterwards.
  static func edited(_ text: String) throws(Diagnostic) -> String {
    let names = ["VISUAL", "EDITOR"].compactMap { Terminal.environment($0) }
    guard let command = names.first(where: { $0.contains { $0 != " " } }) else {
      throw problem(
        "no-editor", Words(en: "No editor is set.", fi: "Muokkainta ei ole asetettu."),
        hint: Words(
          en: "Name one before starting moj: `export EDITOR=nano`.",
          fi: "Nimeä sellainen ennen mojin käynnistystä: `export EDITOR=nano`."))
    }
    // Editors know the language of a file by its ending.
    guard let made = try? TemporaryFile(ending: ".moj") else { throw unwritable }
    let (path, descriptor) = (made.path, made.descriptor)
    // A signal that ends moj takes the file with it.
    let name = unsafe strdup(path)
    unsafe Signals.edited = name
    defer {
      unsafe unlink(path)
      unsafe Signals.edited = nil
      unsafe free(name)
    }
    let isWritten = Output.writeAll(Array((text + "\n").utf8), to: descriptor) == 0
    guard close(descriptor) == 0, isWritten else { throw unwritable }
    let code = Pager.run(command.split(separator: " ").map { String($0) } + [path])
    guard code == 0 else {
      let said = code.map { "\($0)" } ?? "127"
      throw problem(
        "editor-failed",
        code == nil || code == 127
          ? Words(en: "“\(command)” could not be started.", fi: "”\(command)” ei käynnistynyt.")
          : Words(
            en: "“\(command)” ended with \(said); nothing was run.",
            fi: "”\(command)” päättyi koodiin \(said); mitään ei ajettu."),
        hint: Words(
          en: "$VISUAL, else $EDITOR, says which program edits.",
          fi: "$VISUAL tai $EDITOR kertoo, millä ohjelmalla muokataan."))
    }
    return try content(of: path)
  }

  private static func content(of path: String) throws(Diagnostic) -> String {
    // An editor may have put another file in its place.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unwritable }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      if count == -1, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    guard bytes.count <= limit, let text = String(validating: bytes, as: UTF8.self) else {
      throw problem(
        "editor-failed",
        Words(
          en: "What was saved is no text of a megabyte at most.",
          fi: "Tallennettu ei ole tekstiä tai on yli megatavun."))
    }
    let end = text.lastIndex { !$0.isWhitespace }
    return end.map { String(text[...$0]) } ?? ""
  }

  /// A paste may not be longer either.
  private static let limit = 1_048_576

  private static var unwritable: Diagnostic {
    problem(
      "editor-failed",
      Words(
        en: "The file to edit could not be made.", fi: "Muokattavaa tiedostoa ei voitu tehdä."),
      hint: Words(
        en: "TMPDIR, else /tmp, is where it goes.", fi: "Se tehdään kansioon TMPDIR tai /tmp."))
  }

  private static func problem(_ code: String, _ message: Words, hint: Words? = nil) -> Diagnostic {
    Diagnostic(code: code, message: message, hint: hint, exitCode: .cannotCreate)
  }
}
