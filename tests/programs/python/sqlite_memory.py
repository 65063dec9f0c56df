"""sqlite3 in memory: parameters, row factory, functions, transactions, errors."""
import sqlite3

db = sqlite3.connect(":memory:")
db.row_factory = sqlite3.Row
db.executescript("""
    create table book (id integer primary key, title text not null unique, year int);
    create index by_year on book (year);
""")
db.executemany("insert into book (title, year) values (?, ?)", [("Dune", 1965), ("Emma", 1815), ("Ulysses", 1922)])
db.commit()
for row in db.execute("select * from book where year > :year order by year", {"year": 1900}):
    print(dict(row), row["title"], row.keys())
db.create_function("century", 1, lambda year: (year + 99) // 100, deterministic=True)
print([tuple(r) for r in db.execute("select title, century(year) from book order by 1")])
try:
    with db:
        db.execute("update book set year = 0")
        db.execute("insert into book (title) values ('Dune')")
except sqlite3.IntegrityError as error:
    print("rolled back:", error)
print(db.execute("select sum(year) as total, count(*) from book").fetchone()["total"])
print(db.execute("select json_extract('{\"a\": [1, 2]}', '$.a[1]')").fetchone()[0])
print(db.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < 5) select group_concat(i) from n").fetchone()[0])
print(db.execute("select title, rank() over (order by year desc) from book").fetchall()[0][:2])
try:
    db.execute("selec 1")
except sqlite3.OperationalError as error:
    print(error)
db.execute("create virtual table doc using fts5(body)")
db.execute("insert into doc values ('the quick brown fox')")
print(db.execute("select count(*) from doc where doc match 'quick'").fetchone()[0])
print("\n".join(line for line in db.iterdump() if "Emma" in line))

# out: {'id': 3, 'title': 'Ulysses', 'year': 1922} Ulysses ['id', 'title', 'year']
# out: {'id': 1, 'title': 'Dune', 'year': 1965} Dune ['id', 'title', 'year']
# out: [('Dune', 20), ('Emma', 19), ('Ulysses', 20)]
# out: rolled back: UNIQUE constraint failed: book.title
# out: 5702
# out: 2
# out: 1,2,3,4,5
# out: ('Dune', 1)
# out: near "selec": syntax error
# out: 1
# out: INSERT INTO "book" VALUES(2,'Emma',1815);
