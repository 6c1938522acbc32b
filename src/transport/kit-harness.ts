import type { AttuneEvent } from '../core/schema/event.js';
import type { Transport } from './transport.js';

/**
 * What the far side does with one request. `stored`: keeps it and says so · `repeat`: had it already and says so ·
 * `refused`: will never take it · `busy`: asks to wait · `failed`: has a fault of its own, and did not keep it ·
 * `lost`: did not get it, or its answer got lost; the connection ends · `silent`: never answers.
 */
export type Reaction = 'stored' | 'repeat' | 'refused' | 'busy' | 'failed' | 'lost' | 'silent';

/** What the far side got. */
export interface Request {
  id: string;
  /** The event as JSON text, if that is how it travels; otherwise whatever did. */
  body: string;
}

/** What you write to try your transport: how its far side gets a request, and how it says what it does with it. */
export interface Harness {
  /** A new transport. Call `receive` with each request that arrives, and answer in your protocol's words. */
  connect(receive: (request: Request) => Reaction): Transport;
  /** Reactions your protocol has no words for. Cases about them are left out. */
  lacks?: readonly Reaction[];
}

/** One promise every transport keeps. `run` rejects with an Error that says how it was broken. */
export interface KitCase {
  name: string;
  run(harness: Harness): Promise<void>;
}

/** A promise, and the reactions it is about. */
export interface Promised extends KitCase {
  about: readonly Reaction[];
}

export function promised(name: string, about: readonly Reaction[], run: (harness: Harness) => Promise<void>): Promised {
  return { name, about, run };
}

/** Throws unless the condition holds. */
export function must(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(`A transport ${otherwise}`);
}

/** An event such as a survey sends, with an id of its own. */
export function sampleEvent(number: number, text = 'Because.'): AttuneEvent {
  const uuid = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return {
    specversion: '1.0',
    id: uuid,
    source: 'urn:attune:kit',
    type: 'io.attune.survey.submitted.v1',
    subject: `resp/${uuid}`,
    time: '2026-11-22T06:27:59.120Z',
    datacontenttype: 'application/json',
    partitionkey: `resp/${uuid}`,
    sequence: '0000000001',
    data: {
      form: { id: 'kit', version: '1', hash: '0123456789abcdef', locale: 'en' },
      status: 'final',
      answers: { enps: 9, why: text, tools: ['jira', 'slack'] },
      meta: { lib: '0', widget: 'kit', privacy: 'confidential' },
    },
  };
}
