"""kill -9 under requests that carry an Idempotency-Key: whoever asks again under the same key has it done once, also where the
server ended between the change and the keeping of its reply."""
import collections
import http.client
import random
import sqlite3
import threading
import time

from ledger import items
from running_server import PASSWORD, Caller
from stories import WORKSPACE

WRITERS = 4


def repeats(report, tools, folder, rounds):
    times, answers = random.Random(rounds), collections.Counter()
    asked = set()
    with tools.new_server(folder / "repeats") as server:
        for number in range(rounds):
            cookie = signed_in(server)
            unanswered = one_kill(server, cookie, times, f"{number}", asked)
            server.restart()
            caller = Caller(server.port, cookie)
            for key in unanswered:
                status, headers, _ = make(caller, key)
                answers["replayed" if "Idempotent-Replayed" in headers else {201: "done now", 409: "done before"}.get(status, status)] += 1
        caller = Caller(server.port, signed_in(server))
        wrong = wrong_with(caller, asked)
        print(f"{rounds} kills, {len(asked)} requests; those that weren't answered, asked again: {dict(answers)}")
        report.that(f"each is done once: {wrong[:5]} {dict(answers)}", not wrong and set(answers) <= {"replayed", "done now", "done before"})
        server.kill()
        with sqlite3.connect(server.data / "guildhall.db") as connection:
            connection.execute("DELETE FROM idempotency_keys")
        connection.close()
        server.restart()
        caller = Caller(server.port, signed_in(server))
        make(caller, next(iter(asked)))
        report.that("the control: what is done twice is noticed", wrong_with(caller, asked))
        server.kill()


def signed_in(server):
    caller = Caller(server.port)
    caller.must(201, "POST", "/session", {"email": "ada@example.com", "password": PASSWORD})
    return caller.cookie


def make(caller, key):
    """A token: of all things the one whose name may be given twice."""
    return caller.ask("POST", f"{WORKSPACE}/tokens", {"name": key, "scopes": ["members:read"]}, Idempotency_Key=key)


def one_kill(server, cookie, times, prefix, asked):
    """Writers make tokens until the server is killed. The keys whose answer never came."""
    unanswered, done = [], threading.Semaphore(0)

    def write(name):
        caller = Caller(server.port, cookie)
        for number in range(100_000):
            key = f"{prefix}-{name}-{number}"
            asked.add(key)
            try:
                make(caller, key)
            except (OSError, http.client.HTTPException):
                unanswered.append(key)
                return
            done.release()

    threads = [threading.Thread(target=write, args=(name,)) for name in range(WRITERS)]
    for thread in threads:
        thread.start()
    for _ in range(2 * WRITERS):
        done.acquire()
    time.sleep(times.random() * 0.05)
    server.kill()
    for thread in threads:
        thread.join()
    return unanswered


def wrong_with(caller, asked):
    """Keys whose token is there more than once, or not at all."""
    made = collections.Counter(token["name"] for token in items(caller, f"{WORKSPACE}/tokens"))
    return [f"{key}: {made[key]}" for key in sorted(asked) if made[key] != 1]
