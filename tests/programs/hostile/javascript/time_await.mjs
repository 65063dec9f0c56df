// limit: wall_time_ms
// outcome: timed_out
// A top-level await of something that takes an hour.
import { setTimeout as sleep } from 'node:timers/promises';

for (;;) await sleep(60_000);
