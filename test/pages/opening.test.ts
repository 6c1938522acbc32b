// A survey that has not begun, or is over: said before anyone answers, and rightly to those who were quicker.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { desk, embedded } from './support/desk.js';
import { Premises } from './support/premises.js';

let premises: Premises;
before(async () => void (premises = await Premises.open()));
after(() => premises.close());

const fromNow = (days: number): Date => new Date(Date.now() + days * 86_400_000);
/** As an English reader has it. */
const day = (date: Date): string => date.toLocaleDateString('en', { day: 'numeric', month: 'long' });
const page = (id: string): string =>
  premises.page(`/${id}`, embedded(desk(id), `endpoint="${premises.endpoint}" mode="full"`));

it('a survey that is over says since when, and asks nothing', async () => {
  const closed = fromNow(-8);
  await premises.publish(desk('over'), { closesAt: closed.toISOString() });
  const person = await premises.visit(page('over'));
  await person.reads(`This survey closed on ${day(closed)}`);
  assert.doesNotMatch(await person.read(), /chair|Review and send/);
});

it('a survey that has not begun says when it will, and asks by itself once it has', async () => {
  await premises.publish(desk('far'), { opensAt: fromNow(2).toISOString() });
  const early = await premises.visit(page('far'));
  await early.reads(`This survey opens on ${day(fromNow(2))}`);
  assert.doesNotMatch(await early.read(), /chair|Review and send/);

  await premises.publish(desk('near'), { opensAt: new Date(Date.now() + 4_000).toISOString() });
  const person = await premises.visit(page('near'));
  await person.reads(/This survey opens on/);
  await person.choose('chair', 4);
  await person.send();
  await person.reads('Your answers have arrived');
  assert.deepEqual(await premises.kept('near'), [{ chair: 4 }]);
});

it('who was asked before it closed is told that it is over, not that something is wrong with their answers', async () => {
  await premises.publish(desk('late'));
  const person = await premises.visit(page('late'));
  await person.choose('chair', 4);
  await person.press('review');
  await premises.publish(desk('late'), { closesAt: new Date().toISOString() });
  await person.press('send');
  const said = await person.reads('The survey is over.');
  assert.match(said, /Your answers are saved here but could not be delivered/);
  assert.doesNotMatch(said, /not accepted|arrived/);
  assert.deepEqual(await premises.kept('late'), []);
});

it('answers that come before it opens wait, and arrive once it has', async () => {
  await premises.publish(desk('early'));
  const person = await premises.visit(page('early'));
  await person.choose('chair', 4);
  await person.press('review');
  await premises.publish(desk('early'), { opensAt: new Date(Date.now() + 5_000).toISOString() });
  await person.press('send');
  const said = await person.reads('The survey has not begun yet.');
  assert.match(said, /Your answers are saved here, not sent yet/);
  assert.deepEqual(await premises.kept('early'), []);
  await person.reads('Your answers have arrived');
  assert.deepEqual(await premises.kept('early'), [{ chair: 4 }]);
});
