#!/usr/bin/env python3
"""An SMTP server for tests: takes mail on a free port of 127.0.0.1 and files it.

Prints "port <n>" once it listens, and ends when its standard input closes. Each mail that it takes becomes
<folder>/<n>.eml as it came and <folder>/<n>.json as a mail program reads it, both before it is answered.
"""

import argparse
import asyncio
import base64
import email
import email.policy
import json
import os
import ssl
import subprocess
import sys


def describe(envelope, raw):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    parts = {part.get_content_type(): part for part in message.walk() if not part.is_multipart()}

    def text_of(kind):
        return parts[kind].get_content().replace("\r\n", "\n") if kind in parts else ""

    sender = message["From"].addresses[0]
    return {
        "helo": envelope["helo"],
        "mail_from": envelope["from"],
        "rcpt_to": envelope["to"],
        "headers": [name for name, _ in message.items()],
        "from_name": sender.display_name,
        "from_address": sender.addr_spec,
        "to": [address.addr_spec for address in message["To"].addresses],
        "subject": str(message["Subject"]),
        "message_id": str(message["Message-ID"]),
        "date": str(message["Date"]),
        "text": text_of("text/plain"),
        "html": text_of("text/html"),
        "longest_line": max(len(line) for line in raw.split(b"\r\n")),
        "is_ascii": raw.isascii(),
        "defects": [repr(defect) for part in message.walk() for defect in part.defects],
    }


class Sink:
    def __init__(self, options):
        self.options = options
        self.taken = 0
        self.failures_left = options.fail_first

    def file(self, envelope, raw):
        self.taken += 1
        base = os.path.join(self.options.folder, str(self.taken))
        with open(base + ".eml", "wb") as out:
            out.write(raw)
        with open(base + ".draft", "w", encoding="utf-8") as out:
            json.dump(describe(envelope, raw), out)
        os.rename(base + ".draft", base + ".json")

    async def serve(self, reader, writer):
        try:
            await Session(self, reader, writer).run()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()


class Session:
    def __init__(self, sink, reader, writer):
        self.sink, self.reader, self.writer = sink, reader, writer
        self.options = sink.options
        self.envelope = {"helo": "", "from": None, "to": []}
        self.signed_in = not self.options.auth

    async def say(self, line):
        self.writer.write(line.encode() + b"\r\n")
        await self.writer.drain()

    async def run(self):
        if self.options.stall:
            await asyncio.sleep(3600)
        await self.say("220 sink ready")
        while True:
            line = (await self.reader.readuntil(b"\r\n"))[:-2].decode("utf-8", "replace")
            verb, _, rest = line.partition(" ")
            if verb.upper() == "QUIT":
                return await self.say("221 bye")
            await self.handle(verb.upper(), rest)

    async def handle(self, verb, rest):
        if verb in ("EHLO", "HELO"):
            self.envelope["helo"] = rest
            await self.say("250-sink")
            if self.options.auth:
                await self.say("250-AUTH PLAIN")
            await self.say("250 SIZE 10000000")
        elif verb == "AUTH":
            await self.sign_in(rest)
        elif verb == "MAIL" and not self.signed_in:
            await self.say("530 5.7.0 sign in first")
        elif verb == "MAIL":
            self.envelope.update({"from": rest, "to": []})
            await self.say("250 ok")
        elif verb == "RCPT" and self.options.refuse and self.options.refuse in rest:
            await self.say("550 5.1.1 no such mailbox here")
        elif verb == "RCPT":
            self.envelope["to"].append(rest)
            await self.say("250 ok")
        elif verb == "DATA":
            await self.take_mail()
        else:
            await self.say("250 ok" if verb in ("RSET", "NOOP") else "500 unknown command")

    async def sign_in(self, rest):
        kind, _, text = rest.partition(" ")
        if not text:
            await self.say("334 ")
            text = (await self.reader.readuntil(b"\r\n")).decode().strip()
        given = base64.b64decode(text).decode().split("\0")[1:]
        self.signed_in = kind.upper() == "PLAIN" and given == self.options.auth.split(":", 1)
        await self.say("235 welcome" if self.signed_in else "535 5.7.8 wrong user or password")

    async def take_mail(self):
        await self.say("354 go on")
        raw = await self.reader.readuntil(b"\r\n.\r\n")
        if self.sink.failures_left > 0:
            self.sink.failures_left -= 1
            return await self.say("451 4.3.0 try again later")
        self.sink.file(self.envelope, raw[:-3].replace(b"\r\n..", b"\r\n."))
        await self.say("250 taken")


def tls_context(folder):
    """For 127.0.0.1, by a certificate that nobody knows: <folder>/certificate.pem."""
    certificate, key = os.path.join(folder, "certificate.pem"), os.path.join(folder, "key.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "3650",
                    "-subj", "/CN=sink", "-addext", "subjectAltName=IP:127.0.0.1", "-out", certificate, "-keyout", key],
                   check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


async def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--fail-first", type=int, default=0, metavar="N", help="answer the first N mails with 451")
    parser.add_argument("--refuse", default="", metavar="TEXT", help="answer 550 to recipients that contain TEXT")
    parser.add_argument("--auth", default="", metavar="USER:PASSWORD", help="demand this sign-in")
    parser.add_argument("--stall", action="store_true", help="take connections and say nothing")
    parser.add_argument("--tls", action="store_true", help="speak TLS from the first byte on")
    sink = Sink(parser.parse_args())
    context = tls_context(sink.options.folder) if sink.options.tls else None
    server = await asyncio.start_server(sink.serve, "127.0.0.1", 0, limit=20_000_000, ssl=context)
    print("port", server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    os._exit(0)


if __name__ == "__main__":
    asyncio.run(main())
