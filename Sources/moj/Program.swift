#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

public import MojShell
import MojText

/// The program: it reads its arguments, does what they say, and exits with a code.
public enum Program {
  /// Does what the arguments of the process ask for.
  ///
  /// - Parameter server: Where teams are kept beyond files. Without one, who asks for it gets
  ///   `moj-pg`, the program that has one, in place of this.
  public static func run(server: (any TeamServer)? = nil) -> Never {
    Terminal.openClosedStreams()
    Signals.prepare()
    exit(code(server).rawValue)
  }

  private static func code(_ server: (any TeamServer)?) -> ExitCode {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      let invocation = try OptionParser.invocation(of: arguments)
      let isOnServer = invocation.isOnServer(standard: Terminal.environment("MOJ_MODEL"))
      if isOnServer, server == nil { return failed(becomeServerProgram(), arguments) }
      return Commands(invocation.options, server: server).run(invocation.command)
    } catch {
      return failed(error.diagnostic, arguments)
    }
  }

  private static func failed(_ diagnostic: Diagnostic, _ arguments: [String]) -> ExitCode {
    let errors = Output(STDERR_FILENO)
    errors.write(
      Problems.text(
        [diagnostic], language: OptionParser.language(of: arguments),
        terminal: Terminal(Options())))
    errors.flush()
    return diagnostic.exitCode
  }
}
