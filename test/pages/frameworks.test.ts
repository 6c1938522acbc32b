// Pages that a framework draws, again and again: the focus stays, the answers too, and what is answered arrives.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { desk } from './support/desk.js';
import type { Person } from './support/person.js';
import { Premises } from './support/premises.js';

let premises: Premises;
before(async () => void (premises = await Premises.open()));
after(() => premises.close());

const library = '<script type="module" src="/dist/attune.js"></script>';

/** A page that an app draws a survey into. `late`: the library comes when the page is drawn already. */
async function drawn(app: string, id: string, { late = false, byReference = true } = {}): Promise<Person> {
  const { outputFiles } = await build({
    ...{ entryPoints: [`test/pages/apps/${app}.mjs`], bundle: true, format: 'esm', write: false },
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
  });
  premises.script(`/${id}.js`, outputFiles[0]!.text);
  await premises.publish(desk(id));
  const given = {
    questions: desk(id),
    settings: { endpoint: premises.endpoint, mode: 'full', privacy: 'anonymous' },
    byReference,
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

describe('a survey that a framework draws anew with each answer', () => {
  for (const app of ['react', 'vue', 'attributes']) {
    it(`is answered by keyboard and sent: ${app}`, async () => {
      await useByKeyboard(await drawn(app, `often-${app}`), `often-${app}`);
    });
  }
});

describe('a survey that a framework draws before its element is defined', () => {
  it('has what was set on it by reference, and disabled="false" disables nothing', async () => {
    await useByKeyboard(await drawn('attributes', 'reference', { late: true }), 'reference');
  });

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
