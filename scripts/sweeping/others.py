"""The programs that moj is compared with, on the same faults."""
import json
import os
import re

from .subject import Subject


class Task(Subject):
    """Taskwarrior's tasks."""

    program = "task"
    opens = "pending.data"
    operations = ["add second project:x", "1 modify project:y", "1 done", "1 annotate note"]

    def prepare(self, folder):
        (folder / "taskrc").write_text("confirmation=off\nhooks=off\ngc=on\n")
        (folder / "data").mkdir()
        for name in ("first", "third"):
            self.run(folder, f"add {name}")

    def arguments(self, operation):
        return [self.program, *operation.split()]

    def environment(self, work):
        return {**os.environ, "TASKRC": str(work / "taskrc"), "TASKDATA": str(work / "data")}

    def state(self, work):
        done = self.run(work, "rc.gc=off export")
        if done.returncode != 0:
            raise ValueError(done.stderr[:200])
        return sorted(
            (task["description"], task["status"], task.get("project"), len(task.get("annotations", [])))
            for task in json.loads(done.stdout))

    def is_acknowledged(self, done):
        return done.returncode == 0


class Timew(Subject):
    """timewarrior's intervals."""

    program = "timew"
    opens = ".data"
    operations = [
        "track 2026-11-20T10:00 - 2026-11-20T11:00 two", "tag @1 more", "delete @1", "annotate @1 note",
    ]

    def prepare(self, folder):
        (folder / "db" / "data").mkdir(parents=True)
        (folder / "db" / "timewarrior.cfg").write_text("confirmation = off\n")
        self.run(folder, "track 2026-11-20T08:00 - 2026-11-20T09:00 one")

    def arguments(self, operation):
        return [self.program, *operation.split()]

    def environment(self, work):
        return {**os.environ, "TIMEWARRIORDB": str(work / "db"), "TZ": "UTC"}

    def state(self, work):
        done = self.run(work, "export")
        if done.returncode != 0:
            raise ValueError(done.stderr[:200])
        text = done.stdout[done.stdout.index("["):]
        return sorted(re.sub(r'"id": *\d+', "", json.dumps(one)) for one in json.loads(text))

    def is_acknowledged(self, done):
        return done.returncode == 0


OTHERS = {"task": Task, "timew": Timew}
