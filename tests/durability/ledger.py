"""A ledger of acknowledged changes: several writers change things over HTTP and note, for each reply, what it must have
left behind; after a fault the server is asked for everything that there is, and both must be the same.

A change that was acknowledged must be there, with its events. One whose reply never came, or says that nobody knows, may be
there, whole, or not at all; one that was refused isn't. Nothing else is. Revisions count the changes.
"""
import copy
import http.client
import json
import threading
import time
import urllib.parse

from running_server import PASSWORD, Caller
from stories import WORKSPACE, Changed, story

NEVER = float("inf")
OTHERS_EVENTS = ("session.failed", "keys.rotated")  # of guesses and commands beside the writers


def everything(caller, sessions):
    """{what: how it is} of the whole instance; `sessions`: cookies to look at."""
    world = {}
    for member in items(caller, f"{WORKSPACE}/members"):
        world["member", member["email"]] = (member["role"], member["status"], sorted(g["name"] for g in member["groups"]),
                                            member["metadata"])
    for group in items(caller, f"{WORKSPACE}/groups?kind=custom"):
        grants = items(caller, f"{WORKSPACE}/groups/{group['id']}/grants")
        world["group", group["name"]] = (sorted(p for p, on in group["permissions"].items() if on), sorted(
            [g["name"], g["access"], *(r["name"] for r in g["resources"])] for g in grants))
    for app in items(caller, f"{WORKSPACE}/apps?scope=all"):
        world["app", app["name"]] = (app["url"], app["released"])
    for constant in items(caller, f"{WORKSPACE}/constants"):
        world["constant", constant["name"]] = constant["kind"]
    for token in items(caller, f"{WORKSPACE}/tokens"):
        world["token", token["name"]] = token["scopes"]
    for cookie in sessions:
        if with_cookie(caller, cookie).ask("GET", "/session")[0] == 200:
            world["session", cookie] = True
    for trail in (WORKSPACE, "/instance"):
        for line in caller.must(200, "GET", f"{trail}/audit-events.jsonl").splitlines():
            event = json.loads(line)
            if event["action"] in OTHERS_EVENTS:
                continue
            world.setdefault(("events", event["request_id"]), []).append(event["action"])
    return {key: sorted(value) if key[0] == "events" else value for key, value in world.items()}


def items(caller, path):
    """All pages of a list."""
    found, cursor = [], None
    while True:
        more = "&" if "?" in path else "?"
        page = caller.must(200, "GET", f"{path}{more}limit=200" + (f"&cursor={urllib.parse.quote(cursor)}" if cursor else ""))
        found += page["items"]
        cursor = page["next_cursor"]
        if not cursor:
            return found


def with_cookie(caller, cookie):
    return Caller(caller.port, cookie, caller.timeout)


class Entry:
    """One change that was asked for, and what it leaves behind."""

    def __init__(self, changed, writer, request_id):
        self.changed, self.writer, self.request_id = changed, writer, request_id
        self.leaves = {**changed.leaves, ("events", request_id): sorted(changed.events)}
        self.known = NEVER     # when it was known to be there, by the ledger's clock
        self.is_answered = self.refused = False   # answered, though not by 2xx; and that says that it wasn't done


class Ledger:
    """REQUIRES: set_up() was done by the server's caller, and nobody else changes anything.

    `clock`: what the time of an answer is noted by, any number that rises. `patient`: a writer whose change is refused with
    5xx tries again; else it ends. `tell`: what the writers do."""

    def __init__(self, server, writers=4, clock=lambda: 0, patient=False, tell=story):
        self.clock, self.cookie, self.patient, self.tell = clock, server.cookie, patient, tell
        self.lock, self.entries, self.stops = threading.Lock(), [], False
        self.refused, self.unexpected = [], []  # replies with 5xx; those that no fault explains
        self.writers = [Writer(self, f"w{number}") for number in range(writers)]
        self.prober = Writer(self, "probe")
        self.base = everything(server, [server.cookie])
        self.first_revision, self.confirmed = 0, time.monotonic()
        self.first_revision = self.probe(server)[1] - 1

    def again(self):
        """One for a copy of the data folder as it was when this one was begun."""
        other = copy.copy(self)
        other.lock, other.entries, other.refused, other.unexpected = threading.Lock(), self.entries[:1], [], []
        other.writers = [Writer(other, writer.name) for writer in self.writers]
        other.prober = Writer(other, self.prober.name)
        other.prober.requests = 1
        return other

    def run(self, port, until):
        """Lets the writers write until `until()` returns, and ends them after their present requests."""
        self.stops = False
        threads = [threading.Thread(target=writer.write, args=(port,)) for writer in self.writers]
        for thread in threads:
            thread.start()
        try:
            return until()
        finally:
            self.stops = True
            for thread in threads:
                thread.join()

    def acknowledged(self):
        return sum(entry.known != NEVER for entry in self.entries)

    def asked(self, changed, writer, request_id):
        with self.lock:
            self.entries.append(Entry(changed, writer, request_id))
            return self.entries[-1]

    def probe(self, caller):
        """The server takes changes: makes one. Its entry and revision."""
        prober = self.prober
        prober.step = Changed("PATCH", WORKSPACE, {"name": f"Acme {prober.requests}"}, {}, ("workspace.changed",))
        if prober.change(caller) is None:
            raise AssertionError(f"a change after the fault was refused: {self.refused[-1:]}{self.unexpected[-1:]}")
        return prober.entry, prober.revision

    def differences(self, port, at=NEVER):
        """What is lost, half there, or there without having been asked for, of what was acknowledged until `at`; texts. At NEVER
        the ledger goes on from what is found."""
        sessions = {self.cookie, *(key[1] for entry in self.entries for key in entry.leaves if key[0] == "session")}
        caller = Caller(port, self.cookie)
        try:
            world = everything(caller, sessions)
        except SystemExit as refusal:
            return [str(refusal)]  # not even whose session it is
        expected, unknown, changes = dict(self.base), [], 0
        for entry in self.entries:
            is_there = entry.known <= at and entry.known != NEVER
            if not is_there and not entry.refused and ("events", entry.request_id) in world:
                is_there = True
                unknown.append(entry)
            if is_there:
                expected.update(entry.leaves)
                changes += entry.changed.raises_revision
        found = [f"{key} is {world.get(key)}, not {expected.get(key)}" for key in {**world, **expected}
                 if world.get(key) != expected.get(key)]
        writers = [entry.writer.name for entry in unknown if not entry.is_answered]
        found += [f"{name} had no answer to more than one change that is there" for name in set(writers)
                  if writers.count(name) > 1]
        probe, revision = self.probe(caller)
        if revision != self.first_revision + changes + 1:
            found.append(f"the revision is {revision - 1}, but {changes} changes were made after {self.first_revision}")
        if at == NEVER:
            for entry in unknown:
                entry.known = self.clock()
            if time.monotonic() > self.confirmed + 300:  # some changes ask for the password of the last minutes
                caller.must(204, "POST", "/session/confirm", {"password": PASSWORD})
                self.confirmed = time.monotonic()
        else:
            self.entries.remove(probe)
        return found + self.unexpected


class Refused(Exception):
    """A change got no 2xx."""


class Writer:
    """Goes through one story after another, each with things of its own, over one connection."""

    def __init__(self, ledger, name):
        self.ledger, self.name, self.stories, self.requests = ledger, name, 0, 0
        self.story = self.step = self.entry = None

    def next_story(self):
        self.stories += 1
        self.story = self.ledger.tell(f"{self.name}s{self.stories}")
        self.step = next(self.story)

    def write(self, port):
        if self.story is None or self.entry and self.entry.known != NEVER:
            self.next_story()  # also where a reply that it would need is lost
        caller = Caller(port, self.ledger.cookie, timeout=30)
        try:
            while not self.ledger.stops:
                self.take(caller)
        except (OSError, http.client.HTTPException, Refused):
            pass  # the server is gone: what became of the change is seen afterwards
        finally:
            caller.hang_up()

    def take(self, caller):
        """One step, then on to the next."""
        reply = self.look(caller) if not isinstance(self.step, Changed) else self.change(caller)
        if reply is None:
            if not self.ledger.patient:
                raise Refused
            if self.entry and not self.entry.refused:
                self.next_story()  # nobody knows whether it was done
            time.sleep(0.01)
            return
        self.entry = None
        try:
            self.step = self.story.send(reply)
        except StopIteration:
            self.next_story()

    def look(self, caller):
        status, _, reply = caller.ask("GET", self.step.path)
        return reply if self.is_good(status, reply) else None

    def change(self, caller):
        step = self.step
        self.requests += 1
        request_id = f"{self.name}-{self.requests}"
        self.entry = self.ledger.asked(step, self, request_id)
        if step.cookie is not None:
            caller = with_cookie(caller, step.cookie)
        status, headers, reply = self.ask(caller, step, request_id)
        if not self.is_good(status, reply):
            self.entry.is_answered = True
            self.entry.refused = status < 500 or "nothing was changed" in reply["detail"]
            return None
        if step.signs_in:
            reply["cookie"] = caller.cookie
            self.entry.leaves["session", caller.cookie] = True
        self.revision = int(headers.get("Guildhall-Revision", 0))
        self.entry.known = self.ledger.clock()
        return reply or {}

    def ask(self, caller, step, request_id):
        """Confirms what wants to be confirmed."""
        confirm = ""
        while True:
            status, headers, reply = caller.ask(step.method, step.path + confirm, step.body, step.content_type,
                                                X_Request_ID=request_id, Idempotency_Key=request_id)
            if status != 409 or reply["code"] != "confirmation_required":
                return status, headers, reply
            confirm = f"?confirm={reply['plan']['digest']}"

    def is_good(self, status, reply):
        if status < 300:
            return True
        (self.ledger.refused if status >= 500 else self.ledger.unexpected).append(
            f"{self.name}: {self.step.path} gave {status}: {reply}")
        return False
