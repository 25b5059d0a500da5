import MojModel
import MojRender
import MojText
import Testing

@Suite struct ValueTextTests {
  let en = ValueText(language: .en)
  let fi = ValueText(language: .fi)

  @Test(
    arguments: [
      (6_200_000, "62,000", "62 000"), (123_450, "1,234.50", "1 234,50"), (5, "0.05", "0,05"),
      (-123_450, "-1,234.50", "-1 234,50"), (0, "0", "0"),
      (100_000_000_000, "1,000,000,000", "1 000 000 000"),
      (Int64.max, "92,233,720,368,547,758.07", "92 233 720 368 547 758,07"),
      (Int64.min, "-92,233,720,368,547,758.08", "-92 233 720 368 547 758,08"),
    ] as [(Int64, String, String)])
  func `money is grouped, with cents where there are any`(cents: Int64, en: String, fi: String) {
    #expect(self.en.text(.money(cents)) == en)
    #expect(self.fi.text(.money(cents)) == spaced(fi))
  }

  @Test func `each type has its form in both languages`() {
    let cases: [(Value, String, String)] = [
      (.number(12_500, scale: 3), "12.5", "12,5"), (.percent(125, scale: 1), "12.5 %", "12,5 %"),
      (.date(20_780), "2026-11-23", "23.11.2026"),
      (.time(29_923_770), "2026-11-23 09:30", "23.11.2026 9.30"),
      (.duration(Span(14, .day)), "14 days", "14 päivää"),
      (.duration(Span(1, .month)), "1 month", "1 kuukausi"),
      (.duration(Span(90, .minute)), "1 h 30 min", "1 h 30 min"), (.flag(true), "yes", "kyllä"),
      (.flag(false), "no", "ei"), (.missing, "–", "–"),
      (.record(row: 0, id: "a", name: "Aino"), "Aino", "Aino"),
    ]
    for (value, en, fi) in cases {
      #expect(self.en.text(value) == en)
      #expect(self.fi.text(value).replacingNoBreak == fi)
    }
  }

  @Test func `members of closed sets are said in words`() {
    let type = FieldType.choice(Sample.kinds)
    #expect(fi.text(.member(rank: 1, name: "visit"), of: type) == "käynti")
    #expect(fi.text(.member(rank: 9, name: "phone"), of: type) == "puhelu")
    #expect(fi.text(.member(rank: 1, name: "A1"), of: .tier) == "A1")
  }

  @Test func `extreme values do not trap`() {
    for value in [Int32.min, Int32.max] {
      #expect(!en.text(.date(value)).isEmpty)
      #expect(!fi.text(.time(value)).isEmpty)
    }
    #expect(!en.text(.number(.min, scale: 99)).isEmpty)
    #expect(!en.text(.duration(Span(.min, .minute))).isEmpty)
    #expect(en.money(421_000_000) == "4,210,000 €")
  }

  private func spaced(_ text: String) -> String {
    String(text.map { $0 == " " ? "\u{A0}" : $0 })
  }
}

extension String {
  /// The text with breaking spaces only.
  var replacingNoBreak: String { String(map { $0 == "\u{A0}" ? " " : $0 }) }
}
