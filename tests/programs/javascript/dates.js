// Date: construction, arithmetic, formats; the zone is UTC.
const date = new Date('2024-02-29T12:30:45.678Z');
console.log(date.toISOString(), date.toString(), date.toUTCString(), date.toJSON(), date.toDateString());
console.log(date.getTime(), date.getDay(), date.getTimezoneOffset(), date.getFullYear(), Date.UTC(2000, 0));
console.log(new Date(2024, 0, 31, 10).toISOString(), new Date('2024-03-10').getTime(), new Date('March 7, 2024 10:00').toISOString(), Date.parse('2024-01-01T00:00:00+02:00'));
date.setMonth(date.getMonth() + 12);
console.log(date.toISOString(), new Date(NaN).getTime(), String(new Date(NaN)), new Date(8.64e15).toISOString());
try {
  new Date(NaN).toISOString();
} catch (error) {
  console.log(error.name, error.message);
}
console.log(Math.abs(Date.now() - new Date()) < 1000, new Date(0) < new Date(1), new Date(5) - new Date(2), `${new Date(0)}`);

// out: 2024-02-29T12:30:45.678Z Thu Feb 29 2024 12:30:45 GMT+0000 (Coordinated Universal Time) Thu, 29 Feb 2024 12:30:45 GMT 2024-02-29T12:30:45.678Z Thu Feb 29 2024
// out: 1709209845678 4 0 2024 946684800000
// out: 2024-01-31T10:00:00.000Z 1710028800000 2024-03-07T10:00:00.000Z 1704060000000
// out: 2025-03-01T12:30:45.678Z NaN Invalid Date +275760-09-13T00:00:00.000Z
// out: RangeError Invalid time value
// out: true true 3 Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)
