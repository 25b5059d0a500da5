#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojShell
import MojText

/// The program: it reads its arguments, does what they say, and exits with a code.
@main
enum Main {
  static func main() {
    Terminal.openClosedStreams()
    Signals.prepare()
    exit(code().rawValue)
  }

  private static func code() -> ExitCode {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      let invocation = try OptionParser.invocation(of: arguments)
      return Commands(invocation.options).run(invocation.command)
    } catch {
      let diagnostic = error.diagnostic
      let errors = Output(STDERR_FILENO)
      errors.write(
        Problems.text(
          [diagnostic], language: OptionParser.language(of: arguments),
          terminal: Terminal(Options())))
      errors.flush()
      return diagnostic.exitCode
    }
  }
}
