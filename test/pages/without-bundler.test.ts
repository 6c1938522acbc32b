// Pages that load the library as no page should, or without all of it: what is seen, and what the README says of it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { desk } from './support/desk.js';
import type { Person } from './support/person.js';
import { Premises } from './support/premises.js';

let premises: Premises;
before(async () => void (premises = await Premises.open()));
after(() => premises.close());

const fallback = 'The questions could not be loaded. Please write to hr@example.com.';
const modules = '/node_modules';
/** What a page must say of names that only a bundler knows; all that the un-bundled modules ask for, but zod. */
const known = {
  lit: `${modules}/lit/index.js`,
  'lit/': `${modules}/lit/`,
  'lit-html': `${modules}/lit-html/lit-html.js`,
  'lit-html/': `${modules}/lit-html/`,
  'lit-element/lit-element.js': `${modules}/lit-element/lit-element.js`,
  '@lit/reactive-element': `${modules}/@lit/reactive-element/reactive-element.js`,
  '@lit/reactive-element/': `${modules}/@lit/reactive-element/`,
  '@lit/context': `${modules}/@lit/context/index.js`,
  'idb-keyval': `${modules}/idb-keyval/dist/index.js`,
  leven: `${modules}/leven/index.js`,
};

async function opened(id: string, script: string, { imports = {}, config = {} } = {}): Promise<Person> {
  await premises.publish(desk(id));
  const head = `<script type="importmap">${JSON.stringify({ imports })}</script><script type="module" src="${script}"></script>`;
  const settings = `endpoint="${premises.endpoint}" mode="full" privacy="anonymous"`;
  const questions = `<script type="application/json">${JSON.stringify({ ...desk(id), ...config })}</script>`;
  const body = `<attune-survey ${settings}>${questions}<p>${fallback}</p></attune-survey>`;
  return premises.visit(premises.page(`/${id}`, body, head));
}
const seen = ({ tab }: Person): Promise<string> => tab.$eval('body', (body) => body.innerText.trim());

describe('a page without a bundler', () => {
  it('that loads what is for bundlers shows what stands inside the element, and its console says what the README does', async () => {
    const person = await opened('bundlers', '/dist/index.js');
    assert.equal(await seen(person), fallback);
    const said = person.complaints.join('\n');
    const [, quoted = 'nothing'] =
      /`(Failed to resolve module specifier "[^`]+)`/.exec(await readFile('README.md', 'utf8')) ?? [];
    assert.ok(said.includes(quoted), `${said}, but the README quotes ${quoted}`);
  });

  for (const [script, says] of [
    ['/dist/attune.js', "Cannot use 'import.meta' outside a module"],
    ['/dist/autoloader.js', "Unexpected token 'export'"],
  ] as const) {
    it(`that loads ${script} without type="module" reads in its console what the README quotes`, async () => {
      const page = premises.page('/no-module', '', `<script src="${script}"></script>`);
      const { complaints } = await premises.visit(page);
      assert.ok(complaints.join().includes(says), complaints.join());
      assert.ok((await readFile('README.md', 'utf8')).includes(`\`${says}\``));
    });
  }

  for (const script of ['/dist/autoloader.js', '/dist/attune.js']) {
    it(`that loads ${script} shows the questions, and no longer what stands inside the element`, async () => {
      const person = await opened(`loads-${script.length}`, script);
      await person.shows('[name=chair]');
      assert.equal(await seen(person), '');
      assert.deepEqual(person.complaints, []);
    });
  }

  it('that knows Lit and not zod is answered and sends all the same', async () => {
    const person = await opened('no-zod', '/dist/index.js', { imports: known });
    await person.choose('chair', 3);
    await person.send();
    await person.reads('Your answers have arrived');
    assert.deepEqual(await premises.kept('no-zod'), [{ chair: 3 }]);
  });

  it('that knows Lit and not zod says that the questions are wrong, and why it cannot say where', async () => {
    const person = await opened('no-zod-wrong', '/dist/index.js', { imports: known, config: { sections: 7 } });
    await person.reads('This cannot be shown right now');
    await person.click('summary');
    await person.reads(/config is not right; the file that says where could not be fetched.*zod/);
  });
});
