import { jsonFault } from '../core/json-fault.js';
import { requireKept } from './kept-text.js';
import { Refusal } from './problem.js';

const maxDepth = 32;
/** Enough for any event: its answers and as many labels. */
const strangersKeys = 2000;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * JSON from a stranger. Nesting and keys are counted in the text, before anything recursive sees the value; texts that
 * PostgreSQL cannot keep are refused, or the sender would retry them for ever.
 */
export function parseJson(bytes: Uint8Array, maxKeys = strangersKeys): unknown {
  const text = textOf(bytes);
  if (isTooComplex(text, maxKeys)) {
    throw new Refusal('too-complex', {
      detail: `At most ${maxDepth} levels and ${maxKeys} keys are accepted.`,
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // To find the place costs more than to read the text, which a stranger may send as often as the rates allow.
    throw new Refusal('not-json', maxKeys > strangersKeys ? { detail: `The body ${jsonFault(text, error)}.` } : {});
  }
  requireKept(value);
  return value;
}

function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Refusal('not-utf8');
  }
}

function isTooComplex(text: string, maxKeys: number): boolean {
  let depth = 0;
  let keys = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    else if (character === ':') keys += 1;
    if (depth > maxDepth || keys > maxKeys) return true;
  }
  return false;
}
