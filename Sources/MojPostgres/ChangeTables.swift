/// The tables that changes of a team need beside its records.
enum ChangeTables {
  /// The statements that make them, in the schema that is at hand.
  ///
  /// `pulse` is one row, which whoever changes anything holds until all is there: changes come one
  /// after another. `counters` are where the ids and places of new records go on, which a login that does
  /// not see all records could not tell. `intents` are changes of several shards of which some may not have heard yet.
  static let definition = [
    "create table pulse (revision bigint not null, frame bigint not null)",
    "insert into pulse values (0, 0)",
    """
    create table changes (id text primary key, revision bigint not null, at bigint not null,
      login text not null default session_user, line text not null)
    """,
    "create index on changes (revision)",
    "create table counters (list text primary key, last text, place bigint not null)",
    "create table intents (id text primary key, change text not null)",
  ]
}
