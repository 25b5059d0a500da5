"""Measures week plans against HiGHS: `scripts/bench plan`, never part of moj.

    scripts/bench plan              40 generated teams, each seller's plan checked
    scripts/bench plan --count N    so many teams
    scripts/bench plan --only N …   these teams alone, by their seeds
    scripts/bench plan --seconds S  the time HiGHS may take for a week (60)
    scripts/bench plan --weeks N    weeks given to HiGHS from each team (1)
    scripts/bench plan --moj PATH   measures that binary

Every plan is checked here, line by line, from the JSON of `plan`, `candidates` and `capacity`:
minutes a day, windows, one town a day with its travel, nothing at the same time, no account talked
to twice. HiGHS then solves the same week as a mixed-integer program (PyPI highspy): at most one day
for each candidate, one talk for each account, a day's minutes, one town a day, as many promises as
moj kept, whichever they are. It starts from moj's week and knows nothing of the clock within a day,
so that it may find more than any real week holds.

How many promises can be kept at all is a program of its own, with the clock within the day: whatever
is due by a time fits between the opening and that time. Promises are calls and open from midnight,
so that the earliest deadline first is the best order of a day and the figure is exact. "missed" is
that figure less those that moj kept.
"""
import argparse
import collections
import datetime
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time

TODAY = "2026-11-23"
WEEK = "49"
TOWNS = ["Kotila", "Ylänkö", "Rantala", "Metsälä", "Koskela", "Niemi", "Salmela", "Harju", "Pohja",
         "Aukea", "Lampi", "Suvanto", "Kallio", "Lehto", "Virta"]
CARE = [("A1", "21d", "45d", "3m"), ("A2", "30d", "60d", "6m"), ("A3", "60d", "120d", None),
        ("B1", "90d", "360d", None), ("B2", "180d", None, None)]


def day(rng, first, last):
    """A day so many days from today."""
    start = datetime.date.fromisoformat(TODAY)
    return str(start + datetime.timedelta(days=rng.randint(first, last)))


def model(seed):
    """A team: sellers, accounts, towns, promises, callbacks and deals, from a seed."""
    rng = random.Random(seed)
    sellers = rng.choice([1, 1, 1, 2, 2, 3, 5, 20])
    most = 2_000 if sellers < 3 else 200
    each = int(30 * (most / 30) ** rng.random())
    towns = TOWNS[:rng.randint(1, len(TOWNS))]
    close = rng.choice(["12:00", "14:00", "16:00", "17:00"])
    hours = {name: f"08:00-{close}" for name in ("mon", "tue", "wed", "thu", "fri")}
    team = {
        "moj": 1, "name": "bench", "time_zone": "Europe/Helsinki",
        "calendar": {"hours": hours, "holidays": "FI"},
        "travel": {"default": rng.randint(20, 90), "same_town": 10, "matrix": [
            {"from": "Kotila", "to": town, "minutes": rng.randint(10, 110)} for town in towns]},
        "tiers": [{"name": name, "when": f"potential >= {least}"} for name, least in
                  zip("A1 A2 A3 B1 B2".split(), (60000, 30000, 15000, 6000, 0))],
        "channels": [{"id": "visit", "minutes": {"1": 45, "2": 75, "3": 60}, "needs_travel": True,
                      "counts_as": "meeting"},
                     {"id": "phone", "minutes": {"1": 10, "2": 15, "3": 12}}],
        "care": [{key: value for key, value in (
            ("tier", tier), ("contact_every", contact), ("meeting_every", meeting),
            ("sparring_every", sparring), ("floor", 1)) if value}
            for tier, contact, meeting, sparring in CARE],
        "sellers": [], "accounts": [], "callbacks": [], "deals": [], "requests": []}
    for place in range(sellers):
        team["sellers"].append({
            "id": f"s{place}", "name": f"Seller {place}", "town": "Kotila",
            "admin_reserve": rng.choice([0, 30, 60]), "reactive_reserve": rng.choice([0, 30]),
            "max_field_days": rng.randint(2, 5)})
        for number in range(each):
            account(team, rng, f"a{place}-{number}", f"s{place}", rng.choice(towns))
    return team


def account(team, rng, name, seller, town):
    """An account and what is open with it."""
    entry = {"id": name, "name": f"Account {name}", "kind": rng.choice(["lead", "customer"]),
             "level": rng.randint(1, 3), "seller": seller, "town": town, "status": "active",
             "created": day(rng, -500, -20)}
    if rng.random() < 0.9:
        entry["potential"] = int(min(300_000, rng.lognormvariate(9.6, 1)))
    team["accounts"].append(entry)
    if rng.random() < 0.1:
        window = rng.choice([("2026-12-02", "2026-12-02"), ("2026-11-01", "2026-12-31"),
                             ("2026-12-01", "2026-12-03"), ("2026-09-01", "2026-10-31")])
        team["callbacks"].append({"id": f"c-{name}", "account": name, "seller": seller,
                                  "from": window[0], "to": window[1], "state": "open"})
    if rng.random() < 0.08:
        team["deals"].append({"id": f"d-{name}", "account": name, "seller": seller,
                              "title": "Offer", "state": "open", "value": 1000})
    if rng.random() < 0.01:
        due = f"2026-12-0{rng.randint(1, 4)}T{rng.randint(10, 15)}:00"
        team["requests"].append({"id": f"r-{name}", "account": name, "owner": seller,
                                 "kind": "inquiry", "title": "A question",
                                 "received": "2026-11-20T10:00", "respond_due": due})


def ask(moj, path, line):
    """What moj answers to a line, as text."""
    run = subprocess.run([moj, path, "--today", TODAY, "--lang", "en", "-c", line],
                         capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"{path}: {line}\n{run.stderr}")
    return run.stdout


def minute(text):
    """Minutes of the day of a time, and its day."""
    date, clock = text.split("T")
    return date, int(clock[:2]) * 60 + int(clock[3:5])


def faults(lines, limits, trips, names):
    """What a seller's plan does wrong."""
    found = []
    days = collections.defaultdict(list)
    for line in lines:
        days[line["date"]].append(line)
        date, start = minute(line["start"])
        end = f"{date}T{(start + line['minutes']) // 60:02}:{(start + line['minutes']) % 60:02}"
        if line["start"] < line["from"] or end > line["to"]:
            found.append(f"window {line['account']}")
    talked = [names[key(line)] for line in lines if exclusive(line)]
    if len(talked) != len(set(talked)):
        found.append("an account is talked to twice")
    for date, lines in days.items():
        used = sum(line["minutes"] + line["travel_minutes"] for line in lines)
        if used > limits.get(date, 0):
            found.append(f"{date}: {used} of {limits.get(date, 0)} min")
        towns = {line["town"] for line in lines if line["channel"] == "visit"}
        if len(towns) > 1:
            found.append(f"{date}: {len(towns)} towns")
        spent = sum(line["travel_minutes"] for line in lines)
        if towns and spent != trips[towns.pop()]:
            found.append(f"{date}: {spent} min of travel")
        spans = sorted((minute(line["start"])[1], line["minutes"]) for line in lines)
        if any(one[0] + one[1] > two[0] for one, two in zip(spans, spans[1:])):
            found.append(f"{date}: two at a time")
    return found


def key(row):
    """What tells a candidate from the seller's others."""
    return row["account"], row["kind"], row["channel"], row["from"], row["to"], row["value"]


def exclusive(row):
    """Whether one talk serves it with the other candidates of its account."""
    return not row["hard"] and row["kind"] != "promise"


def solve(candidates, limits, trips, most, plan, seconds):
    """The best week that HiGHS finds from moj's own on, and its bound."""
    import highspy  # here, so that the rest runs without it
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", float(seconds))
    solver.setOptionValue("mip_rel_gap", 1e-4)
    days = sorted(limits)
    planned = {key(line): line["date"] for line in plan}
    start = {}
    travelled = {(town, date): solver.addBinary() for town in trips for date in days}
    loads = collections.defaultdict(list)
    talks = collections.defaultdict(list)
    gain, promised = [], []
    for row in candidates:
        own = []
        for date in days:
            first, last = row["from"], row["to"]
            if f"{date}T23:59" < first or last <= f"{date}T00:00":
                continue
            var = solver.addBinary()
            own.append(var)
            start[var.index] = planned.get(key(row)) == date
            loads[date].append(var * row["minutes"])
            gain.append(var * row["value"])
            if row["channel"] == "visit":
                solver.addConstr(var <= travelled[row["town"], date])
        if own:
            if row["hard"]:
                promised += own
            if exclusive(row):
                talks[row["account"]] += own
            else:
                solver.addConstr(sum(own) <= 1)
    for own in talks.values():
        solver.addConstr(sum(own) <= 1)
    if promised:
        solver.addConstr(sum(promised) >= sum(row["hard"] for row in plan))
    for date in days:
        trip = [travelled[town, date] for town in trips]
        minutes = [travelled[town, date] * trips[town] for town in trips]
        if loads[date] or minutes:
            solver.addConstr(sum(loads[date] + minutes) <= limits[date])
        if trip:
            solver.addConstr(sum(trip) <= 1)
    if travelled and most is not None:
        solver.addConstr(sum(travelled.values()) <= most)
    if not gain:
        return 0, 0
    visited = {(line["town"], line["date"]) for line in plan if line["channel"] == "visit"}
    for trip, var in travelled.items():
        start[var.index] = trip in visited
    solver.setObjective(sum(gain), highspy.ObjSense.kMaximize)
    solver.setSolution(len(start), list(start), [float(value) for value in start.values()])
    solver.solve()
    info = solver.getInfo()
    return info.objective_function_value, info.mip_dual_bound


def keepable(rows, limits, hours):
    """The most promises that any week can keep, by days' minutes and by the clock within a day."""
    import highspy
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    opens, closes = (int(part[:2]) * 60 + int(part[3:]) for part in hours.split("-"))
    planned = collections.defaultdict(list)
    gain = []
    for row in rows:
        own = []
        for date in sorted(limits):
            if row["to"] <= f"{date}T00:00" or f"{date}T23:59" < row["from"]:
                continue
            if row["from"] > f"{date}T00:00" or row["channel"] == "visit":
                raise SystemExit(f"{row['account']}: a promise that the clock's check cannot tell of")
            end = minute(row["to"])[1] if row["to"].startswith(date) else closes
            var = solver.addBinary()
            own.append(var)
            planned[date].append((min(end, closes), var * row["minutes"]))
        if own:
            solver.addConstr(sum(own) <= 1)
            gain += own
    for date, due in planned.items():
        solver.addConstr(sum(load for _, load in due) <= limits[date])
        for end in {end for end, _ in due}:
            solver.addConstr(sum(load for own, load in due if own <= end) <= max(0, end - opens))
    if not gain:
        return 0
    solver.setObjective(sum(gain), highspy.ObjSense.kMaximize)
    solver.solve()
    return round(solver.getInfo().objective_function_value)


def said_bound(text, value):
    """The bound that moj prints beside its plan."""
    found = re.search(r"\(([\d,]+) of ([\d,]+)\)", text)
    return int(found[2].replace(",", "")) if found else value


def measured(moj, path, options):
    """The weeks of a team: faults, and the values beside those of HiGHS."""
    candidates = json.loads(ask(moj, path, f"candidates week {WEEK} as json"))
    capacity = json.loads(ask(moj, path, f"capacity week {WEEK} as json"))
    plans = {order: json.loads(ask(moj, path, f"plan week {WEEK} {order} as json"))
             for order in ("", "by value")}
    with open(path, encoding="utf-8") as file:
        hours = json.load(file)["calendar"]["hours"]["mon"]
    rows, wrong = [], []
    for place, seller in enumerate(sorted({row["seller"] for row in candidates})):
        own = [row for row in candidates if row["seller"] == seller]
        limits = {row["date"]: row["minutes"] for row in capacity
                  if row["seller"] == seller and row["date"]}
        trips = {row["town"]: row["travel_minutes"] for row in capacity
                 if row["seller"] == seller and row["travel_minutes"] is not None}
        most = next((row["most_trips"] for row in capacity if row["seller"] == seller
                     and row["most_trips"] is not None), None)
        names = {key(row): row["account"] for row in own}
        for order, plan in plans.items():
            lines = [line for line in plan if line["seller"] == seller]
            wrong += [f"{seller} {order}: {fault}"
                      for fault in faults(lines, limits, trips, names)]
        if place >= options.weeks:
            continue
        lines = [line for line in plans["by value"] if line["seller"] == seller]
        hard = [row for row in own if row["hard"]]
        most_kept = keepable(hard, limits, hours)
        value = sum(line["value"] for line in lines)
        policy = sum(line["value"] for line in plans[""] if line["seller"] == seller)
        best, bound = solve(own, limits, trips, most, lines, options.seconds)
        said = said_bound(ask(moj, path, f"plan week {WEEK} for {seller} by value"), value)
        missed = [most_kept - sum(line["hard"] for line in plan if line["seller"] == seller)
                  for plan in plans.values()]
        rows.append((len(own), len(trips), sum(limits.values()), value, policy, best, bound, said,
                     len(hard), most_kept, max(missed)))
    return rows, wrong


def main():
    """Runs the measurement and prints a line for each week."""
    parser = argparse.ArgumentParser(prog="scripts/bench plan", add_help=True)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--only", type=int, nargs="+")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--weeks", type=int, default=1)
    parser.add_argument("--moj", required=True)
    parser.add_argument("--folder", required=True)
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    print("team  candidates  towns  hours   moj %  policy %  LP/MIP bound %  moj's bound %  promised"
          "  keepable  missed")
    shares, total, lost = [], 0, 0
    for seed in options.only or range(options.count):
        path = os.path.join(options.folder, f"plan-{seed}.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(model(seed), file, ensure_ascii=False)
        rows, wrong = measured(options.moj, path, options)
        total += len(wrong)
        for fault in wrong:
            print(f"{seed:4}  WRONG {fault}")
        for (count, towns, minutes, value, policy, best, bound, said, promised, most,
             missed) in rows:
            lost += missed
            if best <= 0:
                continue
            shares.append(100 * value / best)
            print(f"{seed:4}  {count:10}  {towns:5}  {minutes / 60:5.1f}  {100 * value / best:6.1f}"
                  f"  {100 * policy / best:8.1f}  {100 * bound / best:14.1f}"
                  f"  {100 * said / best:13.1f}  {promised:8}  {most:8}  {missed:6}", flush=True)
    if shares:
        print(f"{len(shares)} weeks: median {statistics.median(shares):.1f} %, least"
              f" {min(shares):.1f} % of the best of HiGHS; {total} faults;"
              f" {lost} feasible promises missed")
    if not options.only:
        speed(options)


def speed(options):
    """The time of a whole team's plan."""
    for sellers, each in ((10, 500), (100, 1_000)):
        rng = random.Random(sellers)
        team = model(1)
        for kind in ("sellers", "accounts", "callbacks", "deals", "requests"):
            team[kind] = []
        towns = [entry["to"] for entry in team["travel"]["matrix"]]
        for place in range(sellers):
            team["sellers"].append({"id": f"s{place}", "name": f"Seller {place}", "town": "Kotila"})
            for number in range(each):
                account(team, rng, f"a{place}-{number}", f"s{place}", rng.choice(towns))
        path = os.path.join(options.folder, f"plan-speed-{sellers}.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(team, file, ensure_ascii=False)
        start = time.monotonic()
        ask(options.moj, path, f"plan week {WEEK} as json")
        print(f"{sellers} sellers x {each} accounts: {time.monotonic() - start:.2f} s")


if __name__ == "__main__":
    sys.exit(main())
