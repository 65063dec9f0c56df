# limit: file_bytes
# outcome: file_bytes_limit
# exit: 1
# err-contains: sqlite3.
"""A database that grows by itself."""
import sqlite3

db = sqlite3.connect("data.db")
db.execute("create table t (b blob)")
while True:
    db.execute("insert into t values (randomblob(1000000))")
    db.commit()
