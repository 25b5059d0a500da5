import MojShell
import MojText

var session = Session()
while let line = readLine() {
  print(session.answer(to: line).text.plain, terminator: "")
}
