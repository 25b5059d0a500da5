import MojTerminal

/// The program that everybody has: it works on files and links nothing but the C library.
@main
enum Main {
  static func main() { Program.run() }
}
