"""Files that chance has changed: moj takes those as JSON that Python's reader takes, and no others."""
import json
import os
import pathlib
import random
import shutil
import subprocess
import tempfile
import time

from .faults import report
from .moj import TEAM

SUITE = pathlib.Path(__file__).resolve().parents[3] / "shared/data/JSONTestSuite/test_parsing"
#: How many files one process looks at, and what a change puts in.
BATCH = 200
PIECES = [
    b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"\\u", b"\\ud83d", b"\\ude00", b"0", b"-", b".",
    b"e", b"E+", b"true", b"null", b"NaN", b" ", b"\n", b"\t", b"\r", b"\x00", b"\x0b", b"\x7f",
    b"\xc3", b"\xa4", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xef\xbb\xbf", b"/*", b"//", b"'",
]


def refuse(name):
    raise ValueError(name)


def is_json(data):
    """Whether the data is JSON in UTF-8, by Python's reader with its liberties taken away."""
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
        # Members stay pairs: a later key of the same name would hide what an earlier one holds.
        value = json.loads(text, parse_constant=refuse, object_pairs_hook=tuple)
    except ValueError:
        return False
    # Python keeps half a pair of surrogates, which is no text.
    return not any("\ud800" <= letter <= "\udfff" for letter in json.dumps(value, ensure_ascii=False))


def changed(seed, chance):
    data = bytearray(seed)
    for _ in range(chance.randint(1, 4)):
        place = chance.randint(0, len(data))
        match chance.randrange(4):
            case 0:
                data[place:place] = chance.choice(PIECES)
            case 1:
                del data[place : place + chance.randint(1, 6)]
            case 2 if place < len(data):
                data[place] = chance.randrange(256)
            case _:
                other = chance.randint(0, len(data))
                data[place:place] = data[other : other + chance.randint(1, 20)]
    return bytes(data)


def seeds():
    found = [TEAM.encode(), b'{"a": [1.5e-3, "\\u00e4\\n", true, null, {"": -0}]}', b'"\xc3\xa4"', b"0"]
    # The deepest of the suite are for the limit, which is moj's own.
    found += [path.read_bytes() for path in sorted(SUITE.glob("*.json")) if path.stat().st_size < 2000]
    return found


def alike(subject, short):
    began, problems = time.time(), []
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = pathlib.Path(tempfile.mkdtemp(prefix="moj-sweep-", dir=memory))
    chance, known = random.Random(20261126), seeds()
    number = taken = 0
    for _ in range(5 if short else 500):
        files = {}
        for _ in range(BATCH):
            files[f"{number}.json"] = changed(chance.choice(known), chance)
            number += 1
        for name, data in files.items():
            (folder / name).write_bytes(data)
        words = [word for name in files for word in ("--json-syntax", name)]
        done = subprocess.run(
            [subject.program, "check", "--errors", "json", *words], cwd=folder, text=True,
            capture_output=True, errors="replace")
        told = map(json.loads, done.stderr.splitlines())
        refused = {fault["place"].split(",")[0] for fault in told if fault["severity"] == "error"}
        for name, data in files.items():
            is_right = is_json(data)
            taken += is_right
            if is_right == (name in refused):
                problems.append(f"{'refused' if name in refused else 'taken'}: {data[:200]!r}")
            (folder / name).unlink()
    shutil.rmtree(folder)
    print(f"alike: {taken} of {number} files are JSON", flush=True)
    return report("alike", number, problems, began)
