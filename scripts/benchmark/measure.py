"""What the measurements of scripts/bench share: processes by turns, and the table of what came of it."""
import math
import os
import statistics
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = os.path.join(ROOT, ".build", "bench")


class Failed(Exception):
    """A measurement that could not be made, and why."""


class Table:
    """The lines of the answer: work, moj, peer, ratio, goal, met."""

    HEAD = ("work", "moj", "peer", "ratio", "goal", "met?")

    def __init__(self):
        self.lines = []

    def add(self, work, moj, peer="", ratio="", goal="", met=""):
        self.lines.append((work, moj, peer, ratio, goal, met))

    def compare(self, work, moj, peer, name, goal, show):
        """A line of moj against a peer; a goal of None is shown without judgement."""
        if isinstance(moj, Failed) or isinstance(peer, Failed):
            mine = str(moj) if isinstance(moj, Failed) else show(moj)
            theirs = str(peer) if isinstance(peer, Failed) else f"{name} {show(peer)}"
            self.add(work, mine, theirs, "", f"≤ {goal}" if goal else "", "?")
            return None
        ratio = moj / peer if peer else math.inf
        met = "" if goal is None else "yes" if ratio <= goal else "NO"
        self.add(work, show(moj), f"{name} {show(peer)}", number(ratio),
                 f"≤ {goal}" if goal else "", met)
        return ratio

    def print(self):
        lines = [self.HEAD, *self.lines]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.HEAD))]
        for place, line in enumerate(lines):
            print("| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths)) + " |")
            if place == 0:
                print("|" + "|".join("-" * (w + 2) for w in widths) + "|")


def number(value):
    """A ratio in about two figures."""
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}"


def milliseconds(value):
    if value >= 10_000:
        return f"{value / 1000:.1f} s"
    return f"{value:.0f} ms" if value >= 100 else f"{value:.2f} ms"


def progress(text):
    """What is going on, for somebody who watches."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def environment():
    """The environment of what is measured, the same for all."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("MOJ_")}
    return {**kept, "LC_ALL": "C.UTF-8", "POLARS_MAX_THREADS": "2", "NO_COLOR": "1",
            "PYTHONDONTWRITEBYTECODE": "1"}


class Run:
    """One process: its wall time in ms and its peak memory in bytes."""

    def __init__(self, arguments):
        null = os.devnull
        errors = os.path.join(FOLDER, "errors.txt")
        actions = [(os.POSIX_SPAWN_OPEN, 0, null, os.O_RDONLY, 0),
                   (os.POSIX_SPAWN_OPEN, 1, null, os.O_WRONLY, 0),
                   (os.POSIX_SPAWN_OPEN, 2, errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
        variables = environment()
        start = time.perf_counter_ns()
        try:
            child = os.posix_spawn(arguments[0], arguments, variables, file_actions=actions)
        except OSError as problem:
            raise Failed(f"{os.path.basename(arguments[0])}: {problem.strerror}") from None
        _, status, usage = os.wait4(child, 0)
        self.wall = (time.perf_counter_ns() - start) / 1e6
        self.cpu = (usage.ru_utime + usage.ru_stime) * 1e3
        self.peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        code = os.waitstatus_to_exitcode(status)
        with open(errors, encoding="utf-8", errors="replace") as file:
            self.errors = file.read()
        if code:
            first = next((line for line in self.errors.splitlines() if line.strip()), "")
            raise Failed(f"exit {code}: {first.strip()[:60]}")


def interleaved(commands, runs, warm=1, clock="wall"):
    """Runs commands by turns; gives for each the medians of time and peak, or Failed."""
    results = {name: [] for name in commands}
    failed = {}
    for turn in range(warm + runs):
        for name, arguments in commands.items():
            if name in failed:
                continue
            progress(f"{name}, {turn + 1} of {warm + runs}")
            try:
                run = Run(arguments)
            except Failed as problem:
                failed[name] = problem
                continue
            if turn >= warm:
                results[name].append(run)
    return {name: failed.get(name) or (statistics.median(getattr(r, clock) for r in results[name]),
                                       statistics.median(r.peak for r in results[name]))
            for name in commands}


def part(result, place):
    """The time (0) or the peak (1) of a result that may have failed."""
    return result if isinstance(result, Failed) else result[place]
