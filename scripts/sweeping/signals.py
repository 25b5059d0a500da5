"""Signals at chance moments of a session: the data is whole, the terminal as it was, the end the signal's."""
import os
import pty
import random
import select
import signal
import termios
import time

from .faults import report

SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT]


def signals(subject, short):
    began, problems, chance = time.time(), [], random.Random(20261126)
    one = subject(subject.operations[0])
    total, saved = 20 if short else 400, 0
    for number in range(total):
        chosen = SIGNALS[number % len(SIGNALS)]
        found, is_new = signalled(one, chosen, chance.uniform(0, chance.choice([0.003, 0.012, 0.06])))
        saved += is_new
        if found:
            problems.append(f"{chosen.name}: {found}")
    one.close()
    print(f"signals: {saved} of {total} came after the change", flush=True)
    return report("signals", total, problems, began)


def signalled(one, chosen, delay):
    """What is wrong after a session met a signal so long after a change was typed, and whether that
    was done.
    """
    work = one.fresh()
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(work)
        words = [one.program, "team.json", "--private", "--today", "2026-11-23", "--lang", "en"]
        os.execve(one.program, words, {
            **one.environment(work), "TERM": "xterm", "LANG": "C.UTF-8"})
    before = termios.tcgetattr(terminal)
    shown = until(terminal, b"moj>")
    os.write(terminal, one.operation.encode() + b"\r")
    time.sleep(delay)
    os.kill(child, chosen)
    if chosen == signal.SIGINT:
        # It ends a line, not the shell. A key that comes between two prompts is the terminal's own.
        for _ in range(5):
            shown += until(terminal, None, 0.5)
            if not is_running(child):
                break
            os.write(terminal, b"\x04")
    shown += until(terminal, None)
    ended, status = os.waitpid(child, os.WNOHANG)
    if not ended:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    status = os.waitstatus_to_exitcode(status)
    after = termios.tcgetattr(terminal)
    os.close(terminal)
    state = one.state(work)
    problem = wrong(one, chosen, status, shown, state)
    if not problem and before != after:
        problem = "the terminal is not as it was"
    return problem or one.recovery(work), state == one.new


def wrong(one, chosen, status, shown, state):
    """What is wrong with how a session ended; None where nothing is."""
    if state not in (one.old, one.new):
        return "the data is torn"
    if b"Saved." in shown and state != one.new:
        return "said it was saved, and it was not"
    if status != -chosen and not (chosen == signal.SIGINT and status in (0, 130)):
        return f"ended with {status}"
    return None


def is_running(child):
    """Whether a process has not ended; it is not waited for."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def until(terminal, text, seconds=20):
    """What the session shows until a text, or its end, comes, or nothing does for so long."""
    shown = b""
    while text is None or text not in shown:
        ready, _, _ = select.select([terminal], [], [], seconds)
        try:
            part = os.read(terminal, 65536) if ready else b""
        except OSError:
            part = b""
        if not part:
            return shown
        shown += part
    return shown
