"""A file of 100 KB, cut at each of its bytes: every cut is refused, with its place."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

from .faults import report

#: How many files one process looks at.
BATCH = 400


def team():
    """A team of a hundred kilobytes, with letters of two bytes, escapes and fields of its own."""
    records = []
    while sum(map(len, records)) < 100_000:
        records.append(
            '  {"id": "acc-%d", "name": "Yritys %d Öy", "kind": "lead", "own": [1.50, {"x": "\\u00e4"}]}'
            % (len(records), len(records)))
    return ('{\n "moj": 1,\n "accounts": [\n' + ",\n".join(records) + "\n ]\n}\n").encode()


def cuts(subject, short):
    began, problems = time.time(), []
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = pathlib.Path(tempfile.mkdtemp(prefix="moj-sweep-", dir=memory))
    whole = team()
    lengths = list(range(0, len(whole.rstrip()), 499 if short else 1))
    for start in range(0, len(lengths), BATCH):
        names = []
        for length in lengths[start : start + BATCH]:
            names.append(f"{length}.json")
            (folder / names[-1]).write_bytes(whole[:length])
        done = subprocess.run(
            [subject.program, "check", "--errors", "json", *names], cwd=folder, text=True,
            capture_output=True)
        told = {
            fault["place"].split(",")[0]
            for fault in map(json.loads, done.stderr.splitlines()) if fault["severity"] == "error"
        }
        problems += [f"the file cut after {name[:-5]} bytes is not refused" for name in names if name not in told]
        if done.returncode != 65:
            problems.append(f"a check of cut files ended with {done.returncode}")
        for name in names:
            (folder / name).unlink()
    (folder / "whole.json").write_bytes(whole)
    done = subprocess.run(
        [subject.program, "check", "--errors", "json", "whole.json"], cwd=folder, text=True,
        capture_output=True)
    if '"error"' in done.stderr:
        problems.append(f"the whole file is refused: {done.stderr}")
    shutil.rmtree(folder)
    return report("cuts", len(lengths), problems, began)
