import MojModel
import MojRender
import MojText

extension ValueText {
  /// So many records of a source, as people count them: `1 lead`, `1,088 leads`, `2 liidiä`.
  func counted(_ number: Int, _ source: String) -> String {
    let definition = SourceDefinition.named(source)
    let many = definition?.words.en ?? source
    let one = definition?.counted?.one ?? Words(same: many)
    let noun =
      number == 1 ? one : Words(en: many, fi: definition?.counted?.partitive ?? many)
    return "\(count(number)) \(noun[language])"
  }
}
