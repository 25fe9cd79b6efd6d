#!/usr/bin/env python3
"""The answers that the rules give for a real organisation: from its three files and model.md alone.

Usage: expected.py [--data <folder>] [--instance-admin <e-mail>] [--out <file>]

The state is the one after set-up by the instance admin (an admin member), import of the three files and acceptance of
all invitations. For every person and app: may they view, edit, list it; for every app: who can open it. Once with the
Builder role as it is made (M5), once with its permissions and grants emptied.

The JSON: people and apps (slugs) in order, and under each Builder `view`, `edit`, `list`: per person a string of 0 and
1, one per app; `open`: per app the same, one per person.
"""
import argparse
import csv
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "open-source-org"
ROLES = {"admin": "admin", "builder": "builder", "enduser": "end_user", "": "end_user"}
BUILDERS = ("as_made", "emptied")
QUESTIONS = ("view", "edit", "list", "open")


def load(folder):
    """The three files: people by e-mail (role, groups), groups and apps by name, as they stand in their files."""
    folder = pathlib.Path(folder)
    apps = {app["name"]: app for app in json.loads((folder / "apps.json").read_text(encoding="utf-8"))}
    groups = {group["name"]: group for group in json.loads((folder / "groups.json").read_text(encoding="utf-8"))}
    people = {}
    with open(folder / "people.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            role = ROLES[row["Role"].lower().replace("-", "").replace("_", "").replace(" ", "")]
            people[row["Email"].lower()] = {"role": role, "groups": {name for name in row["Groups"].split("|") if name}}
    for name, group in groups.items():
        for email in group["members"]:
            people[email.lower()]["groups"].add(name)
    return people, groups, apps


def is_builder_level(group):
    """M14: any permission on, an app grant `edit`, or any grant on data sources."""
    return any(group["permissions"].values()) or any(
        grant["resource_type"] == "data_source" or grant["access"] == "edit" for grant in group["grants"])


def upgrade(people, groups):
    """M20: end-users in a builder-level group become builders. How many did."""
    high = {name for name, group in groups.items() if is_builder_level(group)}
    lifted = [person for person in people.values() if person["role"] == "end_user" and person["groups"] & high]
    for person in lifted:
        person["role"] = "builder"
    return len(lifted)


def granted(person, groups, access):
    """M10: the apps that any of the person's groups gives with this very level."""
    return {app for name in person["groups"] for grant in groups[name]["grants"]
            if grant["resource_type"] == "app" and grant["access"] == access for app in grant["apps"]}


def answers_for(person, groups, apps, builder):
    """The apps that one person may edit, view and list (section 4). No grant of these files is hidden."""
    everything = person["role"] == "admin" or (person["role"] == "builder" and builder == "as_made")  # M12, M5
    edit = set(apps) if everything else granted(person, groups, "edit")
    view = edit | {app for app in granted(person, groups, "view") if apps[app]["released"]}
    return {"view": view, "edit": edit, "list": view}


def who_can_open(app, world, builder):
    """The other way round, from the app to its groups to their people: a second derivation of the same answers."""
    people, groups, apps = world
    giving = {name for name, group in groups.items() for grant in group["grants"]
              if app in grant["apps"] and (grant["access"] == "edit" or apps[app]["released"])}
    everything = {"admin", "builder"} if builder == "as_made" else {"admin"}
    return {email for email, person in people.items() if person["role"] in everything or person["groups"] & giving}


def bits(members, order):
    return "".join("1" if each in members else "0" for each in order)


def work_out(data, instance_admin):
    """All answers, as they are written to the file."""
    people, groups, apps = load(data)
    assert instance_admin not in people, "The instance admin must be an additional person."
    imported = len(people)
    people[instance_admin] = {"role": "admin", "groups": set()}
    upgrades = upgrade(people, groups)
    result = {
        "people": sorted(people), "apps": [apps[name]["slug"] for name in sorted(apps)],
        "roles": {email: people[email]["role"] for email in sorted(people)},
        "counts": {"people": imported, "groups": len(groups), "apps": len(apps), "role_upgrades": upgrades,
                   "builder_level_groups": sum(map(is_builder_level, groups.values())),
                   "memberships": sum(len(person["groups"]) for person in people.values())}}
    for builder in BUILDERS:
        of = {email: answers_for(person, groups, apps, builder) for email, person in people.items()}
        result[builder] = {question: {email: bits(of[email][question], sorted(apps)) for email in sorted(people)}
                           for question in ("view", "edit", "list")}
        result[builder]["open"] = {apps[name]["slug"]: bits(who_can_open(name, (people, groups, apps), builder),
                                                            sorted(people)) for name in sorted(apps)}
        for number, name in enumerate(sorted(apps)):
            column = "".join(result[builder]["view"][email][number] for email in sorted(people))
            assert column == result[builder]["open"][apps[name]["slug"]], f"The two derivations differ on {name}."
    return result


def counts_of(answers):
    """How many yes and no one question has."""
    text = "".join(answers.values())
    return text.count("1"), text.count("0")


def show(result):
    for what, count in result["counts"].items():
        print(f"{what.replace('_', ' ')}: {count}")
    for builder in BUILDERS:
        for question in QUESTIONS:
            yes, no = counts_of(result[builder][question])
            print(f"Builder {builder.replace('_', ' ')}, {question}: {yes} yes, {no} no")


def main():
    parser = argparse.ArgumentParser(description="The expected answers for the real organisation.")
    parser.add_argument("--data", default=DATA, help="the folder of people.csv, groups.json, apps.json")
    parser.add_argument("--instance-admin", default="root@example.org", help="the additional person's e-mail")
    parser.add_argument("--out", help="write the answers there, as JSON")
    arguments = parser.parse_args()
    result = work_out(arguments.data, arguments.instance_admin)
    if arguments.out:
        pathlib.Path(arguments.out).write_text(json.dumps(result, separators=(",", ":")), encoding="utf-8")
    show(result)


if __name__ == "__main__":
    main()
