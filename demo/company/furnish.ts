import centricity from '../../src/content/centricity.js';
import { instrumentHash } from '../../src/core/hashes.js';
import { mulberry32 } from '../../src/core/random.js';
import type { AttuneEvent, SurveyData } from '../../src/core/schema/event.js';
import type { Instrument } from '../../src/core/schema/instrument.js';
import type { Action } from '../../src/core/schema/survey-results.js';
import { version } from '../../src/core/version.js';
import {
  createReceiver,
  mintSubmissionToken,
  type Publication,
  type Receiver,
  type ReceiverOptions,
} from '../../src/receiver/index.js';
import { answersOf, uuidFrom } from './people.js';
import { groups, headcount, levels, seasons, type Season } from './structure.js';

type SurveyEvent = Extract<AttuneEvent, { data: SurveyData }>;

/** The name under which the company's surveys are compared. */
export const series = 'customer-room';

/** As it was first asked: one sentence was worded otherwise, so that its dimension cannot be compared with later ones. */
const firstWording: Instrument = {
  ...centricity,
  version: '0.9.0',
  sections: centricity.sections.map((section) => ({
    ...section,
    items: section.items.map((item) =>
      item.id === 'O4' ? { ...item, text: 'This company spends its budget on what customers ask for.' } : item,
    ),
  })),
};

export const instrumentOf = ({ id }: Season): Instrument => (id === 'spring-2025' ? firstWording : centricity);

/** What was done about what people wrote, with the words by which the comments it answers are found. */
const actions: readonly (Action & { answers: RegExp })[] = [
  {
    id: 'small-refunds',
    said: 'Putting a small thing right takes three approvals.',
    did: 'Since May every team in customer service and repairs may spend up to 100 euros on the spot, without asking.',
    ...{ status: 'done', owner: 'Head of customer service', date: '2026-05-11' },
    answers: /approvals|on the spot|budget of our own/,
  },
  {
    id: 'one-screen',
    said: 'Customers tell us the same things again and again.',
    did: 'Sales and service will see the same history of a customer. Phone, north tries it first, from September.',
    ...{ status: 'doing', owner: 'Head of IT', date: '2026-12-15' },
    answers: /same address|contract number|do not talk|whole history/,
  },
  {
    id: 'how-it-ended',
    said: 'We never hear how a case ended.',
    did: 'Whoever passes a case on gets a note when it is closed.',
    ...{ status: 'planned', owner: 'Head of operations', date: '2026-10-01' },
    answers: /how a case ended|what happened to a complaint/,
  },
  {
    id: 'saturdays',
    said: 'Answer the phone on Saturdays.',
    did: 'Not this year: we could not staff it fairly. The app now books a call back for Monday at eight.',
    ...{ status: 'declined', owner: 'Head of customer service' },
    answers: /Saturdays/,
  },
];

interface Furnishing extends Pick<ReceiverOptions, 'store' | 'sites'> {
  site: string;
  adminToken: string;
}

/**
 * Publishes the company's three surveys.
 *
 * @returns what lets the company answer them, through the receiver's front door and at the receiver's time of each; on
 *   a store that holds the answers already, it does nothing
 */
export async function furnish({ store, sites, site, adminToken }: Furnishing): Promise<() => Promise<void>> {
  const secret = sites.find(({ key }) => key === site)!.submissionSecret!;
  const time = { now: 0 };
  const receiver = await createReceiver({
    ...{ store, sites, clock: () => time.now, log: () => undefined },
    limits: { network: { burst: 1e9, perSecond: 1e9 } },
  });
  const missing: Season[] = [];
  for (const season of seasons) {
    time.now = figuresOf(season);
    const { status, body } = await ask(receiver, site, adminToken, `surveys/${season.id}/results`);
    if (status === 404) await receiver.publish(site, season.id, publicationOf(season));
    if (body['status'] !== 'released') missing.push(season);
  }
  return async () => {
    for (const season of missing) {
      time.now = Date.parse(season.start);
      await sendAll(receiver, site, season, secret);
      time.now = figuresOf(season);
      await released(receiver, site, adminToken, season);
    }
    if (missing.length) await act(receiver, site, adminToken);
  };
}

/** When a season's figures come out: a day after its end. */
const figuresOf = ({ end }: Season): number => Date.parse(end) + 86_400_000;

/** How a season's survey is published; its end is known from the start. */
export function publicationOf(season: Season): Publication {
  return {
    ...{ instrument: instrumentOf(season), privacy: 'anonymous', participation: 'token' },
    groups: [...groups],
    segments: levels.map(({ id, name }) => ({ id, name: name! })),
    invited: headcount,
    wave: { series, name: season.name, start: season.start },
    closesAt: `${season.end}T00:00:00Z`,
  };
}

/** Everybody answers by an invitation of their own, which says where they work. */
async function sendAll(receiver: Receiver, site: string, season: Season, secret: string): Promise<void> {
  const waiting = [...eventsOf(season)];
  // No more than a database takes up in a moment: whoever waits there for long is asked to come again.
  const together = 40;
  for (let from = 0; from < waiting.length; from += together) {
    await Promise.all(
      waiting.slice(from, from + together).map(async ({ event, group, segment }, index) => {
        const iat = Date.parse(season.start) / 1000;
        const jti = `${season.id}-${from + index}`;
        const claims = { tid: site, form: season.id, exp: Date.parse(season.end) / 1000, iat, jti, group, segment };
        const response = await receiver.fetch(
          new Request(`http://localhost/v1/${site}/events`, {
            method: 'POST',
            headers: {
              'content-type': 'application/cloudevents+json',
              authorization: `Bearer ${mintSubmissionToken(secret, claims)}`,
            },
            body: JSON.stringify(event),
          }),
        );
        if (!response.ok) throw new Error(`The demo's own answers were refused: ${await response.text()}`);
      }),
    );
  }
}

/** A season's answers as the survey element sends them: the same at every call, ids included. */
export function* eventsOf(season: Season): Generator<{ event: SurveyEvent; group: string; segment: string }> {
  const instrument = instrumentOf(season);
  const random = mulberry32(Number(season.start.replaceAll('-', '')));
  const form = { id: season.id, version: instrument.version, hash: instrumentHash(instrument), locale: 'en' };
  for (const { group, segment, answers } of answersOf(season, instrument)) {
    const subject = `resp/${uuidFrom(random)}`;
    const event: SurveyEvent = {
      ...{ specversion: '1.0', id: uuidFrom(random), source: `urn:attune:survey:${season.id}` },
      type: 'io.attune.survey.submitted.v1',
      subject,
      time: `${season.start}T00:00:00.000Z`,
      datacontenttype: 'application/json',
      partitionkey: subject,
      sequence: '0000000001',
      data: {
        ...{ form, status: 'final', answers },
        meta: { lib: version, widget: 'attune-survey', privacy: 'anonymous' },
      },
    };
    yield { event, group, segment };
  }
}

/** Resolves when a closed survey has given out its figures. */
async function released(receiver: Receiver, site: string, token: string, { id }: Season): Promise<void> {
  for (;;) {
    const { body } = await ask(receiver, site, token, `surveys/${id}/results`);
    if (body['status'] === 'released') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function act(receiver: Receiver, site: string, token: string): Promise<void> {
  const survey = seasons.at(-1)!.id;
  const { body } = await ask(receiver, site, token, `surveys/${survey}/comments`);
  const comments = body['comments'] as { id: string; text: string }[];
  const told = actions.map(({ answers, ...action }) => ({
    ...action,
    comments: comments.filter(({ text }) => answers.test(text)).map(({ id }) => id),
  }));
  await ask(receiver, site, token, `surveys/${survey}/actions`, { actions: told });
}

async function ask(
  receiver: Receiver,
  site: string,
  token: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await receiver.fetch(
    new Request(`http://localhost/v1/${site}/${path}`, {
      headers: { authorization: `Bearer ${token}` },
      ...(body && { method: 'PUT', body: JSON.stringify(body) }),
    }),
  );
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
