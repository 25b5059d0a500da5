"""Many shells on one file, half of them killed: all that was acknowledged is there, once."""
import collections
import json
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import time

from .faults import report
from .moj import TEAM


def start(moj, folder, writer, changes):
    lines = [f'log "Berg Oy" call "w{writer}-{number}"' for number in range(changes)]
    source, output = folder / f"in{writer}", folder / f"out{writer}"
    source.write_text("\n".join(lines) + "\n")
    with source.open() as reading, output.open("w") as writing:
        return subprocess.Popen(
            [moj, "team.json", "--lang", "en", "--lock-wait", "600", "--trust"], cwd=folder,
            stdin=reading, stdout=writing, stderr=subprocess.STDOUT)


def torn_reads(moj, folder, running, problems):
    """Reads the model again and again while others write it; how often."""
    reads = 0
    while any(process.poll() is None for process in running):
        look = subprocess.run(
            [moj, "team.json", "--lang", "en", "-c", "accounts count as csv"], cwd=folder,
            capture_output=True, text=True)
        reads += 1
        if look.returncode != 0 or "3" not in look.stdout:
            problems.append(f"read {reads}: {look.stdout} {look.stderr}"[:300])
    return reads


def writers(subject, short):
    moj = subject.program
    began = time.time()
    count, changes = (4, 25) if short else (8, 500)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="moj-sweep-"))
    (folder / "team.json").write_text(TEAM)
    running = [start(moj, folder, writer, changes) for writer in range(count)]
    random.seed(7)
    for victim in running[: count // 2]:
        time.sleep(random.random() * (0.5 if short else 5))
        victim.send_signal(signal.SIGKILL)
    problems, acknowledged = [], 0
    reads = torn_reads(moj, folder, running, problems)
    codes = [process.wait() for process in running]
    notes = collections.Counter(
        record.get("note") for record in json.loads((folder / "team.json").read_text())["activities"])
    for writer in range(count):
        text = (folder / f"out{writer}").read_text()
        said = text.count("Saved.")
        acknowledged += said
        kept = sum(notes[f"w{writer}-{number}"] for number in range(changes))
        if any(notes[f"w{writer}-{number}"] != 1 for number in range(said)):
            problems.append(f"writer {writer}: {said} acknowledged, {kept} kept")
        if writer >= count // 2 and (codes[writer] != 0 or said != changes):
            problems.append(f"writer {writer} ended with {codes[writer]} after {said}: {text[-300:]}")
    look = subprocess.run(
        [moj, "team.json", "--lang", "en", "-c", "changes count as csv"], cwd=folder,
        capture_output=True, text=True)
    if look.returncode != 0 or look.stderr:
        problems.append(look.stderr)
    shutil.rmtree(folder)
    print(f"writers: {count} x {changes}, half killed, {acknowledged} acknowledged, {reads} reads")
    return report("writers", acknowledged + reads, problems, began)
