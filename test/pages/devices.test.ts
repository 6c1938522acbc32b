// One invitation on two devices: what is read on each, and what the receiver counts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Person } from './support/person.js';
import { desk, embedded } from './support/desk.js';
import { Premises, readToken } from './support/premises.js';

let premises: Premises;
before(async () => void (premises = await Premises.open()));
after(() => premises.close());

describe('one invitation that somebody opens on several devices', () => {
  /** As many devices with the survey open, each with an answer of its own that has not been sent. */
  async function devices(privacy: 'anonymous' | 'confidential', chairs: readonly number[]): Promise<Person[]> {
    const survey = desk(privacy);
    await premises.publish(survey, { privacy, participation: 'token' });
    const token = premises.invite(privacy);
    const url = premises.page(
      `/${privacy}`,
      `${embedded(survey, `endpoint="${premises.endpoint}" mode="full"`)}<script>
        document.querySelector('attune-survey').getAuth = async () => ({ Authorization: 'Bearer ${token}' });
      </script>`,
    );
    const people: Person[] = [];
    for (const chair of chairs) {
      const person = await premises.visit(url);
      await person.choose('chair', chair);
      await person.reads('Saved on this device');
      people.push(person);
    }
    return people;
  }

  /** Told that the invitation is used, and offered nothing that cannot help. */
  async function isTold(person: Person): Promise<void> {
    const told = await person.reads('This invitation has been answered already', '[part=status]');
    assert.match(told, /It counts once, so what you wrote here was not taken/);
    assert.doesNotMatch(told, /arrived|saved|sent/i);
    const offered = await person.tab.$$eval('attune-survey >>> button', (buttons) =>
      buttons.filter((each) => each.checkVisibility()).map((each) => each.textContent.trim()),
    );
    assert.deepEqual(offered, ['Download']);
  }

  it('is anonymous: the first to send counts, and the second is told', async () => {
    const [first, second] = (await devices('anonymous', [5, 1])) as [Person, Person];
    await second.look();
    await second.write('wish', 'A lamp');
    await first.look();
    await first.send();
    await first.reads('Your answers have arrived');
    await second.look();
    await second.reads('Saved on this device');
    await second.send();
    await isTold(second);
    assert.deepEqual(await premises.kept('anonymous'), [{ chair: 5 }]);
    assert.deepEqual(await premises.comments('anonymous'), []);
    await second.tab.reload();
    await isTold(second);
    await first.look();
    await first.tab.reload();
    await first.reads('Your answers have arrived');
  });

  it('is confidential: until one is counted the last counts; who sends after that is told', async () => {
    const [first, second, third] = (await devices('confidential', [5, 1, 3])) as [Person, Person, Person];
    for (const person of [first, second]) {
      await person.look();
      await person.send();
      await person.reads('Your answers have arrived');
    }
    assert.deepEqual(await premises.kept('confidential'), [{ chair: 1 }]);
    // Whoever reads the results has what has come counted.
    await fetch(premises.results('confidential'), { headers: { Authorization: `Bearer ${readToken}` } });
    await third.look();
    await third.send();
    await isTold(third);
    assert.deepEqual(await premises.kept('confidential'), [{ chair: 1 }]);
  });
});
