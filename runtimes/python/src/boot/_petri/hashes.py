"""hashlib.pbkdf2_hmac, which CPython has from OpenSSL only. There is no OpenSSL here."""

import hashlib


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."""
    if not isinstance(hash_name, str):
        raise TypeError(f"pbkdf2_hmac() argument 'hash_name' must be str, not {type(hash_name).__name__}")
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    inner, outer = hashlib.new(hash_name), hashlib.new(hash_name)
    if dklen is None:
        dklen = outer.digest_size
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    password = bytes(password)
    if len(password) > inner.block_size:
        password = hashlib.new(hash_name, password).digest()
    password = password.ljust(inner.block_size, b"\0")
    inner.update(password.translate(bytes(byte ^ 0x36 for byte in range(256))))
    outer.update(password.translate(bytes(byte ^ 0x5C for byte in range(256))))

    def authenticate(message):
        first, second = inner.copy(), outer.copy()
        first.update(message)
        second.update(first.digest())
        return second.digest()

    key = b""
    block = 1
    while len(key) < dklen:
        last = authenticate(bytes(salt) + block.to_bytes(4, "big"))
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = authenticate(last)
            total ^= int.from_bytes(last, "big")
        key += total.to_bytes(inner.digest_size, "big")
        block += 1
    return key[:dklen]


def install():
    pbkdf2_hmac.__module__ = "hashlib"
    hashlib.pbkdf2_hmac = pbkdf2_hmac
    hashlib.__all__ += ("pbkdf2_hmac",)
