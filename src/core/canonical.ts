/** JSON with sorted keys: the same data gives the same text whatever order it was written in. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const record = value as Record<string, unknown>;
  const entries = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
  return `{${entries.join(',')}}`;
}

/**
 * A 64-bit FNV-1a hash of the canonical JSON, 16 hex digits. It tells two versions of a content apart;
 * it is no protection against someone who wants them to collide.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
export function contentHash(value: unknown): string {
  // The 64-bit state in two halves: BigInt is twenty times slower, and a survey hashes each item at load.
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  // Its UTF-8 bytes. JSON holds no half surrogate pairs, which have none.
  for (const [byte] of encodeURIComponent(canonicalJson(value)).matchAll(/%..|./g)) {
    low = (low ^ (byte[1] ? parseInt(byte.slice(1), 16) : byte.charCodeAt(0))) >>> 0;
    // × 0x100000001b3 = (× 0x1b3) + (<< 40)
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + (low << 8) + Math.floor(product / 0x1_0000_0000)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
