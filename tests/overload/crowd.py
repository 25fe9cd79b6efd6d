#!/usr/bin/env python3
"""A crowd that wants to keep a server from others: slow connections, a flood of sign-ins, a busy workspace. It runs until
SIGTERM, when nobody else wants the processor, says when all are there, and prints {"answers": {kind: {status: count}}, "dishonest": [...]} then.

Usage: crowd.py <port> <file with its cookies, tokens and addresses> <kind>...     (slow, sign-ins, workspace)
"""
import asyncio
import collections
import json
import os
import random
import signal
import sys

answers, dishonest = collections.defaultdict(collections.Counter), set()
connected = set()


def note(kind, head):
    """Counts an answer. 429 and 503 must say when to come again; other 5xx must not be."""
    lines = head.decode("latin-1").split("\r\n")
    status = int(lines[0].split()[1])
    answers[kind][status] += 1
    says_when = any(line.lower().startswith("retry-after:") for line in lines)
    if status >= 500 and status != 503 or status in (429, 503) and not says_when:
        dishonest.add(f"{kind}: {status}, Retry-After {says_when}")


def request(method, path, body="", **headers):
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return (f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n{more}"
            f"Content-Length: {len(body)}\r\n\r\n{body}").encode()


async def read_answer(reader, kind):
    head = await reader.readuntil(b"\r\n\r\n")
    note(kind, head)
    left = next((int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), None)
    if left is not None:
        await reader.readexactly(left)
        return b"connection: close" not in head.lower()
    while size := int((await reader.readline()).strip() or b"0", 16):
        await reader.readexactly(size + 2)
    await reader.readline()
    return True


async def again(port, kind, act):
    """Acts on one connection after the other."""
    while True:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            connected.add(asyncio.current_task())
            try:
                await act(reader, writer, kind)
            finally:
                writer.close()
        except (OSError, EOFError, asyncio.IncompleteReadError):
            await asyncio.sleep(0.05)


def dripping(text):
    """Sends byte after byte, and takes what comes of it."""
    async def act(reader, writer, kind):
        answer = asyncio.ensure_future(read_answer(reader, kind))
        for byte in text:
            if answer.done():
                break
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(1)
        await answer
    return act


def never_reading(text):
    async def act(reader, writer, kind):
        reader._transport.pause_reading()  # the kernel's own room is all that is taken
        writer.write(text)
        answers[kind]["asked"] += 1
        while not reader.at_eof() and not writer.is_closing():
            await asyncio.sleep(1)
            writer.write(b"\r\n")
            await writer.drain()
    return act


def flooding(make):
    async def act(reader, writer, kind):
        while True:
            writer.write(make())
            if not await read_answer(reader, kind):
                return
    return act


def sign_in(known):
    def make():
        email = random.choice(known) if random.random() < 0.5 else f"nobody{random.randrange(10000)}@example.com"
        address = ".".join(str(random.randrange(1, 255)) for _ in range(3))
        return request("POST", "/api/v1/session", json.dumps({"email": email, "password": "not the password 1"}),
                       Content_Type="application/json", X_Forwarded_For=f"11.{address}")
    return make


def crowd(port, given, kinds):
    if "slow" in kinds:
        drip = request("POST", "/api/v1/session", "x" * 1000, Content_Type="application/json")
        head = drip[:drip.index(b"\r\n\r\n")]
        big = request("GET", "/api/v1/openapi.json") * 20
        export = request("GET", f"/api/v1/workspaces/{given['noisy']}/members/export.csv", Cookie=given["cookie"])
        yield from ((again(port, "slow head", dripping(head)),) for _ in range(given["slow"] * 3 // 10))
        yield from ((again(port, "slow body", dripping(drip)),) for _ in range(given["slow"] * 3 // 10))
        yield from ((again(port, "never reading", never_reading(big)),) for _ in range(given["slow"] * 3 // 10))
        yield from ((again(port, "never reading an export", never_reading(export)),) for _ in range(given["slow"] // 10))
    if "sign-ins" in kinds:
        yield from ((again(port, "sign-in", flooding(sign_in(given["known"]))),) for _ in range(64))
    if "workspace" in kinds:
        base, cookie = f"/api/v1/workspaces/{given['noisy']}", given["cookie"]

        def change():
            return request("POST", f"{base}/groups", json.dumps({"name": f"G{random.getrandbits(60)}"}), Cookie=cookie,
                           Content_Type="application/json")

        def dry_run():
            return request("POST", f"{base}/members/import?dry_run=true", given["csv"], Cookie=cookie, Content_Type="text/csv")

        def export():
            return request("GET", f"{base}/members/export.csv", Cookie=cookie)
        for kind, make, count in (("change", change, 32), ("import", dry_run, 32), ("export", export, 32)):
            yield from ((again(port, kind, flooding(make)),) for _ in range(count))


async def main():
    port, given, kinds = int(sys.argv[1]), json.load(open(sys.argv[2])), sys.argv[3:]
    tasks = [asyncio.ensure_future(each) for group in crowd(port, given, kinds) for each in group]
    while len(connected) < len(tasks):
        await asyncio.sleep(0.05)
    print("all there", flush=True)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    await ended.wait()
    for task in tasks:
        task.cancel()
    print(json.dumps({"answers": answers, "dishonest": sorted(dishonest)}), flush=True)
    os._exit(0)


os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
asyncio.run(main())
