"""A peer that scripts/bench keeps running: loads the rows once, then answers on request.

Run as `worker.py PEER ROWS DATABASE COLUMNS`; each line of standard input is a request in JSON
(`[query, runs]`, or `[query, "answer"]` for what it answers), each line of output the reply.
Or run as `worker.py load PEER FILE`: loads the file, prints nothing, ends.
"""
import datetime
import json
import sys
import time

import models
import queries


class DuckDB:
    """DuckDB in memory with two threads."""

    def __init__(self, rows, database, closed=False):
        self.db = open_duckdb()
        read_duckdb(self.db, rows)
        sets = ["kind", "project", "seller", "town", "industry", "source", "status", "tier"]
        self.db.execute("create table rated as select *, "
                        f"{models.tier_sql()} as tier from accounts order by rowid")
        self.db.execute("drop table accounts")
        if closed:
            for name in sets:
                self.db.execute(f"create type t_{name} as enum (select distinct {name} from rated"
                                f" where {name} is not null order by {name})")
            casts = ", ".join(f"{name}::t_{name} as {name}" for name in sets)
            self.db.execute(f"create table accounts as select * replace ({casts}) from rated")
            self.db.execute("drop table rated")
        else:
            self.db.execute("alter table rated rename to accounts")

    def prepare(self, query):
        sql = query.sql.replace(queries.LIST, self.columns)

        def run():
            return arrow(self.db.execute(sql))
        return run

    @staticmethod
    def values(result):
        return [list(row.values()) for row in result.to_pylist()]


class DuckDBEnum(DuckDB):
    """DuckDB with its closed sets as ENUM columns."""

    def __init__(self, rows, database):
        super().__init__(rows, database, closed=True)


class Polars:
    """polars with closed sets as Enum columns."""

    def __init__(self, rows, database):
        import polars
        self.polars = polars
        small = {"TINYINT": polars.Int8, "SMALLINT": polars.Int16, "INTEGER": polars.Int32}
        kinds = {"DOUBLE": polars.Float64, "BOOLEAN": polars.Boolean,
                 **dict.fromkeys(small, polars.Int64)}  # its reader knows no smaller ones
        frame = polars.read_ndjson(
            rows, schema={k: kinds.get(t, polars.String) for k, t in models.KEYS.items()})
        tier = polars.lit(None, dtype=polars.String)
        for name, rule in reversed(models.TIERS):
            holds = polars.sql_expr(models.rule_sql(rule))
            tier = polars.when(holds).then(polars.lit(name)).otherwise(tier)
        frame = frame.with_columns(
            tier.alias("tier"),
            *(polars.col(k).str.to_date() for k, t in models.KEYS.items() if t == "DATE"),
            *(polars.col(k).cast(small[t]) for k, t in models.KEYS.items() if t in small))
        sets = ["kind", "project", "seller", "town", "industry", "source", "status", "tier"]
        self.frame = frame.with_columns(
            polars.col(k).cast(polars.Enum(frame[k].drop_nulls().unique().sort())) for k in sets)

    def prepare(self, query):
        names = {"a": self.frame.lazy(), "c": self.polars.col, "p": self.polars,
                 "L": self.columns.split(", "), "d": datetime.date}
        plan = eval(query.polars, names)
        return plan.collect

    @staticmethod
    def values(result):
        return [list(row) for row in result.iter_rows()]


class SQLite:
    """SQLite in memory, without indexes, as a model of any questions would be."""

    def __init__(self, rows, database):
        import sqlite3
        self.db = sqlite3.connect(":memory:")
        with sqlite3.connect(database) as ready:
            ready.backup(self.db)
        self.db.execute(f"create table rated as select *, {models.tier_sql()} as tier"
                        " from accounts")
        self.db.execute("drop table accounts")
        self.db.execute("alter table rated rename to accounts")
        if sqlite3.sqlite_version_info < (3, 30):
            raise RuntimeError("SQLite is older than 3.30")

    def prepare(self, query):
        sql = query.sql.replace("ilike", "like").replace(queries.LIST, self.columns)
        return lambda: self.db.execute(sql).fetchall()

    @staticmethod
    def values(result):
        return [list(row) for row in result]


PEERS = {"duckdb": DuckDB, "duckdb-enum": DuckDBEnum, "polars": Polars, "sqlite": SQLite}


def open_duckdb():
    import duckdb
    db = duckdb.connect()
    db.execute("set threads = 2")
    return db


def read_duckdb(db, rows):
    columns = ", ".join(f"{key}: '{kind}'" for key, kind in models.KEYS.items())
    db.execute(f"create table accounts as select * from read_json('{rows}',"
               f" format = 'newline_delimited', columns = {{{columns}}})")


def arrow(result):
    """The whole result in columns, by the name of the day."""
    for name in ("to_arrow_table", "fetch_arrow_table", "fetchnumpy"):
        if hasattr(result, name):
            return getattr(result, name)()
    raise RuntimeError("this DuckDB gives no columns")


def load(peer, path):
    """Only reads a file, for the time and memory of a whole process."""
    if peer == "duckdb":
        read_duckdb(open_duckdb(), path)
    elif peer == "orjson":
        import orjson
        with open(path, "rb") as file:
            orjson.loads(file.read())
    elif peer == "simdjson":
        import simdjson
        simdjson.Parser().load(path)


def serve(peer, rows, database, columns):
    try:
        ready = PEERS[peer](rows, database)
        ready.columns = columns
    except ImportError as missing:
        print(json.dumps({"missing": str(missing)}), flush=True)
        return
    prepared = {}
    print(json.dumps({"ready": peer}), flush=True)
    for line in sys.stdin:
        name, runs = json.loads(line)
        query = next(q for q in queries.QUERIES if q.work == name)
        run = prepared.get(name) or prepared.setdefault(name, ready.prepare(query))
        if runs == "answer":
            print(json.dumps(ready.values(run()), default=str), flush=True)
            continue
        times = []
        for _ in range(runs):
            start = time.perf_counter_ns()
            result = run()
            times.append((time.perf_counter_ns() - start) / 1e6)
            del result
        print(json.dumps(times), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "load":
        load(sys.argv[2], sys.argv[3])
    else:
        serve(*sys.argv[1:5])
