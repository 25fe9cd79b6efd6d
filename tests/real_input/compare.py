#!/usr/bin/env python3
"""Asks a running server for every answer about the imported organisation and compares it with expected.py's file.

Usage: compare.py --url <base URL> --workspace <id or slug> (--cookie <name=value> | --token <guild_…>)
                  --expected <file of expected.py --out> [--builder as_made | emptied]

Every question is asked by the HTTP API, through all pages: the effective access and the dashboard of every person, and
who may do what with every app. Prints the counts of yes and no; fails on any difference or where a count is zero.
"""
import argparse
import http.client
import json
import pathlib
import sys
import urllib.parse

SHOWN = 10


class Refused(Exception):
    """A reply that isn't 2xx, with its problem."""

    def __init__(self, status, problem, request):
        super().__init__(f"{request}: {status} {problem.get('code', '')}: {problem.get('detail', problem)}")
        self.status, self.problem = status, problem


class Api:
    """One kept connection to the server, as one caller."""

    def __init__(self, url, cookie=None, token=None):
        self.address = urllib.parse.urlsplit(url)
        kind = http.client.HTTPSConnection if self.address.scheme == "https" else http.client.HTTPConnection
        self.connection = kind(self.address.netloc, timeout=60)
        self.headers = {"Accept": "application/json", "Sec-Fetch-Site": "same-origin"}
        self.cookie, self.token = cookie, token
        self.requests = 0

    def call(self, method, path, body=None, **query):
        """The reply's JSON, nothing for an empty one. Keeps the session that a reply sets, when it has none."""
        reply, content = self.send(method, "/api/v1" + path, body, query)
        value = json.loads(content) if content else {}
        if not 200 <= reply.status < 300:
            raise Refused(reply.status, value, f"{method} {path}")
        if not self.cookie and not self.token and reply.getheader("Set-Cookie"):
            self.cookie = reply.getheader("Set-Cookie").split(";")[0]
        return value

    def send(self, method, path, body, query):
        target = path + ("?" + urllib.parse.urlencode(query) if query else "")
        headers = dict(self.headers)
        if self.cookie:
            headers["Cookie"] = self.cookie
        if self.token:
            headers["Authorization"] = "Bearer " + self.token
        if body is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(body)
        self.requests += 1
        try:
            self.connection.request(method, target, body, headers)
            reply = self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            if method != "GET":
                raise
            self.connection.close()  # the server may close an idle connection at any time: once more on a new one
            self.connection.request(method, target, body, headers)
            reply = self.connection.getresponse()
        return reply, reply.read()

    def all_of(self, path, **query):
        """The items of a list, through all its pages; there must be as many as it says."""
        items, cursor = [], None
        while True:
            page = self.call("GET", path, limit=200, **query, **({"cursor": cursor} if cursor else {}))
            items += page["items"]
            cursor = page["next_cursor"]
            if not cursor:
                break
        if len(items) != page["total"]:
            raise AssertionError(f"{path}: {len(items)} items came, and total is {page['total']}")
        return items

    def change(self, method, path, body=None):
        """A change with its plan confirmed where that is asked for."""
        try:
            return self.call(method, path, body)
        except Refused as refused:
            if refused.problem.get("code") != "confirmation_required":
                raise
            return self.call(method, path, body, confirm=refused.problem["plan"]["digest"])


class Table:
    """One question's answers: yes for the pairs (row, column) that are in it."""

    def __init__(self, expected, rows, columns, yes=None):
        self.expected, self.rows, self.columns = expected, rows, columns
        self.yes = yes or {row: set() for row in rows}

    def differences(self):
        """Lines that say what differs; strangers to the expected rows and columns differ too."""
        lines = []
        for row, yes in self.yes.items():
            for column in yes.difference(self.columns):
                lines.append(f"{row}: yes for {column}, which nobody asked about")
            if row not in self.expected:
                lines.append(f"{row} is not expected at all")
                continue
            for column, bit in zip(self.columns, self.expected[row]):
                if (bit == "1") != (column in yes):
                    right = "yes" if bit == "1" else "no"
                    lines.append(f"{row}, {column}: {right} is right, the server says otherwise")
        return lines + [f"{row} is missing" for row in self.expected if row not in self.yes]

    def notices_a_changed_bit(self):
        """The control: with one expected answer turned round there is one difference more, or one fewer."""
        row = next(iter(self.expected))
        answer = self.expected[row]
        turned = {**self.expected, row: ("0" if answer[0] == "1" else "1") + answer[1:]}
        return len(Table(turned, self.rows, self.columns, self.yes).differences()) != len(self.differences())

    def counts(self):
        yes = sum(len(each) for each in self.yes.values())
        return yes, len(self.rows) * len(self.columns) - yes


def actions_of(item):
    """The actions of one entry; each must say by which paths it comes."""
    for action in item["actions"]:
        if not action["paths"]:
            raise AssertionError(f"{item}: {action['action']} comes by no path")
    return {action["action"] for action in item["actions"]}


def transposed(rows, row_names, column_names):
    """Answers by person as answers by app."""
    return {name: "".join(rows[row][number] for row in row_names) for number, name in enumerate(column_names)}


def ask_people(api, base, people, expected):
    """View, edit and list by effective access, and list by dashboard, for every person."""
    apps = expected["apps"]
    slug_of = {app["id"]: app["slug"] for app in api.all_of(f"{base}/apps", scope="all")}
    answers = expected["answers"]
    tables = {f"{what} (access of every person)": Table(answers[what], people, apps)
              for what in ("view", "edit", "list")}
    dashboard = Table(answers["list"], people, apps)
    for email, member in people.items():
        for item in api.all_of(f"{base}/members/{member}/access", type="app"):
            for action in actions_of(item) & {"view", "edit", "list"}:
                tables[f"{action} (access of every person)"].yes[email].add(slug_of[item["resource"]["id"]])
        dashboard.yes[email] = {app["slug"] for app in api.all_of(f"{base}/members/{member}/dashboard")}
    return {**tables, "list (dashboard of every person)": dashboard}


def ask_apps(api, base, expected):
    """Who can open, edit and list every app."""
    people, apps, answers = expected["people"], expected["apps"], expected["answers"]
    by_app = {"view": answers["open"]}
    for what in ("edit", "list"):
        by_app[what] = transposed(answers[what], people, apps)
    ids = {app["slug"]: app["id"] for app in api.all_of(f"{base}/apps", scope="all")}
    tables = {what: Table(by_app[what], ids, people) for what in by_app}
    for slug, app in ids.items():
        for item in api.all_of(f"{base}/apps/{app}/access"):
            for action in actions_of(item) & set(by_app):
                tables[action].yes[slug].add(item["person"]["email"])
    return {f"{'open' if what == 'view' else what} (access of every app)": table for what, table in tables.items()}


def compare(api, workspace, expected, builder):
    """Prints a line for each question and returns (passed, failed)."""
    base = f"/workspaces/{workspace}"
    expected = {**expected, "answers": expected[builder]}
    members = api.all_of(f"{base}/members")
    roles = {member["email"]: member["role"] for member in members}
    wrong_roles = {email for email in roles.keys() | expected["roles"].keys()
                   if roles.get(email) != expected["roles"].get(email)}
    print(f"  {'ok    ' if not wrong_roles else 'FAILED'} roles: {len(roles)} members, {len(wrong_roles)} differ",
          *sorted(wrong_roles)[:SHOWN], flush=True)
    people = {member["email"]: member["id"] for member in members}
    failed = bool(wrong_roles)
    tables = {**ask_people(api, base, people, expected), **ask_apps(api, base, expected)}
    for question, table in tables.items():
        differences, (yes, no) = table.differences(), table.counts()
        good = not differences and yes > 0 and no > 0 and table.notices_a_changed_bit()
        failed += not good
        print(f"  {'ok    ' if good else 'FAILED'} {question}: {yes} yes, {no} no, {len(differences)} differ",
              flush=True)
        for line in differences[:SHOWN]:
            print(f"         {line}")
    return 1 + len(tables) - failed, failed


def main():
    parser = argparse.ArgumentParser(description="Compares a running server's answers with the expected ones.")
    parser.add_argument("--url", required=True, help="such as http://127.0.0.1:8080")
    parser.add_argument("--workspace", required=True, help="id or slug")
    caller = parser.add_mutually_exclusive_group(required=True)
    caller.add_argument("--cookie", help="an admin's session, as name=value")
    caller.add_argument("--token", help="an API token with members:read, resources:read and decisions:read")
    parser.add_argument("--expected", required=True, help="the file that expected.py wrote")
    parser.add_argument("--builder", choices=("as_made", "emptied"), default="as_made")
    arguments = parser.parse_args()
    api = Api(arguments.url, arguments.cookie, arguments.token)
    expected = json.loads(pathlib.Path(arguments.expected).read_text(encoding="utf-8"))
    passed, failed = compare(api, arguments.workspace, expected, arguments.builder)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
