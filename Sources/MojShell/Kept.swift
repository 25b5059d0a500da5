/// Keeps a large value behind one reference that copies share until one of them changes it.
///
/// A session is held by every report; with its values in place each of these would carry code that
/// copies them all, half a megabyte of it.
@propertyWrapper
public struct Kept<Value: Sendable>: Sendable {
  // The value is changed only while one copy alone holds it.
  private final class Box: @unchecked Sendable {
    var value: Value

    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  /// Keeps a value.
  public init(wrappedValue: Value) { box = Box(wrappedValue) }

  /// The value.
  public var wrappedValue: Value {
    _read { yield box.value }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
      yield &box.value
    }
  }
}
