import { randomUUID } from 'node:crypto';
import { instrumentHash } from '../core/hashes.js';
import { scaleOf, shownItems, itemsOf } from '../core/instrument.js';
import { mulberry32 } from '../core/random.js';
import type { Answer, Answers } from '../core/schema/answers.js';
import type { Instrument, Item } from '../core/schema/instrument.js';
import { parseInstrument } from '../core/schema/parse-instrument.js';
import { version } from '../core/version.js';
import type { SurveyEvent } from './admission.js';
import { argumentsOf } from './command-line.js';
import { readJson, readSites } from './configuration.js';

/** Five: the fewest answers a survey gives figures from unless it is published with another minimum. */
const people = 5;

interface Sample {
  url: URL;
  site: string;
  token: string;
  instrument: Instrument;
}

/**
 * Publishes a survey to a running receiver as `identified`, whose figures come as answers do, and sends five made-up
 * answers, so that there is something to see. Its id begins with `sample-`: it never touches another survey.
 *
 * @returns what to tell whoever asked for it.
 * @throws {Error} in one line naming the setting, or what the receiver refused, and the remedy.
 */
export async function sample(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { url, site, token, instrument } = await sampleOf(argv, env);
  const id = `sample-${instrument.id}`.slice(0, 64);
  const base = `${url.href.replace(/\/$/, '')}/v1/${site}`;
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  await send(`${base}/surveys/${id}`, 'PUT', { instrument, privacy: 'identified' }, headers);
  for (let person = 1; person <= people; person += 1)
    await send(`${base}/events`, 'POST', eventOf(instrument, id, person));
  const results = `${base}/surveys/${id}/results`;
  return `Published "${id}" and sent ${people} made-up answers to it. Its results, for a pulse's src:

  ${results}

  curl -H 'Authorization: Bearer READ_OR_ADMIN_TOKEN' ${results}
`;
}

async function sampleOf(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Sample> {
  const text = { type: 'string' } as const;
  const options = { url: text, port: text, sites: text, site: text, token: text };
  const { values, positionals } = argumentsOf(argv, options, true);
  const [file, ...more] = positionals;
  if (more.length) throw new Error('sample takes one survey at a time: attune-receiver sample survey.json');
  const token = values.token ?? env['ATTUNE_ADMIN_TOKEN'];
  if (!token)
    throw new Error(
      'ATTUNE_ADMIN_TOKEN is not set; give the token itself, whose digest is in adminTokens of your sites file (or --token TOKEN)',
    );
  return {
    url: addressOf(values.url, values.port ?? env['PORT'] ?? '8080', env['HOST']),
    site: values.site ?? (await onlySite(values.sites ?? env['ATTUNE_SITES'])),
    token,
    instrument: file ? await instrumentIn(file) : (await import('../content/centricity.js')).default,
  };
}

/** Made-up answers belong on a receiver that is tried out: any other must be named in full. */
function addressOf(named: string | undefined, port: string, host = '127.0.0.1'): URL {
  if (named !== undefined) {
    if (URL.canParse(named) && /^https?:$/.test(new URL(named).protocol)) return new URL(named);
    throw new Error('--url must be the address of a receiver, such as http://127.0.0.1:8080');
  }
  if (!/^(127\.\d+\.\d+\.\d+|localhost|::1)$/.test(host))
    throw new Error(
      `HOST is ${host}, not this machine alone; name the receiver that shall get made-up answers: --url URL`,
    );
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    throw new Error('PORT must be that of the running receiver, from 1 to 65535');
  return new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}`);
}

async function onlySite(file: string | undefined): Promise<string> {
  if (!file) throw new Error('no site is named; give its key with --site pk_…, or set ATTUNE_SITES to your sites file');
  const keys = (await readSites(file)).map(({ key }) => key);
  if (keys.length === 1) return keys[0]!;
  throw new Error(`${file} has several sites; choose one: --site ${keys.join(' or --site ')}`);
}

async function instrumentIn(file: string): Promise<Instrument> {
  const value = await readJson('sample', file);
  try {
    return parseInstrument(value);
  } catch (error) {
    throw new Error(`in ${file}, ${(error as Error).message}`, { cause: error });
  }
}

async function send(url: string, method: string, body: unknown, headers?: Record<string, string>): Promise<void> {
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) } as RequestInit).catch(
    (error: Error) => {
      const code = (error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.message;
      throw new Error(
        `no receiver answers at ${new URL(url).origin} (${code}); start it, or name it with --port or --url`,
        { cause: error },
      );
    },
  );
  if (response.ok) return;
  const { title, detail } = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
  throw new Error(
    `${url} refused with ${response.status}: ${[title, detail].filter(Boolean).join('. ') || 'no reason'}`,
  );
}

function eventOf(instrument: Instrument, id: string, person: number): SurveyEvent {
  const subject = randomUUID();
  return {
    specversion: '1.0',
    id: randomUUID(),
    type: 'io.attune.survey.submitted.v1',
    source: 'urn:attune:sample',
    subject: `resp/${subject}`,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    partitionkey: subject,
    sequence: '0000000001',
    data: {
      form: { id, version: instrument.version, hash: instrumentHash(instrument), locale: instrument.locale },
      status: 'final',
      answers: answersOf(instrument, person),
      meta: { lib: version, widget: 'attune-survey', privacy: 'identified' },
    },
  };
}

/** What made-up person `person`, counted from 1, answers to the questions their answers bring them to. */
function answersOf(instrument: Instrument, person: number): Answers {
  const random = mulberry32(person);
  const answers = Object.create(null) as Record<string, Answer>;
  for (const item of itemsOf(instrument))
    if (shownItems(instrument, answers).has(item.id)) answers[item.id] = answerTo(instrument, item, random);
  return answers;
}

function answerTo(instrument: Instrument, item: Item, random: () => number): Answer {
  const upTo = (count: number): number => Math.floor(random() * count);
  switch (item.kind) {
    case 'likert': {
      const { min, points } = scaleOf(instrument, item);
      return min + upTo(points.length);
    }
    case 'rating':
      return upTo(11);
    case 'single':
      return item.options[upTo(item.options.length)]!.id;
    case 'multiple':
      return [item.options[upTo(item.options.length)]!.id];
    case 'ranking':
      return item.options.map(({ id }) => id);
    case 'text':
      return 'A made-up comment.'.slice(0, item.maxLength);
  }
}
