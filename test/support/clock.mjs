// ATTUNE_CLOCK=2026-12-31T23:40 (local time, TZ says where) starts the clock of tests then, in Node by --import and in
// pages by a script before all others: what holds only by day is found by night.

/** As code for a page, or the empty text where the clock is right. */
export const clockScript = process.env.ATTUNE_CLOCK ? `(${shift})(${JSON.stringify(process.env.ATTUNE_CLOCK)})` : '';

function shift(start) {
  const ahead = Date.parse(start) - Date.now();
  if (Number.isNaN(ahead)) throw new Error(`ATTUNE_CLOCK: ${start} is no local time such as 2026-12-31T23:40.`);
  globalThis.Date = class extends Date {
    constructor(...given) {
      super(...(given.length ? given : [Date.now()]));
    }
    static now() {
      return super.now() + ahead;
    }
  };
}

if (process.env.ATTUNE_CLOCK) shift(process.env.ATTUNE_CLOCK);
