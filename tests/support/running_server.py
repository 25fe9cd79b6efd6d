"""A real server for scripts: started on a folder of its own, set up, asked over one kept-alive connection."""
import http.client
import json
import os
import pathlib
import socket
import subprocess
import time

PASSWORD = "plum-kettle-orbit-91"
SET_UP = {"email": "ada@example.com", "name": "Ada Admin", "password": PASSWORD, "workspace_name": "Acme"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Caller:
    """Asks a server over one connection, which is kept alive, in the name of whoever's cookie it holds."""

    def __init__(self, port, cookie=None, timeout=300):
        self.port, self.cookie, self.timeout, self.connection = port, cookie, timeout, None

    def ask(self, method, path, body=None, content_type="application/json", base="/api/v1", **headers):
        """(status, headers, decoded body). `headers`: more of them, with _ for -."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        headers = {"Sec-Fetch-Site": "same-origin", **{name.replace("_", "-"): value for name, value in headers.items()}}
        if self.cookie:
            headers["Cookie"] = self.cookie
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
        if body is not None:
            headers["Content-Type"] = content_type
        try:
            self.connection.request(method, base + path, body.encode() if isinstance(body, str) else body, headers)
            reply = self.connection.getresponse()
            text = reply.read()
        except (OSError, http.client.HTTPException):
            self.hang_up()
            raise
        cookie = reply.getheader("Set-Cookie")
        if cookie:
            self.cookie = cookie.split(";")[0]
        is_json = (reply.getheader("Content-Type") or "").split(";")[0].endswith("json")
        return reply.status, dict(reply.getheaders()), json.loads(text) if is_json and text else text.decode()

    def must(self, wanted, method, path, body=None, **more):
        """The body of a reply that must have the status `wanted`."""
        status, _, reply = self.ask(method, path, body, **more)
        if status != wanted:
            raise SystemExit(f"{method} {path} gave {status}, not {wanted}: {reply}")
        return reply

    def hang_up(self):
        if self.connection:
            self.connection.close()
            self.connection = None


class RunningServer(Caller):
    """`guildhall serve` on `folder`/data. Use it in a `with`; it ends with SIGTERM.

    `port`: a free one where none is given; `before`: words before the command, such as strace's; `ready`: what answers 200
    when it may be asked; `environment`: more of it."""

    def __init__(self, program, folder, port=None, before=(), ready="/readyz", **environment):
        super().__init__(port)
        self.program, self.data, self.environment = program, pathlib.Path(folder) / "data", environment
        self.log_path = pathlib.Path(folder) / "server.log"
        self.before, self.ready, self.given_port = list(before), ready, port
        self.errors = None  # an open file for standard error, where it shall not go to the log with the rest

    def start(self):
        """Starts it without waiting for it."""
        self.port = self.port or free_port()
        self.log = open(self.log_path, "ab")
        self.log_begin = self.log.tell()
        self.process = subprocess.Popen(
            [*self.before, self.program, "serve", "--data", str(self.data), "--listen", f"127.0.0.1:{self.port}"],
            stdout=self.log, stderr=self.errors or subprocess.STDOUT, env={**os.environ, **self.environment})

    def wait_until_ready(self):
        """Whether it may be asked; no: it ended."""
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                # Its own word first: until it listens, another may answer at its port.
                if "is ready at" in self.said() and self.ask("GET", self.ready, base="")[0] == 200:
                    return True
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.005)
        if self.given_port is None and "already in use" in self.said():
            self.log.close()
            self.port = None
            self.start()
            return self.wait_until_ready()
        return False

    def __enter__(self):
        began = time.monotonic()
        self.start()
        if not self.wait_until_ready():
            raise SystemExit(f"The server didn't start:\n{self.log_path.read_text()[-3000:]}")
        self.ready_seconds = time.monotonic() - began
        return self

    def __exit__(self, *_):
        self.hang_up()
        self.process.terminate()
        self.process.wait(30)
        self.log.close()

    def restart(self):
        """Starts it again, after kill() or its own end."""
        self.log.close()
        self.start()
        if not self.wait_until_ready():
            raise SystemExit(f"The server didn't start again:\n{self.said()}")

    def kill(self):
        """kill -9"""
        self.process.kill()
        self.process.wait()
        self.hang_up()

    def said(self):
        """What it has written since this start."""
        return self.log_path.read_bytes()[self.log_begin:].decode(errors="replace")

    def set_up(self, workspace="Acme"):
        return self.must(201, "POST", "/setup", {**SET_UP, "workspace_name": workspace})

    def sign_in_or_set_up(self, workspace):
        """On a data folder that may be set up already, by set_up()."""
        status, _, _ = self.ask("POST", "/session", {"email": "ada@example.com", "password": PASSWORD})
        if status != 201:
            self.set_up(workspace)

    def cpu_seconds(self):
        """User and system time of all threads until now."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self):
        """Resident now and at its highest, in MB."""
        fields = dict(line.split(":", 1) for line in open(f"/proc/{self.process.pid}/status"))
        return tuple(int(fields[key].split()[0]) // 1024 for key in ("VmRSS", "VmHWM"))


def people_csv(count, first=0, groups=(), domain="people.example.com"):
    """A CSV of so many people, spread over the groups."""
    lines = ["name,email,role,groups"]
    for i in range(first, first + count):
        group = groups[i % len(groups)] if groups else ""
        lines.append(f"Person {i:06d} Example,person{i:06d}@{domain},End-user,{group}")
    return "\n".join(lines) + "\n"
