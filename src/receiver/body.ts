import { Refusal } from './problem.js';

/** In bytes: what is accepted, and what is read at the most. */
export interface BodyLimits {
  maxBytes: number;
  maxDrained: number;
}

/**
 * The whole body. One that is too large is read on for a while and thrown away before it is refused: browsers show
 * a refusal that comes while they still send as a lost connection.
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    const reader = (request.body as ReadableStream<Uint8Array>).getReader();
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new Refusal('incomplete');
      });
      if (done) break;
      size += value.byteLength;
      if (size <= limits.maxBytes) chunks.push(value);
      else chunks.length = 0;
      if (size > limits.maxDrained) {
        await reader.cancel().catch(() => undefined);
        throw new Refusal('too-large', {
          detail: tooLarge(limits.maxBytes),
          headers: { Connection: 'close' },
        });
      }
    }
  }
  if (size > limits.maxBytes) throw new Refusal('too-large', { detail: tooLarge(limits.maxBytes) });
  return Buffer.concat(chunks);
}

const tooLarge = (bytes: number): string => `At most ${bytes} bytes are accepted.`;
