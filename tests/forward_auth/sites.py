"""What the test of forward-auth puts in front of Guildhall: a small app that tells what it got, the proxies with the
configurations of docs/forward-auth.md, and a browser's memory for cookies."""
import http.client
import http.server
import json
import pathlib
import re
import ssl
import subprocess
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]


class App:
    """Answers every request with its path and headers as JSON."""

    def __enter__(self):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                length = int(self.headers.get("Content-Length") or 0)
                seen = {"path": self.path, "headers": [[name.lower(), value] for name, value in self.headers.items()],
                        "body": self.rfile.read(length).decode()}
                body = json.dumps(seen).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def example(language):
    """The configuration that docs/forward-auth.md shows for this proxy."""
    text = (ROOT / "docs/forward-auth.md").read_text(encoding="utf-8")
    return re.search(rf"<!-- {language}: [^\n]*-->\n```\w+\n(.*?)```", text, re.DOTALL)[1]


def replaced(text, changes):
    for old, new in changes.items():
        if old not in text:
            raise SystemExit(f"docs/forward-auth.md no longer has {old!r}, which this test puts its own value in place of")
        text = text.replace(old, new)
    return text


def certificate(folder, hosts):
    names = ",".join(f"DNS:{host}" for host in hosts)
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=test", "-addext",
                    f"subjectAltName={names}", "-keyout", folder / "tls.key", "-out", folder / "tls.pem"],
                   check=True, capture_output=True)


class Proxy:
    """A proxy in front of the app, once for each host. `command` keeps it in the foreground."""

    def __init__(self, folder, port, command):
        self.folder, self.port, self.command = folder, port, command

    def __enter__(self):
        self.log = open(self.folder / "proxy.log", "ab")
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder),
                       "XDG_CONFIG_HOME": str(self.folder)}
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=subprocess.STDOUT, env=environment)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.connect()
                connection.close()
                return self
            except OSError:
                time.sleep(0.05)
        raise SystemExit(f"The proxy didn't start:\n{(self.folder / 'proxy.log').read_text()[-3000:]}")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


def nginx(folder, port, hosts, upstreams):
    """Debian's nginx with the documented block for each host; `upstreams`: ports of the app and of Guildhall."""
    block = example("nginx")
    blocks = "".join(replaced(block, {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl", "server_name crm.example.org": f"server_name {host}",
        "/etc/ssl/crm.example.org.pem": f"{folder}/tls.pem", "/etc/ssl/crm.example.org.key": f"{folder}/tls.key",
        "127.0.0.1:3000": f"127.0.0.1:{upstreams['app']}",
        "127.0.0.1:8080": f"127.0.0.1:{upstreams['guildhall']}"}) for host in hosts)
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in
                        ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.err;\n"
        f"events {{}}\nhttp {{ access_log off; {temporary} server_tokens off;\n{blocks}}}\n")
    return Proxy(folder, port, ["nginx", "-e", f"{folder}/nginx.err", "-c", f"{folder}/nginx.conf"])


def caddy(folder, port, hosts, upstreams):
    """Debian's Caddy likewise, with our certificate instead of one that it fetches."""
    site = example("caddy")
    options = f"{{\n\tadmin off\n\tauto_https off\n\thttps_port {port}\n}}\n"
    sites = "".join(replaced(site, {
        "crm.example.org {": f"https://{host}:{port} {{\n\tbind 127.0.0.1\n\ttls {folder}/tls.pem {folder}/tls.key",
        "127.0.0.1:3000": f"127.0.0.1:{upstreams['app']}",
        "127.0.0.1:8080": f"127.0.0.1:{upstreams['guildhall']}"}) for host in hosts)
    (folder / "Caddyfile").write_text(options + sites)
    return Proxy(folder, port, ["caddy", "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"])


class Reply:
    def __init__(self, reply):
        self.status, self.headers = reply.status, reply.getheaders()
        text = reply.read().decode()
        self.body = json.loads(text) if "json" in (reply.getheader("Content-Type") or "") and text else text

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def location(self):
        return self.header("Location")

    def seen(self, name):
        """The values of a header that the app got."""
        return [value for key, value in self.body["headers"] if key == name.lower()]


class Browser:
    """Keeps cookies by host, as a browser keeps those without Domain; every host is this machine."""

    def __init__(self):
        self.cookies = {}

    def get(self, url, headers=(), method="GET", body=None, target=None):
        """One request, no redirect followed. `headers`: pairs, sent as they are, in their order; `target`: of the request
        line, else the address's path."""
        parts = urllib.parse.urlsplit(url)
        if parts.scheme == "https":
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            connection = http.client.HTTPSConnection(parts.hostname, parts.port, timeout=30, context=context)
            connection._create_connection = lambda _, timeout, source: _connect(parts.port, timeout)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=30)
        target = target or url[len(f"{parts.scheme}://{parts.netloc}"):] or "/"
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        if not any(name.lower() == "host" for name, _ in headers):
            connection.putheader("Host", parts.netloc)
        jar = self.cookies.get(parts.hostname, {})
        if jar:
            connection.putheader("Cookie", "; ".join(f"{name}={value}" for name, value in jar.items()))
        for name, value in headers:
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        reply = Reply(connection.getresponse())
        connection.close()
        for name, value in reply.headers:
            if name.lower() == "set-cookie":
                pair = value.split(";")[0].split("=", 1)
                self.cookies.setdefault(parts.hostname, {})[pair[0]] = pair[1]
        return reply


def _connect(port, timeout):
    import socket
    return socket.create_connection(("127.0.0.1", port), timeout)
