"""System calls that fail: each call on the data folder's files in a scripted life of a server, one after the other, with each
error that a disk gives.

A case is a life of its own: on a copy of the same folder, start, one story of the ledger, SIGTERM; on an empty folder, start and
set-up; or a command, a backup or a rotation of the keys. Then a start without faults, and everything must be there. Whoever asked
got an answer that is true, and the program said what to do.
"""
import collections
import concurrent.futures
import os
import random
import re
import shutil
import subprocess
import time

import commands
from ledger import WORKSPACE, Ledger
from running_server import SET_UP, Caller, RunningServer
from stories import access

ERRORS = {"openat": ("EIO", "EMFILE"), "pread64": ("EIO",), "write": ("ENOSPC", "EIO"), "pwrite64": ("ENOSPC", "EIO"),
          "fsync": ("EIO",), "fdatasync": ("EIO", "ENOSPC"), "ftruncate": ("EIO",), "unlink": ("EIO",), "link": ("EIO", "ENOSPC"),
          "rename": ("EIO",), "mkdir": ("ENOSPC",),
          "mmap": ("ENOMEM",), "fallocate": ("ENOSPC",)}
FILES = ("", "/guildhall.db", "/guildhall.db-wal", "/guildhall.db-shm", "/guildhall.db-journal", "/guildhall.key", "/guildhall.lock",
         "/../made.backup", "/../made.backup.part")
ADVICE = re.compile(r"Make room|guildhall check|[Tt]ry again|[Cc]heck |Look |look into|Stop it|Put |Use |start it again|restart")
Case = collections.namedtuple("Case", "life call error number")


def failing_calls(report, tools, folder, count):
    """`count`: so many cases, chosen at random; None: all of them, in random order."""
    if not shutil.which("strace"):
        return print("SKIPPED: failing calls: there is no strace")
    began = time.monotonic()
    with tools.new_server(folder / "calls") as server:
        ledger = Ledger(server, writers=1, patient=True, tell=access)
        tools.run(server.data, "backup", server.data.parent / "made.backup")

    def life(kind, folder, case):
        return kind(tools, folder, server, ledger, case)

    counted, cases = {}, []
    for kind in (BackupLife, RotationLife, FirstLife, Life):
        trial = life(kind, folder / kind.__name__, None)
        counted[kind] = trial.calls()
        cases += [Case(kind, call, error, number + 1) for call, errors in ERRORS.items() for error in errors
                  for number in range(counted[kind][call])]
    ledger.enough = trial.ledger.acknowledged()
    if not cases:
        return print("SKIPPED: failing calls: strace sees no calls here")
    chosen, outcomes = random.Random(count or 0).sample(cases, count or len(cases)), collections.Counter()
    if count:
        chosen += [Case(Life, "openat", "EIO", number) for number in trial.opens_for_writing[:2]]

    def live(case):
        lived = life(case.life, folder / f"{case.life.__name__}-{case.call}-{case.error}-{case.number}", case)
        return case, lived.faults(), lived.outcome

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        for done, (case, found, outcome) in enumerate(workers.map(live, chosen)):
            outcomes[case.call, case.error, outcome] += 1
            report.that(f"{case.life.__name__} {case[1:]}: {outcome}: {found[:5]}", not found)
            if done % 100 == 99:
                print(f"… {done + 1} of {len(chosen)} cases, {time.monotonic() - began:.0f} s", flush=True)
    print(f"{len(chosen)} of {len(cases)} failing calls, {time.monotonic() - began:.0f} s")
    for kind, calls in counted.items():
        print(f"  calls of a {kind.__name__}: {dict(sorted(calls.items()))}")
    for (call, error, outcome), number in sorted(outcomes.items()):
        print(f"  {call} {error}: {number} × {outcome}")


class Life:
    traced = ["-D"]  # the program is the process that was started; strace is beside it

    def __init__(self, tools, folder, pristine, ledger, case):
        self.tools, self.case, self.ledger, self.folder = tools, case, ledger.again(), folder
        self.trace = folder / "trace"
        self.begin_with(pristine.data.parent)
        files = [os.path.normpath(f"{self.folder}/data{file}") for file in FILES]
        words = ["strace", *self.traced, "-f", "-qq", "-o", self.trace, *(word for file in files for word in ("-P", file)),
                 "-e", "trace=" + ",".join(ERRORS)]
        if case:
            words += ["-e", f"inject={case.call}:error={case.error}:when={case.number}"]
        self.server = RunningServer(tools.program, self.folder, before=words)
        self.outcome, self.found, self.no_answers = "", [], 0

    def begin_with(self, pristine):
        shutil.copytree(pristine, self.folder, ignore=shutil.ignore_patterns("*.sock*"))

    def calls(self):
        """How many there are of each, where none fails."""
        self.live()
        assert not self.found, self.found
        calls = re.findall(r"^\d+ +((\w+)\(.*)", self.trace.read_text(), re.MULTILINE)
        opens = [call for call, name in calls if name == "openat"]
        # Of those that fail, SQLite makes a database that can be read only, and says nothing.
        self.opens_for_writing = [number + 1 for number, call in enumerate(opens) if '/guildhall.db", O_RDWR|O_NOFOLLOW' in call]
        return collections.Counter(name for _, name in calls)

    def faults(self):
        self.live()
        if "(INJECTED)" not in self.trace.read_text():
            self.outcome = "not reached"
        elif not self.outcome:
            self.outcome = "refused, then went on" if self.ledger.refused else "went on"
        self.found += [f"no advice in: {refused}" for refused in self.ledger.refused if not ADVICE.search(refused)]
        if self.no_answers:
            self.found.append(f"{self.no_answers} decisions weren't answered")
        with RunningServer(self.tools.program, self.folder) as server:
            self.look_at(server)
            server.kill()
        self.found += self.tools.wrong_with(self.server.data)
        shutil.rmtree(self.folder)
        return self.found

    def live(self):
        server = self.server
        server.start()
        if not server.wait_until_ready():
            self.ended("didn't start", 1)
            return
        self.do(server)
        if server.process.poll() is None:
            server.process.terminate()
            code = server.process.wait(60)
            if code != 0:
                self.ended("ended badly", code)
        else:
            self.ended("ended at once", -6)
        server.hang_up()
        server.log.close()

    def ended(self, outcome, allowed):
        """It ended by itself: with this exit code, and words that say what to do."""
        code, said = self.server.process.wait(), self.server.said()
        self.outcome = outcome
        if code != allowed:
            self.found.append(f"{outcome}, with {code}: {said[-300:]}")
        if outcome == "ended at once" and self.case.error != "EIO" and self.case.call != "fdatasync":
            self.found.append(f"it ended by {self.case.error}: {said[-300:]}")
        if not ADVICE.search(said):
            self.found.append(f"{outcome}, without advice: {said[-300:]}")

    def do(self, server):
        self.ledger.run(server.port, self.one_story)

    def look_at(self, server):
        self.found += self.ledger.differences(server.port)

    def one_story(self):
        """Until the story is told, or as many changes are made, or the server is gone; decisions are answered meanwhile."""
        caller = Caller(self.server.port, self.ledger.cookie, timeout=30)
        writer, deadline = self.ledger.writers[0], time.monotonic() + 30
        question = {"subject": {"type": "user", "id": "ada@example.com"}, "action": {"name": "manage_members"},
                    "resource": {"type": "workspace", "id": "acme"}}

        def is_told():
            return self.ledger.acknowledged() >= self.ledger.enough if self.case else writer.stories > 1

        while not is_told() and time.monotonic() < deadline and self.server.process.poll() is None:
            try:
                status, _, reply = caller.ask("POST", f"{WORKSPACE}/access/v1/evaluation", question, base="")
                self.no_answers += status != 200 or reply != {"decision": True}
            except OSError:
                time.sleep(0.05)  # it has ended, or is about to
            time.sleep(0.01)
        if not is_told() and self.server.process.poll() is None:
            self.found.append(f"the story wasn't told: {self.ledger.refused[-3:]}")


class FirstLife(Life):
    """On an empty folder: what makes key file and database, and the set-up."""

    set_up = None

    def begin_with(self, pristine):
        self.folder.mkdir()

    def do(self, server):
        try:
            self.set_up = server.ask("POST", "/setup", SET_UP)[0]
        except OSError:
            pass  # it has ended

    def look_at(self, server):
        """Set up where that was said, and else it can be."""
        required = server.must(200, "GET", "/instance")["setup_required"]
        if required and self.set_up == 201:
            self.found.append("the set-up is lost")
        if required:
            server.must(201, "POST", "/setup", SET_UP)


class CommandLife(Life):
    traced = []

    def live(self):
        result = subprocess.run([*self.server.before, self.tools.program, *self.words(), "--data", self.server.data],
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.outcome = "done" if result.returncode == 0 else "refused"
        allowed = (0, 1, -6) if self.case and self.case.call in ("pwrite64", "fdatasync") else (0, 1)
        if result.returncode not in allowed or result.returncode != 0 and not ADVICE.search(result.stdout):
            self.found.append(f"{self.words()[0]} ended with {result.returncode}: {result.stdout[-300:]}")

    def must_do(self, data, *words):
        result = self.tools.run(data, *words)
        if result.returncode != 0:
            self.found.append(f"{words[0]} without faults: {result.stdout}")


class BackupLife(CommandLife):
    """Over a backup that was there."""

    def words(self):
        return ["backup", self.folder / "made.backup"]

    def live(self):
        target = self.folder / "made.backup"
        before = target.read_bytes()
        super().live()
        if self.outcome == "refused" and target.read_bytes() != before:
            self.found.append("the backup before isn't as it was")
        restored = commands.new_folder(self.folder, "restored", self.server.data / "guildhall.key")
        self.must_do(restored, "restore", target)


class RotationLife(CommandLife):
    def words(self):
        return ["keys", "rotate"]

    def live(self):
        super().live()
        self.must_do(self.server.data, "keys", "rotate")
