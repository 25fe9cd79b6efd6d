"""A flush that the disk refused, once, and the power that goes later.

After a failed flush the kernel takes the pages for written, though they aren't, and no later flush writes them: whoever goes on
behind them loses all of it with the power. The server ends instead, and at its next start makes the log durable anew before it
adds to it.
"""
import contextlib
import http.client
import os
import time

from full_disk import wait_for
from power_cuts import Run, other_words
from recorded_disk import why_not


def lost_flush(report, tools, folder):
    unreadable(report, tools, folder)
    if reason := why_not():
        return print(f"SKIPPED: a lost flush: {reason}")
    began = time.monotonic()
    run = BrokenRun(tools, folder / "lost-flush")
    report.that(f"a flush that fails ends the server, and it says what to do: {run.code}, {run.said[-400:]}",
                run.code == -6 and "check the disk, then start it again" in run.said)
    found = [text for _, found in run.cuts(1) for text in found]
    report.that(f"the power goes after a lost flush: {found[:5]}", not found)
    words = other_words(folder, "PRAGMA wal_checkpoint(TRUNCATE)", "SELECT 0", "-DLEAVE_OPEN")
    lost = [text for _, found in BrokenRun(tools, folder / "lost-flush-control", **words).cuts(1) for text in found]
    report.that("the control: a start that trusts the log loses what was acknowledged behind it", lost)
    print(f"a flush that was lost: nothing of {run.ledger.acknowledged()} changes is; where a start trusts the log, "
          f"{len(lost)} differences, {time.monotonic() - began:.0f} s")


def unreadable(report, tools, folder):
    """The database file is cut short under a server, which reads it through memory: it ends, and says why."""
    with tools.new_server(folder / "unreadable") as server:
        for number in range(60):
            server.must(201, "POST", "/workspaces/acme/apps", {"name": f"app {number}", "url": "https://a.example.com"})
        server.kill()
        server.restart()  # all of it is in the database file now

        def has_ended():
            with contextlib.suppress(OSError, http.client.HTTPException):
                server.ask("GET", "/workspaces/acme/audit-events?limit=200")
            return server.process.poll() is not None

        report.that("it reads before", not has_ended())
        os.truncate(server.data / "guildhall.db", 4096)
        wait_for("the end of a server whose file is cut short", has_ended)
        report.that(f"a file that can't be read: {server.process.returncode}, {server.said()[-300:]}",
                    server.process.returncode == -7 and "check the disk, make room on it, then start it again" in server.said())


class BrokenRun(Run):
    """The disk refuses what is written to the log, until the server ends; then it works again."""

    def __init__(self, tools, folder, **environment):
        super().__init__(tools, folder, 0, **environment)

    def live(self, server):
        self.ledger.run(server.port, lambda: self.written(150))  # the log has begun anew, so that its places stand
        server.kill()
        self.go_on(server)
        self.ledger.run(server.port, lambda: self.written(60))
        self.disk.fail_writes_to(server.data / "guildhall.db-wal")
        self.ledger.run(server.port, lambda: wait_for("the server's end", lambda: server.process.poll() is not None))
        self.code, self.said = server.process.returncode, server.said()
        server.hang_up()
        self.disk.heal()
        self.go_on(server)
        self.ledger.run(server.port, lambda: self.written(12))

    def written(self, more):
        before = self.ledger.acknowledged()
        wait_for("changes", lambda: self.ledger.acknowledged() >= before + more)

    def moments(self, count, dice):
        return [self.end]
