/// The signs of currencies.
public enum Currency {
  /// Returns the sign that people write for a currency's code; the code where there is none.
  public static func sign(of code: String) -> String {
    switch code {
    case "EUR": "€"
    case "GBP": "£"
    case "USD": "$"
    case "JPY": "¥"
    case "SEK", "NOK", "DKK", "ISK": "kr"
    case "PLN": "zł"
    case "CZK": "Kč"
    default: code
    }
  }
}
