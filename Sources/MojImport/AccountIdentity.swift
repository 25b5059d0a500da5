import MojText

/// By what an account is known to be the same: each in one form, empty where it has none.
public struct AccountIdentity: Sendable, Hashable {
  /// The name without its legal form.
  public var name = ""
  /// The town.
  public var town = ""
  /// The business id, where its check digit is right.
  public var businessID = ""
  /// The domain of its website or mail, where that is its own.
  public var domain = ""
  /// The phone number in international form.
  public var phone = ""

  /// Makes an identity of what stands on an account.
  public init(
    name: String, town: String? = nil, businessID: String? = nil, website: String? = nil,
    email: String? = nil, phone: String? = nil, country: String = ""
  ) {
    self.name = AccountIdentity.nameKey(name)
    self.town = AccountIdentity.folded(town ?? "")
    self.businessID = businessID.flatMap { BusinessID.checked($0) } ?? ""
    let site = website.map { AccountIdentity.domain(ofSite: $0) } ?? ""
    domain = site.isEmpty ? email.map { AccountIdentity.domain(ofMail: $0) } ?? "" : site
    self.phone = phone.map { PhoneNumber.international($0, country: country) } ?? ""
  }

  /// A name without legal form, case, accents and signs: `Acme Oy Ab` is `acme`.
  public static func nameKey(_ name: String) -> String {
    let words = folded(name).split(separator: " ").map(String.init)
    let kept = words.filter { !legalForms.contains($0) }
    return (kept.isEmpty ? words : kept).joined(separator: " ")
  }

  private static let legalForms: Set<String> = [
    "oy", "oyj", "ab", "abp", "ky", "ry", "tmi", "ay", "osk", "ltd", "limited", "llc", "inc",
    "incorporated", "corp", "corporation", "co", "company", "plc", "gmbh", "ag", "kg", "as", "aps",
    "bv", "nv", "sa", "sarl", "srl", "spa", "oü", "ou",
  ]

  /// Words of letters and digits in lower case, without accents.
  static func folded(_ text: String) -> String {
    var result: [UInt8] = []
    var isGap = false
    for byte in TextFold.search(text) {
      let isSign = byte < 0x30 || (0x3A...0x60).contains(byte) || (0x7B...0x7F).contains(byte)
      // A point or an apostrophe inside a word is no gap: `Heslop's`, `A.B.`.
      if byte == 0x27 || byte == 0x2E { continue }
      if isSign {
        isGap = !result.isEmpty
      } else {
        if isGap { result.append(0x20) }
        isGap = false
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func domain(ofSite site: String) -> String {
    var text = Array(site.lowercased().utf8)[...]
    if let colon = text.firstIndex(of: 0x3A), text[colon...].starts(with: "://".utf8) {
      text = text[(colon + 3)...]
    }
    text = text.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x3A }
    if text.starts(with: "www.".utf8) { text = text.dropFirst(4) }
    return text.contains(0x2E) && !text.contains(0x20) ? String(decoding: text, as: UTF8.self) : ""
  }

  private static func domain(ofMail mail: String) -> String {
    guard let at = mail.lastIndex(of: "@") else { return "" }
    let domain = mail[mail.index(after: at)...].lowercased()
    return shared.contains(domain) || !domain.contains(".") ? "" : domain
  }

  /// Domains whose mail says nothing about the company.
  private static let shared: Set<String> = [
    "gmail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com", "live.com", "aol.com",
    "luukku.com", "kolumbus.fi", "suomi24.fi", "pp.inet.fi", "elisanet.fi", "protonmail.com",
    "netti.fi", "welho.com", "saunalahti.fi", "me.com", "msn.com",
  ]
}

/// A business id as registers write it.
enum BusinessID {
  /// Returns the id without a country's letters and signs where it can be right; nil elsewhere.
  ///
  /// A Finnish one (seven digits and a check digit) is checked; others need eight letters and digits.
  static func checked(_ text: String) -> String? {
    var core = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if core.hasPrefix("FI") { core = String(core.dropFirst(2)) }
    let isNumber = core.allSatisfy { $0.isNumber }
    if isNumber, core.count == 7 || core.count == 8, text.contains("-") || core.count == 8 {
      let digits = String(repeating: "0", count: 8 - core.count) + core
      return isFinnish(digits) ? digits : nil
    }
    return core.count >= 8 && core.contains(where: \.isNumber) ? core : nil
  }

  private static func isFinnish(_ digits: String) -> Bool {
    let numbers = digits.compactMap(\.wholeNumberValue)
    guard numbers.count == 8 else { return false }
    let sum = zip(numbers, [7, 9, 10, 5, 8, 4, 2]).reduce(0) { $0 + $1.0 * $1.1 }
    let rest = sum % 11
    return rest == 1 ? false : numbers[7] == (rest == 0 ? 0 : 11 - rest)
  }
}

/// Phone numbers in one form.
enum PhoneNumber {
  /// The digits of a number with its country's code; those of a national one get the code given.
  static func international(_ text: String, country: String) -> String {
    var digits = self.digits(of: text)
    if text.utf8.first(where: { $0 > 0x20 }) == 0x2B {
      // +358 (0)40 has the national zero once more.
      if text.utf8.contains(0x28) { digits = self.digits(of: text.exchanging("(0)", for: "")) }
    } else if digits.starts(with: [0x30, 0x30]) {
      digits.removeFirst(2)
    } else if digits.first == 0x30, !country.isEmpty {
      digits = Array(country.utf8) + digits.dropFirst()
    }
    return digits.count >= 7 ? String(decoding: digits, as: UTF8.self) : ""
  }

  private static func digits(of text: String) -> [UInt8] {
    text.utf8.filter { (0x30...0x39).contains($0) }
  }
}
