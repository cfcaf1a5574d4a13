"""RC4 and AES in a few lines, for documents of tests that are really encrypted. Slow, and for nothing else."""

from __future__ import annotations


def rc4(key: bytes, data: bytes) -> bytes:
    """The bytes encrypted, or decrypted."""
    state, at = list(range(256)), 0
    for number in range(256):
        at = (at + state[number] + key[number % len(key)]) % 256
        state[number], state[at] = state[at], state[number]
    out, one, other = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        out.append(byte ^ state[(state[one] + state[other]) % 256])
    return bytes(out)


def _doubled(byte: int) -> int:
    return byte * 2 ^ (0x11B if byte & 0x80 else 0)


def _boxes() -> list[int]:
    """The substitution of AES (FIPS 197, 5.1.1), by the powers of 3."""
    powers, logs, at = [0] * 256, [0] * 256, 1
    for number in range(255):
        powers[number], logs[at] = at, number
        at ^= _doubled(at)
    found = []
    for byte in range(256):
        inverse = powers[(255 - logs[byte]) % 255] if byte else 0
        turned = [inverse >> shift | inverse << 8 - shift for shift in (0, 7, 6, 5, 4)]
        found.append((turned[0] ^ turned[1] ^ turned[2] ^ turned[3] ^ turned[4]) & 0xFF ^ 0x63)
    return found


_BOX = _boxes()


def _keys(key: bytes) -> list[bytes]:
    """The keys of the rounds (FIPS 197, 5.2)."""
    count, words, constant = len(key) // 4, [key[at : at + 4] for at in range(0, len(key), 4)], 1
    while len(words) < 4 * (count + 7):
        last = words[-1]
        if len(words) % count == 0:
            last = bytes(_BOX[byte] for byte in last[1:] + last[:1])
            last = bytes([last[0] ^ constant]) + last[1:]
            constant = _doubled(constant)
        elif count > 6 and len(words) % count == 4:
            last = bytes(_BOX[byte] for byte in last)
        words.append(bytes(a ^ b for a, b in zip(words[-count], last, strict=True)))
    return [b"".join(words[at : at + 4]) for at in range(0, len(words), 4)]


def _mixed(column: bytes) -> list[int]:
    whole = column[0] ^ column[1] ^ column[2] ^ column[3]
    return [byte ^ whole ^ _doubled(byte ^ column[(at + 1) % 4]) for at, byte in enumerate(column)]


def _block(keys: list[bytes], block: bytes) -> bytes:
    state = bytes(a ^ b for a, b in zip(block, keys[0], strict=True))
    for key in keys[1:]:
        moved = bytes(_BOX[state[(at + 4 * (at % 4)) % 16]] for at in range(16))
        if key is not keys[-1]:
            moved = bytes(byte for at in range(0, 16, 4) for byte in _mixed(moved[at : at + 4]))
        state = bytes(a ^ b for a, b in zip(moved, key, strict=True))
    return state


def aes(key: bytes, data: bytes, *, begin: bytes | None = None) -> bytes:
    """Whole blocks encrypted with a key of 16 or 32 bytes: each by itself, or chained (CBC) to `begin`."""
    keys, out, before = _keys(key), bytearray(), begin
    for at in range(0, len(data), 16):
        block = data[at : at + 16]
        if before is not None:
            block = bytes(a ^ b for a, b in zip(block, before, strict=True))
        out += _block(keys, block)
        before = None if before is None else bytes(out[-16:])
    return bytes(out)
