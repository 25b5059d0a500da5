#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Holds all signals back while a save runs, which takes a moment and must not be left half done.
enum SignalBlock {
  static func during<Result>(_ body: () throws(SaveProblem) -> Result) throws(SaveProblem) -> Result
  {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }
}
