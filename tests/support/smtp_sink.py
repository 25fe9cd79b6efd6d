#!/usr/bin/env python3
"""A mail server for tests: takes every mail that comes by SMTP and keeps it as a file.

Usage: smtp_sink.py --folder <folder> [--port <port>] [--refuse <n>]

Prints "listening on 127.0.0.1:<port>" when it is ready. Mails become <folder>/000001.eml and so on, as they came, written
whole or not at all; the envelope's addresses stand before them in X-Envelope-From and X-Envelope-To lines. The first
<n> recipients are refused with 451, which a sender should try again.
"""
import argparse
import itertools
import os
import pathlib
import socketserver
import threading


class Mailbox:
    """Where mails are kept; threads share it."""

    def __init__(self, folder, refusals):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.numbers = itertools.count(1)
        self.refusals = refusals
        self.lock = threading.Lock()

    def refuses(self):
        with self.lock:
            self.refusals -= 1
            return self.refusals >= 0

    def keep(self, sender, recipients, body):
        with self.lock:
            number = next(self.numbers)
        head = "".join(f"X-Envelope-{what}: {address}\r\n"
                       for what, address in [("From", sender)] + [("To", each) for each in recipients])
        unfinished = self.folder / f"{number:06}.part"
        unfinished.write_bytes(head.encode() + body)
        os.rename(unfinished, self.folder / f"{number:06}.eml")


class Session(socketserver.StreamRequestHandler):
    """One connection: the few commands of RFC 5321 that a sender needs."""

    def handle(self):
        self.say("220 sink ready")
        self.forget()
        while line := self.rfile.readline():
            command = line.decode("utf-8", "replace").strip()
            verb = command[:4].upper()
            if verb == "QUIT":
                return self.say("221 goodbye")
            self.answer(verb, command)

    def answer(self, verb, command):
        if verb == "EHLO":
            self.say("250-sink", "250-8BITMIME", "250-SMTPUTF8", "250 SIZE 10000000")
        elif verb == "MAIL":
            self.forget()
            self.sender = self.address_in(command)
            self.say("250 ok")
        elif verb == "RCPT":
            if self.server.mailbox.refuses():
                self.say("451 try again later")
            else:
                self.recipients.append(self.address_in(command))
                self.say("250 ok")
        elif verb == "DATA":
            self.take_mail()
        elif verb in ("HELO", "RSET", "NOOP"):
            self.say("250 ok")
        else:
            self.say("502 not known here")

    def take_mail(self):
        if not self.recipients:
            return self.say("503 name a recipient first")
        self.say("354 go on, end with a dot")
        body = b""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            body += line[1:] if line.startswith(b".") else line
        self.server.mailbox.keep(self.sender, self.recipients, body)
        self.forget()
        self.say("250 kept")

    def forget(self):
        self.sender, self.recipients = "", []

    @staticmethod
    def address_in(command):
        return command[command.find("<") + 1:command.find(">")]

    def say(self, *lines):
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128


def main():
    parser = argparse.ArgumentParser(description="A mail server for tests: keeps every mail as a file.")
    parser.add_argument("--folder", required=True, help="where the mails go")
    parser.add_argument("--port", type=int, default=0, help="0, if not given: any free one")
    parser.add_argument("--refuse", type=int, default=0, help="how many recipients to refuse first")
    arguments = parser.parse_args()
    with Server(("127.0.0.1", arguments.port), Session) as server:
        server.mailbox = Mailbox(arguments.folder, arguments.refuse)
        print(f"listening on 127.0.0.1:{server.server_address[1]}", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
