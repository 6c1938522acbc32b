import '../support/frozen.mjs';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FaultError } from '../../src/core/schema/fault.js';
import { Refusal } from '../../src/receiver/problem.js';
import type { Publication } from '../../src/receiver/publication-schema.js';
import { parseSites } from '../../src/receiver/site.js';
import {
  acme,
  anonymousEventOf,
  answerTo,
  authorization,
  digestOf,
  eventOf,
  hash,
  instrument,
  openHouse,
  type Answer,
  type TestHouse,
} from './fixture.js';

describe('publishing a survey', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  const put = (id: string, publication: unknown): Promise<Answer> =>
    answerTo(
      house.receiver,
      new Request(`http://receiver.test/v1/${acme.key}/surveys/${encodeURIComponent(id)}`, {
        method: 'PUT',
        body: typeof publication === 'string' ? publication : JSON.stringify(publication),
        headers: authorization('acme-admin'),
      }),
    );
  const publication = (change: Partial<Publication> = {}): Publication => ({
    instrument,
    privacy: 'confidential',
    ...change,
  });

  it('gives back what holds from now on, with the defaults said out', async () => {
    const answer = await put('pulse', publication({ groups: ['ops'], closesAt: '2026-12-01T00:00:00+01:00' }));
    assert.deepEqual(
      [answer.status, answer.body],
      [
        200,
        {
          id: 'pulse',
          version: '1.0.0',
          hash,
          privacy: 'confidential',
          minimum: 5,
          commentsMinimum: 10,
          participation: 'open',
          results: 'after-close',
          groups: [{ id: 'ops' }],
          closesAt: Date.parse('2026-11-30T23:00:00Z'),
        },
      ],
    );
  });

  it('names what is wrong with a publication', async () => {
    const faulty: [unknown, string][] = [
      [publication({ minimum: 2 }), 'minimum'],
      [publication({ minimum: 12, commentsMinimum: 11 }), 'commentsMinimum'],
      [publication({ privacy: 'secret' as 'anonymous' }), 'privacy'],
      [{ ...publication(), extra: 1 }, 'extra'],
      [publication({ groups: ['no spaces'] }), 'groups[0]'],
      [publication({ groups: ['ops', { id: 'ops' }] }), 'groups[1].id'],
      [publication({ groups: [{ id: 'ops', parent: 'nowhere' }] }), 'groups[0].parent'],
      [
        publication({
          groups: [
            { id: 'a', parent: 'b' },
            { id: 'b', parent: 'a' },
          ],
        }),
        'groups[0].parent',
      ],
      [publication({ segments: [{ id: 'lead' }, { id: 'lead' }] }), 'segments[1].id'],
      [publication({ wave: { series: 'culture', name: 'Autumn', start: 'October' } }), 'wave.start'],
      [publication({ invited: 0 }), 'invited'],
      [publication({ closesAt: 'tomorrow' }), 'closesAt'],
      [publication({ instrument: { ...instrument, title: '' } }), 'instrument.title'],
      [publication({ instrument: undefined }), 'instrument'],
      [[], ''],
    ];
    for (const [value, path] of faulty) {
      const answer = await put('faulty', value);
      assert.deepEqual([answer.status, answer.body.code, answer.body['path']], [422, 'invalid', path], answer.text);
      assert.ok(String(answer.body['detail']).length > 10);
    }
    for (const id of ['1st', 'with space', '__proto__', "x'; DROP TABLE attune.survey; --", 'x'.repeat(65)]) {
      assert.equal((await put(id, publication())).status, 400, id);
    }
    assert.deepEqual(await house.sql("SELECT id FROM attune.survey WHERE id <> 'pulse'"), []);
  });

  it('says of a wrong type that it is wrong, and of nothing that it is missing', async () => {
    const detailOf = async (value: unknown) => (await put('faulty', value)).body['detail'];
    assert.equal(await detailOf({ ...publication(), minimum: '5' }), 'minimum must be a number');
    assert.equal(await detailOf({ ...publication(), groups: 'ops' }), 'groups must be an array');
    assert.match(String(await detailOf({ instrument })), /^privacy must be one of/);
    const event = await house.post({ ...eventOf(), source: 7 });
    assert.equal(event.body['detail'], 'source must be a string');
    const none = await house.post({ ...eventOf(), source: undefined });
    assert.equal(none.body['detail'], 'source is missing; it must be a string');
    assert.throws(() => parseSites([{ ...acme, name: 7 }]), /sites\[0\]\.name must be a string/);
  });

  it('says where its JSON breaks to whoever publishes, and to no stranger', async () => {
    const broken = '{ "privacy": "anonymous",\n  "instrument": { "items": [1, 2,] }\n}';
    assert.match(String((await put('x', broken)).body['detail']), /^The body is not valid JSON \(line 2\): look there/);
    assert.match(String((await house.post(broken)).body['detail']), /^Send JSON; a file with curl/);
  });

  it('takes a survey of a megabyte from an administrator, and of two from nobody', async () => {
    const intro = 'x'.repeat(9_990);
    const [section] = instrument.sections;
    const sections = (count: number) => ({
      ...instrument,
      sections: Array.from({ length: count }, (_, at) => ({
        ...section,
        id: `s${at}`,
        intro,
        items: section.items.map((item) => ({ ...item, id: `${item.id}-${at}`, when: undefined })),
      })),
    });
    const large = publication({ instrument: sections(100) });
    assert.ok(JSON.stringify(large).length > 1_000_000);
    assert.equal((await put('large', large)).status, 200);
    const stranger = new Request(`http://receiver.test/v1/${acme.key}/surveys/large`, {
      method: 'PUT',
      body: JSON.stringify(large),
      headers: authorization('nobody'),
    });
    const refused = await answerTo(house.receiver, stranger);
    assert.deepEqual([refused.status, refused.body.code], [413, 'too-large']);
    const tooLarge = await put(
      'large',
      publication({ instrument: sections(200), note: 'x'.repeat(200_000) } as object),
    );
    assert.deepEqual([tooLarge.status, tooLarge.body.code], [413, 'too-large']);
  });

  it('never loosens a promise about privacy, and keeps any once somebody has answered', async () => {
    await house.publish('promise');
    const looser = await put('promise', publication({ privacy: 'identified' }));
    assert.deepEqual([looser.status, looser.body.code, looser.body['path']], [409, 'privacy-fixed', 'privacy']);
    assert.match(String(looser.body['detail']), /Publish it as confidential, or under a new id/);
    assert.equal(
      (await put('promise', publication({ privacy: 'anonymous' }))).status,
      200,
      'stricter, before the first answer',
    );
    const event = anonymousEventOf({}, 'promise');
    assert.equal(
      (await house.post({ ...event, data: { ...event.data, form: { ...event.data.form, id: 'promise' } } })).status,
      200,
    );
    for (const privacy of ['identified', 'confidential'] as const) {
      assert.equal((await put('promise', publication({ privacy }))).body.code, 'privacy-fixed');
    }
    await house.publish('answered');
    const answer = eventOf({}, { id: 'answered' });
    assert.equal(
      (await house.post({ ...answer, data: { ...answer.data, form: { ...answer.data.form, id: 'answered' } } })).status,
      200,
    );
    assert.equal((await put('answered', publication({ privacy: 'anonymous' }))).body.code, 'privacy-fixed');
  });

  it('lets minimums rise, never fall', async () => {
    await put('least', publication({ minimum: 6 }));
    assert.equal((await put('least', publication({ minimum: 5 }))).body.code, 'minimum-fixed');
    assert.equal((await put('least', publication({ commentsMinimum: 9 }))).body.code, 'minimum-fixed');
    assert.equal((await put('least', publication())).body['minimum'], 6, 'said nothing, it stays');
    const higher = await put('least', publication({ minimum: 12 }));
    assert.deepEqual([higher.body['minimum'], higher.body['commentsMinimum']], [12, 12]);
  });

  it('takes answers to every wording published so far, whole and short', async () => {
    await house.publish('worded');
    const reworded = structuredClone(instrument) as unknown as {
      version: string;
      sections: { items: { text: string }[] }[];
    };
    reworded.version = '1.1.0';
    reworded.sections[0]!.items[0]!.text = 'One, in other words';
    const { body } = await put('worded', publication({ instrument: reworded }));
    assert.notEqual(body['hash'], hash);
    const { shortForm } = await import('../../src/core/instrument.js');
    const { instrumentHash } = await import('../../src/core/hashes.js');
    const { parseInstrument } = await import('../../src/core/schema/parse-instrument.js');
    const short = instrumentHash(shortForm(parseInstrument(instrument)));
    for (const [each, answers] of [
      [hash, { C1: 1, M1: 2 }],
      [String(body['hash']), { C1: 1 }],
      [short, { C1: 1, C2: 2 }],
    ] as const) {
      const event = eventOf({ data: { answers } }, { id: 'worded', hash: each });
      assert.equal(
        (
          await house.post({
            ...event,
            data: { ...event.data, form: { ...event.data.form, id: 'worded', hash: each } },
          })
        ).body.status,
        'accepted',
      );
    }
    const stray = eventOf({ data: { answers: { M1: 2 } } }, { id: 'worded', hash: short });
    const refused = await house.post({
      ...stray,
      data: { ...stray.data, form: { ...stray.data.form, id: 'worded', hash: short } },
    });
    assert.equal(refused.body['path'], 'data.answers.M1', 'the short form does not ask that');
  });

  it('can be done from a program as well, with errors to catch', async () => {
    const published = await house.receiver.publish(acme.key, 'program', publication());
    assert.equal(published.hash, hash);
    await assert.rejects(
      house.receiver.publish('pk_nobody', 'x', publication()),
      (error) => error instanceof Refusal && error.code === 'site-unknown',
    );
    await assert.rejects(
      house.receiver.publish(acme.key, 'x', publication({ minimum: 1 })),
      (error) => error instanceof FaultError && error.faults[0]?.path === 'minimum',
    );
  });
});

describe('the list of sites', () => {
  const site = { key: 'pk_a', name: 'A', origins: ['https://a.example'] };
  const faulty: [string, unknown, string][] = [
    ['no list', {}, 'sites'],
    ['an empty list', [], 'sites'],
    ['a key in another form', [{ ...site, key: 'sk_a' }], 'sites[0].key'],
    ['one key twice', [site, site], 'sites[1].key'],
    ['an origin with a path', [{ ...site, origins: ['https://a.example/'] }], 'sites[0].origins[0]'],
    ['a wildcard', [{ ...site, origins: ['*'] }], 'sites[0].origins[0]'],
    ['a wildcard within an origin', [{ ...site, origins: ['https://*.a.example'] }], 'sites[0].origins[0]'],
    ['the word null as an origin', [{ ...site, origins: ['null'] }], 'sites[0].origins[0]'],
    [
      'a token instead of its digest',
      [{ ...site, adminTokens: [{ sha256: 'secret' }] }],
      'sites[0].adminTokens[0].sha256',
    ],
    ['a short secret', [{ ...site, submissionSecret: 'short' }], 'sites[0].submissionSecret'],
    ['an unknown field', [{ ...site, origin: 'https://a.example' }], 'sites[0].origin'],
  ];
  for (const [name, value, path] of faulty) {
    it(`is refused with ${name}, naming ${path}`, () => {
      assert.throws(
        () => parseSites(value),
        (error) =>
          error instanceof FaultError && error.faults[0]?.path === path && !error.message.includes('undefined'),
      );
    });
  }

  it('is taken when it is sound', () => {
    const full = {
      ...site,
      allowNullOrigin: true,
      readTokens: [{ sha256: digestOf('x'), groups: ['ops'], total: true }],
      adminTokens: [{ sha256: digestOf('y') }],
    };
    assert.deepEqual(parseSites([full, acme]), [full, acme]);
  });
});
