"""Too few file descriptors, too little memory."""
import http.client
import os
import pathlib
import resource
import signal
import socket
import subprocess
import sys
import threading
import time

from full_disk import decision, wait_for
from ledger import WORKSPACE, Ledger
from running_server import PASSWORD, Caller, people_csv

DESCRIPTORS = 64
SPARE = (4, 8, 16, 32, 64)  # MB of addresses beyond what a quiet server has


GROUPS = (  # how the kernel's control groups limit memory: folder, file of the limit, file that counts who was ended
    ("/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.oom_control"),
    ("/sys/fs/cgroup", "memory.max", "memory.events"))


def limits(report, tools, folder, rounds):
    descriptors(report, tools, folder)
    memory(report, tools, folder, rounds)
    memory_of_a_group(report, tools, folder, rounds)


def descriptors(report, tools, folder):
    """More connections than descriptors, beside changes: the rest waits, the processor doesn't spin, and nothing is lost."""
    with tools.new_server(folder / "descriptors", before=["prlimit", f"--nofile={DESCRIPTORS}:{DESCRIPTORS}"]) as server:
        ledger = Ledger(server, writers=2, patient=True)
        ledger.run(server.port, lambda: crowd(report, server, ledger))
        found = ledger.differences(server.port)
        report.that(f"without descriptors: {found[:5]}", not found)
        report.that(f"refusals say what to do: {ledger.refused[:1]}", all("ry again" in said for said in ledger.refused))
        server.kill()
        server.restart()
        found = ledger.differences(server.port) + tools.wrong_with(server.data)
        report.that(f"without descriptors, after a restart: {found[:5]}", not found)
        print(f"{DESCRIPTORS} descriptors, twice as many connections: {ledger.acknowledged()} changes acknowledged, "
              f"{len(ledger.refused)} refused")


def crowd(report, server, ledger):
    """Opens connections until the server can't take more, and closes them, while the writers go on."""
    caller, idle = Caller(server.port, server.cookie), []
    acknowledged = ledger.acknowledged()
    wait_for("the first changes", lambda: ledger.acknowledged() > acknowledged + 5)
    report.that("decisions before", decision(caller) == (200, True))
    try:
        for _ in range(2 * DESCRIPTORS):
            idle.append(socket.create_connection(("127.0.0.1", server.port)))
        report.that("the control: the descriptors are used up", not is_taken(server.port))
        for _ in range(10):
            ledger.probe(caller)
        report.that("decisions for who is connected", decision(caller) == (200, True))
        wait_for("a quiet server", lambda: processor_share(server) < 0.2)
    finally:
        for connection in idle:
            connection.close()
    wait_for("a new connection", lambda: is_taken(server.port))
    acknowledged = ledger.acknowledged()
    wait_for("changes afterwards", lambda: ledger.acknowledged() > acknowledged + 5)


def is_taken(port):
    """Whether a new connection gets an answer in half a second."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(0.5)
        connection.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
        try:
            return connection.recv(1) != b""
        except TimeoutError:
            return False


def processor_share(server):
    """Of one processor, in half a second. The writers wait by then, or write little."""
    before, began = server.cpu_seconds(), time.monotonic()
    time.sleep(0.5)
    return (server.cpu_seconds() - before) / (time.monotonic() - began)


def memory(report, tools, folder, rounds):
    """Few addresses beyond what it has: it refuses, or it ends and says so; what it acknowledged is there after a start."""
    ended = changes = refused = 0
    for number in range(rounds):
        spare = SPARE[number % len(SPARE)]
        with tools.new_server(folder / f"memory{number}") as server:
            ledger = Ledger(server, patient=True)
            size = int(next(line for line in open(f"/proc/{server.process.pid}/status") if line.startswith("VmSize")).split()[1])
            limit = (size << 10) + (spare << 20)
            resource.prlimit(server.process.pid, resource.RLIMIT_AS, (limit, limit))
            code, said = write_without_memory(report, tools, server, ledger, f"{spare} MB of addresses")
            report.that(f"ended without addresses by {code}: {said[-300:]}", code is None or "memory" in said)
            ended, changes, refused = ended + (code is not None), changes + ledger.acknowledged(), refused + len(ledger.refused)
    print(f"{rounds} times too few addresses: {changes} changes acknowledged, {refused} refused, it ended {ended} times")


def memory_of_a_group(report, tools, folder, rounds):
    """Little memory for its control group beyond what it has: mostly the kernel ends it; what it acknowledged is there."""
    ended = changes = 0
    for number in range(rounds):
        group = MemoryGroup.made()
        if group is None:
            return print("SKIPPED: memory limits by control groups, which can't be made here")
        spare = SPARE[number % len(SPARE)]
        with group, tools.new_server(folder / f"group{number}", before=group.command()) as server:
            ledger = Ledger(server, patient=True)
            group.limit(spare << 20)
            code, said = write_without_memory(report, tools, server, ledger, f"{spare} MB for its group")
            report.that(f"ended in its group by {code}: {said[-300:]}", code in (None, -signal.SIGKILL) or "memory" in said)
            killed = code == -signal.SIGKILL
            report.that(f"the kernel counts that it ended it: {killed}", not killed or group.ended())
            ended, changes = ended + killed, changes + ledger.acknowledged()
            greedy = [*group.command(), sys.executable, "-c", "bytearray(1 << 30)"]
            report.that("the control: the kernel ends who takes more", subprocess.run(greedy).returncode == -signal.SIGKILL)
            server.kill()
    print(f"{rounds} times too little memory for its group: {changes} changes acknowledged, the kernel ended it {ended} times")


class MemoryGroup:
    """A control group of this process's own; removed at the end of a `with`, when nothing runs in it any more."""

    @staticmethod
    def made():
        """None where the system doesn't let us."""
        for root, limit, events in GROUPS:
            path = pathlib.Path(root) / f"guildhall-{os.getpid()}"
            try:
                path.mkdir()
            except OSError:
                continue
            if (path / limit).exists():
                return MemoryGroup(path, path / limit, path / events)
            path.rmdir()
        return None

    def __init__(self, path, limit, events):
        self.path, self.limit_file, self.events = path, limit, events

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.path.rmdir()

    def command(self):
        """What a command begins with that runs in the group."""
        return ["sh", "-c", f'echo $$ >"{self.path}/cgroup.procs" && exec "$@"', "sh"]

    def limit(self, spare):
        """What it has now and `spare` bytes more."""
        now = next(self.path / name for name in ("memory.current", "memory.usage_in_bytes") if (self.path / name).exists())
        self.limit_file.write_text(str(int(now.read_text()) + spare))

    def ended(self):
        """How many processes the kernel has ended for it."""
        return sum(int(line.split()[1]) for line in self.events.read_text().splitlines() if line.startswith("oom_kill "))


def write_without_memory(report, tools, server, ledger, what):
    """(how the server ended or None, what it had said by then); it is looked at after a new start."""
    wrong = []
    ledger.run(server.port, lambda: want_memory(server, wrong))
    report.that(f"the right password without memory isn't a wrong one: {wrong[:1]}", not wrong)
    code, said = server.process.poll(), server.said()
    server.kill()
    server.before = []  # without the limit
    server.restart()
    found = ledger.differences(server.port) + tools.wrong_with(server.data)
    report.that(f"refusals without memory are honest: {ledger.refused[:1]}",
                all("'status': 503" in said and "ry again" in said for said in ledger.refused))
    report.that(f"with {what}: {found[:5]}", not found)
    return code, said


def want_memory(server, wrong):
    """Passwords, which take 19 MB each, and large files, several at once, beside the writers."""
    def ask(kind):
        for _ in range(6):
            caller = Caller(server.port, server.cookie, timeout=30)
            try:
                if kind:
                    caller.ask("POST", f"{WORKSPACE}/members/import?dry_run=true", people_csv(3000), content_type="text/csv")
                else:
                    status, _, reply = caller.ask("POST", "/session/confirm", {"password": PASSWORD})
                    if status not in (204, 429, 503):
                        wrong.append(f"the right password: {status} {reply}")
            except (OSError, http.client.HTTPException):
                return
            finally:
                caller.hang_up()

    threads = [threading.Thread(target=ask, args=(kind % 2,)) for kind in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
