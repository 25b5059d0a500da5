import MojModel
import MojTesting
import MojText

/// Makes models with columns of every type and width, missing values and references.
struct RandomModel {
  var random: SeededGenerator
  let tiers = ["A1", "A2", "B1", "B2", "C"]
  let choices = Choices([
    ("lead", "lead", "liidi", []), ("customer", "customer", "asiakas", []),
    ("other", "other", "muu", []),
  ])
  static let texts = [
    "Helsinki", "helsinki", "HELSINKI", "Hämeenlinna", "HÄMEENLINNA", "Ha\u{308}meenlinna",
    "Åbo", "åbo", "A\u{30A}bo", "Äänekoski", "Örö", "Zürich", "zurich", "v", "w", "W", "é", "e",
    "Straße", "STRASSE", "Acme 2", "Acme 10", "acme", "Ø", "10", "2", " ", "Łódź", "Иван", "日本",
    "naïve", "coöp", "ΣΊΣΥΦΟΣ", "\u{301}", "Nordic Steel Oy", "steel works",
  ]

  init(_ seed: Int) { random = SeededGenerator(seed) }

  mutating func model() -> Model {
    var model = Model()
    model[.teams] = table(.teams, random.below(4) + 1, [("id", .text), ("name", .text)])
    model[.sellers] = table(
      .sellers, random.below(7),
      [
        ("id", .text), ("name", .text), ("team", .reference(.teams)), ("tier", .tier),
        ("potential", .money), ("created", .date),
      ], model)
    let count = random.pick([0, 1, 2, 3, 5, 12, 12, 30, 30, 63, 64, 65, 130])
    model[.accounts] = table(
      .accounts, count,
      [
        ("id", .text), ("name", .text), ("town", .text), ("kind", .choice(choices)),
        ("stage", .choice(choices)), ("tier", .tier), ("tier_best", .tier),
        ("seller", .reference(.sellers)), ("backup", .reference(.sellers)),
        ("potential", .money), ("budget", .money), ("score", .number), ("share", .percent),
        ("created", .date), ("due", .date), ("at", .time), ("every", .duration),
        ("vip", .flag),
      ], model)
    return model
  }

  private mutating func table(
    _ collection: Collection, _ count: Int, _ fields: [(String, FieldType)],
    _ model: Model = Model()
  ) -> Table {
    var columns: [Column?] = []
    for (name, type) in fields {
      columns.append(column(type, count, isID: name == "id", model))
    }
    return Table(
      collection, rowCount: count,
      fields: fields.map { FieldDefinition($0.0, fi: $0.0, $0.1, Words(same: $0.0)) },
      columns: columns)
  }

  private mutating func column(
    _ type: FieldType, _ count: Int, isID: Bool, _ model: Model
  ) -> Column {
    let holes = random.pick([0, 20, 60])
    switch type {
    case .text: return isID ? ids(count) : texts(count, holes)
    case .choice(let choices):
      return codes(type, count, 3, .values(choices.names), holes)
    case .tier: return codes(type, count, tiers.count, .values(tiers), holes)
    case .flag: return codes(type, count, 2, .values(["false", "true"]), holes)
    case .reference(let target):
      return codes(type, count, model[target].rowCount, .rows(of: target), holes)
    case .date: return Column(type, .int32(days(count, holes)))
    case .time:
      return Column(
        type, .int32(days(count, holes).map { $0 == .min ? .min : $0 * 1_440 + Int32($0 & 1023) }))
    case .money: return Column(type, .int64(numbers(count, holes)), scale: 2)
    case .number, .percent:
      return Column(type, .int64(numbers(count, holes)), scale: random.below(4))
    case .duration: return Column(type, .int64(spans(count, holes)))
    }
  }

  private mutating func ids(_ count: Int) -> Column {
    Column(.text, .text(TextColumn(texts: (0..<count).map { "id\($0)" })))
  }

  private mutating func texts(_ count: Int, _ holes: Int) -> Column {
    if random.chance(40) {
      var names = RandomModel.texts.shuffled(using: &random)
      names = Array(names.prefix(random.below(names.count) + 1))
      return codes(.text, count, names.count, .values(names), holes)
    }
    var texts: [String] = []
    for _ in 0..<count { texts.append(random.chance(holes) ? "" : random.pick(RandomModel.texts)) }
    return Column(.text, .text(random.chance(50) ? TextColumn(texts: texts) : split(texts)))
  }

  /// Some texts in the file's arena, some beside it.
  private mutating func split(_ texts: [String]) -> TextColumn {
    var arenas: [[UInt8]] = [[0x7B], []]
    var slices: [TextColumn.Slice] = []
    for text in texts {
      let side = random.below(2)
      let bit = side == 1 && !text.isEmpty ? TextColumn.inSide : 0
      let place = bit == 0 ? 0 : 1
      slices.append(
        TextColumn.Slice(
          offset: UInt32(arenas[place].count), length: UInt32(text.utf8.count) | bit))
      arenas[place] += Array(text.utf8)
    }
    return TextColumn(arena: ByteArena(arenas[0]), side: ByteArena(arenas[1]), slices: slices)
  }

  private mutating func codes(
    _ type: FieldType, _ count: Int, _ members: Int, _ domain: Column.Domain, _ holes: Int
  ) -> Column {
    var codes: [UInt32] = []
    for _ in 0..<count {
      codes.append(members == 0 || random.chance(holes) ? 0 : UInt32(random.below(members) + 1))
    }
    switch random.below(3) {
    case 0: return Column(type, .codes8(codes.map { UInt8($0) }), domain: domain)
    case 1: return Column(type, .codes16(codes.map { UInt16($0) }), domain: domain)
    default: return Column(type, .codes32(codes), domain: domain)
    }
  }

  private mutating func days(_ count: Int, _ holes: Int) -> [Int32] {
    let start = Int32(random.pick([-400, 0, 18_000, 20_000, 20_450]))
    let width = random.pick([5, 40, 800])
    return (0..<count).map { _ in
      random.chance(holes) ? .min : start + Int32(random.below(width))
    }
  }

  private mutating func numbers(_ count: Int, _ holes: Int) -> [Int64] {
    let width = random.pick([3, 50, 1_000_000])
    let isHuge = random.chance(3)
    return (0..<count).map { _ in
      if random.chance(holes) { return .min }
      if isHuge && random.chance(20) { return random.pick([.max, .max - 1, .min + 1, .max / 2]) }
      return Int64(random.below(width) - width / 4)
    }
  }

  private mutating func spans(_ count: Int, _ holes: Int) -> [Int64] {
    (0..<count).map { _ in
      if random.chance(holes) { return .min }
      return Span(Int32(random.below(15)), random.pick(Span.Unit.allCases)).packed
    }
  }
}
