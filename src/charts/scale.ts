/** Where values lie along a line. */
export interface Scale {
  ticks: readonly number[];
  /** A value's place in per cent of the line's length; beyond the ends it stays at the end. */
  at(value: number): number;
}

const rounded = (share: number): number => Math.round(share * 1e4) / 100;

/** A scale from `ticks`' first to their last, mirrored where people read from right to left. */
export function scaleOf(ticks: readonly number[], rtl = false): Scale {
  const [min, max] = [ticks[0]!, ticks.at(-1)!];
  return {
    ticks,
    at(value) {
      const share = Math.min(1, Math.max(0, (value - min) / (max - min)));
      return rounded(rtl ? 1 - share : share);
    },
  };
}

/** The middle of each of `count` equal columns, such as those of a row of labels beneath. */
export function columnsOf(count: number, rtl = false): (index: number) => number {
  return (index) => rounded((rtl ? count - 1 - index : index) / count + 0.5 / count);
}
