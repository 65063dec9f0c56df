"""sqlite3 in a file of the working directory: it stays, and can be opened again."""
import os
import sqlite3

for round in range(2):
    db = sqlite3.connect("data.db")
    db.execute("create table if not exists visit (n int, at text default 'now')")
    db.execute("insert into visit (n) values (?)", (round,))
    db.commit()
    db.close()
db = sqlite3.connect("data.db", isolation_level=None)
print(db.execute("select n from visit order by n").fetchall())
db.execute("begin")
db.execute("delete from visit")
db.execute("rollback")
print(db.execute("select count(*) from visit").fetchone(), os.path.getsize("data.db") > 4096)
other = sqlite3.connect(":memory:")
db.backup(other)
print(other.execute("select count(*) from visit").fetchone())
blob = db.execute("select ?", (b"\x00\xff",)).fetchone()[0]
print(blob, sorted(os.listdir()))

# out: [(0,), (1,)]
# out: (2,) True
# out: (2,)
# out: b'\x00\xff' ['data.db', 'sqlite_file.py']
