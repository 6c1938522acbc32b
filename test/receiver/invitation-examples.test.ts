// The README's ways to sign an invitation, run as they stand: the receiver takes what they make, once, for its group.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eventOf, openHouse, secret, type TestHouse } from './fixture.js';

const readme = readFileSync('README.md', 'utf8');
const chapter = readme.slice(readme.indexOf('### Invitations and groups'), readme.indexOf('\n## Privacy'));
const example = (language: string): string => new RegExp('```' + language + '\n([^]*?)```').exec(chapter)![1]!;
const print = (program: string, ...args: string[]): string => {
  const env = { ...process.env, ATTUNE_SUBMISSION_SECRET: secret };
  return execFileSync(program, args, { env, encoding: 'utf8' }).trim();
};

/** What signs an invitation in each language. */
const signers = {
  js: () => {
    const code = example('js').replace('attune-elements/receiver', resolve('src/receiver/index.ts'));
    return print(process.execPath, '--import=tsx', '--input-type=module', '--eval', `${code}\nconsole.log(token)`);
  },
  python: () => print('python3', '-c', `${example('python')}\nprint(token.decode())`),
};
const missing = spawnSync('python3', ['--version']).status === 0 ? [] : ['python'];

describe("the README's invitation", () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
    // What signs is a program of its own, by the machine's clock, whatever clock these tests are given.
    house.now = Math.round(performance.timeOrigin + performance.now());
  });
  after(() => house.close());

  for (const [language, sign] of Object.entries(signers)) {
    const skip = missing.includes(language) && 'not on this machine';
    it(`lets one response in, in the group it names: ${language}`, { skip }, async () => {
      await house.publish('lunch', { participation: 'token', groups: ['support', 'sales'], privacy: 'identified' });
      const meta = { lib: '1', widget: 'attune-survey', privacy: 'identified' };
      const time = new Date(house.now).toISOString();
      const send = (invitation: object) => house.post(eventOf({ time, data: { meta } }, { id: 'lunch' }), invitation);
      const rows = () => house.sql('SELECT grp FROM attune.response WHERE survey = $1', ['lunch']);
      assert.equal((await send({})).body.code, 'token-required');
      const token = sign();
      assert.equal((await send({ token })).body.status, 'accepted');
      assert.deepEqual(await rows(), [{ grp: 'support' }]);
      await send({ token });
      assert.equal((await rows()).length, 1, 'one response for each invitation');
      await house.sql('DELETE FROM attune.response');
    });
  }
});
