public import MojModel
public import MojText

extension ModelFile {
  /// What another program has done to the file since it was last seen.
  public enum News: Sendable {
    /// It is another model now.
    case changed(Model)
    /// It is gone or no sound model: the old one goes on; why.
    case unusable(Words)
  }

  /// Looks whether another has written the file and takes up what is in it; nil where nothing is
  /// new.
  ///
  /// A file that cannot be used is told of once, until it changes again.
  ///
  /// Takes no lock: a file that is only half written is no sound model, and is read again at the
  /// next look.
  public mutating func reload() -> News? {
    let path = "\(folderPath)/\(siblings.name)"
    let now = (try? FolderHandle(folderPath)).flatMap { folder in
      (try? folder.status(of: siblings.name)).flatMap { $0 }.map { FileStamp($0) }
    }
    guard now != stamp, !(isUnusable && now == unusable) else { return nil }
    let content: FileContent
    do throws(FileProblem) { content = try FileReader.content(of: path) } catch {
      return refused(now, error.diagnostic.message)
    }
    if content.bytes != model.arena.bytes {
      let loaded = ModelReader.model(from: content.bytes, language: language)
      guard let found = loaded.model else {
        let problem = loaded.problems.first
        return refused(
          content.stamp, problem?.message ?? Words(en: "It is no model.", fi: "Se ei ole malli."))
      }
      model = found
      stamp = content.stamp
      isUnusable = false
      return .changed(found)
    }
    stamp = content.stamp
    isUnusable = false
    return nil
  }

  private mutating func refused(_ seen: FileStamp?, _ reason: Words) -> News? {
    unusable = seen
    isUnusable = true
    return .unusable(reason)
  }
}
