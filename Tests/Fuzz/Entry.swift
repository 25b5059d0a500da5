#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The target that `MOJ_FUZZ_TARGET` names.
private let chosen = getenv("MOJ_FUZZ_TARGET").flatMap { FuzzTarget(rawValue: String(cString: $0)) }

/// What libFuzzer calls with each input that it has made.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  guard let chosen else { exit(64) }
  chosen.run(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

private typealias OneInput = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ oneInput: OneInput
) -> CInt

/// The beginning under the name that the package manager gives to an executable's `main`.
@_cdecl("moj_fuzz_main")
public func fuzzMain(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments, fuzzOneInput)
}
