"""Documents that are really encrypted: PDFs (ISO 32000-1, 7.6) and packages of Office (MS-OFFCRYPTO)."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.formats.ciphers import aes, rc4
from tests.formats.made_documents import Shown, pdf_file, pdf_objects

# PDF

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ALLOWED = -4
_ID, _IV, _SALT = b"0123456789abcdef", b"fedcba9876543210", b"saltsalt"
_STREAM = re.compile(rb"(.*)/Length \d+(.*?)stream\n(.*)\nendstream", re.DOTALL)
_HEX = re.compile(rb"(?<!<)<([0-9A-Fa-f]+)>")


@dataclass(frozen=True, slots=True)
class Lock:
    """How a PDF is encrypted: version and revision of its handler, bytes of its key, whether by AES."""

    version: int
    revision: int
    length: int
    is_aes: bool = False


RC4_40, RC4_128 = Lock(1, 2, 5), Lock(2, 3, 16)
AES_128, AES_256 = Lock(4, 4, 16, is_aes=True), Lock(5, 5, 32, is_aes=True)


def locked_pdf(pages: Sequence[Sequence[Shown]], lock: Lock, *, user: str, owner: str = "", title: str = "") -> bytes:
    """A PDF encrypted with these passwords; one with an `owner`'s alone opens without any."""
    made = _of_256 if lock.version == 5 else _of_128
    key, said = made(lock, user.encode(), (owner or user).encode())
    objects = [
        _encrypted(content, number, key, lock) for number, content in enumerate(pdf_objects(pages, title=title), 1)
    ]
    filters = "/CF << /Std << /CFM /{} /AuthEvent /DocOpen /Length {} >> >> /StmF /Std /StrF /Std".format(
        "AESV3" if lock.version == 5 else "AESV2", lock.length
    )
    handler = (
        f"/Encrypt << /Filter /Standard /V {lock.version} /R {lock.revision} /Length {8 * lock.length} /P {_ALLOWED}"
        f" {said} {filters if lock.is_aes else ''} >> /ID [<{_ID.hex()}> <{_ID.hex()}>]"
    )
    return pdf_file(objects, handler)


def _padded(password: bytes) -> bytes:
    return (password + _PAD)[:32]


def _md5(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = hashlib.md5(data, usedforsecurity=False).digest()
    return data


def _rounds(key: bytes, data: bytes, lock: Lock) -> bytes:
    for number in range(20 if lock.revision > 2 else 1):
        data = rc4(bytes(byte ^ number for byte in key), data)
    return data


def _of_128(lock: Lock, user: bytes, owner: bytes) -> tuple[bytes, str]:
    """The key of the file and what is said of it, by algorithms 2 to 5."""
    times = 51 if lock.revision > 2 else 1
    o = _rounds(_md5(_padded(owner), times)[: lock.length], _padded(user), lock)
    key = _md5(_padded(user) + o + struct.pack("<i", _ALLOWED) + _ID, times)[: lock.length]
    u = _rounds(key, _PAD if lock.revision == 2 else _md5(_PAD + _ID, 1), lock).ljust(32, b"\0")
    return key, f"/O <{o.hex()}> /U <{u.hex()}>"


def _of_256(lock: Lock, user: bytes, owner: bytes) -> tuple[bytes, str]:
    """The same for revision 5 (Adobe supplement to ISO 32000, extension level 3)."""
    key = hashlib.sha256(b"the key of the file").digest()
    assert len(key) == lock.length
    none = bytes(16)
    u = hashlib.sha256(user + _SALT).digest() + _SALT * 2
    o = hashlib.sha256(owner + _SALT + u).digest() + _SALT * 2
    ue = aes(hashlib.sha256(user + _SALT).digest(), key, begin=none)
    oe = aes(hashlib.sha256(owner + _SALT + u).digest(), key, begin=none)
    perms = aes(key, struct.pack("<i", _ALLOWED) + b"\xff\xff\xff\xffTadb1234")
    said = {"O": o, "U": u, "OE": oe, "UE": ue, "Perms": perms}
    return key, " ".join(f"/{name} <{value.hex()}>" for name, value in said.items())


def _encrypted(content: bytes, number: int, key: bytes, lock: Lock) -> bytes:
    """An object with its stream, or else its strings, encrypted (algorithm 1)."""
    own = key if lock.version == 5 else _key_of(number, key, lock)

    def hidden(data: bytes) -> bytes:
        if not lock.is_aes:
            return rc4(own, data)
        rest = 16 - len(data) % 16
        return _IV + aes(own, data + bytes([rest] * rest), begin=_IV)

    stream = _STREAM.fullmatch(content)
    if stream is None:
        return _HEX.sub(lambda found: b"<%b>" % hidden(bytes.fromhex(found[1].decode())).hex().encode(), content)
    inside = hidden(stream[3])
    return b"%b/Length %d%bstream\n%b\nendstream" % (stream[1], len(inside), stream[2], inside)


def _key_of(number: int, key: bytes, lock: Lock) -> bytes:
    salted = key + struct.pack("<I", number)[:3] + b"\0\0" + (b"sAlT" if lock.is_aes else b"")
    return _md5(salted, 1)[: min(len(key) + 5, 16)]


# Office


def locked_package(package: bytes, password: str, *, is_agile: bool = False) -> bytes:
    """A DOCX or XLSX encrypted with a password: by the standard encryption, or with what agile encryption says."""
    key, info = _standard(password)
    secret = struct.pack("<Q", len(package)) + aes(key, package + bytes(-len(package) % 16))
    return ole({"EncryptionInfo": _agile() if is_agile else info, "EncryptedPackage": secret})


def _standard(password: str) -> tuple[bytes, bytes]:
    """Key and EncryptionInfo of the standard encryption with AES of 128 bits (MS-OFFCRYPTO 2.3.4.5 to 2.3.4.8)."""
    digest = hashlib.sha1(_IV + password.encode("utf-16-le"), usedforsecurity=False).digest()
    for number in range(50_000):
        digest = hashlib.sha1(struct.pack("<I", number) + digest, usedforsecurity=False).digest()
    digest = hashlib.sha1(digest + struct.pack("<I", 0), usedforsecurity=False).digest()
    mixed = bytes(a ^ b for a, b in zip(digest.ljust(64, b"\0"), b"\x36" * 64, strict=True))
    key = hashlib.sha1(mixed, usedforsecurity=False).digest()[:16]
    name = "Microsoft Enhanced RSA and AES Cryptographic Provider\0".encode("utf-16-le")
    header = struct.pack("<IIIIIIII", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + name
    check = hashlib.sha1(_ID, usedforsecurity=False).digest().ljust(32, b"\0")
    verifier = struct.pack("<I", 16) + _IV + aes(key, _ID) + struct.pack("<I", 20) + aes(key, check)
    return key, struct.pack("<HHII", 4, 2, 0x24, len(header)) + header + verifier


def _agile() -> bytes:
    """EncryptionInfo as Word and Excel write it since 2010 (MS-OFFCRYPTO 2.3.4.10)."""
    ciphers = 'cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"'
    data = f'<keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" {ciphers} saltValue="c2FsdA=="/>'
    main = "http://schemas.microsoft.com/office/2006"
    said = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<encryption xmlns="{main}/encryption"'
        f' xmlns:p="{main}/keyEncryptor/password">{data}<keyEncryptors><keyEncryptor uri='
        f'"{main}/keyEncryptor/password"><p:encryptedKey spinCount="100000" saltSize="16" blockSize="16"'
        f' keyBits="256" hashSize="64" {ciphers}'
        ' saltValue="c2FsdA==" encryptedVerifierHashInput="YQ==" encryptedVerifierHashValue="YQ=="'
        ' encryptedKeyValue="YQ=="/></keyEncryptor></keyEncryptors></encryption>'
    )
    return struct.pack("<HHI", 4, 4, 0x40) + said.encode()


_SECTOR, _SMALL, _END, _NONE = 512, 64, 0xFFFFFFFE, 0xFFFFFFFF
_FAT = 0xFFFFFFFD


def ole(streams: Mapping[str, bytes], *, directory_at: int = 99) -> bytes:
    """An OLE container (MS-CFB) of streams; those below 4,096 bytes stand in the stream of small ones.

    The directory stands behind all of them, or behind so many (those of small ones and their table are the first two).
    """
    small, starts, short = b"", {}, []
    for name, stream in streams.items():
        if len(stream) < 4096:
            starts[name] = len(small) // _SMALL
            short += _chain(starts[name], -(-len(stream) // _SMALL))
            small += stream.ljust(-(-len(stream) // _SMALL) * _SMALL, b"\0")
    large = {name: stream for name, stream in streams.items() if len(stream) >= 4096}
    blocks = {"\0mini": small, "\0short": struct.pack(f"<{len(short)}I", *short), **large}
    directory = _SECTOR * -(-(len(streams) + 1) // 4)
    order = [*blocks]
    order.insert(directory_at, "\0dir")
    sizes = {**{name: len(block) for name, block in blocks.items()}, "\0dir": directory}
    fats = 1
    while fats * 128 < fats + sum(-(-size // _SECTOR) for size in sizes.values()):
        fats += 1
    table = [_FAT] * fats
    for name in order:
        starts[name] = len(table) if sizes[name] else _END
        table += _chain(len(table), -(-sizes[name] // _SECTOR))
    blocks["\0dir"] = _directory({name: len(stream) for name, stream in streams.items()}, starts, len(small))
    body = b"".join(blocks[name].ljust(-(-sizes[name] // _SECTOR) * _SECTOR, b"\0") for name in order)
    listed = struct.pack(f"<{len(table)}I", *table).ljust(fats * _SECTOR, b"\xff")
    return _header(fats, starts, bool(short)) + listed + body


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), _END] if count else []


def _header(fats: int, starts: Mapping[str, int], has_small: bool) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIII", 0, fats, starts["\0dir"], 0, 4096)
    head += struct.pack("<IIII", starts["\0short"], 1 if has_small else 0, _END, 0)
    assert fats <= 109
    return (head + struct.pack(f"<{fats}I", *range(fats))).ljust(_SECTOR, b"\xff")


def _directory(sizes: Mapping[str, int], starts: Mapping[str, int], small: int) -> bytes:
    """The root and its streams, each the right neighbour of the one before; shorter names come first."""
    names = sorted(sizes, key=lambda name: (len(name), name.upper()))
    entries = [_entry("Root Entry", 5, _NONE, 1, starts["\0mini"], small)]
    for at, name in enumerate(names, 1):
        entries.append(_entry(name, 2, at + 1 if at < len(names) else _NONE, _NONE, starts[name], sizes[name]))
    while len(entries) % 4:
        entries.append(bytes(64) + struct.pack("<HBBIII", 0, 0, 0, _NONE, _NONE, _NONE) + bytes(48))
    return b"".join(entries)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    units = (name + "\0").encode("utf-16-le")
    head = units.ljust(64, b"\0") + struct.pack("<HBBIII", len(units), kind, 1, _NONE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
