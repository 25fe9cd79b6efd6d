"""Where a secret may be, and looking for it everywhere else."""
import base64
import pathlib
import re
import urllib.parse


class Secrets:
    """Each with the replies that are there to give it: (method, path of the document)."""

    def __init__(self):
        self.known = {}  # value: (what it is, {allowed})

    def add(self, what, value, *allowed):
        if len(value) < 12:
            raise SystemExit(f"{what} is too short to be looked for.")
        self.known[value] = (what, set(allowed))
        return value

    def forms(self):
        """(value, form): as it is, in base64, by % escapes and in hexadecimal."""
        for value in self.known:
            raw = value.encode()
            plain = base64.b64encode(raw).decode().rstrip("=")
            for form in {value, plain, plain.replace("+", "-").replace("/", "_"), urllib.parse.quote(value, safe=""), raw.hex()}:
                yield value, form.encode()

    def found_in(self, data, allowed_at=None):
        """Names of the secrets in these bytes, but of those that may be at the place `allowed_at`."""
        return sorted({what for value, form in self.forms() for what, allowed in [self.known[value]]
                       if form in data and allowed_at not in allowed})


def links_in_mails(folder):
    """[(address, token)] of all mails that a server has filed."""
    links = []
    for file in sorted(pathlib.Path(folder).glob("*.eml")):
        text = re.sub(r"=([0-9A-F]{2})", lambda code: chr(int(code.group(1), 16)), file.read_text().replace("=\r\n", "").replace("=\n", ""))
        to = re.search(r"^To: .*?([\w.+-]+@[\w.-]+)", text, re.MULTILINE).group(1)
        links += [(to, token) for token in dict.fromkeys(re.findall(r"/(?:invitations|password-reset)#([\w-]{43})", text))]
    return links


def database_bytes(data):
    return b"".join(file.read_bytes() for file in sorted(data.glob("guildhall.db*")))
