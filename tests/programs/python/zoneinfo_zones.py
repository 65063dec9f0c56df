"""zoneinfo: zone data is there, daylight saving, folds."""
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

meeting = datetime(2024, 3, 31, 0, 30, tzinfo=timezone.utc)
for name in ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"]:
    local = meeting.astimezone(ZoneInfo(name))
    print(name, local.isoformat(), local.tzname(), local.dst())
berlin = ZoneInfo("Europe/Berlin")
before = datetime(2024, 3, 31, 1, 59, tzinfo=berlin)
print(before + timedelta(minutes=1), (before.astimezone(timezone.utc) + timedelta(minutes=1)).astimezone(berlin))
print([datetime(2024, 10, 27, 2, 30, fold=f, tzinfo=berlin).utcoffset() for f in (0, 1)])
print(len(available_timezones()) > 400, "Europe/Berlin" in available_timezones())
try:
    ZoneInfo("Mars/Olympus")
except ZoneInfoNotFoundError as error:
    print(error)

# out: Europe/Berlin 2024-03-31T01:30:00+01:00 CET 0:00:00
# out: America/New_York 2024-03-30T20:30:00-04:00 EDT 1:00:00
# out: Asia/Kolkata 2024-03-31T06:00:00+05:30 IST 0:00:00
# out: Pacific/Auckland 2024-03-31T13:30:00+13:00 NZDT 1:00:00
# out: 2024-03-31 02:00:00+01:00 2024-03-31 03:00:00+02:00
# out: [datetime.timedelta(seconds=7200), datetime.timedelta(seconds=3600)]
# out: True True
# out: 'No time zone found with key Mars/Olympus'
