"""What an authenticator app shows (RFC 6238: SHA-1, six digits, 30 seconds)."""
import base64
import hashlib
import hmac
import struct
import time


def totp(secret, steps=0):
    """The code of a secret in base32 now, or that many steps off."""
    count = int(time.time()) // 30 + steps
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", count), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7fffffff) % 1_000_000:06d}"
