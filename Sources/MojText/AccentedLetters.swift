/// Lowercase letters that are a letter and a combining mark, for folding and composing.
///
/// Latin, and as much of Greek and Cyrillic as is written with marks of the Latin block.
enum AccentedLetters {
  /// For each mark: letters without it, each followed by the letter with it.
  private static let rows: [(mark: UInt32, pairs: String)] = [
    (0x300, "aàeèiìoòuùüǜnǹēḕōṑwẁâầăằêềôồơờưừyỳеѐиѝ"),
    (
      0x301,
      "aáeéiíoóuúyýcćlĺnńrŕsśzźüǘgǵåǻæǽøǿçḉēḗïḯkḱmḿõṍōṓpṕũṹwẃâấăắêếôốơớưứϊΐαάεέ"
        + "ηήιίϋΰοόυύωώгѓкќ"
    ),
    (0x302, "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑạậẹệọộ"),
    (0x303, "aãnñoõiĩuũvṽâẫăẵeẽêễôỗơỡưữyỹ"),
    (0x304, "aāeēiīoōuūüǖäǟȧǡæǣǫǭöȫõȭȯȱyȳgḡḷḹṛṝ"),
    (0x306, "aăeĕgğiĭoŏuŭȩḝạặийуў"),
    (0x307, "cċeėgġzżaȧoȯbḃdḋfḟhḣmṁnṅpṗrṙsṡśṥšṧṣṩtṫwẇxẋyẏſẛ"),
    (0x308, "aäeëiïoöuüyÿhḧõṏūṻwẅxẍtẗιϊυϋеёії"),
    (0x309, "aảâẩăẳeẻêểiỉoỏôổơởuủưửyỷ"),
    (0x30A, "aåuůwẘyẙ"),
    (0x30B, "oőuű"),
    (0x30C, "cčdďeělľnňrřsštťzžaǎiǐoǒuǔüǚgǧkǩʒǯjǰhȟ"),
    (0x30F, "aȁeȅiȉoȍrȑuȕ"),
    (0x311, "aȃeȇiȋoȏrȓuȗ"),
    (0x31B, "oơuư"),
    (0x323, "bḅdḍhḥkḳlḷmṃnṇrṛsṣtṭvṿwẉzẓaạeẹiịoọơợuụưựyỵ"),
    (0x324, "uṳ"),
    (0x325, "aḁ"),
    (0x326, "sștț"),
    (0x327, "cçgģkķlļnņrŗsştţeȩdḑhḩ"),
    (0x328, "aąeęiįuųoǫ"),
    (0x32D, "dḓeḙlḽnṋtṱuṷ"),
    (0x32E, "hḫ"),
    (0x330, "eḛiḭuṵ"),
    (0x331, "bḇdḏkḵlḻnṉrṟtṯzẕhẖ"),
  ]

  /// A letter taken apart.
  struct Parts: Hashable {
    var base: UInt32
    var mark: UInt32
  }

  /// The letter with the mark, by its parts.
  static let composed: [Parts: UInt32] = {
    var result: [Parts: UInt32] = [:]
    for row in rows {
      let letters = Array(row.pairs.unicodeScalars)
      for pair in stride(from: 0, to: letters.count - 1, by: 2) {
        let parts = Parts(base: letters[pair].value, mark: row.mark)
        result[parts] = letters[pair + 1].value
      }
    }
    return result
  }()

  /// The parts of a letter with a mark.
  static let parts: [UInt32: Parts] = {
    var result: [UInt32: Parts] = [:]
    for (parts, letter) in composed { result[letter] = parts }
    return result
  }()

  /// Letters that are no base with a mark, and what they are searched as.
  static let replacements: [UInt32: [UInt8]] = {
    let pairs: [(Unicode.Scalar, String)] = [
      ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("ð", "d"), ("đ", "d"), ("þ", "th"),
      ("ł", "l"), ("ħ", "h"), ("ŧ", "t"), ("ı", "i"), ("ŋ", "n"), ("ſ", "s"), ("ŉ", "n"),
      ("ĸ", "k"), ("ĳ", "ij"), ("ƀ", "b"), ("ɨ", "i"), ("ƶ", "z"), ("ﬁ", "fi"), ("ﬂ", "fl"),
    ]
    return Dictionary(
      uniqueKeysWithValues: pairs.map { ($0.0.value, Array($0.1.utf8)) })
  }()

  /// Whether a scalar is a combining mark of the Latin block.
  static func isMark(_ scalar: UInt32) -> Bool { (0x300...0x36F).contains(scalar) }
}
