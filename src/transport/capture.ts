import { canonicalJson } from '../core/canonical.js';
import { wellFormed } from '../core/well-formed.js';

/** A result held something JSON cannot carry. For the developer: `path` says where. Nothing was stored. */
export class CaptureError extends TypeError {
  readonly path: string;

  constructor(path: string, what: string) {
    super(`${path || 'The result'} is ${what}: a result may hold only what JSON can carry.`);
    this.name = 'CaptureError';
    this.path = path;
  }
}

const maxDepth = 32;

/**
 * A deep copy of plain data that no store refuses: texts are well formed, keys without a value are left out.
 * @throws {CaptureError} for anything but null, booleans, finite numbers, texts, arrays and plain objects
 */
export function capture<T>(value: T, path = '', depth = 0): T {
  if (typeof value === 'string') return wellFormed(value) as T;
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (typeof value !== 'object')
    throw new CaptureError(path, typeof value === 'number' ? String(value) : `a ${typeof value}`);
  if (depth === maxDepth) throw new CaptureError(path, 'nested without end');
  const at = (key: string): string => (path ? `${path}.${key}` : key);
  if (Array.isArray(value))
    return Array.from(value, (entry: unknown, i) => capture(entry, at(String(i)), depth + 1)) as T;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Another frame's objects are plain too: what counts is that nothing stands between them and their root.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new CaptureError(path, 'not a plain object');
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, entry] of Object.entries(value)) {
    if (entry !== undefined) copy[wellFormed(key)] = capture(entry, at(key), depth + 1);
  }
  return copy as T;
}

/**
 * Captured data as JSON text. Pages that patch `toJSON` into arrays or objects do not get to change it: only single
 * texts and numbers ever go through `JSON.stringify`, and the text is read back before it is trusted.
 */
export function toText(captured: unknown): string {
  const text = canonicalJson(captured);
  if (!isSame(captured, JSON.parse(text))) throw new CaptureError('', 'changed by this page’s JSON');
  return text;
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b;
  const entries = Object.entries(a);
  return (
    entries.length === Object.keys(b).length &&
    entries.every(([key, value]) => isSame(value, (b as Record<string, unknown>)[key]))
  );
}
