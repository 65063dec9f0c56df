# limit: fuel
# outcome: out_of_fuel|timed_out
"""A recursive query without end."""
import sqlite3

db = sqlite3.connect(":memory:")
db.execute("with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n").fetchone()
