"""Models of any size for scripts/bench: seeded, so that every run measures the same rows.

Run as `models.py FOLDER ACCOUNTS ACTIVITIES [SELLERS]`: writes a model, its accounts as NDJSON and, up to
a million accounts, the same accounts as an SQLite database.
"""
import array
import datetime
import json
import os
import random
import sqlite3
import sys

VERSION = 2
SEED = 20261123
TODAY = "2026-11-23"
CHUNK = 20_000
DATABASE_LIMIT = 1_000_000

TOWNS = """Helsinki Espoo Tampere Vantaa Oulu Turku Jyväskylä Kuopio Lahti Pori Kouvola Joensuu
Lappeenranta Vaasa Hämeenlinna Seinäjoki Rovaniemi Mikkeli Kotka Salo Porvoo Kokkola Hyvinkää
Lohja Järvenpää Rauma Kajaani Kerava Savonlinna Nokia Kaarina Ylöjärvi Kangasala Riihimäki Imatra
Raasepori Raahe Sastamala Tornio Iisalmi Raisio Valkeakoski Hamina Lieto Kemi Heinola Varkaus
Jämsä Pietarsaari Naantali""".split()
SELLERS = """Aino Eero Helmi Otso Vilja Veikko Lempi Toivo Sylvi Onni Impi Urho Saimi Tauno Elna
Arvo Hilja Reino Kerttu Oiva""".split()
INDUSTRIES = """machines metal printing food furniture textiles electronics building forestry energy
chemistry plastics logistics software tourism health education media optics boats""".split()
FIRST = """Karhu Kaarna Messu Pohja Etelä Itä Länsi Kallio Koski Lahti Mäki Niemi Joki Järvi Suo
Harju Salo Vuori Meri Saari Kivi Hiekka Savi Rauta Teräs Kupari Hopea Kulta Honka Koivu Kuusi Leppä
Haapa Pihlaja Tammi Vaahtera Susi Ilves Hirvi Poro Kettu Näätä Ahma Kotka Haukka Joutsen Kurki
Teeri Metso Lohi Ahven Hauki Siika Muikku Talvi Kesä Syys Kevät Aamu Ilta Päivä Yö Tähti Kuu""".split()
SECOND = """lampi ranta pelto niitty metsä korpi aho suvanto virta putous luoto selkä lahti salmi
kangas notko rinne laakso törmä penkka tie polku silta portti aita talo tupa piha kaivo lato riihi
aitta pirtti kartano hovi linna torni mylly paja saha verstas halli varasto satama laituri asema
tori aukio puisto tarha puutarha viita lehto dyyni saareke matala syvä korkea avara kirkas tumma
vahva ketterä tyven tuuli""".split()
TRADE = """Konepaja Sähkö Puutyö Rakennus Kuljetus Paino Ruoka Kaluste Tekstiili Elektroniikka
Metalli Energia Muovi Kemia Ohjelmisto Matkailu Hoiva Koulutus Media Optiikka Vene Pakkaus Lasi
Maalaus Huolto Kiinteistö Tukku Kauppa Leipomo Meijeri Panimo Kalustus""".split()
FORMS = ["Oy", "Oy", "Oy", "Oyj", "Ky", "Tmi", "Osk", "Group Oy"]

TIERS = [
    ("A1", "potential >= 60000 and fairs_per_year >= 4 and stand_size >= 30"),
    ("A2", "potential >= 30000 and fairs_per_year >= 2"),
    ("A3", "potential >= 15000 and (fairs_per_year >= 2 or stand_size >= 18)"),
    ("B1", "potential >= 6000"),
    ("B2", "potential is set"),
]
#: Every key of an account, with its type in SQL.
KEYS = {
    "id": "VARCHAR", "name": "VARCHAR", "kind": "VARCHAR", "level": "TINYINT",
    "project": "VARCHAR", "seller": "VARCHAR", "town": "VARCHAR", "industry": "VARCHAR",
    "business_id": "VARCHAR", "contact": "VARCHAR", "phone": "VARCHAR", "email": "VARCHAR",
    "source": "VARCHAR", "status": "VARCHAR", "potential": "DOUBLE", "wallet_share": "DOUBLE",
    "created": "DATE", "fairs_per_year": "SMALLINT", "stand_size": "SMALLINT",
    "decision_here": "BOOLEAN", "next_fair": "DATE", "budget_month": "VARCHAR",
    "website": "VARCHAR", "employees": "INTEGER", "region": "VARCHAR",
}


def rule_sql(rule):
    """A tier's rule in SQL."""
    return rule.replace("is set", "is not null")


def tier_sql():
    """The tier rules as SQL's CASE."""
    rules = " ".join(f"when {rule_sql(rule)} then '{name}'" for name, rule in TIERS)
    return f"case {rules} end"


def seller(n, count):
    """The id of a seller of so many: the names of the first twenty, with a number of the others."""
    n %= count
    return SELLERS[n % 20].lower() + (str(n // 20) if n >= 20 else "")


def files(folder, accounts, activities=0, sellers=20):
    """The files of a model of that size: model, rows, database."""
    stem = f"{accounts}-{activities}{'' if sellers == 20 else f'-{sellers}s'}-v{VERSION}"
    return tuple(os.path.join(folder, stem + end) for end in (".json", ".ndjson", ".sqlite"))


def export(folder, accounts):
    """A HubSpot export of so many companies, made where it is missing."""
    path = os.path.join(folder, f"companies-{accounts}-v{VERSION}.csv")
    if os.path.exists(path):
        return path
    rng = random.Random(SEED)
    with open(path + ".part", "w", encoding="utf-8") as file:
        file.write("Record ID,Company name,Company Domain Name,Company owner,Phone Number,City,"
                   "Lifecycle Stage,Potential,Create Date,Segment\n")
        for i in range(accounts):
            name = f"{rng.choice(FIRST)}{rng.choice(SECOND)} {rng.choice(TRADE)} {i}"
            stage = "Customer" if i % 5 == 0 else "Lead"
            file.write(f"{i + 1},{name} {rng.choice(FORMS)},yritys{i}.example,"
                       f"{rng.choice(SELLERS)},+35840{1_000_000 + i},{rng.choice(TOWNS)},{stage},"
                       f"{rng.randrange(90_000)},2025-{i % 12 + 1:02}-{i % 28 + 1:02},S{i % 7}\n")
    os.replace(path + ".part", path)
    return path


class Pools:
    """Ready pieces of JSON, drawn from by random bytes: quick, and the same for a seed."""

    def __init__(self, rng, sellers=20):
        self.rng = rng
        first = datetime.date(2016, 1, 1)
        days = [(first + datetime.timedelta(d)).isoformat() for d in range(0, 3979)]
        fairs = [(datetime.date(2026, 12, 1) + datetime.timedelta(d)).isoformat()
                 for d in range(0, 720)]
        potentials = [min(round(rng.lognormvariate(9.4, 1.25), -2), 2_000_000)
                      for _ in range(65536)]
        self.wide = {
            "potential": self.table(lambda n: potentials[n] + (0.5 if n % 40 == 0 else 0),
                                    "potential", 65536, 0.85),
            "created": self.table(lambda n: days[n % len(days)], "created", 65536, 1),
            "next_fair": self.table(lambda n: fairs[n % len(fairs)], "next_fair", 65536, 0.15),
            "employees": self.table(lambda n: int(1.1 ** (n % 70)) + 1, "employees", 65536, 0.4),
        }
        towns = sorted(range(256), key=lambda _: rng.random())
        narrow = {
            "kind": (lambda n: "lead" if n % 4 else "customer", 1),
            "project": (lambda n: "messut" if n % 8 else "showroom", 0.6),
            "seller": (lambda n: seller(n, sellers), 0.98),
            "town": (lambda n: TOWNS[int(50 * (towns[n] / 256) ** 2)], 0.97),
            "industry": (lambda n: INDUSTRIES[n % 20], 0.75),
            "source": (lambda n: ["fair", "web", "call", "referral", "register"][n % 5], 0.6),
            "status": (lambda n: ["active"] * 13 + ["paused", "lost", "do_not_contact"], 0.95),
            "wallet_share": (lambda n: n % 20 * 5, 0.25),
            "fairs_per_year": (lambda n: (n % 13) * (n % 5 != 0), 0.75),
            "stand_size": (lambda n: 4 + n % 60, 0.7),
            "decision_here": (lambda n: n % 3 != 0, 0.5),
            "budget_month": (lambda n: f"{n % 12 + 1:02}", 0.2),
            "region": (lambda n: ["north", "south", "east", "west", "middle"][n % 5], 0.2),
        }
        statuses = narrow["status"][0](0)
        narrow["status"] = (lambda n: statuses[n % 16], 0.95)
        self.narrow = {k: self.table(make, k, 256, share) for k, (make, share) in narrow.items()}
        if sellers > 20:
            del self.narrow["seller"]
            self.wide["seller"] = self.table(lambda n: seller(n, sellers), "seller", 65536, 0.98)
        self.levels = [3 if n % 8 == 0 else 1 + (n % 3 == 1) for n in range(256)]
        self.people = [f"{SELLERS[n % 20]} {FIRST[n // 4]}{['nen', 'la', 'maa'][n % 3]}"
                       for n in range(256)]
        self.trades = [f" {TRADE[n % 32]} {FORMS[n // 32]}" for n in range(256)]
        digits = [7, 9, 10, 5, 8, 4, 2]
        self.high = [sum(int(d) * w for d, w in zip(f"{n:03}", digits)) for n in range(1000)]
        self.low = [sum(int(d) * w for d, w in zip(f"{n:04}", digits[3:])) for n in range(10000)]
        self.check = ["0", None] + [str(11 - n) for n in range(2, 11)]

    def table(self, make, key, size, share):
        """Pieces `, "key": value` by random number, empty where the key is absent."""
        known = [self.rng.random() < share for _ in range(size)]
        return [f', "{key}": {json.dumps(make(n), ensure_ascii=False)}' if known[n] else ""
                for n in range(size)]

    def draw(self, table, count):
        """That many pieces of a table."""
        if len(table) == 256:
            return map(table.__getitem__, self.rng.randbytes(count))
        return map(table.__getitem__, array.array("H", self.rng.randbytes(2 * count)))

    def business_id(self, i):
        """A Finnish business id with the right check digit, or nothing."""
        digit = self.check[(self.high[i // 10000 % 1000] + self.low[i % 10000]) % 11]
        return f', "business_id": "{i % 10_000_000:07}-{digit}"' if digit else ""

    def chunk(self, start, count):
        """The lines of `count` accounts."""
        n, w = self.narrow, self.wide
        names = (f"{FIRST[a & 63]}{SECOND[b & 63]}"
                 for a, b in zip(self.rng.randbytes(count), self.rng.randbytes(count)))
        tail = [n[k] for k in ("source", "status")]
        last = ("fairs_per_year", "stand_size", "decision_here", "next_fair", "budget_month")
        draws = [self.draw(t, count) for t in (
            n["kind"], self.levels, n["project"], n.get("seller") or w["seller"], n["town"],
            n["industry"],
            self.people, *tail, w["potential"], n["wallet_share"], w["created"],
            *(n.get(k) or w[k] for k in last), w["employees"], n["region"])]
        webs = self.rng.randbytes(count)
        trades = self.draw(self.trades, count)
        ids = range(start, start + count)
        return [
            f'{{"id": "acc-{i:07}", "name": "{name}{trade}"{kind}, "level": {level}{project}'
            f'{seller}{town}{industry}{self.business_id(i * 7 + 1000) if web & 8 else ""}'
            f'{contact(person) if web & 1 else ""}'
            f'{phone(i) if web & 2 else ""}{email(i) if web & 4 else ""}{source}{status}'
            f'{potential}{share}{created}{fairs}{stand}{here}{fair}{month}'
            f'{website(i) if web > 232 else ""}{employees}{region}}}'
            for (i, name, trade, web, kind, level, project, seller, town, industry, person, source,
                 status, potential, share, created, fairs, stand, here, fair, month, employees,
                 region) in zip(ids, names, trades, webs, *draws)]


def contact(person):
    return f', "contact": "{person}"'


def phone(i):
    return f', "phone": "+358 40 {i % 10_000_000:07}"'


def email(i):
    return f', "email": "info@yritys{i}.example"'


def website(i):
    return f', "website": "https://yritys{i}.example"'


def head(sellers):
    """The model up to its accounts: the team, its rules, its sellers."""
    hours = {day: "08:00-16:00" for day in ("mon", "tue", "wed", "thu", "fri")}
    care = [{"tier": tier, "kind": kind, "time_share": 10, "contact_every": f"{30 * (n + 1)}d",
             "meeting_every": f"{60 * (n + 1)}d", "sparring_every": "6m",
             "minutes_per_quarter": 60, "respond_within": "4h", "resolve_within": "2wd",
             "deliver_within": "6w", "floor": 2}
            for kind in ("customer", "lead") for n, (tier, _) in enumerate(TIERS)]
    fields = [
        {"name": "fairs_per_year", "type": "number"}, {"name": "stand_size", "type": "number"},
        {"name": "decision_here", "type": "flag"}, {"name": "next_fair", "type": "date"},
        {"name": "budget_month", "type": "text"}]
    model = {
        "moj": 1, "name": "Bench", "language": "en", "currency": "EUR",
        "time_zone": "Europe/Helsinki",
        "calendar": {"hours": hours, "holidays": "FI"},
        "projects": [{"id": "messut", "name": "Fair stands"},
                     {"id": "showroom", "name": "Showrooms"}],
        "tiers": [{"name": name, "when": rule} for name, rule in TIERS],
        "fields": fields, "care": care,
        "teams": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
        "sellers": [{"id": seller(n, sellers), "name":
                     f"{SELLERS[n % 20]} {FIRST[n % 64]}{SECOND[(n + n // 64) % 64]}",
                     "town": TOWNS[n % 50], "team": "north" if n < 10 else "south"}
                    for n in range(sellers)]}
    return json.dumps(model, ensure_ascii=False)[:-1]


def activity(rng, i, accounts, sellers):
    """One activity's line."""
    n = rng.randrange(accounts)
    day = datetime.date(2026, 11, 23) - datetime.timedelta(rng.randrange(700))
    record = {
        "id": f"act-{i:07}", "account": f"acc-{n:07}", "seller": seller(n, sellers),
        "at": f"{day}T{rng.randrange(8, 16):02}:{rng.randrange(60):02}",
        "channel": rng.choice(["phone", "phone", "phone", "visit", "email"]),
        "direction": "outbound", "level": rng.randrange(1, 4), "minutes": rng.randrange(1, 60),
        "outcome": rng.choice(["reached", "no_answer", "call_later", "info"]), "state": "done"}
    return json.dumps(record)


def moment(rng, days):
    """A working moment of the last so many days."""
    day = datetime.date.fromisoformat(TODAY) - datetime.timedelta(rng.randrange(days))
    return day, f"{day}T{rng.randrange(8, 16):02}:{rng.randrange(60):02}"


def request(rng, i, accounts, sellers):
    """One request's line: every tenth is still open, every fiftieth was paused."""
    n = rng.randrange(accounts)
    day, received = moment(rng, 700)
    record = {"id": f"req-{i:07}", "account": f"acc-{n:07}", "owner": seller(n, sellers),
              "kind": rng.choice(["inquiry", "complaint", "offer_request"]),
              "title": f"Request {i}", "received": received}
    if i % 50 == 0:
        record["paused"] = [{"from": f"{day}T12:00", "to": f"{day}T14:00"}]
    if i % 10:
        later = day + datetime.timedelta(rng.randrange(4))
        record["first_response"] = record["resolved"] = f"{later}T16:00"
    return json.dumps(record)


def callback(rng, i, accounts, sellers):
    """One callback's line: a third are open, some of them without a date."""
    n = rng.randrange(accounts)
    day, _ = moment(rng, 400)
    record = {"id": f"cb-{i:07}", "account": f"acc-{n:07}", "seller": seller(n, sellers),
              "asked": str(day), "words": "Call me later", "attempts": rng.randrange(3),
              "state": rng.choice(["open", "kept", "converted"])}
    if i % 8:
        record["from"] = str(day + datetime.timedelta(120))
        record["to"] = str(day + datetime.timedelta(180))
    return json.dumps(record)


def order(rng, i, accounts, sellers):
    """One order's line."""
    n = rng.randrange(accounts)
    day, _ = moment(rng, 700)
    record = {"id": f"ord-{i:07}", "account": f"acc-{n:07}", "seller": seller(n, sellers),
              "date": str(day), "amount": rng.randrange(100, 50_000), "subject": f"Order {i}"}
    if i % 10:
        record["delivered"] = str(day + datetime.timedelta(rng.randrange(60)))
    return json.dumps(record)


def lists(accounts, activities):
    """What happened at accounts: each list's key, the maker of its lines, how many."""
    return [("activities", activity, activities), ("callbacks", callback, activities // 20),
            ("requests", request, activities // 20), ("orders", order, activities // 20)]


def write(folder, accounts, activities, sellers=20):
    """Writes a model and its rows; an unfinished file never bears the final name."""
    model, rows, database = files(folder, accounts, activities, sellers)
    rng = random.Random(SEED)
    pools = Pools(rng, sellers)
    with open(model + ".part", "w", encoding="utf-8") as out, \
            open(rows + ".part", "w", encoding="utf-8") as lines:
        out.write(head(sellers) + ',\n "accounts": [\n  ')
        for start in range(0, accounts, CHUNK):
            chunk = pools.chunk(start, min(CHUNK, accounts - start))
            out.write((",\n  " if start else "") + ",\n  ".join(chunk))
            lines.write("\n".join(chunk) + "\n")
        out.write("\n ]")
        if activities:
            for key, make, count in lists(accounts, activities):
                out.write(f',\n "{key}": [\n  ')
                for i in range(count):
                    out.write((",\n  " if i else "") + make(rng, i, accounts, sellers))
                out.write("\n ]")
        out.write("\n}\n")
    if accounts <= DATABASE_LIMIT:
        write_database(rows + ".part", database + ".part")
        os.rename(database + ".part", database)
    os.rename(rows + ".part", rows)
    os.rename(model + ".part", model)


def write_database(rows, database):
    """The same accounts as a ready database."""
    if os.path.exists(database):
        os.remove(database)
    connection = sqlite3.connect(database)
    affinity = {"TINYINT": "INTEGER", "SMALLINT": "INTEGER", "INTEGER": "INTEGER",
                "BOOLEAN": "INTEGER", "DOUBLE": "REAL"}
    columns = ", ".join(f"{key} {affinity.get(kind, 'TEXT')}" for key, kind in KEYS.items())
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    connection.execute(f"create table accounts ({columns})")
    keys = list(KEYS)
    with open(rows, encoding="utf-8") as lines:
        records = ([record.get(key) for key in keys] for record in map(json.loads, lines))
        connection.executemany(
            f"insert into accounts values ({', '.join('?' * len(keys))})", records)
    connection.commit()
    connection.close()


if __name__ == "__main__":
    write(sys.argv[1], *map(int, sys.argv[2:]))
