"""Bytes sealed with a passphrase.

The passphrase becomes a key by Scrypt (n = 2^17, r = 8, p = 1, as OWASP's « Password Storage Cheat
Sheet » recommends); AES-256-GCM encrypts and authenticates. What is sealed is padded, so that its
length tells little. A digest at the end tells a damaged file from a wrong passphrase.
"""

import hashlib
import secrets
import struct
import unicodedata
from typing import Final, Self

MAGIC: Final = b"piacen cle 1\n"

_HEADER: Final = struct.Struct(f"{len(MAGIC)}s16s12s")  # magic, salt, nonce
_DIGEST: Final = 32
_PAGE: Final = 4096
_COST = 1 << 17


class Cipher:
    """A passphrase made into a key, which takes a third of a second: on purpose."""

    def __init__(self, passphrase: str, salt: bytes) -> None:
        """The key that a passphrase makes with a salt; how accents were typed does not matter."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 — slow
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415 — as above

        composed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
        self._salt = salt
        self._gcm = AESGCM(Scrypt(salt=salt, length=32, n=_COST, r=8, p=1).derive(composed))

    @classmethod
    def new(cls, passphrase: str) -> Self:
        """One with a salt of its own."""
        return cls(passphrase, secrets.token_bytes(16))

    @classmethod
    def of(cls, sealed: bytes, passphrase: str) -> Self:
        """The one that opens `sealed`, if the passphrase is right."""
        return cls(passphrase, _HEADER.unpack_from(sealed)[1])

    def seal(self, plain: bytes) -> bytes:
        """`plain`, which may not end with blanks, for nobody to read without the passphrase."""
        nonce = secrets.token_bytes(12)
        header = _HEADER.pack(MAGIC, self._salt, nonce)
        padded = plain + b" " * (-len(plain) % _PAGE)
        body = header + self._gcm.encrypt(nonce, padded, header)
        return body + hashlib.sha256(body).digest()

    def open(self, sealed: bytes) -> bytes | None:
        """What was sealed, or None when the passphrase is another."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 — as above

        header, nonce = sealed[: _HEADER.size], _HEADER.unpack_from(sealed)[2]
        try:
            return self._gcm.decrypt(nonce, sealed[_HEADER.size : -_DIGEST], header).rstrip(b" ")
        except InvalidTag:
            return None


def is_sound(sealed: bytes) -> bool:
    """Whether bytes are as `Cipher.seal` made them, whatever the passphrase."""
    whole = len(sealed) > _HEADER.size + _DIGEST and sealed.startswith(MAGIC)
    return whole and hashlib.sha256(sealed[:-_DIGEST]).digest() == sealed[-_DIGEST:]
