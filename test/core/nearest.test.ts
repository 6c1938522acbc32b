import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { nearest } from '../../src/core/nearest.js';
import { type FaultError, shaped } from '../../src/core/schema/fault.js';

describe('the nearest right word', () => {
  const privacies = ['identified', 'confidential', 'anonymous'];
  const cases: [written: string, meant: string | undefined][] = [
    ['anonymos', 'anonymous'],
    ['Anonymous', 'anonymous'],
    ['confidental', 'confidential'],
    ['secret', undefined],
    ['', undefined],
    ['a'.repeat(1_000_000), undefined],
  ];
  for (const [written, meant] of cases) {
    it(`for “${written.slice(0, 20)}” is ${meant ?? 'none'}`, () => {
      assert.equal(nearest(written, privacies), meant);
    });
  }
  it('is none where nothing is allowed', () => assert.equal(nearest('anything', []), undefined));
});

describe('what is said of a misspelt word', () => {
  const schema = z.strictObject({
    privacy: z.enum(['identified', 'anonymous']),
    groups: z.optional(
      z.array(z.union([z.string(), z.strictObject({ id: z.string(), name: z.optional(z.string()) })])),
    ),
  });
  const said = (value: unknown): string[] => {
    try {
      shaped(schema, value);
    } catch (error) {
      return (error as FaultError).faults.map(({ path, message }) => `${path} ${message}`);
    }
    return [];
  };

  it('names all that are allowed, and the nearest', () => {
    assert.deepEqual(said({ privacy: 'anonymos' }), [
      'privacy must be one of "identified", "anonymous": perhaps "anonymous"',
    ]);
    assert.deepEqual(said({ privacy: 'identified', Groups: [], x: 1 }), [
      'Groups is not known here; write "groups", or choose from privacy, groups',
      'x is not known here; remove it, or choose from privacy, groups',
    ]);
  });

  it('names them inside a choice of forms too', () => {
    assert.deepEqual(said({ privacy: 'identified', groups: [{ id: 'a', nmae: 'A' }] }), [
      'groups[0].nmae is not known here; write "name", or choose from id, name',
    ]);
  });
});
