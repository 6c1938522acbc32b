// One survey embedded twice, and open in two tabs: what each person reads, and what the receiver holds.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Person } from './support/person.js';
import { desk, embedded } from './support/desk.js';
import { Premises } from './support/premises.js';

let premises: Premises;
before(async () => void (premises = await Premises.open()));
after(() => premises.close());

const sent = (survey: string) => premises.posts.filter(({ data }) => data.form.id === survey).map(({ data }) => data);

describe('one survey that a page embeds twice, for two groups', () => {
  it('is answered apart and sent twice', async () => {
    const survey = desk('twice');
    await premises.publish(survey, { groups: ['north', 'south'] });
    const embed = (group: string): string =>
      embedded(survey, `id="${group}" group="${group}" endpoint="${premises.endpoint}" mode="full"`);
    const north = await premises.visit(premises.page('/twice', embed('north') + embed('south')), { at: '#north' });
    const south = north.beside('#south');

    await north.choose('chair', 5);
    await north.reads('Saved on this device');
    assert.deepEqual(await south.answers(), {}, 'the draft of one is not shown in the other');
    await south.choose('chair', 1);
    await north.send();
    await north.reads('Your answers have arrived');
    assert.doesNotMatch(await south.read(), /arrived/);
    await south.send();
    await south.reads('Your answers have arrived');

    assert.deepEqual(
      sent('twice').map(({ group, answers }) => [group, answers]),
      [
        ['north', { chair: 5 }],
        ['south', { chair: 1 }],
      ],
    );
    assert.deepEqual(await premises.kept('twice'), [{ chair: 1 }, { chair: 5 }]);
    assert.deepEqual(north.complaints, []);
  });
});

describe('one survey that somebody has open in two tabs', () => {
  /** A browser that lets no word from tab to tab, as some do where site data is blocked. */
  const mute = (): void => void Object.assign(window, { BroadcastChannel: undefined });

  async function twoTabs(id: string, before?: () => void): Promise<[Person, Person]> {
    const survey = desk(id);
    await premises.publish(survey);
    const url = premises.page(`/${id}`, embedded(survey, `endpoint="${premises.endpoint}" mode="full"`));
    const device = await premises.browser.createBrowserContext();
    const [a, b] = [await premises.visit(url, { device, before }), await premises.visit(url, { device, before })];
    await a.look();
    await a.choose('chair', 5);
    await a.reads('Saved on this device');
    await b.look();
    await b.choose('chair', 1);
    await b.write('wish', 'A lamp on every desk');
    await b.reads('Saved on this device');
    return [a, b];
  }

  it('is one response: what was written in the other tab is sent with it, and the other tab says so', async () => {
    const [a, b] = await twoTabs('heard');
    await a.look();
    await a.press('review');
    await a.reads('A lamp on every desk', '[part=review]');
    await a.press('send');
    await a.reads('Your answers have arrived');
    await b.look();
    await b.reads('Your answers have arrived');
    assert.deepEqual(
      sent('heard').map(({ answers }) => answers),
      [{ chair: 1, wish: 'A lamp on every desk' }],
    );
    assert.deepEqual(await premises.kept('heard'), [{ chair: 1 }]);
    assert.deepEqual(await premises.comments('heard'), ['A lamp on every desk']);
  });

  it('is not said to have arrived for what the other tab did not send: it stays, and can be sent as well', async () => {
    const [a, b] = await twoTabs('unheard', mute);
    await a.look();
    await a.choose('light', 3);
    await a.send();
    await a.reads('Your answers have arrived');
    const first = sent('unheard').map(({ answers }) => answers);

    await b.look();
    await b.choose('light', 2);
    await b.press('review');
    if (!(await b.read('.other-tab'))) await b.press('send');
    const told = await b.reads('This survey was already sent from another tab');
    assert.match(told, /A lamp on every desk/, 'what was written here is still on the screen');
    assert.doesNotMatch(told, /arrived/);
    assert.deepEqual(
      sent('unheard').map(({ answers }) => answers),
      first,
      'and nothing of it has left',
    );
    await b.press('sendBeside');
    await b.reads('Your answers have arrived');
    assert.deepEqual(
      sent('unheard').map(({ answers }) => answers),
      [...first, { chair: 1, light: 2, wish: 'A lamp on every desk' }],
    );
    assert.equal((await premises.kept('unheard')).length, 2);
    assert.equal((await premises.comments('unheard')).at(-1), 'A lamp on every desk');
  });
});
