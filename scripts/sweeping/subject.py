"""What is swept: a program with its data, an operation on it, and how the two look around it."""
import collections
import pathlib
import re
import shutil
import subprocess
import tempfile


class Subject:
    """A folder with data as it is before and after an operation of a program.

    A kind of subject says how its program is called, how its data is read, and what it says once a
    change is safe.
    """

    operations = []
    #: What the trace of a run names first when the program comes to its data.
    opens = ""

    def __init__(self, operation):
        self.operation = operation
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="moj-sweep-"))
        self.master = self.folder / "master"
        self.master.mkdir()
        self.prepare(self.master)
        self.old = self.state(self.master)
        work = self.fresh()
        self.run(work, operation)
        self.new = self.state(work)
        assert self.new != self.old, operation

    def fresh(self, place=None):
        """A new copy of the data, in the folder or in another place."""
        work = (place or self.folder) / "work"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(self.master, work)
        return work

    def run(self, work, operation, before=(), **options):
        return subprocess.run(
            [*before, *self.arguments(operation)], cwd=work, env=self.environment(work),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=60,
            **options)

    def trace(self, *options):
        """The system calls of a run without faults."""
        trace = self.folder / "trace"
        done = self.run(self.fresh(), self.operation, ["strace", "-f", *options, "-o", trace])
        return trace.read_text(errors="replace"), done

    def calls(self):
        """How many system calls of each name come before the data is opened, and in all."""
        text, _ = self.trace()
        names = re.compile(r"^\d+ +(\w+)\(", re.M)
        # What comes before is the C library's own beginning.
        start = text.index(self.opens)
        skipped = collections.Counter(names.findall(text[: text.rindex("\n", 0, start)]))
        return skipped, collections.Counter(names.findall(text))

    def problem(self, work, done):
        """What is wrong after a run; None where nothing is."""
        try:
            now = self.state(work)
        except (OSError, ValueError) as error:
            return f"the data cannot be read: {error}"
        if now not in (self.old, self.new):
            return "the data is torn"
        if self.is_acknowledged(done) and now != self.new:
            return "said it was done, and it was not"
        return None

    def recovery(self, work):
        """What is wrong when the next command follows; None where nothing is."""
        return None

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)
