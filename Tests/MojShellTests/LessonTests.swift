import MojText
import Testing

@testable import MojShell

/// What a lesson says between its lines.
struct LessonTests {
  @Test func `prose is read paragraph by paragraph`() {
    let lesson = Transcript(
      """
      # Title

      <!-- moj: demo today=2026-11-23 lang=en -->

      One sentence that
      goes on, and on.

      - a point of
        two lines
      - another

      | a | table |
      |---|---|

      ```
      moj> leads count
      count
         70
      ```
      Then:

          code is
          as it is

      ```sh
      $ moj teach
      ```

      The
      end.
      """)
    #expect(
      lesson.paragraphs(before: 0) == [
        "# Title", "", "One sentence that goes on, and on.", "", "- a point of two lines",
        "- another", "", "| a | table |", "|---|---|",
      ])
    #expect(
      lesson.paragraphs(before: 1) == [
        "Then:", "", "    code is", "    as it is", "", "$ moj teach", "", "The end.",
      ])
  }

  /// The lessons that moj carries: the five and the tour, in both languages, each with enough to do.
  @Test func `every lesson says something and does something`() {
    let paths = Demo.files(below: "scripts/lessons", ending: ".md")
    for language in Language.allCases {
      let lessons = paths.map { Transcript(Demo.text(of: $0)) }.filter {
        $0.settings["lang"] == language.rawValue
      }
      #expect(lessons.count == 6)
      for lesson in lessons {
        #expect(lesson.steps.count >= 5)
        #expect(lesson.paragraphs(before: 0).first?.hasPrefix("# ") == true)
      }
    }
  }
}
