import { fixture, html } from '@open-wc/testing';
import type { Result } from '../../../src/core/schema/event.js';
import type { AttuneOutbox } from '../../../src/elements/outbox/outbox.js';
import '../../../src/elements/outbox/outbox.js';
import { pageOutbox } from '../../../src/transport/index.js';
import { words } from './person.js';
import { post, type Post } from './transports.js';

export const held = { kind: 'retry', reason: 'server-error', afterMs: 3_600_000 } as const;
export const refused = { kind: 'reject', reason: 'rejected' } as const;

export const resultOf = (title: string): Result => ({
  type: 'io.attune.survey.submitted.v1',
  subject: `resp/${crypto.randomUUID()}`,
  sequence: 1,
  title,
  data: {
    form: { id: 'pulse', version: '1.0.0', hash: '0123456789abcdef', locale: 'en' },
    status: 'final',
    answers: { helped: 4 },
    meta: { lib: '0.1.0', widget: 'attune-survey', privacy: 'confidential' },
  },
});

export async function sendFrom(title: string, outcome: Post['outcome'], followable = false): Promise<Post> {
  const there = post(outcome);
  pageOutbox().use(there.name, there);
  await pageOutbox().submit(resultOf(title), {
    ...{ endpoint: there.name, source: 'urn:attune:test', receipt: true, followable },
  });
  return there;
}

export interface Shown {
  outbox: AttuneOutbox;
  page: HTMLElement;
  rows(): HTMLElement[];
  row(title: string): HTMLElement;
  button(label: string): HTMLButtonElement;
  find(selector: string): HTMLElement | null;
}

export async function show({ lang = 'en', hideEmpty = false } = {}): Promise<Shown> {
  const page = await fixture<HTMLElement>(html`
    <main lang=${lang}><attune-outbox ?hide-empty=${hideEmpty}></attune-outbox></main>
  `);
  const outbox = page.querySelector('attune-outbox')!;
  const root = outbox.shadowRoot!;
  const rows = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('li')];
  const find = (selector: string): HTMLElement | null => root.querySelector<HTMLElement>(selector);
  return {
    outbox,
    page,
    rows,
    find,
    row: (title) => rows().find((row) => row.textContent.includes(title))!,
    button: (label) => [...root.querySelectorAll('button')].find((each) => words(each) === label)!,
  };
}
