/*
 * What the receiver says of the made-up company, for stories and tests that need no receiver:
 *   node --import tsx demo/company/results.ts     writes demo/configs/northwind.json
 * A test holds the file against what the receiver says now.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SurveyResults } from '../../src/core/schema/survey-results.js';
import { createReceiver, openStore, type Receiver } from '../../src/receiver/index.js';
import { furnish, series } from './furnish.js';

/** Each reader's token, and what they ask for. */
export const readers = {
  company: ['reader', ''],
  /** The first survey: nothing before it to compare with. */
  first: ['reader', '?wave=spring-2025'],
  division: ['reader', '?cut=group.service'],
  /** A division head sees the division, and nothing of the others. */
  finance: ['finance-head', ''],
  hidden: ['reader', '?cut=group.ombuds'],
} as const;

export type Northwind = Record<keyof typeof readers, SurveyResults>;

/** The same results for each reader, from a receiver that the company has answered. */
export async function northwindOf(receiver: Receiver, site: string): Promise<Northwind> {
  const entries = Object.entries(readers).map(async ([name, [token, query]]) => {
    const request = new Request(`http://localhost/v1/${site}/surveys/${series}/results${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return [name, await (await receiver.fetch(request)).json()] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Northwind;
}

export const sha256 = (token: string): string => createHash('sha256').update(token).digest('hex');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const store = await openStore({ memory: true });
  const site = {
    ...{ key: 'pk_northwind', name: 'Northwind', origins: [] },
    readTokens: [{ sha256: sha256('reader') }, { sha256: sha256('finance-head'), groups: ['finance'] }],
    adminTokens: [{ sha256: sha256('admin') }],
    submissionSecret: 'the made-up company’s secret, of no use elsewhere',
  };
  const answerSurveys = await furnish({ store, sites: [site], site: site.key, adminToken: 'admin' });
  await answerSurveys();
  const receiver = await createReceiver({ store, sites: [site], log: () => undefined });
  const northwind = await northwindOf(receiver, site.key);
  writeFileSync(new URL('../configs/northwind.json', import.meta.url), `${JSON.stringify(northwind, null, 1)}\n`);
  await receiver.close();
}
