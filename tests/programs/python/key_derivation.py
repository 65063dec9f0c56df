"""hashlib's key derivation functions; the vectors are those of RFC 7914 and RFC 6070."""
import hashlib

print(hashlib.scrypt(b"", salt=b"", n=16, r=1, p=1, dklen=64).hex())
print(hashlib.scrypt(b"password", salt=b"NaCl", n=1024, r=8, p=16, dklen=64).hex())
print(hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 4096).hex())
for parameters in [{}, {"salt": b"x"}, {"salt": b"x", "n": 3, "r": 1, "p": 1}, {"salt": b"x", "n": 2**20, "r": 8, "p": 1}]:
    try:
        hashlib.scrypt(b"secret", **parameters)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# out: 77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906
# out: fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
# out: 4b007901b765489abead49d926f721d065a429c1
# out: TypeError salt is required
# out: TypeError n is required and must be an unsigned int
# out: ValueError n must be a power of 2.
# out: ValueError [digital envelope routines] memory limit exceeded
