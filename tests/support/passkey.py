"""A passkey for scripts, whose signatures are real and whose key is no secret: P-256's private key 1, signing with the
nonce 1, so that no arithmetic on curves is needed."""
import base64
import hashlib
import json

ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551
X = 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296
Y = 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5
KEY_INFO = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004") + X.to_bytes(32, "big") + Y.to_bytes(32, "big")
PRESENT_AND_VERIFIED, HAS_KEY = 0x05, 0x40


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def der_integer(number):
    data = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return b"\x02" + bytes([len(data)]) + data


class Passkey:
    def __init__(self, base_url, identity=b"\x01\x02\x03\x04"):
        self.origin, self.identity, self.user_handle = base_url, identity, None

    def _said(self, kind, options):
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}).encode()

    def made_for(self, options, name):
        """The body of POST /me/passkeys."""
        self.user_handle = options["user"]["id"]
        key = bytes.fromhex("a5010203262001215820") + X.to_bytes(32, "big") + b"\x22\x58\x20" + Y.to_bytes(32, "big")
        data = (hashlib.sha256(options["rp"]["id"].encode()).digest() + bytes([PRESENT_AND_VERIFIED | HAS_KEY]) + bytes(4) +
                bytes(16) + len(self.identity).to_bytes(2, "big") + self.identity + key)
        return {"name": name, "client_data": base64url(self._said("webauthn.create", options)),
                "authenticator_data": base64url(data), "public_key": base64url(KEY_INFO), "transports": ["usb", "nfc"]}

    def answer_to(self, options):
        """What is sent as `passkey`."""
        data = hashlib.sha256(options["rpId"].encode()).digest() + bytes([PRESENT_AND_VERIFIED]) + bytes(4)
        said = self._said("webauthn.get", options)
        message = int.from_bytes(hashlib.sha256(data + hashlib.sha256(said).digest()).digest(), "big")
        numbers = der_integer(X % ORDER) + der_integer((message + X) % ORDER)
        return {"id": base64url(self.identity), "client_data": base64url(said), "authenticator_data": base64url(data),
                "signature": base64url(b"\x30" + bytes([len(numbers)]) + numbers), "user_handle": self.user_handle}
