// A survey whose author changes its words while people answer: what they read of it, and what the receiver holds.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { desk, embedded } from './support/desk.js';
import type { Person } from './support/person.js';
import { Premises } from './support/premises.js';

let premises: Premises;
before(async () => void (premises = await Premises.open()));
after(() => premises.close());

type Survey = ReturnType<typeof desk>;

/** Somebody who has answered and written in a survey, and the way by which its author serves it with other words. */
async function answered(
  id: string,
): Promise<{ person: Person; serve: (change?: (survey: Survey) => void) => Promise<void> }> {
  const put = async (change?: (survey: Survey) => void): Promise<string> => {
    const survey = desk(id);
    change?.(survey);
    await premises.publish(survey);
    return premises.page(`/${id}`, embedded(survey, `endpoint="${premises.endpoint}" mode="full"`));
  };
  const person = await premises.visit(await put());
  await person.choose('chair', 4);
  await person.choose('light', 2);
  await person.write('wish', 'A window that opens');
  await person.reads('Saved on this device');
  return {
    person,
    serve: async (change) => {
      await put(change);
      await person.tab.reload();
    },
  };
}

const inField = ({ tab }: Person): Promise<string> => tab.$eval('attune-survey >>> textarea', (field) => field.value);

it('what somebody wrote is shown where the question is worded anew, and is an answer again where the old words are back', async () => {
  const { person, serve } = await answered('mended');
  await serve(({ sections: [section] }: Survey) => (section!.items[2]!.text = 'What would you like to have changed?'));
  const note = await person.reads('This question has changed', '[data-id=wish]');
  assert.match(note, /What would you like to change\?.*A window that opens/);
  assert.match(await person.read(), /1 question has changed since\. What you answered is kept/);
  assert.equal(await inField(person), '', 'it is no answer to the new words');
  await person.choose('chair', 5);
  await person.reads('Saved on this device');

  await serve();
  await person.reads('Your earlier answers are still here');
  assert.equal(await inField(person), 'A window that opens');
  await person.send();
  await person.reads('Your answers have arrived');
  assert.deepEqual(await premises.kept('mended'), [{ chair: 5, light: 2 }]);
  assert.deepEqual(await premises.comments('mended'), ['A window that opens']);
});

it('what somebody wrote is sent under the new words where they say so, and not otherwise', async () => {
  for (const uses of [true, false]) {
    const id = uses ? 'used' : 'left';
    const { person, serve } = await answered(id);
    await serve(({ sections: [section] }: Survey) => (section!.items[2]!.text = 'What should change?'));
    await person.reads('This question has changed', '[data-id=wish]');
    if (uses) await person.click('[data-id=wish] .aside button');
    await person.send();
    await person.reads('Your answers have arrived');
    assert.deepEqual(await premises.comments(id), uses ? ['A window that opens'] : []);
    assert.deepEqual(await premises.kept(id), [{ chair: 4, light: 2 }]);
  }
});

it('an answer on a scale that names one point anew is shown as it was given, and not sent as if it fitted', async () => {
  const { person, serve } = await answered('renamed');
  await serve(({ scales }: Survey) => (scales.agree.points[0] = 'Not at all'));
  await person.reads(/This question has changed.*Agree/, '[data-id=chair]');
  await person.reads(/This question has changed.*Disagree/, '[data-id=light]');
  assert.equal(await inField(person), 'A window that opens', 'what the scale does not touch stands');
  await person.choose('chair', 1);
  await person.send();
  await person.reads('Your answers have arrived');
  assert.deepEqual(await premises.kept('renamed'), [{ chair: 1 }]);
  assert.deepEqual(await premises.comments('renamed'), ['A window that opens']);
});
