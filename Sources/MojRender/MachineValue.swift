public import MojModel

/// How values are written for machines: names as in the model file, dates in ISO form, numbers
/// exact and without trailing zeros.
public enum MachineValue {
  /// Whether a format that tells numbers from texts writes the value without quotes.
  static func isBare(_ value: Value) -> Bool {
    switch value {
    case .number, .percent, .money, .flag: true
    case .missing, .text, .member, .record, .date, .time, .duration: false
    }
  }

  /// Appends a value; nothing where it is missing.
  static func append(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .missing: break
    case .text(let text): bytes.append(text)
    case .member(_, let name): bytes.append(name)
    case .record(_, let id, _): bytes.append(id)
    case .number(let stored, let scale), .percent(let stored, let scale):
      NumberFormat.machine.append(stored, scale: scale, to: &bytes)
    case .money(let cents): NumberFormat.machine.append(cents, scale: 2, to: &bytes)
    case .date(let day): DateFormat.machine.append(day: day, to: &bytes)
    case .time(let time): DateFormat.machine.append(time: time, to: &bytes)
    case .duration(let span): bytes.append(span.text)
    case .flag(let isSet): bytes.append(isSet ? "true" : "false")
    }
  }

  /// Returns a value as text.
  public static func text(_ value: Value) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
