import '../support/frozen.mjs';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { SurveyExport } from '../../src/receiver/results/export.js';
import { masked } from '../../src/receiver/masking.js';
import { mintSubmissionToken } from '../../src/receiver/submission-token.js';
import { acme, eventOf, instrument, invite, noon, openHouse, secret, type TestHouse } from './fixture.js';

const meta = { lib: '1.0.0', widget: 'attune-survey', privacy: 'identified' };

const parseCsv = (text: string): string[][] => parse(text, { bom: true });

describe('the export of a survey', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
    await house.publish('pulse', { privacy: 'identified', participation: 'token', groups: ['ops', 'tech', 'lab'] });
    await house.publish('secret', { privacy: 'anonymous' });
    await house.publish('named', { privacy: 'identified' });
  });
  after(() => house.close());

  const exported = async (id: string, token = 'acme-reader') => {
    const answer = await house.get(`surveys/${id}/export?format=json`, token);
    assert.equal(answer.status, 200, answer.text);
    return answer.body as unknown as SurveyExport;
  };
  async function answer(count: number, answers: (index: number) => object, group?: string): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const event = eventOf({ data: { answers: answers(index), meta } });
      const token = invite('pulse', group ? { group } : {});
      assert.equal((await house.post(event, { token })).body.status, 'accepted');
    }
  }

  it('spreads the answers to each item in whole per cent, behind the same gate as the results', async () => {
    await answer(
      10,
      (index) => ({
        C1: (index % 5) + 1,
        S1: index < 7 ? 'chat' : 'mail',
        S2: index < 5 ? ['chat', 'phone'] : ['mail'],
        R1: ['mail', 'chat', 'phone'],
      }),
      'ops',
    );
    await answer(3, () => ({ C1: 1, S1: 'phone' }), 'tech');
    await answer(2, () => ({ C1: 1, S1: 'phone' }), 'lab');
    const { results, others } = await exported('pulse');
    const spread = (id: string, of?: string) =>
      (of ? others.find((each) => each.of === of)!.items : results.items).find((item) => item.id === id)!;
    const shares = (id: string, of?: string) =>
      Object.fromEntries(spread(id, of).options.map(({ value, percent, extreme }) => [value, extreme ?? percent]));
    assert.deepEqual(
      [spread('C1').n, spread('C1', 'group.ops').n, spread('C1', 'group.tech').n],
      ['10–19', '10–19', null],
    );
    assert.equal(spread('C1', 'group.tech').suppressed, true);
    assert.deepEqual(shares('C1', 'group.tech'), { 1: null, 2: null, 3: null, 4: null, 5: null });
    assert.deepEqual(shares('C1', 'group.ops'), { 1: 20, 2: 20, 3: 20, 4: 20, 5: 20 });
    assert.deepEqual(spread('C1').favourable, { percent: 27, lo: 10, hi: 52, extreme: null });
    assert.deepEqual(shares('S1'), { chat: 47, phone: 33, mail: 20 }, 'hidden groups count in the total');
    assert.deepEqual(shares('S2'), { chat: 50, phone: 50, mail: 50 }, 'several choices add up to more than 100');
    assert.deepEqual(shares('R1'), { chat: 0, phone: 0, mail: 100 }, 'of a ranking, the first place');
    assert.equal(results.response.answered, '10–19');
  });

  it('never says that nobody or everybody in a small group chose something (A8)', async () => {
    await house.publish('mind', { privacy: 'identified' });
    for (let index = 0; index < 6; index += 1) {
      const event = eventOf({ data: { answers: { S1: 'chat' }, meta } }, { id: 'mind' });
      await house.post({ ...event, data: { ...event.data, form: { ...event.data.form, id: 'mind' } } });
    }
    const { items } = (await exported('mind')).results;
    assert.deepEqual(
      items.find(({ id }) => id === 'S1')!.options.map(({ percent, extreme }) => [percent, extreme]),
      [
        [null, 'almost-all'],
        [null, 'almost-none'],
        [null, 'almost-none'],
      ],
    );
  });

  it('shows at least ten comments, shuffled, masked, to readers of the company alone', async () => {
    const comments = async (token?: string) => (await exported('pulse', token)).results.comments[0]!.comments;
    await answer(9, (index) => ({ T1: `from ops ${index} mail me: jo@acme.example or +49 (30) 1234-567` }), 'ops');
    assert.deepEqual(await comments(), [], 'nine are too few');
    await answer(1, () => ({ T1: '   ' }), 'ops');
    assert.deepEqual(await comments(), [], 'an empty one does not count');
    await answer(1, () => ({ T1: 'the tenth, customer 12345678' }), 'ops');
    const ten = await comments();
    assert.equal(ten.length, 10);
    assert.ok(ten.includes('the tenth, customer [number]'));
    assert.ok(ten.includes('from ops 3 mail me: [e-mail] or [number]'), ten.join('\n'));
    assert.notDeepEqual(
      ten.slice(0, 9).map((text) => text.slice(9, 10)),
      [...'012345678'],
    );
    assert.deepEqual(await comments(), ten, 'the order stays');
    assert.deepEqual(await comments('ops-manager'), [], 'half a signature would stand beside each');
    assert.deepEqual(await comments('tech-manager'), []);
  });

  it('reaches no further than the token', async () => {
    const { results, others } = await exported('pulse', 'ops-manager');
    assert.deepEqual([results.focus?.id, others], ['ops', []]);
    assert.deepEqual(
      results.cuts.map(({ values }) => values.map(({ id }) => id)),
      [['ops']],
    );
    assert.equal((await house.get('surveys/pulse/export')).status, 401);
    assert.equal((await house.get('surveys/none/export', 'acme-reader')).body.code, 'survey-unknown');
    assert.equal((await house.get('surveys/pulse/export?format=xls', 'acme-reader')).body.code, 'invalid');
  });

  it('is one table as CSV, with the same figures', async () => {
    const answer = await house.get('surveys/pulse/export?format=csv', 'acme-reader');
    assert.match(answer.headers.get('content-type')!, /^text\/csv/);
    assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="pulse.csv"');
    const [header, ...rows] = parseCsv(answer.text);
    assert.deepEqual(header?.slice(-4), ['figure', 'unit', 'lo (95 %)', 'hi (95 %)']);
    assert.ok(rows.every((row) => row.length === header.length));
    const { results } = await exported('pulse');
    assert.deepEqual(
      rows.filter(([kind, id]) => kind === 'dimension' && id === 'sight').map((row) => row.slice(2, 4)),
      [
        ['Line of sight', ''],
        ['Line of sight', 'group.ops'],
        ['Line of sight', 'group.tech'],
        ['Line of sight', 'group.lab'],
      ],
    );
    const suppressed = rows.filter(([kind, , , of]) => kind === 'item' && of === 'group.tech');
    assert.ok(suppressed.length > 20 && suppressed.every((row) => row[4] === '' && row[7] === ''));
    assert.deepEqual(
      rows.filter(([kind]) => kind === 'comment').map((row) => row[5]),
      results.comments[0]!.comments,
    );
  });

  it('opens in a German spreadsheet, though the survey is in English', async () => {
    const german = async (id: string, more = '', token = 'acme-reader'): Promise<string[][]> => {
      const { text } = await house.get(`surveys/${id}/export?format=csv&locale=de-DE${more}`, token);
      return parse(text, { bom: true, delimiter: ';' });
    };
    const rows = await german('pulse');
    assert.ok(rows.length > 20 && rows.every((row) => row.length === rows[0]!.length && row.length > 10));
    assert.equal(rows.find(([kind]) => kind === 'dimension')![2], 'Blickfeld', 'what has German words has them');
    assert.equal((await german('named', '&rows=true', 'acme-admin'))[0]![0], 'subject');
    const refused = await house.get('surveys/pulse/export?format=csv&locale=not_a_language!', 'acme-reader');
    assert.deepEqual([refused.status, refused.body['path']], [422, 'locale']);
  });

  it('neutralises formulas wherever a spreadsheet would see one, headers included (T35)', async () => {
    const hostile = structuredClone(instrument) as unknown as {
      sections: { items: { text: string; options?: { label: string }[] }[] }[];
      dimensions: { name: string }[];
    };
    for (const item of hostile.sections[0]!.items) item.text = '=HYPERLINK("//evil")';
    hostile.dimensions[0]!.name = '@evil';
    await house.receiver.publish(acme.key, 'hostile', { instrument: hostile, privacy: 'confidential' });
    const { text } = await house.get('surveys/hostile/export?format=csv', 'acme-reader');
    for (const field of parseCsv(text).flat()) assert.doesNotMatch(field, /^[=@+-]/);
    assert.match(text, /"'=HYPERLINK/);
  });

  it('masks what would name a person, in time that grows with the text alone', () => {
    assert.equal(masked('ask jo.doe+x@mail.acme.example, or call 030/123 45 67.'), 'ask [e-mail], or call [number].');
    assert.equal(masked('room 4711, 24/7, on 3 of 5 days'), 'room 4711, 24/7, on 3 of 5 days');
    assert.equal(masked('id 1234567890123'), 'id [number]');
    for (const text of [
      '@'.repeat(5000),
      '1'.repeat(5000),
      '1 '.repeat(2500),
      'a@'.repeat(2500),
      `1${' '.repeat(4999)}`,
    ])
      masked(text);
  });

  it('gives rows of people only for identified surveys, and only to administrators', async () => {
    const data = {
      group: 'ops',
      answers: { C1: 4, S2: ['chat', 'mail'], T1: '=evil()' },
      meta: { lib: '1', widget: 'attune-survey', privacy: 'identified' },
    };
    const event = eventOf({ data }, { id: 'named' });
    const sent = { ...event, data: { ...event.data, form: { ...event.data.form, id: 'named' } } };
    assert.equal((await house.post(sent)).body.status, 'accepted');
    const row = {
      subject: event.subject.slice(5),
      participant: null,
      group: 'ops',
      locale: 'en',
      receivedAt: new Date(noon).toISOString(),
      answers: data.answers,
    };
    for (let reads = 0; reads < 2; reads += 1) {
      const answer = await house.get('surveys/named/export?rows=true', 'acme-admin');
      assert.deepEqual(answer.body, { survey: 'named', rows: [row] }, 'before and after it was counted');
    }
    const [header, line] = parseCsv((await house.get('surveys/named/export?rows=true&format=csv', 'acme-admin')).text);
    assert.deepEqual(header, ['subject', 'participant', 'group', 'locale', 'receivedAt', 'C1', 'S2', 'T1']);
    assert.deepEqual(line?.slice(5), ['4', 'chat mail', "'=evil()"]);
    assert.equal((await house.get('surveys/named/export?rows=true', 'acme-reader')).body.code, 'scope-insufficient');
    assert.equal((await house.get('surveys/secret/export?rows=true', 'acme-admin')).body.code, 'rows-forbidden');
    await house.publish('confidential');
    assert.equal((await house.get('surveys/confidential/export?rows=true', 'acme-admin')).body.code, 'rows-forbidden');
  });

  it('names in a row who an invitation was made for', async () => {
    await house.publish('invited', { privacy: 'identified', participation: 'token' });
    const token = mintSubmissionToken(secret, {
      tid: acme.key,
      form: 'invited',
      exp: noon / 1000,
      jti: 'the only one',
      sub: 'jo@acme.example',
    });
    const event = eventOf(
      { data: { meta: { lib: '1', widget: 'attune-survey', privacy: 'identified' } } },
      { id: 'invited' },
    );
    assert.equal(
      (await house.post({ ...event, data: { ...event.data, form: { ...event.data.form, id: 'invited' } } }, { token }))
        .status,
      200,
    );
    const { body } = await house.get('surveys/invited/export?rows=true', 'acme-admin');
    assert.deepEqual(
      (body['rows'] as { participant: string }[]).map(({ participant }) => participant),
      ['jo@acme.example'],
    );
  });
});
