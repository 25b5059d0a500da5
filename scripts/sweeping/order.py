"""Looks at the system calls of a save: each in its place, and none done twice that must not be."""
import re
import shutil
import time

from .faults import report

# What a save does, in this order; `%t` is the file that becomes the model.
RECIPE = [
    ("takes the lock", r'flock\(\d+<.*/\.team\.json\.lock>, LOCK_EX\|LOCK_NB\) += 0'),
    ("looks at the model under the lock", r'newfstatat\(\d+<[^>]*>, "team\.json"'),
    ("writes the log", r'write\(\d+<.*/team\.json\.changes>'),
    ("has the log on disk", r'f(data)?sync\(\d+<.*/team\.json\.changes>\) += 0'),
    ("makes a new file that nobody had", r'openat\(\d+<[^>]*>, "\.team\.json\.moj-[^"]*", [^)]*O_EXCL'),
    ("writes it", r'write\(\d+<.*/\.team\.json\.moj-[^>]*>'),
    ("has it on disk", r'fsync\(\d+<.*/\.team\.json\.moj-[^>]*>\) += 0'),
    ("closes it", r'close\(\d+<.*/\.team\.json\.moj-[^>]*>\) += 0'),
    ("puts it in place", r'renameat2?\(.*"\.team\.json\.moj-[^"]*", \d+<[^>]*>, "team\.json"'),
    ("has the folder on disk", r'fsync\(\d+<[^>]*/work>\) += 0'),
    ("says so", r'write\(1<.*Saved\.'),
]
#: Calls on the new file that may fail once: the save fails then, and the call is not tried again.
ONCE = {"fsync": r"fsync\(\d+<.*/\.team\.json\.moj-", "close": r"close\(\d+<.*/\.team\.json\.moj-"}


def order(subject, short):
    if not shutil.which("strace"):
        print("order: skipped, there is no strace")
        return True
    began, problems = time.time(), []
    one = subject(subject.operations[0])
    text, _ = one.trace("-y", "-s", "4096")
    lines = text.splitlines()
    place = -1
    for step, pattern in RECIPE:
        found = [n for n, line in enumerate(lines) if n > place and re.search(pattern, line)]
        if not found:
            problems.append(f"a save does not do this in its turn: {step}")
            break
        # All that is written of the new file comes before it is on disk.
        place = found[-1] if step in ("writes it", "writes the log") else found[0]
    for name, pattern in ONCE.items():
        problems += failing_once(one, name, pattern, lines)
    one.close()
    return report("order", len(RECIPE) + len(ONCE), problems, began)


def failing_once(one, name, pattern, lines):
    """What is wrong where the first such call on the new file fails, and it alone."""
    calls = [line for line in lines if re.match(rf"\d+ +{name}\(", line)]
    number = next((n for n, line in enumerate(calls, 1) if re.search(pattern, line)), None)
    if number is None:
        return [f"{name} of the new file is not there"]
    work, trace = one.fresh(), one.folder / "again"
    done = one.run(
        work, one.operation,
        ["strace", "-f", "-y", "-o", trace, "-e", f"inject={name}:error=EIO:when={number}"])
    tried = len(re.findall(pattern, trace.read_text(errors="replace")))
    problems = []
    if done.returncode != 74 or one.state(work) != one.old:
        problems.append(f"{name} failed, and the save ended with {done.returncode}")
    if tried != 1:
        problems.append(f"{name} was tried {tried} times")
    return problems
