"""Faults one by one: killed at a call, refused at a call, no room left."""
import resource
import shutil
import time

# Calls at which a disk or a system can refuse.
FALLIBLE = (
    "openat read pread64 write lseek fsync fdatasync renameat renameat2 linkat unlinkat ftruncate "
    "fchmod fchown close flock newfstatat fstat mkdirat faccessat2 getdents64 rename unlink link "
    "fcntl pwrite64 writev openat2"
).split()
#: The errors that each meets in a short run, and those that a full run has besides.
ERRORS = ["EIO", "ENOSPC"]
MORE_ERRORS = ["EDQUOT", "EACCES", "EROFS", "EMFILE"]


def report(kind, points, problems, began):
    print(f"{kind}: {points} points, {len(problems)} bad, {time.time() - began:.0f} s", flush=True)
    for problem in problems[:10]:
        print(f"  {problem}", flush=True)
    return not problems


def sweep(kind, subject, injections, short):
    """Runs each operation once for each injection; `injections` makes them of the calls."""
    if not shutil.which("strace"):
        print(f"{kind}: skipped, there is no strace")
        return True
    began, points, problems = time.time(), 0, []
    for operation in subject.operations[:2] if short else subject.operations:
        one = subject(operation)
        chosen = list(injections(*one.calls(), short))
        if short:
            chosen = chosen[:: max(1, len(chosen) // 25)]
        for injection in chosen:
            work = one.fresh()
            done = one.run(
                work, operation, ["strace", "-f", "-qq", "-o", "/dev/null", "-e", injection])
            found = one.problem(work, done) or one.recovery(work)
            points += 1
            if found:
                problems.append(f"{operation} | {injection}: {found}")
        one.close()
    return report(f"{kind} {subject.program.split('/')[-1]}", points, problems, began)


def kills(_, calls, short):
    for name, count in sorted(calls.items()):
        for number in range(1, count + 1):
            if name not in ("execve", "exit_group"):
                yield f"inject={name}:signal=KILL:when={number}"


def failures(skipped, calls, short):
    for name in FALLIBLE:
        for number in range(skipped.get(name, 0) + 1, calls.get(name, 0) + 1):
            for error in ERRORS if short else ERRORS + MORE_ERRORS:
                for when in (f"{number}", f"{number}+"):
                    yield f"inject={name}:error={error}:when={when}"


def full(subject, short):
    """No file may grow beyond so many bytes, as on a disk that is full: writes come out short."""
    began, points, problems = time.time(), 0, []
    for operation in subject.operations[:1] if short else subject.operations[:4]:
        one = subject(operation)
        largest = 2 * len(one.new)
        for size in range(0, largest, max(1, largest // (20 if short else 200))):
            work = one.fresh()
            done = one.run(
                work, operation,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
            found = one.problem(work, done) or one.recovery(work)
            points += 1
            if found:
                problems.append(f"{operation} | {size} bytes: {found}")
        one.close()
    return report("full", points, problems, began)
