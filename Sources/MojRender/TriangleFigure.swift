public import MojText

/// The triangle as it is drawn: customers to the left of an axis, leads to the right, the best tier
/// on top, all texts in words already.
public struct TriangleFigure: Sendable {
  /// A tier.
  public struct Row: Sendable {
    /// The tier's name.
    public var name: String
    /// How many customers are in it.
    public var customers: Int
    /// How many leads are in it.
    public var leads: Int
    /// The potential of its customers.
    public var customerPotential: String
    /// The potential of its leads.
    public var leadPotential: String
    /// Its share of the time spent.
    public var time: String
    /// The share that is meant for it.
    public var target: String
    /// The one divided by the other.
    public var index: String
    /// A remark that stands below it.
    public var note: String?

    /// Makes a row.
    public init(
      name: String, customers: Int, leads: Int, customerPotential: String, leadPotential: String,
      time: String, target: String, index: String, note: String? = nil
    ) {
      self.name = name
      self.customers = customers
      self.leads = leads
      self.customerPotential = customerPotential
      self.leadPotential = leadPotential
      self.time = time
      self.target = target
      self.index = index
      self.note = note
    }
  }

  /// One triangle among those of the figure.
  public struct Part: Sendable {
    /// Whose it is; nil where it is the only one.
    public var title: String?
    /// Its tiers.
    public var rows: [Row]

    /// Makes a part.
    public init(title: String?, rows: [Row]) {
      self.title = title
      self.rows = rows
    }
  }

  /// What it shows.
  public var title: String
  /// The triangles.
  public var parts: [Part]
  /// The language of the headings.
  public var language: Language
  /// Whether two parts are compared: they stand side by side where the width allows.
  public var isPair: Bool

  /// Makes a figure.
  public init(title: String, parts: [Part], language: Language, isPair: Bool = false) {
    self.title = title
    self.parts = parts
    self.language = language
    self.isPair = isPair
  }

  /// The figure as text and as a picture; a width is in display cells.
  public func picture(width: Int?, hasUnicode: Bool) -> Report.Picture {
    let style: TableStyle = hasUnicode ? .boxed : .ascii
    return Report.Picture(
      text: TriangleText.styled(self, width: width ?? 80, style), svg: TrianglePicture(self).svg)
  }

  /// The headings of its columns.
  var headings: (customers: String, leads: String, potential: String) {
    (
      Words(en: "customers", fi: "asiakkaat")[language], Words(en: "leads", fi: "liidit")[language],
      Words(en: "potential", fi: "potentiaali")[language]
    )
  }

  /// The headings of the columns of time.
  var timeHeadings: (time: String, target: String, index: String) {
    (
      Words(en: "time", fi: "aika")[language], Words(en: "target", fi: "tavoite")[language],
      Words(en: "index", fi: "indeksi")[language]
    )
  }

  /// A count as people read it.
  func text(_ count: Int) -> String { NumberFormat(language).text(Int64(count)) }

  var allRows: [Row] { parts.flatMap(\.rows) }

  /// The greatest count of any side, which has the longest bar.
  var most: Int { max(1, allRows.map { max($0.customers, $0.leads) }.max() ?? 1) }
}
