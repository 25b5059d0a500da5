public import MojModel

/// The channels of activities by their ids.
public enum ChannelCodes {
  /// The codes that some channels have in the activities.
  static func codes(of names: Set<String>, in model: Model) -> Set<UInt32> {
    Set(ids(model).enumerated().filter { names.contains($0.element) }.map { UInt32($0.offset) })
  }

  /// Whether a channel is one of some, by its code in the activities.
  static func areOf(_ names: Set<String>, in model: Model) -> [Bool] {
    ids(model).map { names.contains($0) }
  }

  /// The id of each channel by its code in the activities; place 0 is for those without one.
  public static func ids(_ model: Model) -> [String] {
    guard let column = model[.activities].column("channel") else { return [""] }
    switch column.domain {
    case .values(let values): return [""] + values
    case .rows(let target):
      return [""]
        + (0..<model[target].rowCount).map { model.written("id", of: target, $0) ?? "" }
    case .none: return [""]
    }
  }

  /// A part of a team whose channels have the order of the whole; others follow.
  public static func ordered(_ model: Model, by names: [String]) -> Model {
    let table = model[.activities]
    guard let place = table.index(of: "channel") else { return model }
    let column = table.columns[place] ?? .missing(.text, count: table.rowCount)
    var own: [String] = []
    if case .values(let values) = column.domain { own = values }
    // Where there are no codes they are too many to be codes.
    guard !own.isEmpty || table.rowCount == 0 else { return model }
    let all = names + own.filter { !names.contains($0) }
    let codes = [0] + own.map { UInt32((all.firstIndex(of: $0) ?? 0) + 1) }
    var model = model
    model[.activities].columns[place] = .codes(
      column.type, column.allCodes.map { codes[Int($0)] }, members: all.count,
      domain: .values(all))
    return model
  }
}

/// Which channels are meetings.
public enum MeetingChannels {
  /// The ids of the channels that count as meetings; visits, video and fairs where none says.
  public static func names(_ model: Model) -> Set<String> {
    let table = model[.channels]
    guard let ids = table.column("id"), let counts = table.column("counts_as"), table.rowCount > 0
    else { return ["visit", "video", "fair"] }
    let rows = (0..<table.rowCount).filter { model.value(counts, at: $0).name == "meeting" }
    return Set(rows.map { model.value(ids, at: $0).name })
  }
}

/// Which channels need travel: those of the field.
public enum FieldWork {
  /// The ids of the channels to which one must go; visits where none says.
  public static func channels(_ model: Model) -> Set<String> {
    let table = model[.channels]
    guard let ids = table.column("id"), let travel = table.column("needs_travel"),
      table.rowCount > 0
    else { return ["visit"] }
    let rows = (0..<table.rowCount).filter { travel.code(at: $0) == 2 }
    return Set(rows.map { model.value(ids, at: $0).name })
  }
}
