"""Asks every route of openapi.json: as it should be asked, and in ways that are refused. Keeps every reply."""
import http.client
import json
import uuid

OUTSIDE = ("/livez", "/readyz", "/access/", "/.well-known/", "/forward-auth", "/.guildhall/")
NOTHING = {"ws": "nowhere", "t": "nothing", "type": "nothing", "external_id": "nothing", "digest": "A" * 43}


class Reply:
    def __init__(self, route, reply):
        self.route, self.status, self.headers = route, reply.status, reply.getheaders()
        self.body = reply.read()

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def json(self):
        return json.loads(self.body)

    def text(self):
        """All of it, as bytes."""
        return "".join(f"{name}: {value}\n" for name, value in self.headers).encode() + b"\n" + self.body


class Driver:
    def __init__(self, port, document):
        self.port, self.replies, self.request_ids = port, [], []
        self.routes = [(method.upper(), path) for path, item in document["paths"].items() for method in item
                       if method in ("get", "post", "put", "patch", "delete")]
        self.outside = {path for path, item in document["paths"].items() if "servers" in item}

    def ask(self, who, method, route, at=None, query="", body=None, **headers):
        """`who`: a dict with cookie or token, or None. `body`: a JSON value, or bytes of headers' Content_Type."""
        path = route
        for name, value in {**NOTHING, **(at or {})}.items():
            path = path.replace("{" + name + "}", str(value))
        while "{" in path:  # an id of nothing
            path = path[:path.index("{")] + "01900000-0000-7000-8000-000000000000" + path[path.index("}") + 1:]
        sent = {"Sec-Fetch-Site": "same-origin", "X-Request-ID": str(uuid.uuid4())}
        if who and "token" in who:
            sent = {"Authorization": f"Bearer {who['token']}", "X-Request-ID": sent["X-Request-ID"]}
        elif who:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in who.items())
        if body is not None and not isinstance(body, bytes):
            body, sent["Content-Type"] = json.dumps(body).encode(), "application/json"
        sent.update({name.replace("_", "-"): value for name, value in headers.items()})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        base = "" if route in self.outside else "/api/v1"
        connection.request(method, base + path + query, body, sent)
        reply = Reply((method, route), connection.getresponse())
        connection.close()
        self.replies.append(reply)
        self.request_ids.append(reply.header("X-Request-ID"))
        if who is not None and "token" not in who:
            for name, value in reply.headers:
                if name.lower() == "set-cookie":
                    key, _, rest = value.partition("=")
                    who[key] = rest.split(";")[0]
        return reply

    def must(self, who, method, route, at=None, **more):
        """A reply that isn't a refusal; its JSON body where it has one. Confirms what a plan asks to confirm."""
        reply = self.ask(who, method, route, at, **more)
        if reply.status == 409 and b'"confirmation_required"' in reply.body:
            digest = reply.json()["plan"]["digest"]
            more["query"] = (more.get("query") or "?") + f"&confirm={digest}"
            reply = self.ask(who, method, route, at, **more)
        if reply.status >= 400:
            raise SystemExit(f"{method} {route} {at} gave {reply.status}: {reply.body[:500]}")
        return reply.json() if reply.header("Content-Type") == "application/json" and reply.body else reply

    def refusals(self, secret, people):
        """Every route, asked by each of the people with nothing, something else and `secret` where it doesn't belong."""
        for method, route in self.routes:
            bodies = [None] if method == "GET" else [None, {}, {"unknown": secret}, [secret], b'{"broken": "' + secret.encode()]
            for who in people:
                for body in bodies:
                    self.ask(who and dict(who), method, route, body=body, Content_Type="application/json")
            self.ask(None, method, route, query=f"?password={secret}")
            self.ask({"token": secret}, method, route)
            self.ask({"guildhall": secret}, method, route, body=None if method == "GET" else {"token": secret})

    def refused(self):
        return {reply.route for reply in self.replies if reply.status >= 400}

    def succeeded(self):
        return {reply.route for reply in self.replies if reply.status < 400}
