"""Power cuts of the disk under ext4, at random moments of a recorded run."""
import random
import shutil
import subprocess
import time

from ledger import Ledger
from recorded_disk import RecordedDisk, mounted, why_not
from running_server import RunningServer

CUTS_OF_A_RUN = 100

# Asks SQLite for something else than the program does, for a control.
OTHER_WORDS = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <string.h>
typedef int Prepare(void*, const char*, int, unsigned, void**, const char**);
int sqlite3_prepare_v3(void* db, const char* sql, int size, unsigned flags, void** statement, const char** tail) {
    static Prepare* next;
    if (!next) next = (Prepare*)dlsym(RTLD_NEXT, "sqlite3_prepare_v3");
    if (strcmp(sql, FROM) == 0) sql = TO, size = -1;
    return next(db, sql, size, flags, statement, tail);
}
#ifdef LEAVE_OPEN
int sqlite3_close_v2(void* db) { return 0; }
#endif
"""


def other_words(folder, one, other, *flags):
    """The environment in which SQLite is asked for `other` where the program asks for `one`; with -DLEAVE_OPEN closes nothing, as
    closing writes the log into the database."""
    source, library = folder / "other_words.c", folder / "other_words.so"
    source.write_text(OTHER_WORDS)
    subprocess.run(["clang-16", "-shared", "-fPIC", "-O1", f'-DFROM="{one}"', f'-DTO="{other}"', *flags, "-o", library, source],
                   check=True)
    return {"LD_PRELOAD": str(library)}


def power_cuts(report, tools, folder, count):
    if reason := why_not():
        return print(f"SKIPPED: power cuts: {reason}")
    changes, lost, began = 0, 0, time.monotonic()
    for first in range(0, count, CUTS_OF_A_RUN):
        number = min(CUTS_OF_A_RUN, count - first)
        run = Run(tools, folder / f"cuts{first}", seconds=1 + 0.1 * number)
        for position, found in run.cuts(number):
            lost += len(found)
            report.that(f"cut {first} at {position}: {found[:5]}", not found)
        changes += run.ledger.acknowledged()
        shutil.rmtree(run.folder)
        if count > CUTS_OF_A_RUN:
            print(f"… {first + number} cuts, {changes} changes, {lost} differences, {time.monotonic() - began:.0f} s", flush=True)
    print(f"{count} power cuts, {changes} acknowledged changes: {lost} differences, {time.monotonic() - began:.0f} s")
    control(report, tools, folder)


def control(report, tools, folder):
    """With synchronous=NORMAL the same must lose acknowledged changes."""
    relaxed = other_words(folder, "PRAGMA synchronous = FULL", "PRAGMA synchronous = NORMAL")
    run = Run(tools, folder / "relaxed", seconds=1.5, **relaxed)
    losing = sum(bool(found) for _, found in run.cuts(2))
    print(f"the control, with synchronous=NORMAL: {losing} of 2 cuts lose acknowledged changes")
    report.that("the control: synchronous=NORMAL loses what was acknowledged", losing > 0)


class Run:
    """A server's life on a recorded disk: made, set up, written to, killed, started again, ended."""

    def __init__(self, tools, folder, seconds, **environment):
        self.tools, self.folder, self.seconds = tools, folder, seconds
        self.disk = RecordedDisk(folder)
        with self.disk, RunningServer(tools.program, self.at(self.disk.mounted), **environment) as self.server:
            self.server.set_up()
            self.set_up = self.disk.position()
            self.ledger = Ledger(self.server, clock=self.disk.position)
            self.begin = self.disk.position()
            self.live(self.server)
            self.end = self.disk.position()

    def live(self, server):
        self.ledger.run(server.port, lambda: (time.sleep(self.seconds / 2), server.kill()))
        self.go_on(server)
        self.ledger.run(server.port, lambda: time.sleep(self.seconds / 2))

    def go_on(self, server):
        server.restart()
        if found := self.ledger.differences(server.port):
            raise SystemExit(f"lost before any power cut: {found[:5]}")

    def at(self, mounted_at):
        """A folder whose data folder is on that disk; what the server says isn't."""
        folder = self.folder / "served"
        folder.mkdir(parents=True, exist_ok=True)
        data = folder / "data"
        data.unlink(missing_ok=True)
        data.symlink_to(mounted_at / "data")
        (mounted_at / "data").mkdir(mode=0o700, exist_ok=True)
        return folder

    def moments(self, count, dice):
        """Every tenth is before the set-up has its answer."""
        return sorted(dice.randrange(1, self.set_up) if number % 10 == 9 else dice.randrange(self.begin, self.end)
                      for number in range(count))

    def cuts(self, count):
        """(position, what is wrong then), for so many moments."""
        dice = random.Random(count)
        for position, image in self.disk.cuts(self.moments(count, dice), dice):
            with mounted(image, self.folder / "after"):
                yield position, self.after(position)

    def after(self, position):
        with RunningServer(self.tools.program, self.at(self.folder / "after")) as server:
            found = self.ledger.differences(server.port, position) if position >= self.begin else []
            server.kill()
        return found + self.tools.wrong_with(server.data)
