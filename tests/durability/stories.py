"""What the writers of the ledger do: a story is a row of changes of many kinds to things of its own. Each says what it leaves
behind, as ledger.everything() sees it, and which events."""
import dataclasses

from running_server import PASSWORD

WORKSPACE = "/workspaces/acme"


@dataclasses.dataclass
class Changed:
    """A change to ask for. The story goes on with its reply."""

    method: str
    path: str
    body: object
    leaves: dict                   # None: that is gone
    events: tuple                  # the actions
    raises_revision: bool = True
    content_type: str = "application/json"
    cookie: str | None = None      # whose change it is; None: the admin's; "": nobody's yet
    signs_in: bool = False         # it begins a session


@dataclasses.dataclass
class Look:
    """Something to read. The story goes on with its reply."""

    path: str


def story(word):
    """`word`: in every name that it makes, so that no other story has them."""
    yield from access(word)
    yield from sessions_and_tokens(word)
    yield from resources(word)
    yield from people(word)


def member(email, role="end_user", status="invited", groups=(), **metadata):
    return {("member", email): (role, status, sorted(groups), metadata)}


def group(name, permissions=(), grants=()):
    return {("group", name): (sorted(permissions), sorted(grants))}


def access(word):
    """Group, member, app, grant; a permission that lifts the member and is taken back by undo; the group's end."""
    name, email, app_name = f"{word} group", f"{word}@example.com", f"{word} app"
    made = yield Changed("POST", f"{WORKSPACE}/groups", {"name": name}, group(name), ("group.created",))
    at = f"{WORKSPACE}/groups/{made['id']}"
    invited = yield Changed("POST", f"{WORKSPACE}/members", {"email": email, "name": word, "role": "end_user"},
                            member(email), ("member.invited",))
    person = invited["member"]["id"]
    yield Changed("POST", f"{at}/members", {"member_ids": [person]}, member(email, groups=[name]), ("group.member_added",))
    app = yield Changed("POST", f"{WORKSPACE}/apps", {"name": app_name, "url": "https://app.example.com", "released": True},
                        {("app", app_name): ("https://app.example.com", True)}, ("app.created",))
    grant = ["opens", "view", app_name]
    yield Changed("POST", f"{at}/grants", {"name": "opens", "resource_type": "app", "access": "view", "scope": "selected",
                                           "resource_ids": [app["id"]]}, group(name, grants=[grant]), ("grant.created",))
    lifted = Changed("PATCH", f"{at}/permissions", {"app_create": True},
                     {**group(name, ["app_create"], [grant]), **member(email, "builder", groups=[name])},
                     ("group.permissions_changed", "member.role_changed"))
    yield lifted
    events = yield Look(f"{WORKSPACE}/audit-events?action=group.permissions_changed&target={made['id']}")
    yield Changed("POST", f"{WORKSPACE}/audit-events/{events['items'][0]['id']}/undo", {},
                  {**group(name, grants=[grant]), **member(email, groups=[name])},
                  ("group.permissions_changed", "member.role_changed", "undo.applied"))
    yield Changed("DELETE", at, None, {("group", name): None, **member(email)}, ("group.deleted",))
    yield Changed("DELETE", f"{WORKSPACE}/apps/{app['id']}", None, {("app", app_name): None}, ("app.deleted",))
    yield Changed("POST", f"{WORKSPACE}/members/{person}/archive", None, member(email, status="archived"), ("member.archived",))


def resources(word):
    """A sealed constant, a data source, an app that changes, in a folder."""
    name = f"{word}_secret"
    made = yield Changed("POST", f"{WORKSPACE}/constants", {"name": name, "kind": "secret", "value": word * 50},
                         {("constant", name): "secret"}, ("constant.created",))
    yield Changed("DELETE", f"{WORKSPACE}/constants/{made['id']}", None, {("constant", name): None}, ("constant.deleted",))
    app_name = f"{word} changing"
    app = yield Changed("POST", f"{WORKSPACE}/apps", {"name": app_name, "url": "https://a.example.com"},
                        {("app", app_name): ("https://a.example.com", False)}, ("app.created",))
    yield Changed("PATCH", f"{WORKSPACE}/apps/{app['id']}", {"url": "https://b.example.com", "released": True},
                  {("app", app_name): ("https://b.example.com", True)}, ("app.changed",))
    yield Changed("DELETE", f"{WORKSPACE}/apps/{app['id']}", None, {("app", app_name): None}, ("app.deleted",))


def people(word):
    """A file of people; their role, details and end, many at once."""
    emails = [f"{word}-{number}@example.com" for number in range(3)]
    rows = "name,email\n" + "".join(f"{word},{email}\n" for email in emails)
    several = lambda **how: {key: value for email in emails for key, value in member(email, **how).items()}
    report = yield Changed("POST", f"{WORKSPACE}/members/import", rows, several(), ("import.applied",),
                           content_type="text/csv")
    ids = [row["member_id"] for row in report["rows"]]
    yield Changed("POST", f"{WORKSPACE}/members/bulk", {"action": "set_role", "role": "builder", "ids": ids},
                  several(role="builder"), ("member.role_changed",) * 3)
    yield Changed("PATCH", f"{WORKSPACE}/members/{ids[0]}", {"metadata": {"desk": word}},
                  member(emails[0], role="builder", desk=word), ("member.metadata_changed",))
    yield Changed("PATCH", f"{WORKSPACE}/members/{ids[0]}", {"metadata": {"desk": None}}, member(emails[0], role="builder"),
                  ("member.metadata_changed",))
    yield Changed("POST", f"{WORKSPACE}/members/bulk", {"action": "archive", "ids": ids},
                  several(role="builder", status="archived"), ("member.archived",) * 3)


def sessions_and_tokens(word):
    """An API token that comes and goes; somebody accepts an invitation, signs out, and is archived in the whole instance."""
    name = f"{word} token"
    token = yield Changed("POST", f"{WORKSPACE}/tokens", {"name": name, "scopes": ["decisions:read"]},
                          {("token", name): ["decisions:read"]}, ("token.created",), raises_revision=False)
    yield Changed("DELETE", f"{WORKSPACE}/tokens/{token['id']}", None, {("token", name): None}, ("token.ended",),
                  raises_revision=False)
    email = f"{word}-joins@example.com"
    invited = yield Changed("POST", f"{WORKSPACE}/members", {"email": email, "name": word, "role": "builder"},
                            member(email, role="builder"), ("member.invited",))
    joined = yield Changed("POST", "/invitations/accept",
                           {"token": invited["invitation_url"].split("#")[1].removeprefix("token="), "name": word,
                            "password": PASSWORD},
                           member(email, role="builder", status="active"), ("member.accepted", "session.created"),
                           cookie="", signs_in=True)
    yield Changed("DELETE", "/session", None, {("session", joined["cookie"]): None}, ("session.ended",),
                  raises_revision=False, cookie=joined["cookie"])
    user = joined["member"]["user_id"]
    yield Changed("POST", f"/instance/users/{user}/archive", None, member(email, role="builder", status="archived"),
                  ("member.archived", "user.archived"))
