import MojModel

extension ResultTable {
  /// The table with the channels that the model names under their names, as people read them;
  /// machines read the ids.
  func namingChannels(of model: Model) -> ResultTable {
    let channels = model[.channels]
    guard channels.rowCount > 0 else { return self }
    var table = self
    for place in columns.indices where columns[place].holdsChannels {
      guard case .values(let ids) = columns[place].values.domain else { continue }
      table.columns[place].values.domain = .values(
        ids.map { model.channelName(of: $0) ?? $0 })
    }
    return table
  }
}

extension ResultTable.Column {
  fileprivate var holdsChannels: Bool { name == "channel" || name.hasSuffix(".channel") }
}
