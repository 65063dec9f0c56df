"""hashlib, hmac, base64, binascii: digests that every implementation agrees on."""
import base64
import binascii
import hashlib
import hmac

for name in ["md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s"]:
    digest = hashlib.new(name, b"petri")
    print(name, digest.hexdigest()[:32], digest.digest_size)
print(hashlib.shake_128(b"x").hexdigest(8), hmac.new(b"key", b"message", "sha256").hexdigest()[:16])
print(hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 1000).hex()[:16], hmac.compare_digest("a", "a"))
print(base64.b64encode(b"\xff\xfe data"), base64.urlsafe_b64decode("__4="), base64.b32encode(b"x"), base64.b85encode(b"abcd"))
print(binascii.hexlify(b"ok", ":"), bytes.fromhex("de ad"), binascii.crc32(b"abc"))
with open("hashes.py", "rb") as file:
    print(hashlib.file_digest(file, "sha1").digest_size)

# out: md5 26a285e8f059e7482356132b40491538 16
# out: sha1 5ae95ef094c79e0ed35d80c2be49c52c 20
# out: sha256 6c733452910a839d5e61f11c809a39e4 32
# out: sha512 f1df93639a2d854993ef5e20444a0ea8 64
# out: sha3_256 ea7e830dc3570cc03ebf715199bf458e 32
# out: blake2b 4e2de9f63cf3581152359288cec0d26f 64
# out: blake2s 5e32bc9190664bb10e80c6ba09043997 32
# out: e472c5e394f30ff8 6e9ef29b75fffc5b
# out: 0a38253555ce37f5 True
# out: b'//4gZGF0YQ==' b'\xff\xfe' b'PA======' b'VPa!s'
# out: b'6f:6b' b'\xde\xad' 891568578
# out: 20
