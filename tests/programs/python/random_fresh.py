"""Unseeded randomness differs between two generators, and never comes from a snapshot."""
import os
import random
import secrets
import uuid

print(random.random() != random.Random().random())
print(os.urandom(16) != os.urandom(16), len(secrets.token_hex(8)))
print(uuid.uuid4() != uuid.uuid4(), uuid.uuid4().version, uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"))
print(0 <= secrets.randbelow(10) < 10, 1 <= random.SystemRandom().randint(1, 6) <= 6)

# out: True
# out: True 16
# out: True 4 aad03681-8b63-5304-89e0-8ca8f49461b5
# out: True True
