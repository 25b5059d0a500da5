"""The work that scripts/bench measures, said once in every peer's own language."""
import models

LIST = "name, kind, tier, level, seller, town, status, potential"
#: The least that a peer may give for a list: what moj's footer reads too.
LEAN = "potential"


class Query:
    """A question: moj's line, SQL over `accounts` with a ready `tier`, and a polars expression."""

    def __init__(self, work, line, sql, polars):
        self.work, self.line, self.sql, self.polars = work, line, sql, polars


def rows(where):
    """SQL that lists the accounts of a condition."""
    return f"select {LIST} from accounts where {where}"


#: The steering commands, each with the milliseconds that it may take on 100k accounts and 1M
#: activities after load; `{name}` is an account's.
STEERING = [
    ("tiers", 300), ("why {name}", 5), ("account {name}", 5), ("lift {name}", 5),
    ("lift tier = B1", 300), ("whatif tier A1 when potential >= 60k", 300), ("triangle", 300),
    ("care A1", 300), ("lint", 300), ("promises", 300), ("callbacks", 300), ("level 1", 300),
    ("levels", 300), ("time", 300), ("results", 300)]
#: Lines after which Tab is pressed on 100k accounts, each with the milliseconds that it may take.
COMPLETION = [
    ("", 10), ("leads where ", 10), ("leads where tier = ", 10), ("leads where town = Ka", 10),
    ("leads where A1", 10), ("leads where {begun}", 10), ("why ", 10), ("why {begun}", 10),
    ("why {name} ", 10), ("set {name} pot", 10), ("lift zzzz", 10), ("whatif tier A1 when ", 10)]
#: What each steering command is compared with: one look at all activities.
SCAN = "activities count by channel"

#: In polars `a` is the lazy table, `c` is polars.col, `p` polars, `L` the columns of a list.
QUERIES = [
    Query("card's line", "leads where tier=A1 and level=1",
          rows("kind = 'lead' and tier = 'A1' and level = 1"),
          "a.filter((c('kind')=='lead')&(c('tier')=='A1')&(c('level')==1)).select(L)"),
    Query("OR of three", "accounts where town=Kajaani or industry=boats or status=paused",
          rows("town = 'Kajaani' or industry = 'boats' or status = 'paused'"),
          "a.filter((c('town')=='Kajaani')|(c('industry')=='boats')|(c('status')=='paused'))"
          ".select(L)"),
    Query("tier list", "leads where tier = A1, A2",
          rows("kind = 'lead' and tier in ('A1', 'A2')"),
          "a.filter((c('kind')=='lead')&((c('tier')=='A1')|(c('tier')=='A2'))).select(L)"),
    Query("date range", "accounts where created = 2025-01-01..2025-03-31",
          rows("created between '2025-01-01' and '2025-03-31'"),
          "a.filter(c('created').is_between(d(2025,1,1),d(2025,3,31))).select(L)"),
    Query("text search", "accounts where name ~ karhul",
          rows("name ilike '%karhul%'"),
          "a.filter(c('name').str.contains('(?i)karhul')).select(L)"),
    Query("count by tier", "accounts count by tier",
          "select tier, count(*) from accounts group by tier",
          "a.group_by('tier').agg(p.len())"),
    Query("sum by seller", "accounts sum potential by seller",
          "select seller, sum(potential) from accounts group by seller",
          "a.group_by('seller').agg(c('potential').sum())"),
    Query("cross-tab", "accounts count by seller across tier",
          "select seller, tier, count(*) from accounts group by seller, tier",
          "a.group_by('seller','tier').agg(p.len())"),
    Query("top 10", "accounts top 10 by potential",
          f"select {LIST} from accounts order by potential desc nulls last limit 10",
          "a.select(L).top_k(10,by='potential')"),
    Query("top 3 per seller", "leads top 3 by potential per seller",
          f"select {LIST} from (select *, row_number() over (partition by seller"
          " order by potential desc nulls last) as place from accounts where kind = 'lead')"
          " where place <= 3",
          "a.filter(c('kind')=='lead').select(list({*L,'seller'})).sort('potential',descending=True,"
          "nulls_last=True).group_by('seller',maintain_order=True).head(3)"),
]

#: The cold one-shot: its peers read the rules' condition, as their user would have typed it.
COLD_LINE = "leads where tier=A1"
COLD_RULE = models.TIERS[0][1]
COLD_COLUMNS = ["name", "kind", "level", "seller", "town", "status", "potential"]


def cold_sql(source="accounts"):
    """The cold question over a table of accounts."""
    return (f"select {', '.join(COLD_COLUMNS)} from {source}"
            f" where kind = 'lead' and {COLD_RULE}")


def cold_json_each(model):
    """The cold question over the model file itself, by SQLite's JSON functions."""
    def field(name):
        return f"value ->> '$.{name}'"
    rule = COLD_RULE
    for name in ("potential", "fairs_per_year", "stand_size"):
        rule = rule.replace(name, field(name))
    columns = ", ".join(field(name) for name in COLD_COLUMNS)
    return (f"select {columns} from json_each(readfile('{model}'), '$.accounts')"
            f" where {field('kind')} = 'lead' and {rule}")


def cold_jq():
    """The cold question as a jq program over the model file."""
    rule = " and ".join("." + part for part in COLD_RULE.split(" and "))
    columns = ", ".join("." + name for name in COLD_COLUMNS)
    return f'.accounts[] | select(.kind == "lead" and {rule}) | [{columns}] | @tsv'
