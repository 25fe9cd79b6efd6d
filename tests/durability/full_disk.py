"""A disk that is full to the last byte while changes go on: the data, the server's log and a backup are on it."""
import contextlib
import os
import shutil
import subprocess
import threading
import time

import commands
from ledger import WORKSPACE, Ledger
from recorded_disk import MEGABYTES, mounted, why_not
from running_server import Caller, RunningServer


def full_disk(report, tools, folder, rounds):
    if reason := why_not():
        return print(f"SKIPPED: a full disk: {reason}")
    image, began = folder / "full.img", time.monotonic()
    with open(image, "wb") as disk:
        disk.truncate(MEGABYTES << 20)
    subprocess.run(["mkfs.ext4", "-q", "-F", "-m", "0", image], check=True)
    with mounted(image, folder / "full") as place, RunningServer(tools.program, place) as server:
        server.set_up()
        shutil.rmtree(place / "lost+found")
        ledger = Ledger(server, patient=True)
        good = Caller(server.port, server.cookie)
        for number in range(rounds):
            ledger.run(server.port, lambda: one_filling(report, tools, server, ledger, good))
            found = ledger.differences(server.port)
            report.that(f"filled {number + 1} times: {found[:5]}", not found)
        report.that(f"refusals say what to do: {ledger.refused[:1]}",
                    ledger.refused and all("full" in said and "Make room" in said for said in ledger.refused))
        starts_on_it(report, server, ledger)
        found = tools.wrong_with(server.data)
        report.that(f"afterwards: {found}", not found)
        print(f"the disk was filled {rounds} times, {ledger.acknowledged()} changes acknowledged, {len(ledger.refused)} refused, "
              f"{time.monotonic() - began:.0f} s")


def fill(place):
    """Takes every byte that there is."""
    filler = os.open(place / "filler", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for size in (1 << 20, 4096, 1):
        with contextlib.suppress(OSError):
            while os.write(filler, bytes(size)):
                pass
    os.close(filler)


class Filled:
    """Fills the disk again and again, as what is deleted on it gives room; `with` it, the disk is full."""

    def __init__(self, place):
        self.place, self.ends = place, threading.Event()
        self.thread = threading.Thread(target=self.keep_full)

    def keep_full(self):
        while not self.ends.wait(0.02):
            fill(self.place)

    def __enter__(self):
        fill(self.place)
        self.thread.start()

    def __exit__(self, *_):
        self.ends.set()
        self.thread.join()
        (self.place / "filler").unlink()


def wait_for(what, condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit(f"{what} didn't come")
        time.sleep(0.005)


def one_filling(report, tools, server, ledger, caller):
    acknowledged, refused = ledger.acknowledged(), len(ledger.refused)
    wait_for("the first changes", lambda: ledger.acknowledged() > acknowledged + 20)
    with Filled(server.data.parent):
        wait_for("refused changes", lambda: len(ledger.refused) > refused + 20)
        wait_for("a look at the full disk", lambda: caller.ask("GET", "/readyz", base="")[0] == 503)
        status, _, ready = caller.ask("GET", "/readyz", base="")
        report.that(f"/readyz on a full disk: {status} {ready}", status == 503 and "Make room" in str(ready))
        answers = [decision(caller) for _ in range(50)]
        report.that(f"decisions on a full disk: {answers[:1]}", all(answer == (200, True) for answer in answers))
        report.that("reads on a full disk", caller.ask("GET", f"{WORKSPACE}/members")[0] == 200)
        for target in ("made.backup", "kept.backup"):
            backup(report, tools, server, target)
    acknowledged = ledger.acknowledged()
    wait_for("changes after making room", lambda: ledger.acknowledged() > acknowledged + 20)
    wait_for("/readyz after making room", lambda: caller.ask("GET", "/readyz", base="")[0] == 200)
    made = commands.guildhall(tools.program, server.data, "backup", server.data.parent / "kept.backup")
    report.that(f"a backup after making room: {made.stdout}", made.returncode == 0)


def decision(caller):
    status, _, reply = caller.ask("POST", f"{WORKSPACE}/access/v1/evaluation", {
        "subject": {"type": "user", "id": "ada@example.com"}, "action": {"name": "manage_members"},
        "resource": {"type": "workspace", "id": "acme"}}, base="")
    return status, reply.get("decision")


def backup(report, tools, server, name):
    """Onto the full disk: refused, and what was there stays."""
    target = server.data.parent / name
    before = target.read_bytes() if target.exists() else None
    files = set(os.listdir(target.parent))
    result = commands.guildhall(tools.program, server.data, "backup", target)
    report.that(f"a backup to a full disk: {result.stdout}", result.returncode == 1 and "room" in result.stdout)
    after = target.read_bytes() if target.exists() else None
    left = set(os.listdir(target.parent)) - files
    report.that(f"a backup to a full disk leaves the one before, and nothing else: {left}", after == before and not left)


def starts_on_it(report, server, ledger):
    """Killed on a full disk: it starts there, or says what to do; with room it starts."""
    server.kill()
    server.ready = "/livez"
    server.log_path = server.log_path.parents[1] / "started.log"  # what it says has to be read here
    with Filled(server.data.parent):
        server.log.close()
        server.start()
        if server.wait_until_ready():
            report.that("decisions after a start on a full disk", decision(Caller(server.port, ledger.cookie)) == (200, True))
            server.kill()
        else:
            report.that(f"a start on a full disk: {server.process.returncode}, {server.said()}",
                        server.process.returncode in (1, -7) and "make room" in server.said().lower())
    server.ready = "/readyz"
    server.restart()
    found = ledger.differences(server.port)
    report.that(f"started on a full disk, and again: {found[:5]}", not found)
