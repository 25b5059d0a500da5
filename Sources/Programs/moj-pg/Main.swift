import MojPostgres
import MojTerminal

/// The same program with a PostgreSQL server behind it; `moj postgres://…` starts it.
@main
enum Main {
  static func main() { Program.run(server: PostgresServer()) }
}
