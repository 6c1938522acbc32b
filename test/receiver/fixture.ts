import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { SurveyEvent } from '../../src/receiver/admission.js';
import type { LogEntry } from '../../src/receiver/log.js';
import type { Publication } from '../../src/receiver/publication-schema.js';
import { createReceiver, type Receiver, type ReceiverOptions } from '../../src/receiver/receiver.js';
import type { Site } from '../../src/receiver/site.js';
import type { Driver } from '../../src/receiver/store/driver.js';
import { migrate } from '../../src/receiver/store/migrate.js';
import { openPglite } from '../../src/receiver/store/pglite.js';
import { openPostgres } from '../../src/receiver/store/postgres.js';
import { mintSubmissionToken, type SubmissionClaims } from '../../src/receiver/submission-token.js';
import { storeOn } from '../../src/receiver/store/store.js';
import { instrumentHash } from '../../src/core/hashes.js';
import { parseInstrument } from '../../src/core/schema/parse-instrument.js';
import { partitioning } from './partitions.js';

/** The address of a PostgreSQL server these tests may make databases on; without it they run on PGlite in memory. */
const server = process.env['ATTUNE_TEST_DATABASE_URL'] || undefined;

export const onPostgres = server !== undefined;

/** Whether each house divides its tables by tenant; any test can be tried so. */
const divided = Boolean(process.env['ATTUNE_TEST_PARTITIONED']);

/** Runs SQL as the database's superuser, whom no policy binds. */
export type Sql = <Row extends object>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

export interface TestDatabase {
  driver: Driver;
  sql: Sql;
  /** Only on PostgreSQL. Logs in as an ordinary user, as a careful operator does. */
  url: string | undefined;
  close(): Promise<void>;
}

/** An empty database with no tables. */
export async function openDatabase(): Promise<TestDatabase> {
  if (!server) {
    const driver = await openPglite();
    const sql: Sql = (text, parameters) => driver.transaction((query) => query(text, parameters));
    return { driver, sql, url: undefined, close: () => driver.close() };
  }
  const name = `attune_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, [ordinaryUser, `CREATE DATABASE ${name} OWNER attune_test`]);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 2 });
  // Dropping the database may end a connection that is just being closed.
  pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
  const sql: Sql = async <Row extends object>(text: string, parameters?: unknown[]) =>
    (await pool.query<Row>(text, parameters)).rows;
  url.username = 'attune_test';
  url.password = 'attune_test';
  const driver = await openPostgres(url.href);
  let open = true;
  const shut = async (): Promise<void> => {
    if (open) await driver.close();
    open = false;
  };
  return {
    driver: { ...driver, close: shut },
    sql,
    url: url.href,
    close: async () => {
      await shut();
      await pool.end();
      await onServer(server, [`DROP DATABASE ${name} WITH (FORCE)`]);
    },
  };
}

/** Roles belong to the server, and test files run beside each other. */
const ordinaryUser = `DO $$ BEGIN
  PERFORM pg_advisory_xact_lock(1);
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'attune_app') THEN CREATE ROLE attune_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'attune_test') THEN
    CREATE ROLE attune_test LOGIN PASSWORD 'attune_test';
    GRANT attune_app TO attune_test;
  END IF;
END $$`;

async function onServer(connectionString: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const secret = 'a secret of at least thirty-two characters';

export const acme: Site = {
  key: 'pk_acme',
  name: 'Acme',
  origins: ['https://intranet.acme.example', 'https://hr.acme.example:8443'],
  readTokens: [
    { sha256: digestOf('acme-reader') },
    { sha256: digestOf('ops-manager'), groups: ['ops'] },
    { sha256: digestOf('tech-manager'), groups: ['tech'], total: true },
  ],
  adminTokens: [{ sha256: digestOf('acme-admin') }],
  submissionSecret: secret,
};

export const globex: Site = {
  key: 'pk_globex',
  name: 'Globex',
  origins: ['https://globex.example'],
  readTokens: [{ sha256: digestOf('globex-reader') }],
  adminTokens: [{ sha256: digestOf('globex-admin') }],
  submissionSecret: 'another secret of at least thirty-two characters',
};

const agree = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'];
const options = [
  { id: 'chat', label: 'Chat' },
  { id: 'phone', label: 'Phone' },
  { id: 'mail', label: 'E-mail' },
];

/** One item of every kind; two dimensions, each with a reversed item. */
export const instrument = {
  id: 'culture',
  version: '1.0.0',
  title: 'Customers and us',
  scales: { agree: { points: agree, na: "Don't know" } },
  dimensions: [
    { id: 'sight', name: { en: 'Line of sight', de: 'Blickfeld' } },
    { id: 'manager', name: 'My manager' },
  ],
  sections: [
    {
      id: 'all',
      items: [
        { kind: 'likert', id: 'C1', text: 'One', scale: 'agree', dimension: 'sight', short: true },
        { kind: 'likert', id: 'C2', text: 'Two', scale: 'agree', dimension: 'sight', key: -1, short: true },
        { kind: 'likert', id: 'M1', text: 'Three', scale: 'agree', dimension: 'manager' },
        { kind: 'rating', id: 'N1', text: 'Recommend?', measure: 'employee-nps' },
        { kind: 'single', id: 'S1', text: 'Channel', options },
        { kind: 'multiple', id: 'S2', text: 'Channels', options, max: 2 },
        { kind: 'ranking', id: 'R1', text: 'Order', options },
        { kind: 'text', id: 'T1', text: 'What would help?', maxLength: 500 },
      ],
    },
  ],
} as const;

export const hash = instrumentHash(parseInstrument(instrument));

/** Sunday noon; the day anonymous events are cut to begins twelve hours earlier. */
export const noon = Date.parse('2026-11-22T12:00:00Z');

export interface TestHouse extends TestDatabase {
  receiver: Receiver;
  logged: LogEntry[];
  /** Milliseconds since 1970; the receiver's own clock. */
  now: number;
  publish(id: string, publication?: Partial<Publication>, site?: string): Promise<void>;
  /** Sends an event, and returns the answer with its parsed body. */
  post(event: unknown, extra?: RequestExtra): Promise<Answer>;
  get(path: string, token?: string, extra?: RequestExtra): Promise<Answer>;
  /** Any other request with a JSON body. */
  send(method: 'POST' | 'PUT', path: string, body: unknown, extra?: RequestExtra): Promise<Answer>;
}

export interface RequestExtra {
  site?: string;
  token?: string;
  ip?: string;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { code?: string; status?: unknown };
  text: string;
}

export interface HouseOptions extends Partial<ReceiverOptions> {
  /** Whether the tables are divided by tenant. */
  partitioned?: boolean;
  /** Is told every statement the receiver sends to the database. */
  watch?: (sql: string, parameters?: readonly unknown[]) => void;
}

/** A receiver on a database of its own, with two sites and a clock that stands still. */
export async function openHouse({ partitioned = divided, watch, ...options }: HouseOptions = {}): Promise<TestHouse> {
  const database = await openDatabase();
  await migrate(partitioned ? partitioning(database.driver) : database.driver);
  const driver = watch ? watching(database.driver, watch) : database.driver;
  const logged: LogEntry[] = [];
  const house = { now: noon };
  const receiver = await createReceiver({
    store: storeOn(driver),
    sites: [acme, globex],
    clock: () => house.now,
    log: (entry) => void logged.push(entry),
    limits: {
      network: { burst: 1e6, perSecond: 1e6 },
      token: { burst: 1e6, perSecond: 1e6 },
      ...options.limits,
    },
    ...(options.sites && { sites: options.sites }),
  });
  return Object.assign(house, database, {
    driver,
    receiver,
    logged,
    publish: async (id: string, publication: Partial<Publication> = {}, site = acme.key) => {
      await receiver.publish(site, id, { instrument, privacy: 'confidential', ...publication });
    },
    post: (event: unknown, { site = acme.key, token, ip, headers = {} }: RequestExtra = {}) =>
      answerTo(
        receiver,
        new Request(`http://receiver.test/v1/${site}/events`, {
          method: 'POST',
          body: typeof event === 'string' ? event : JSON.stringify(event),
          headers: { 'Content-Type': 'application/cloudevents+json', ...authorization(token), ...headers },
        }),
        ip,
      ),
    send: (
      method: 'POST' | 'PUT',
      path: string,
      body: unknown,
      { site = acme.key, token, ip, headers = {} }: RequestExtra = {},
    ) =>
      answerTo(
        receiver,
        new Request(`http://receiver.test/v1/${site}/${path}`, {
          ...{ method, body: JSON.stringify(body) },
          headers: { 'Content-Type': 'application/json', ...authorization(token), ...headers },
        }),
        ip,
      ),
    get: (path: string, token?: string, { site = acme.key, ip, headers = {} }: RequestExtra = {}) =>
      answerTo(
        receiver,
        new Request(`http://receiver.test/v1/${site}/${path}`, {
          headers: { ...authorization(token), ...headers },
        }),
        ip,
      ),
  });
}

const watching = (driver: Driver, watch: NonNullable<HouseOptions['watch']>): Driver => ({
  ...driver,
  transaction: (work) =>
    driver.transaction((query) =>
      work((sql, parameters) => {
        watch(sql, parameters);
        return query(sql, parameters);
      }),
    ),
});

export const authorization = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { Authorization: `Bearer ${token}` };

export async function answerTo(receiver: Receiver, request: Request, ip?: string): Promise<Answer> {
  const response = await receiver.fetch(request, ip === undefined ? {} : { ip });
  const text = await response.text();
  const json = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: json ? (JSON.parse(text) as Answer['body']) : {},
    text,
  };
}

/** An invitation to a survey, for whoever its claims name. */
export const invite = (form: string, claims: Partial<SubmissionClaims> = {}): string =>
  mintSubmissionToken(secret, {
    ...{ tid: acme.key, form, exp: noon / 1000 + 3600, iat: noon / 1000 - 60, jti: randomUUID() },
    ...claims,
  });

type Change = { [Key in keyof SurveyEvent]?: unknown } & {
  data?: Partial<Record<keyof SurveyEvent['data'], unknown>>;
};

/** A submitted answer to the survey `pulse`, as an element sends it. */
export function eventOf(change: Change = {}, form: Record<string, unknown> = {}): SurveyEvent {
  const subject = `resp/${randomUUID()}`;
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: 'https://intranet.acme.example/hr/pulse',
    type: 'io.attune.survey.submitted.v1',
    subject,
    time: '2026-11-22T11:59:00.000Z',
    datacontenttype: 'application/json',
    partitionkey: subject,
    sequence: '0000000001',
    ...change,
    data: {
      form: { id: 'pulse', version: '1.0.0', hash, locale: 'en', ...form },
      status: 'final',
      answers: { C1: 4, C2: 2, M1: 5, N1: 9 },
      meta: { lib: '1.0.0', widget: 'attune-survey', privacy: 'confidential' },
      ...change.data,
    },
  } as SurveyEvent;
}

/** The same for an anonymous survey: nothing in it says when or where. */
export function anonymousEventOf(change: Change = {}, survey = 'pulse'): SurveyEvent {
  return eventOf(
    {
      source: `urn:attune:survey:${survey}`,
      time: '2026-11-22T00:00:00.000Z',
      ...change,
      data: { meta: { lib: '1.0.0', widget: 'attune-survey', privacy: 'anonymous' }, ...change.data },
    },
    { id: survey },
  );
}
