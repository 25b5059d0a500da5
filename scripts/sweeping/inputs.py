"""Hostile files, names and paths, given to the program as it is."""
import subprocess
import time

from .faults import report
from .moj import TEAM

PATHS = [
    "../x.csv", "/tmp/moj-sweep-x.csv", "a/../../x.csv", "a/./../../x.csv", "link/x.csv", "link.csv",
    "team.json", "team.json.changes", ".hidden.csv", "-x.csv",
]


def inputs(subject, short):
    began, problems = time.time(), []
    one = subject(subject.operations[0])
    work = one.fresh()
    (work / "link").symlink_to("/tmp")
    (work / "link.csv").symlink_to("/tmp/moj-sweep-x.csv")
    for path in PATHS:
        done = one.run(work, f'leads as csv to "{path}"')
        if done.returncode != 77:
            problems.append(f"to {path} ended with {done.returncode}")
    for name in ("empty", "blank"):
        (work / name).write_text("" if name == "empty" else " \n")
        done = subprocess.run(
            [one.program, name, "-c", "leads"], cwd=work, capture_output=True, text=True)
        if done.returncode != 65 or "empty" not in done.stderr:
            problems.append(f"an {name} file ended with {done.returncode}")
    (work / "team.json").write_text(TEAM.replace("Aalto Oy", "A\\u001b[2J\\u009b31m\\u202eOy"))
    for line in ("leads", "leads as md", "leads as html", 'account "A', "set acc-1 town = Oulu"):
        done = one.run(work, line)
        if any(mark in done.stdout + done.stderr for mark in "\x1b\x9b\u202e"):
            problems.append(f"{line} lets a name control the terminal")
    one.close()
    return report("inputs", len(PATHS) + 7, problems, began)
