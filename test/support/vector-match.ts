export type Tolerance = { abs: number; rel: number };

/**
 * Where a result departs from what a vector expects, as a path and a sentence; null if nowhere. Numbers are
 * compared within the tolerance, everything else exactly; null is null, and there are no extra or missing keys.
 */
export function departure(got: unknown, expected: unknown, tol: Tolerance, path = 'result'): string | null {
  if (typeof expected === 'number') {
    const room = Math.max(tol.abs, tol.rel * Math.abs(expected));
    const near = typeof got === 'number' && Math.abs(got - expected) <= room;
    return near ? null : `${path} is ${shown(got)}, expected ${expected}`;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(got)) return `${path} is ${shown(got)}, expected an array`;
    if (got.length !== expected.length) return `${path} has ${got.length} values, expected ${expected.length}`;
    return firstOf(expected.map((value, i) => departure(got[i], value, tol, `${path}[${i}]`)));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof got !== 'object' || got === null || Array.isArray(got)) {
      return `${path} is ${shown(got)}, expected an object`;
    }
    const keys = Object.keys(expected).sort().join();
    const gotKeys = Object.keys(got).sort().join();
    if (gotKeys !== keys) return `${path} has the keys ${gotKeys}, expected ${keys}`;
    const actual = got as Record<string, unknown>;
    return firstOf(
      Object.entries(expected).map(([key, value]) => departure(actual[key], value, tol, `${path}.${key}`)),
    );
  }
  return Object.is(got, expected) ? null : `${path} is ${shown(got)}, expected ${shown(expected)}`;
}

function firstOf(departures: (string | null)[]): string | null {
  return departures.find((departure) => departure !== null) ?? null;
}

function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'undefined');
}
