/*
 * What the formulas in this folder demand of their inputs. One rule everywhere: too little data gives null,
 * wrong data throws an error that names the value.
 */

/** Throws unless `value` is a number: TypeError for another type, RangeError for NaN and the infinities. */
export function requireFinite(name: string, value: unknown): asserts value is number {
  if (typeof value !== 'number') throw new TypeError(`${name} must be a number, got ${shown(value)}`);
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be finite, got ${value}`);
}

/** {@link requireFinite} for every element; the message carries the index. */
export function requireFiniteAll(name: string, values: readonly unknown[]): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) requireFinite(`${name}[${i}]`, values[i]);
  }
}

/** Throws unless min ≤ value ≤ max. Values are never clamped: one outside its scale is a fault upstream. */
export function requireWithin(name: string, value: unknown, min: number, max: number): asserts value is number {
  requireFinite(name, value);
  if (value < min || value > max) {
    throw new RangeError(`${name} must be between ${min} and ${max}, got ${value}`);
  }
}

/** Throws unless `value` is a whole number of at least `min`. */
export function requireCount(name: string, value: unknown, min = 0): asserts value is number {
  requireFinite(name, value);
  if (!Number.isSafeInteger(value) || value < min) {
    throw new RangeError(`${name} must be a whole number of at least ${min}, got ${value}`);
  }
}

/** Throws unless `value` is greater than zero. */
export function requirePositive(name: string, value: unknown): asserts value is number {
  requireFinite(name, value);
  if (value <= 0) throw new RangeError(`${name} must be positive, got ${value}`);
}

/** Throws unless the confidence level lies strictly between 0 and 1. */
export function requireConf(conf: unknown): asserts conf is number {
  requireFinite('conf', conf);
  if (conf <= 0 || conf >= 1) throw new RangeError(`conf must lie between 0 and 1, got ${conf}`);
}

/** Throws unless min < max, both finite. */
export function requireRange(min: unknown, max: unknown): void {
  requireFinite('min', min);
  requireFinite('max', max);
  if (min >= max) throw new RangeError(`min must be below max, got ${min} and ${max}`);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
