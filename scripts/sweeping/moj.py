"""moj's own data: a small team and the ways to change it."""
import json
import os
import re

from .subject import Subject

TEAM = """{
 "moj": 1,
 "language": "en",
 "tiers": [
  {"name": "A", "when": "potential >= 100"},
  {"name": "B", "when": "potential is set"}
 ],
 "sellers": [
  {"id": "aino", "name": "Aino Aho"}
 ],
 "accounts": [
  {"id": "acc-1", "name": "Aalto Oy", "kind": "lead", "potential": 50},
  {"id": "acc-2", "name": "Berg Oy", "kind": "lead", "potential": 500},
  {"id": "acc-3", "name": "Cedar Oy", "kind": "customer"}
 ],
 "activities": [
  {"id": "act-001", "account": "acc-2", "at": "2026-11-01", "channel": "phone"}
 ]
}
"""
#: Changes the field of an account while the log is so long that it is made shorter.
COMPACTION = 'set "Aalto Oy" potential = 200 # long log'
SCRIPT = "run script.moj"
IMPORT = "import leads.csv"
LEADS = "Company,City,Potential\n" + "".join(f"Import {n} Oy,Oulu,{n}000\n" for n in range(1, 101))


def crc32c(data, table=[]):
    """The sum of a line of the log."""
    if not table:
        for byte in range(256):
            for _ in range(8):
                byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
            table.append(byte)
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ table[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def log_line(value):
    text = json.dumps(value).encode()
    return b"%d %08x %s\n" % (len(text), crc32c(text), text)


class Team(Subject):
    """A folder with a small team in it."""

    program = ""
    opens = 'team.json", O_RDONLY'
    operations = [
        'set "Aalto Oy" potential = 200',
        'log "Berg Oy" call "a note" minutes 5 next 2026-12-01',
        'won "Aalto Oy" 12k "stand"',
        'add lead "Dune Oy" town = Oulu',
        'merge "Berg Oy" into "Aalto Oy"',
        "undo",
        'forget "Berg Oy"',
        SCRIPT,
        IMPORT,
        COMPACTION,
    ]

    def prepare(self, folder):
        (folder / "team.json").write_text(TEAM)
        script = folder / "script.moj"
        script.write_text("".join(f'log "Berg Oy" call "line {n}"\n' for n in range(100)))
        script.chmod(0o600)
        (folder / "leads.csv").write_text(LEADS)
        if self.operation == "undo":
            self.run(folder, 'set "Aalto Oy" potential = 200')
        if self.operation == COMPACTION:
            self.run(folder, 'set "Cedar Oy" town = Pori')
            lengthen(folder / "team.json.changes")

    def arguments(self, line):
        common = ["--today", "2026-11-23", "--lang", "en", "--yes"]
        if line == SCRIPT:
            return [self.program, "run", "script.moj", "team.json", *common]
        if line == IMPORT:
            return [self.program, *line.split(), "into", "team.json", *common]
        return [self.program, "team.json", *common, "-c", line]

    def environment(self, work):
        return {**os.environ, "XDG_STATE_HOME": str(self.folder / "state")}

    def state(self, work):
        # Without who changed it: a login may be unknown where a call failed.
        return re.sub(rb', "by": "[^"]*"', b"", (work / "team.json").read_bytes())

    def is_acknowledged(self, done):
        return "Saved." in done.stdout or done.returncode == 0

    def recovery(self, work):
        after = self.run(work, 'set "Cedar Oy" town = Oulu')
        if after.returncode != 0 or '"Oulu"' not in (work / "team.json").read_text():
            return f"the next change failed: {after.stderr.strip()[:200]}"
        if any(name.name.endswith(".tmp") for name in work.iterdir()):
            return "a temporary file stayed"
        look = self.run(work, "changes take 3")
        if look.returncode != 0 or look.stderr:
            return f"the log is odd afterwards: {look.stderr.strip()[:200]}"
        return None


def lengthen(log):
    """Puts ten thousand old changes before those of a log, so that it is due to be made shorter."""
    header, *rest = log.read_bytes().splitlines(keepends=True)
    edit = {"list": "accounts", "id": "acc-3", "key": "note", "old": '"%s"' % ("x" * 180), "new": '"y"'}
    old = [
        log_line({
            "id": f"{number:026d}", "at": 1_000_000_000_000 + number, "user": "someone", "host": "h",
            "command": "set", "edits": [edit], "before": "0" * 16, "after": "0" * 16,
        })
        for number in range(10_050)
    ]
    log.write_bytes(b"".join([header, *old, *rest]))
