import type * as z from 'zod/mini';
import { nearest } from '../nearest.js';
import { FaultError, type Fault } from './fault-error.js';

export * from './fault-error.js';

/** `['items', 3, 'id']` → `items[3].id` */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (all, part) => (typeof part === 'number' ? `${all}[${part}]` : all ? `${all}.${String(part)}` : String(part)),
    '',
  );
}

type Issue = z.core.$ZodIssue;

/**
 * Untrusted data in the shape it must have.
 *
 * @param at where it lies in what the sender sees.
 * @throws {FaultError} names each place that is wrong and how to mend it.
 */
export function shaped<Shape extends z.ZodMiniType>(
  shape: Shape,
  value: unknown,
  at: readonly PropertyKey[] = [],
): z.output<Shape> {
  // Without its input an issue cannot tell what is missing from what is of another type.
  const parsed = shape.safeParse(value, { reportInput: true, error: knownKeys });
  if (!parsed.success) throw new FaultError(faultsOf(parsed.error.issues, at));
  return parsed.data;
}

/** What an object may hold, and of which kinds it may be, is known here alone: it stands as the issue's message until its own is made of it. */
const knownKeys: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'unrecognized_keys') return Object.keys((issue.inst as z.ZodMiniObject).shape).join(' ');
  if (issue.code !== 'invalid_union' || !issue.discriminator) return undefined;
  const { propValues } = (issue.inst as z.ZodMiniDiscriminatedUnion)._zod;
  return [...(propValues[issue.discriminator] ?? [])].join(' ');
};

/** zod's issues as faults, in words that name the remedy. Values are never repeated. */
function faultsOf(issues: readonly Issue[], at: readonly PropertyKey[]): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathOf([...path, key]),
        message: unknownKey(key, issue.message.split(' ')),
      }));
    }
    if (issue.code === 'invalid_union' && issue.discriminator) {
      const given = (issue.input as Record<string, unknown> | undefined)?.[issue.discriminator];
      return [{ path: pathOf(path), message: oneOf(issue.message.split(' '), given) }];
    }
    // A union's own message is vague where only one member was meant: the one that got furthest says more.
    if (issue.code === 'invalid_union') {
      const furthest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0];
      if (furthest?.length && depth(furthest) > 0) return faultsOf(furthest, path);
    }
    return [{ path: pathOf(path), message: messageOf(issue) }];
  });
}

const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map(({ path }) => path.length));

function messageOf(issue: Issue): string {
  if (issue.message && issue.message !== 'Invalid input') return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing; it must be ${article(issue.expected)}`
        : `must be ${article(issue.expected)}`;
    case 'invalid_value':
      return oneOf(issue.values, issue.input);
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'too_small':
      return `must be at least ${issue.minimum}`;
    case 'invalid_union':
      return 'has a form that is not allowed here';
    case 'invalid_key':
      return `has a name that is not allowed here: it ${messageOf(issue.issues[0]!)}`;
    default:
      return 'is not valid here';
  }
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  return `is not known here; ${meant ? `write "${meant}"` : 'remove it'}, or choose from ${known.join(', ')}`;
}

function oneOf(allowed: readonly unknown[], given: unknown): string {
  const meant = typeof given === 'string' && nearest(given, allowed.map(String));
  return `must be one of ${allowed.map((value) => JSON.stringify(value)).join(', ')}${meant ? `: perhaps "${meant}"` : ''}`;
}

/** The names that lead somewhere, the nearest first; at most twenty of them. */
export function instead(given: string, known: Iterable<string>): string {
  const all = [...known];
  if (!all.length) return '';
  const meant = nearest(given, all);
  const more = all.length > 20 ? ', …' : '';
  return `; ${meant ? `write "${meant}", or ` : ''}choose from ${all.slice(0, 20).join(', ')}${more}`;
}

const article = (noun: string): string => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);
