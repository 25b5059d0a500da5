/// Makes text harmless to terminals.
public enum Printable {
  /// Returns the text with every control and format character made visible.
  public static func text(_ text: String) -> String {
  
    text
  }
}
