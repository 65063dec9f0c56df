"""datetime, time, calendar without zones."""
import calendar
import time
from datetime import date, datetime, timedelta, timezone

start = datetime(2024, 2, 28, 23, 59, 59)
print(start + timedelta(days=1, seconds=1), start.strftime("%A %d %B %Y %H:%M %j %U"))
print(datetime.strptime("2024-07-04 15:30", "%Y-%m-%d %H:%M"), datetime.fromisoformat("2024-07-04T15:30:00+02:00"))
print(date(2024, 12, 25) - date(2024, 3, 1), date(2024, 1, 1).isocalendar(), date.fromordinal(739000))
print(datetime.fromtimestamp(0, timezone.utc), datetime(2000, 1, 1, tzinfo=timezone.utc).timestamp())
print(calendar.month(2024, 2))
print(calendar.isleap(2000), calendar.monthrange(2023, 2), time.strftime("%Y-%m-%d", time.gmtime(86400)))
print(time.time() > 1_600_000_000, time.perf_counter() <= time.perf_counter(), time.tzname[0], time.timezone)
began = time.monotonic()
time.sleep(0.02)
print(time.monotonic() - began >= 0.02)
try:
    date(2023, 2, 29)
except ValueError as error:
    print(error)

# out: 2024-03-01 00:00:00 Wednesday 28 February 2024 23:59 059 08
# out: 2024-07-04 15:30:00 2024-07-04 15:30:00+02:00
# out: 299 days, 0:00:00 datetime.IsoCalendarDate(year=2024, week=1, weekday=1) 2024-04-24
# out: 1970-01-01 00:00:00+00:00 946684800.0
# out:    February 2024
# out: Mo Tu We Th Fr Sa Su
# out:           1  2  3  4
# out:  5  6  7  8  9 10 11
# out: 12 13 14 15 16 17 18
# out: 19 20 21 22 23 24 25
# out: 26 27 28 29
# out:
# out: True (calendar.WEDNESDAY, 28) 1970-01-02
# out: True True UTC 0
# out: True
# out: day is out of range for month
