"""Every line of the manual's pages in safe mode: nothing is written, started or called over a network."""
import pathlib
import re
import shutil
import subprocess
import time

from .faults import report

ROOT = pathlib.Path(__file__).resolve().parents[2]
#: A call that changes something beside what it is given.
WRITES = re.compile(
    r"^\d+ +(?:(?:open|openat|openat2|creat)\(.*(?:O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)"
    r"|(?:rename|renameat|renameat2|link|linkat|symlink|symlinkat|unlink|unlinkat|mkdir|mkdirat|rmdir"
    r"|truncate|chmod|fchmodat|chown|fchownat|utimensat|execve|execveat|socket|connect|bind)\()")
#: The program itself, the terminal, and the C library's own question for the user's name.
ALLOWED = re.compile(r'execve\("[^"]*moj[^"]*", |"/dev/tty"|"/dev/null"|\(AF_UNIX, |/nscd/socket"')


def lines():
    """What the manual's pages of commands show, in both languages."""
    for page in sorted(ROOT.glob("Sources/Manual/*/commands/*.md")):
        for line in page.read_text().splitlines():
            if line.startswith("moj> "):
                yield page.parent.parent.name, line[5:]


def reads(subject, short):
    if not shutil.which("strace"):
        print("reads: skipped, there is no strace")
        return True
    began, problems, points = time.time(), [], 0
    one = subject(subject.operations[0])
    work = one.fresh()
    team = work / "demo.json"
    shutil.copyfile(ROOT / "scripts/demo/team.json", team)
    before, trace = team.stat(), one.folder / "trace"
    for language, line in list(lines())[:: 25 if short else 1]:
        done = subprocess.run(
            ["strace", "-f", "-e", "trace=%file,%network,execve", "-o", trace, one.program, team.name,
             "--safe", "--today", "2026-11-23", "--lang", language, "-c", line],
            cwd=work, env=one.environment(work), stdin=subprocess.DEVNULL, capture_output=True)
        points += 1
        for call in trace.read_text(errors="replace").splitlines():
            if WRITES.match(call) and not ALLOWED.search(call):
                problems.append(f"{line}: {call}")
        if done.returncode not in (0, 1, 64, 77):
            problems.append(f"{line} ended with {done.returncode}")
    after = team.stat()
    if (before.st_ino, before.st_mtime_ns, before.st_size) != (
            after.st_ino, after.st_mtime_ns, after.st_size):
        problems.append("the model was written")
    one.close()
    return report("reads", points, problems, began)
