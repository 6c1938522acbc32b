/** Fills the array with random bytes; `crypto.getRandomValues`, which unlike `crypto.randomUUID` is there on plain http. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** What the browser has; the few without it get numbers that differ, though they could be guessed. */
export const browserBytes: RandomBytes = (bytes) =>
  globalThis.crypto?.getRandomValues?.(bytes) ?? bytes.map(() => Math.random() * 256);

/** A random UUID: says nothing about when or where it was made. */
export function uuidV4(fill: RandomBytes = browserBytes): string {
  return format(fill(new Uint8Array(16)), 4);
}

/** A UUID that begins with its time in milliseconds since 1970, so that databases index it well. */
export function uuidV7(now: number, fill: RandomBytes = browserBytes): string {
  const bytes = fill(new Uint8Array(16));
  for (let i = 5, time = now; i >= 0; i--, time = Math.floor(time / 256)) bytes[i] = time % 256;
  return format(bytes, 7);
}

function format(bytes: Uint8Array, version: number): string {
  bytes[6] = (bytes[6]! & 15) | (version << 4);
  bytes[8] = (bytes[8]! & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
