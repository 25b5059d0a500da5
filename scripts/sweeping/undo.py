"""Random changes by one process after another, all taken back, all done again: the same bytes."""
import os
import pathlib
import random
import shutil
import subprocess
import tempfile
import time

from .faults import report
from .moj import TEAM

NAMES = ["Aalto Oy", "Berg Oy", "Cedar Oy"]
LINES = [
    "set {name} potential = {n}", 'set {name} town = none, phone = "{n}"',
    'log {name} call "note {n}" minutes 5 next 2026-12-01', 'won {name} {n} €', 'lost {name} "no"',
    'add lead "New {n}" town = Oulu', "advance {name} to {level}", "later {name} until 2027",
    'request {name} inquiry "what {n}"', "value {name} potential = {n} from call",
    "override {name} tier A", "assign {name} to Aino", "undo", "redo",
]


def say(moj, folder, lines):
    """One process that answers the lines; how many of them were saved."""
    done = subprocess.run(
        [moj, "team.json", "--lang", "en", "--today", "2026-11-23", "--yes", "--trust"],
        cwd=folder, input="\n".join(lines) + "\n", capture_output=True, text=True)
    return done.stdout.count("Saved."), done


def wander(moj, folder, chance):
    """Makes 10 to 200 changes, each in a process of its own; how many can be taken back."""
    wanted, depth, undone = chance.randrange(10, 201), 0, 0
    while wanted > 0:
        line = chance.choice(LINES).format(
            name=chance.choice(NAMES), n=chance.randrange(1, 400), level=chance.randrange(1, 4))
        saved, _ = say(moj, folder, [line])
        wanted -= 1
        if not saved:
            continue
        if line == "undo":
            depth, undone = depth - 1, undone + 1
        elif line == "redo":
            depth, undone = depth + 1, undone - 1
        else:
            depth, undone = depth + 1, 0
    return depth


def move(moj, folder, word, count, chance):
    """Takes back or does again so many changes, in steps of several; what went wrong."""
    while count > 0:
        step = min(count, chance.choice([1, 1, 2, 3, 7, 20]))
        saved, done = say(moj, folder, [f"{word} {step}"])
        if saved != 1:
            return f"{word} {step}: {done.stdout[-200:]} {done.stderr[-300:]}"
        count -= step
    return None


def one(moj, folder, seed):
    """What is wrong after one sequence; None where nothing is."""
    chance = random.Random(seed)
    team = folder / "team.json"
    for old in folder.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    team.write_text(TEAM)
    depth = wander(moj, folder, chance)
    end = team.read_bytes()
    problem = move(moj, folder, "undo", depth, chance)
    if problem or team.read_text() != TEAM:
        return problem or "all was taken back, and the bytes are others"
    problem = move(moj, folder, "redo", depth, chance)
    if problem or team.read_bytes() != end:
        return problem or "all was done again, and the bytes are others"
    return None


def undo(subject, short):
    began, problems = time.time(), []
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = pathlib.Path(tempfile.mkdtemp(prefix="moj-sweep-", dir=memory))
    count = 3 if short else 1_000
    for seed in range(count):
        found = one(subject.program, folder, seed)
        if found:
            problems.append(f"seed {seed}: {found}")
    shutil.rmtree(folder)
    return report("undo", count, problems, began)
