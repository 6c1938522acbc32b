import { createHmac, randomBytes } from 'node:crypto';

/** A bucket holds up to `burst` requests and gains `perSecond` each second. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** How long one salt lasts: after it, nothing in memory can be told to belong to the same address as before. */
const rotateMs = 3_600_000;
/** More buckets than any honest hour fills; beyond it the oldest goes. */
const maxBuckets = 100_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** Token buckets in memory. Addresses and tokens are kept as salted digests only, and forgotten within two hours. */
export class RateLimiter {
  readonly #rate: Rate;
  #salt = randomBytes(32);
  #rotateAt = 0;
  #buckets = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /**
   * Takes one request from the bucket of `name`.
   *
   * @param now milliseconds since 1970.
   * @returns whole seconds to wait, 0 when the request may go on.
   */
  take(name: string, now: number): number {
    if (now >= this.#rotateAt || now < this.#rotateAt - 2 * rotateMs) {
      this.#salt = randomBytes(32);
      this.#buckets = new Map();
      this.#rotateAt = now + rotateMs;
    }
    const { burst, perSecond } = this.#rate;
    const key = createHmac('sha256', this.#salt).update(name).digest('base64');
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
    const allowed = tokens >= 1;
    if (!this.#buckets.has(key) && this.#buckets.size >= maxBuckets)
      this.#buckets.delete(this.#buckets.keys().next().value!);
    this.#buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
    return allowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
  }
}

/** The network an address is in: /24 of IPv4, /48 of IPv6. Finer would tell people apart, coarser would punish strangers. */
export function networkOf(address: string | undefined): string {
  if (!address) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  const plain = mapped?.[1] ?? address;
  if (!plain.includes(':')) return plain.split('.').slice(0, 3).join('.');
  const [head = '', tail] = plain.split('%')[0]!.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
