"""Cuts the power: what a disk holds at the moment of a call, without what was only in memory.

A disk in a file is mounted, the operation is killed on it at a call, and the file is copied as it
is then: what the system had not written yet is missing from the copy. At once, that shows a folder
that was not synchronised; after the journal's interval, a file that was not.
"""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

from .faults import report

#: Each with how long after the kill the copy is made, in seconds.
DISKS = [
    ("ext4", "defaults", 0), ("ext4", "noauto_da_alloc", 0),
    ("ext4", "data=writeback,noauto_da_alloc", 0), ("ext4", "commit=1,noauto_da_alloc", 2.5),
    ("xfs", "defaults", 0),
]
#: How large a disk each kind wants, and what else its copy is mounted with.
SIZES = {"ext4": "64M", "xfs": "300M"}
COPIED = {"ext4": "loop", "xfs": "loop,nouuid"}
#: How many points of an operation are waited for, where that takes long.
WAITED = 10


def call(*words):
    return subprocess.run([str(word) for word in words], capture_output=True).returncode == 0


def mount(options, image, place):
    """Mounts an image; a loop device that somebody else took in the meantime is asked for again."""
    for _ in range(20):
        if call("mount", "-o", options, image, place):
            return True
        time.sleep(0.1)
    return False


def unmount(place):
    """Lets a mounted image go; one that stayed would be read in the place of every later copy."""
    for _ in range(100):
        if call("umount", place):
            return
        time.sleep(0.1)
    raise OSError(f"{place} stays mounted")


class Disk:
    """A small disk in a file, and copies of it."""

    def __init__(self, kind, options):
        self.kind = kind
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="moj-power-"))
        self.options = options
        self.image, self.place = self.folder / "disk", self.folder / "mounted"
        self.after, self.copies = self.folder / "after", 0
        for place in (self.place, self.after):
            place.mkdir()
        self.is_mounted = (
            call("truncate", "-s", SIZES[kind], self.image) and call(f"mkfs.{kind}", "-q", self.image)
            and mount(f"loop,{options}", self.image, self.place))

    def sync(self):
        if not call("sync", "-f", self.place):
            raise OSError(f"{self.place} cannot be synchronised")

    def cut(self):
        """Mounts a copy of the disk as it is on the medium; whether that was possible.

        Each copy is another file: where a process in a mount namespace of its own still has the last
        one, a mount of the same name would show that one again.
        """
        self.copies += 1
        return (
            call("cp", "--sparse=always", self.image, self.copy)
            and mount(COPIED[self.kind], self.copy, self.after))

    @property
    def copy(self):
        return self.folder / f"copy-{self.copies}"

    def mend(self):
        unmount(self.after)
        self.copy.unlink()

    def close(self):
        if self.is_mounted:
            unmount(self.place)
        shutil.rmtree(self.folder, ignore_errors=True)


def power(subject, short):
    name = f"power {subject.program.split('/')[-1]}"
    disk = Disk(*DISKS[0][:2])
    is_possible = disk.is_mounted and shutil.which("strace") and os.geteuid() == 0
    disk.close()
    if not is_possible:
        print(f"{name}: skipped, there is no strace or no loop device to mount")
        return True
    began, points, problems = time.time(), 0, []
    for kind, options, wait in DISKS:
        if not shutil.which(f"mkfs.{kind}"):
            print(f"{name}: without {kind}, which cannot be made here", flush=True)
            continue
        for operation in subject.operations[:1] if short else subject.operations[:4]:
            one, disk = subject(operation), Disk(kind, options)
            if not disk.is_mounted:
                raise OSError(f"no disk of {kind} with {options} can be mounted any more")
            chosen = list(moments(one))
            limit = 3 if short else WAITED if wait else len(chosen)
            for injection in chosen[:: max(1, len(chosen) // limit)]:
                found = cut(one, disk, injection, wait)
                points += 1
                if found:
                    problems.append(f"{kind} {options} | {operation} | {injection}: {found}")
            disk.close()
            one.close()
    return report(name, points, problems, began)


def moments(one):
    """After the data was opened, each call; and the end, without a kill."""
    skipped, calls = one.calls()
    for name, count in sorted(calls.items()):
        for number in range(skipped.get(name, 0) + 1, count + 1):
            if name not in ("execve", "exit_group"):
                yield f"inject={name}:signal=KILL:when={number}"
    yield None


def cut(one, disk, injection, wait):
    work = one.fresh(disk.place)
    disk.sync()
    before = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", injection] if injection else []
    done = one.run(work, one.operation, before)
    time.sleep(wait)
    if not disk.cut():
        return "the disk cannot be mounted any more"
    try:
        found = one.problem(disk.after / "work", done)
        return found or (None if wait else one.recovery(disk.after / "work"))
    finally:
        disk.mend()
