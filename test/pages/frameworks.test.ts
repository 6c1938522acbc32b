// Pages that a framework draws, again and again: the focus stays, the answers too, and what is answered arrives.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { results } from '../../demo/configs/results.js';
import { bundled } from './support/bundled.js';
import { desk } from './support/desk.js';
import { Person } from './support/person.js';
import { Premises } from './support/premises.js';

let premises: Premises;
before(async () => void (premises = await Premises.open()));
after(() => premises.close());

const library = '<script type="module" src="/dist/attune.js"></script>';

/** A page that an app draws a survey into. `late`: the library comes when the page is drawn already. */
async function drawn(
  app: string,
  id: string,
  { late = false, byReference = true, pulse = false } = {},
): Promise<Person> {
  premises.script(`/${id}.js`, await bundled(app));
  await premises.publish(desk(id));
  const given = {
    questions: desk(id),
    settings: { endpoint: premises.endpoint, mode: 'full', privacy: 'anonymous' },
    byReference,
    ...(pulse && { results }),
  };
  const scripts = [library, `<script type="module" src="/${id}.js"></script>`];
  const body = `<main></main><script>Object.assign(window, ${JSON.stringify(given)})</script>${(late ? scripts.reverse() : scripts).join('')}`;
  return premises.visit(premises.page(`/${id}`, body, ''));
}

/** What has the focus in the survey: its question and its value. */
const focused = ({ tab }: Person): Promise<string> =>
  tab.$eval('attune-survey', (survey) => {
    const at = survey.shadowRoot!.activeElement as HTMLInputElement | null;
    return at ? `${at.name} ${at.value}` : 'nothing';
  });

/** Answers the first question by keyboard alone, goes down to its third point, and sends. */
async function useByKeyboard(person: Person, id: string): Promise<void> {
  await person.shows('[name=chair]');
  for (let steps = 0; (await focused(person)) !== 'chair 1'; steps++) {
    assert.ok(steps < 20, 'the keyboard reaches the first question');
    await person.tab.keyboard.press('Tab');
  }
  await person.tab.keyboard.press('Space');
  for (const key of ['ArrowDown', 'ArrowDown'] as const) {
    // The page draws in the meantime.
    await new Promise((wait) => setTimeout(wait, 150));
    await person.tab.keyboard.press(key);
  }
  await person.reads('1 of 3 answered');
  assert.equal(await focused(person), 'chair 3');
  assert.deepEqual(await person.answers(), { chair: 3 });
  await person.send();
  await person.reads('Your answers have arrived');
  assert.deepEqual(await premises.kept(id), [{ chair: 3 }]);
  assert.deepEqual(person.complaints, []);
}

const apps = ['react', 'react-18', 'vue', 'svelte', 'angular', 'attributes'];

describe('a survey that a framework draws anew with each answer', () => {
  for (const app of apps) {
    it(`is answered by keyboard and sent: ${app}`, async () => {
      await useByKeyboard(await drawn(app, `often-${app}`), `often-${app}`);
    });
  }
});

describe('a survey that a framework draws before its element is defined', () => {
  // By a reference, as JSON, or as properties: and disabled="false" disables nothing.
  for (const app of ['attributes', 'react-18', 'svelte', 'angular']) {
    it(`has what was set on it: ${app}`, async () => {
      await useByKeyboard(await drawn(app, `set-${app}`, { late: true }), `set-${app}`);
    });
  }

  for (const app of ['react', 'vue']) {
    it(`says how to set its questions where an object was made a text, and shows them once it is drawn again: ${app}`, async () => {
      const person = await drawn(app, `late-${app}`, { late: true });
      const said = await person.reads('For the person who runs this page');
      assert.match(said, /cannot be shown right now/);
      await person.click('summary');
      await person.reads(/config is "\[object Object\]".*set it as a property, element\.config = \{…\}, or write JSON/);
      await person.tab.evaluate(() => (window as unknown as { drawAgain: () => void }).drawAgain());
      await useByKeyboard(person, `late-${app}`);
    });
  }

  it('says so for good where it never gets more than the text', async () => {
    const person = await drawn('attributes', 'text', { late: true, byReference: false });
    await person.reads('This cannot be shown right now');
    await person.click('summary');
    await person.reads(/set it as a property/);
  });
});

describe('a pulse that a framework draws anew', () => {
  for (const app of apps.filter((each) => each !== 'attributes')) {
    it(`keeps what its reader has opened, and where they are: ${app}`, async () => {
      const { tab, complaints } = await drawn(app, `pulse-${app}`, {
        late: app !== 'react' && app !== 'vue',
        pulse: true,
      });
      const reader = new Person(tab, 'attune-pulse');
      await reader.click('summary');
      const opened = await tab.evaluateHandle(() => document.querySelector('attune-pulse')!.shadowRoot!.activeElement!);
      for (let times = 0; times < 3; times++) {
        await tab.evaluate(async () => {
          (window as unknown as { drawAgain: () => void }).drawAgain();
          await new Promise((drawn) => setTimeout(drawn, 200));
        });
      }
      assert.deepEqual(
        await opened.evaluate((summary) => [
          document.querySelector('attune-pulse')!.shadowRoot!.activeElement === summary,
          summary.closest('details')!.open,
        ]),
        [true, true],
      );
      assert.deepEqual(complaints, []);
    });
  }
});
