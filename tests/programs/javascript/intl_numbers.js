// Numbers and dates in en-US.
console.log((1234567.891).toLocaleString(), (0.256).toLocaleString('en-US', { style: 'percent' }), (5).toLocaleString('en-US', { minimumFractionDigits: 2 }));
console.log((1234.5).toLocaleString('en-US', { style: 'currency', currency: 'USD' }), (-99).toLocaleString('en-US', { style: 'currency', currency: 'EUR' }));
console.log(new Intl.NumberFormat('en-US').format(1e9), new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(3.14159), new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 }).format(123456));
console.log(new Intl.NumberFormat('en-US', { notation: 'compact' }).format(12345), new Intl.NumberFormat('en-US', { style: 'unit', unit: 'kilometer' }).format(5));
console.log((12345678901234567890n).toLocaleString('en-US'), NaN.toLocaleString(), (-0).toLocaleString(), Infinity.toLocaleString());
const date = new Date(Date.UTC(2024, 1, 29, 15, 4, 5));
console.log(date.toLocaleString('en-US', { timeZone: 'UTC' }), '|', date.toLocaleDateString('en-US', { timeZone: 'UTC' }), '|', date.toLocaleTimeString('en-US', { timeZone: 'UTC' }));
console.log(date.toLocaleDateString('en-US', { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }), '|', date.toLocaleDateString('en-US', { month: 'short', day: '2-digit', timeZone: 'UTC' }));
console.log(date.toLocaleTimeString('en-US', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'UTC' }), new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(date));
console.log(new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).formatToParts(date).map((p) => p.type).join(), typeof Intl.DateTimeFormat().resolvedOptions().timeZone);
console.log([..."cabÄ"].sort(new Intl.Collator('en').compare).join(''), 'a'.localeCompare('B'), ['b', 'a', 'C'].sort((x, y) => x.localeCompare(y)), 'a10'.localeCompare('a9', undefined, { numeric: true }));
console.log(new Intl.PluralRules('en-US').select(1), new Intl.PluralRules('en-US', { type: 'ordinal' }).select(22), new Intl.ListFormat('en', { type: 'conjunction' }).format(['a', 'b', 'c']));
console.log(new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-1, 'day'), new Intl.RelativeTimeFormat('en').format(3, 'week'), [1, 2.5].toLocaleString());

// out: 1,234,567.891 26% 5.00
// out: $1,234.50 -€99.00
// out: 1,000,000,000 3.1 123,000
// out: 12K 5 km
// out: 12,345,678,901,234,567,890 NaN -0 ∞
// out: 2/29/2024, 3:04:05 PM | 2/29/2024 | 3:04:05 PM
// out: Thursday, February 29, 2024 | Feb 29
// out: 15:04 Feb 29, 2024, 3:04 PM
// out: month,literal,day,literal,year string
// out: aÄbc -1 [ 'a', 'b', 'C' ] 1
// out: one two a, b, and c
// out: yesterday in 3 weeks 1,2.5
