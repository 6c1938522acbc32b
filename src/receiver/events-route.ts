import { createHash } from 'node:crypto';
import { canonicalJson } from '../core/canonical.js';
import type { Acknowledgement } from '../core/schema/acknowledgement.js';
import { eventSchema, eventTypes, type AttuneEvent, type EventType } from '../core/schema/event.js';
import { shaped } from '../core/schema/fault.js';
import { admit, type SurveyEvent } from './admission.js';
import { bearerOf } from './bearer.js';
import type { House } from './house.js';
import { parseJson } from './json.js';
import { admitInvited, claimsFor } from './invitation.js';
import { Refusal } from './problem.js';
import type { Site } from './site.js';
import type { SiteRequest } from './site-route.js';
import { fingerprintsOf, type StoredAs } from './store/submissions.js';

const mediaTypes = ['application/cloudevents+json', 'application/json', 'text/plain'];

/** Takes one event: checks it, commits it, and only then acknowledges it. */
export async function receiveEvent(house: House, { site, request, body }: SiteRequest): Promise<Response> {
  requireRate(house, request);
  requireMediaType(request);
  const event = parseEvent(parseJson(body));
  const status =
    event.type === 'io.attune.test.ping.v1' ? 'accepted' : await keep(house, site, event, bearerOf(request));
  const acknowledgement: Acknowledgement = { id: event.id, status, now: house.clock() };
  return Response.json(acknowledgement);
}

function requireRate({ rates, clock }: House, request: Request): void {
  const token = bearerOf(request);
  const wait = token ? rates.token.take(token, clock()) : 0;
  if (wait > 0) throw new Refusal('rate-limited', { retryAfter: wait });
}

function requireMediaType({ headers }: Request): void {
  const supported = [...eventTypes];
  if ((headers.get('content-encoding') ?? 'identity') !== 'identity')
    throw new Refusal('encoding-unsupported', { supported });
  const [type = '', ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((each) => each.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (!mediaTypes.includes(type) || (charset ?? 'utf-8') !== 'utf-8') {
    throw new Refusal('media-type-unsupported', {
      supported,
      detail: `Send ${mediaTypes.join(', ')}, in UTF-8.`,
    });
  }
}

function parseEvent(value: unknown): AttuneEvent {
  const type = (value as { type?: unknown } | null)?.type;
  if (typeof type === 'string' && !eventTypes.includes(type as EventType)) {
    throw new Refusal('type-unsupported', { path: 'type', supported: [...eventTypes] });
  }
  return shaped(eventSchema, value);
}

async function keep(
  house: House,
  site: Site,
  event: SurveyEvent,
  token: string | undefined,
): Promise<Acknowledgement['status']> {
  const digests = digestsOf(event);
  const outcome = await admitted(house, site, event, token, digests).catch(async (error: unknown) => {
    // What is stored already stays acknowledged, whatever has closed or run out since: the sender only missed our word.
    if (error instanceof Refusal && (await isStored(house, site, digests))) return 'duplicate' as const;
    throw error;
  });
  if (outcome === 'conflict') throw new Refusal('id-conflict', { path: 'id' });
  if (outcome === 'stale') throw new Refusal('busy', { retryAfter: 1 });
  const survey = event.data.form.id;
  const anonymous = event.data.meta.privacy === 'anonymous';
  house.log({ level: 'info', code: outcome, site: site.key, survey, ...(!anonymous && { event: event.id }) });
  if (outcome === 'accepted' && event.data.status === 'final') house.upkeep.schedule(site.key, survey);
  return outcome;
}

async function admitted(
  house: House,
  site: Site,
  event: SurveyEvent,
  token: string | undefined,
  digests: Digests,
): Promise<StoredAs> {
  const { id } = event.data.form;
  for (let attempt = 0; ; attempt += 1) {
    const survey = await house.surveys.find(site.key, id);
    if (!survey) throw new Refusal('survey-unknown', { path: 'data.form.id' });
    const now = house.clock();
    const invited = survey.participation === 'token';
    const claims = invited ? claimsFor(site, survey, token, now) : undefined;
    const submission = { ...digests, ...admit(event, { site: site.key, survey, now, claims }) };
    const outcome = await (invited
      ? admitInvited(house, site, { survey, submission, claims, sent: token !== undefined })
      : house.intake.add(site.key, submission));
    if (outcome !== 'stale' || attempt === 2) return outcome;
    house.surveys.forget(site.key, id);
  }
}

type Digests = { key: string; fingerprint: string };

function digestsOf(event: AttuneEvent): Digests {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  return { key: digest(`${event.source}\0${event.id}`), fingerprint: digest(canonicalJson(event)) };
}

async function isStored({ store }: House, site: Site, { key, fingerprint }: Digests): Promise<boolean> {
  const known = await store.as(site.key, (query) => fingerprintsOf(query, site.key, [{ key }]));
  return known.get(key) === fingerprint;
}
