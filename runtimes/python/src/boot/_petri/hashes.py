"""hashlib.pbkdf2_hmac and scrypt, which CPython has from OpenSSL only. There is no OpenSSL here."""

import hashlib

import _petri_native

INT_MAX = 2**31 - 1
SCRYPT_MAXMEM = 32 << 20  # OpenSSL's default


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


def scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64):
    """scrypt password-based key derivation function."""
    password = memoryview(password)
    if salt is None:
        raise TypeError("salt is required")
    for name, value in ("n", n), ("r", r), ("p", p):
        if not isinstance(value, int) or value < 0:
            raise TypeError(f"{name} is required and must be an unsigned int")
    if n < 2 or n & (n - 1):
        raise ValueError("n must be a power of 2.")
    if not 0 <= maxmem <= INT_MAX:
        raise ValueError(f"maxmem must be positive and smaller than {INT_MAX}")
    if not 1 <= dklen <= INT_MAX:
        raise ValueError(f"dklen must be greater than 0 and smaller than {INT_MAX}")
    if r == 0 or p == 0 or r * p >= 1 << 30:
        raise ValueError("Invalid parameter combination for n, r, p, maxmem.")
    if 128 * r * (p + n + 1) > (maxmem or SCRYPT_MAXMEM):
        raise ValueError("[digital envelope routines] memory limit exceeded")
    size = 128 * r
    blocks = pbkdf2_hmac("sha256", password, salt, 1, p * size)
    mixed = [_petri_native.rom_mix(blocks[i:i + size], n, r) for i in range(0, p * size, size)]
    return pbkdf2_hmac("sha256", password, b"".join(mixed), 1, dklen)


def install():
    for function in pbkdf2_hmac, scrypt:
        function.__module__ = "hashlib"
        setattr(hashlib, function.__name__, function)
        hashlib.__all__ += (function.__name__,)
