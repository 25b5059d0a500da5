"""Measures teams on PostgreSQL against psql: `scripts/bench pg`.

    scripts/bench pg                1M accounts with 200k activities, on one cluster and on three
    scripts/bench pg --quick        50k accounts with 10k activities
    scripts/bench pg --accounts N   so many accounts; --activities N as many activities
    scripts/bench pg --runs N       medians of N runs (by default 5)
    scripts/bench pg --only WORDS   only these: publish, queries, commands, shards
    scripts/bench pg --moj-pg PATH  measures that program, and builds none

It starts clusters of its own with scripts/pg-up and ends them. `publish` stands beside psql's \\copy of
the same typed columns into bare tables, a floor, and `export` has to bring the same bytes back. Ten
lines are asked through moj-pg, and as SQL that somebody who knows the tables would write by hand,
through psql: whole processes from start to exit, both with CSV, by turns; then the line alone (`--time`)
against the statement alone (\\timing). What both answer is compared. On three shards whole-table
measures stand beside the same line on one cluster: where its workers use all cores of the machine
already, three servers have nothing to gain, so that they are measured with one process a server as well. `commands` asks each steering command once, with a
day, a week and a seller where it takes one, and lists that no statement computes, of as many accounts
that have a seller for each 500: what stands there is time and peak memory, which is not to grow with the
table.
Nothing here fails on a figure.
"""
import argparse
import csv
import decimal
import filecmp
import io
import os
import re
import shutil
import statistics
import subprocess
import sys

import models
from measure import (
    FOLDER, ROOT, Failed, Run, Table, environment, interleaved, milliseconds, part, progress)

GROUPS = ["publish", "queries", "commands", "shards"]


def own(name, kind):
    """A field of the team's own in SQL."""
    return f"(t.own->>'{name}')::{kind}"


#: The tier of the account `t`, by the model's rules.
TIER = models.tier_sql().replace("potential", "t.potential").replace(
    "fairs_per_year", own("fairs_per_year", "numeric")).replace(
    "stand_size", own("stand_size", "numeric"))
TIERS = [name for name, _ in models.TIERS]
#: The day of the last contact with the account `t`.
LAST = (f"(select max(c.at)::date from activities c where c.account = t.id and c.at < "
        f"date '{models.TODAY}' + 1 and coalesce(c.state, 'done') = 'done' and c.outcome is distinct "
        "from 'no_answer' and c.channel is distinct from 'note')")
LEAD = f"t.name, tier, t.level, t.seller, t.town, t.potential, t.status, {LAST}"
RATED = f"(select t.*, {TIER} as tier from accounts t)"
ACROSS = ", ".join(f"nullif(count(*) filter (where tier = '{name}'), 0)" for name in TIERS)


class Line:
    """A question: moj's line, an expert's SQL, and whether it looks at a whole table to measure it."""

    def __init__(self, line, sql, whole=False):
        self.line, self.sql, self.whole = line, sql, whole


LINES = [
    Line("leads count by tier",
         f"select {TIER} as tier, count(*) from accounts t where kind = 'lead' group by 1", True),
    Line("accounts count, sum potential by seller",
         "select seller, count(*), sum(potential) from accounts group by seller", True),
    Line("leads where tier=A1 and level=1",
         f"select {LEAD} from {RATED} t where kind = 'lead' and tier = 'A1' and level = '1'"),
    Line("accounts count by seller across tier",
         f"select seller, {ACROSS}, nullif(count(*) filter (where tier is null), 0), count(*)"
         f" from {RATED} t group by seller", True),
    Line("leads top 3 by potential per seller",
         f"select {LEAD} from (select t.*, row_number() over (partition by seller order by potential"
         f" desc nulls last, place) as rank, {TIER} as tier from accounts t where kind = 'lead') t"
         " where rank <= 3"),
    Line("accounts where created = 2025-01-01..2025-03-31 count, sum potential by kind",
         "select kind, count(*), sum(potential) from accounts"
         " where created between '2025-01-01' and '2025-03-31' group by kind"),
    Line("accounts where potential is missing and status != lost count by level",
         "select level, count(*) from accounts where potential is null"
         " and status is distinct from 'lost' group by level"),
    Line("activities where account.tier = A1 and at since 2026-01-01 count, sum minutes by channel",
         "select channel, count(*), sum(minutes) from activities a"
         f" join accounts t on t.id = a.account where a.at >= '2026-01-01' and {TIER} = 'A1'"
         " group by channel"),
    Line("accounts where name ~ karhul count by kind",
         "select kind, count(*) from accounts where name ilike '%karhul%' group by kind"),
    Line("accounts min potential, max potential, avg potential by tier",
         f"select {TIER} as tier, min(potential), max(potential), round(avg(potential), 2)"
         " from accounts t group by 1", True),
]


#: What else is asked of a team, once each.
COMMANDS = [
    "tiers", "why acc-0000007", "account acc-0000007", "triangle", "triangle on 2026-06-01", "care",
    "promises", "callbacks", "levels", "level 1", "time", "time by tier", "results", "coach aino",
    "coach aino level 1", "capacity", "capacity week for team north", "lint",
    "whatif tier A1 when potential >= 70000", "lift acc-0000007", "lift town = Turku",
    "plan week for aino", "plan week for team north", "candidates week this for aino",
    "accounts on 2026-06-01 count by tier", "accounts median potential by tier",
    "accounts where lapses < 2027-01-01 count by tier", "promises where due < 2027-01-01 count by kind",
    "activities count by account.seller.town", "accounts sort by name | take 20", "accounts as csv",
    "leads where status != lost as json", "activities where account.tier = A1 as csv",
]


class Clusters:
    """Throw-away servers, which end with this block or, at the latest, with this process."""

    def __init__(self, count):
        done = subprocess.run(
            [os.path.join(ROOT, "scripts", "pg-up"), str(count), "--while", str(os.getpid())],
            capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr.strip() or "bench: no PostgreSQL")
        self.urls = done.stdout.split()
        self.folder = re.search(r"host=([^&]+)", self.urls[0])[1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([os.path.join(ROOT, "scripts", "pg-down"), self.folder])


class ServerBench:
    def __init__(self, options):
        self.options = options
        self.moj = options.moj_pg
        self.psql = shutil.which("psql")
        self.table = Table()
        self.notes = []
        self.size = f"{options.accounts // 1000}k"
        self.peaks = []

    # What is run

    def model(self, sellers=20):
        """The model's file, made where it is missing."""
        options = self.options
        path = models.files(FOLDER, options.accounts, options.activities, sellers)[0]
        if not os.path.exists(path):
            progress(f"making {self.size} accounts")
            # In a process of its own: a child's peak counts from the memory of its parent.
            subprocess.run([sys.executable, "-B", models.__file__, FOLDER, str(options.accounts),
                            str(options.activities), str(sellers)], check=True)
        return path

    def mine(self, urls, *words):
        return [self.moj, *urls, "--today", models.TODAY, *words]

    def theirs(self, url, *words):
        return [self.psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", url, "-c", "set search_path to moj",
                *words]

    def said(self, command):
        """What a command prints."""
        done = subprocess.run(command, capture_output=True, text=True, env=environment())
        if done.returncode:
            raise Failed(f"exit {done.returncode}: {(done.stderr or done.stdout).strip()[:90]}")
        return done.stdout

    # What is measured

    def publish(self, model, urls, goal):
        """Publishing to one cluster or several, and the file back."""
        where = f"{self.size}, {len(urls)} cluster{'s' * (len(urls) > 1)}"
        progress(f"publish {where}")
        run = Run([self.moj, "publish", model, "to", *urls, "--yes"])
        size = os.path.getsize(model)
        seconds = run.wall / 1000
        met = "" if goal is None else "yes" if seconds <= goal else "NO"
        self.table.add(f"publish {where}", f"{seconds:.1f} s, {run.peak / 1e6:.0f} MB",
                       f"file {size / 1e6:.0f} MB", "", f"≤ {goal} s" if goal else "", met)
        back = os.path.join(FOLDER, "export-pg.json")
        if os.path.exists(back):
            os.remove(back)
        progress(f"export {where}")
        run = Run(self.mine(urls, "export", back))
        same = filecmp.cmp(model, back, shallow=False)
        self.table.add(f"export {where}", f"{run.wall / 1000:.1f} s, {run.peak / 1e6:.0f} MB", "", "",
                       "the same bytes", "yes" if same else "NO")
        os.remove(back)

    def floor(self, url):
        """What psql takes to copy the same typed columns into tables without keys and indexes."""
        wall = 0
        for name in ("accounts", "activities"):
            columns = self.said(self.theirs(
                url, "-At", "-c", "select string_agg(quote_ident(column_name), ', ' order by"
                f" ordinal_position) from information_schema.columns where table_schema = 'moj' and"
                f" table_name = '{name}' and column_name not in ('record', 'after')")).strip()
            path = os.path.join(FOLDER, f"floor-{name}.tsv")
            self.said(self.theirs(url, "-c", f"\\copy {name} ({columns}) to '{path}'"))
            self.said(self.theirs(url, "-c", f"create table public.bare as select {columns} from"
                                  f" {name} where false"))
            progress(f"copy of {name}")
            wall += Run(self.theirs(url, "-c", f"\\copy public.bare from '{path}'")).wall
            self.said(self.theirs(url, "-c", "drop table public.bare"))
            os.remove(path)
        self.table.add(f"\\copy {self.size}, typed columns alone", "", f"psql {wall / 1000:.1f} s")

    def queries(self, url):
        for query in LINES:
            commands = {"moj": self.mine([url], "--format", "csv", "-c", query.line),
                        "psql": self.theirs(url, "--csv", "-c", query.sql)}
            found = interleaved(commands, self.options.runs)
            work = f"`{query.line}`"
            self.table.compare(work, part(found["moj"], 0), part(found["psql"], 0), "psql", 1.3,
                               milliseconds)
            if isinstance(found["moj"], Failed):
                continue
            self.peaks.append((found["moj"][1], query.line))
            try:
                self.alone(query, url)
                self.answers(query, commands)
            except Failed as problem:
                self.notes.append(f"{query.line}: {problem}")
        peak, line = max(self.peaks)
        self.table.add("most memory of these, moj", f"{peak / 1e6:.0f} MB", line, "", "< 100 MB",
                       "yes" if peak < 100e6 else "NO")

    def alone(self, query, url):
        """The line alone in a session, against the statement alone; the first of each is left out."""
        runs = self.options.runs
        progress(f"{query.line}, alone")
        timed = Run(self.mine([url], "--time", *["-c", query.line] * (runs + 1))).errors
        mine = [float(line.split()[1]) for line in timed.splitlines() if line.startswith("time ")]
        timed = self.said(self.theirs(url, "-o", os.devnull, "-c", "\\timing on",
                                      *["-c", query.sql] * (runs + 1)))
        theirs = [float(line.split()[1]) for line in timed.splitlines() if line.startswith("Time: ")]
        self.table.compare("    in a session", statistics.median(mine[1:]),
                           statistics.median(theirs[1:]), "\\timing", 1.3, milliseconds)

    def answers(self, query, commands):
        """Whether both answer the same rows, in whatever order."""
        mine, theirs = (rows(self.said(commands[name])) for name in ("moj", "psql"))
        if mine == theirs:
            return
        only = [row for row in mine if row not in set(theirs)][:1]
        other = [row for row in theirs if row not in set(mine)][:1]
        self.notes.append(f"ANSWERS DIFFER: {query.line}: {len(mine)} rows, psql {len(theirs)};"
                          f" {only} {other}")

    def commands(self, url):
        """What each command takes and how much memory moj has meanwhile."""
        for line in COMMANDS:
            progress(line)
            try:
                run = Run(self.mine([url], "-c", line))
            except Failed as problem:
                self.table.add(f"`{line}`", str(problem), "", "", "", "?")
                continue
            self.table.add(f"`{line}`", f"{milliseconds(run.wall)}, {run.peak / 1e6:.0f} MB", "", "",
                           "< 100 MB", "yes" if run.peak < 100e6 else "NO")

    def shards(self, url, urls):
        """Whole-table measures on three servers and on one: with the workers that each server likes, and
        with one process a server, which shows what shards give where each has a core of its own."""
        self.sharded(url, urls, "three shards")
        os.environ["PGOPTIONS"] = "-c max_parallel_workers_per_gather=0"
        self.sharded(url, urls, "three shards, a process each")
        del os.environ["PGOPTIONS"]

    def sharded(self, url, urls, what):
        for query in LINES:
            if not query.whole:
                continue
            commands = {name: self.mine(where, "--format", "csv", "-c", query.line)
                        for name, where in (("three", urls), ("one", [url]))}
            found = interleaved(commands, self.options.runs)
            self.table.compare(f"`{query.line}`, {what}", part(found["three"], 0),
                               part(found["one"], 0), "one cluster", 0.6, milliseconds)
            try:
                if rows(self.said(commands["one"])) != rows(self.said(commands["three"])):
                    self.notes.append(f"ANSWERS DIFFER on three shards: {query.line}")
            except Failed as problem:
                self.notes.append(f"{query.line}: {problem}")

    def measures(self, only, goal):
        model = self.model()
        with Clusters(1) as one:
            url = one.urls[0]
            self.publish(model, one.urls, goal)
            if "publish" in only:
                self.floor(url)
            if "queries" in only:
                self.queries(url)
            if "shards" in only:
                with Clusters(3) as three:
                    self.publish(model, three.urls, None)
                    self.shards(url, three.urls)

    def run(self):
        options = self.options
        only = options.only or GROUPS
        goal = 60 * options.accounts / 1_000_000
        if only != ["commands"]:
            self.measures(only, goal)
        if "commands" in only:
            with Clusters(1) as one:
                self.publish(self.model(max(20, options.accounts // 500)), one.urls, goal)
                self.commands(one.urls[0])
        progress("")
        self.table.print()
        for note in self.notes:
            print(note)
        version = self.said([self.psql, "--version"]).split()[2]
        print(f"PostgreSQL {version} · {self.options.accounts} accounts, {self.options.activities}"
              f" activities · {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


def rows(text):
    """The rows of a CSV without its heading, in an order of their own, numbers in one spelling."""
    return sorted(tuple(cell(value) for value in row) for row in list(csv.reader(io.StringIO(text)))[1:])


def cell(value):
    try:
        return str(decimal.Decimal(value).normalize())
    except decimal.InvalidOperation:
        return value


def build():
    """The release build of moj-pg as it is installed; its path."""
    progress("building a release of moj-pg")
    script = '. "$1/scripts/lib.sh" && find_swift && build_server_program && printf %s "$server_binary"'
    done = subprocess.run(["bash", "-c", script, "bench", ROOT], capture_output=True, text=True)
    if done.returncode:
        sys.exit((done.stdout + done.stderr)[-2000:] + "\nbench: moj-pg does not build")
    return done.stdout


def main(arguments):
    about, usage = __doc__.split("\n\n", 1)
    parser = argparse.ArgumentParser(
        prog="scripts/bench pg", description=about, epilog=usage,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=int, default=1_000_000)
    parser.add_argument("--activities", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", nargs="+", choices=GROUPS)
    parser.add_argument("--moj-pg", metavar="PATH")
    options = parser.parse_args(arguments)
    if options.quick:
        options.accounts, options.activities = 50_000, 10_000
    if not shutil.which("psql"):
        sys.exit("bench: psql is not installed (scripts/setup installs it on Debian)")
    options.moj_pg = os.path.abspath(options.moj_pg) if options.moj_pg else build()
    if not os.access(options.moj_pg, os.X_OK):
        sys.exit(f"bench: {options.moj_pg} is no program")
    os.makedirs(FOLDER, exist_ok=True)
    ServerBench(options).run()
