public import MojModel
public import MojText

/// The answer of a command: a title and blocks for people, one table for machines.
public struct Report: Sendable {
  /// A part of what people read.
  public enum Block: Sendable {
    /// A heading over what follows.
    case heading(String)
    /// Lines of text.
    case text(StyledText)
    /// A table, with its caption where it has one.
    case table(ResultTable, title: String?)
    /// A drawing: as text in a terminal and in Markdown, as SVG in a page.
    case picture(Picture)
    /// Other files of the same folder.
    case links([Link])
  }

  /// A file beside the page.
  public struct Link: Sendable, Hashable {
    /// What is read.
    public var text: String
    /// The file's path from the page's own folder.
    public var path: String

    /// Makes a link.
    public init(_ text: String, to path: String) {
      self.text = text
      self.path = path
    }
  }

  /// A drawing in both of its forms.
  public struct Picture: Sendable {
    /// The drawing as lines of text.
    public var text: StyledText
    /// The drawing as a whole `<svg>` element, its texts escaped.
    public var svg: [UInt8]

    /// Makes a picture of its forms.
    public init(text: StyledText, svg: [UInt8]) {
      self.text = text
      self.svg = svg
    }
  }

  /// A number that the answer prints, and the line whose rows it counts.
  public struct Count: Sendable, Hashable {
    /// The number as printed.
    public var number: Int
    /// A line of the language that lists as many rows.
    public var line: String
    /// How many of the list stand beside the number, which counts the others: `+ 14`.
    public var shown: Int
    /// A line to answer before it (`apply`); nil where none is needed.
    public var before: String?

    /// Makes a count.
    public init(
      _ number: Int, listedBy line: String, beside shown: Int = 0, after before: String? = nil
    ) {
      self.number = number
      self.line = line
      self.shown = shown
      self.before = before
    }
  }

  /// What the answer is about, one line; the page's title.
  public var title: String
  /// What people read, in order.
  public var blocks: [Block] = []
  /// What machines get: rows keyed by field name.
  public var data: ResultTable
  /// The numbers in it that list rows, for the test that walks them.
  public var counts: [Count] = []
  /// What calendars get; nil where nothing is planned.
  public var calendar: EventCalendar?

  /// Makes a report without blocks.
  public init(title: String, data: ResultTable) {
    self.title = title
    self.data = data
  }

  /// Appends a heading.
  public mutating func heading(_ text: String) { blocks.append(.heading(text)) }

  /// Appends lines of text.
  public mutating func text(_ text: StyledText) { blocks.append(.text(text)) }

  /// Appends one line in a role.
  public mutating func line(_ text: String, _ role: TextRole = .plain) {
    var styled = StyledText()
    styled.line(text, role)
    // Lines that follow each other make one paragraph.
    if case .text(var before)? = blocks.last {
      before.append(styled)
      blocks[blocks.count - 1] = .text(before)
    } else {
      blocks.append(.text(styled))
    }
  }

  /// Appends a table.
  public mutating func table(_ table: ResultTable, title: String? = nil) {
    blocks.append(.table(table, title: title))
  }

  /// The forms in which it can leave moj.
  public var forms: [Format] {
    Format.allCases.filter { form in
      switch form {
      case .svg: picture != nil
      case .ics: calendar != nil
      default: true
      }
    }
  }

  /// The picture in it; nil where it has none.
  public var picture: Picture? {
    for case .picture(let picture) in blocks { return picture }
    return nil
  }
}
