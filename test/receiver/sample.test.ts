import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sample } from '../../src/receiver/sample.js';
import { startServer, type RunningServer } from '../../src/receiver/server.js';
import { acme, instrument, openHouse, type TestHouse } from './fixture.js';

describe('attune-receiver sample', () => {
  let house: TestHouse;
  let server: RunningServer;
  let folder: string;
  let file: string;

  before(async () => {
    house = await openHouse();
    server = await startServer({ handler: house.receiver.fetch, port: 0 });
    folder = await mkdtemp(join(tmpdir(), 'attune-sample-'));
    file = join(folder, 'survey.json');
    await writeFile(file, JSON.stringify(instrument));
    await writeFile(join(folder, 'one.json'), JSON.stringify([acme]));
    await writeFile(join(folder, 'two.json'), JSON.stringify([acme, { ...acme, key: 'pk_other' }]));
  });
  after(async () => {
    await server.close();
    await house.close();
    await rm(folder, { recursive: true, force: true });
  });

  const settings = () => ({
    PORT: String(server.port),
    ATTUNE_ADMIN_TOKEN: 'acme-admin',
    ATTUNE_SITES: join(folder, 'one.json'),
  });
  async function figuresAt(said: string): Promise<{ response: { answered: string } }> {
    const address = /^ {2}(http\S+)$/m.exec(said)![1]!;
    assert.ok(said.includes(`curl -H 'Authorization: Bearer READ_OR_ADMIN_TOKEN' ${address}`));
    const response = await fetch(address, { headers: { Authorization: 'Bearer acme-admin' } });
    assert.equal(response.status, 200);
    return response.json();
  }

  it("publishes a survey of one's own, and the built-in one, and there are figures at once", async () => {
    for (const [args, id] of [
      [[file], `sample-${instrument.id}`],
      [[], 'sample-centricity'],
    ] as const) {
      const said = await sample(args, settings());
      assert.ok(said.includes(`Published "${id}"`));
      assert.equal((await figuresAt(said)).response.answered, '5–9');
    }
  });

  it('goes to no other machine unless that is named', async () => {
    for (const HOST of ['0.0.0.0', '192.0.2.1', 'receiver.example', '::'])
      await assert.rejects(sample([], { ...settings(), HOST }), /not this machine alone; .*--url URL/);
    await sample(['--url', server.url], { ...settings(), HOST: '192.0.2.1', PORT: '1' });
  });

  it('says what is missing or refused, and the remedy', async () => {
    const { ATTUNE_ADMIN_TOKEN: _, ...noToken } = settings();
    const cases: [readonly string[], Record<string, string>, RegExp][] = [
      [[], noToken, /ATTUNE_ADMIN_TOKEN is not set; .*--token TOKEN/],
      [[], { ...settings(), ATTUNE_SITES: '' }, /no site is named; .*--site pk_/],
      [
        ['--sites', join(folder, 'two.json')],
        settings(),
        /several sites; choose one: --site pk_\w+ or --site pk_other/,
      ],
      [['--port', '1'], settings(), /no receiver answers at http:\/\/127\.0\.0\.1:1 .*; start it/],
      [['--url', 'receiver'], settings(), /--url must be the address/],
      [
        ['--token', 'wrong'],
        settings(),
        /401: The bearer token is not valid here\. Send the token itself, not its digest/,
      ],
      [['--site', 'pk_none'], settings(), /404: There is no site with this key\. .*sites file/],
      [[join(folder, 'one.json')], settings(), /one\.json, .*must be an object/],
      [[join(folder, 'none.json')], settings(), /none\.json \(ENOENT\); check the path/],
      [['a.json', 'b.json'], settings(), /one survey at a time/],
    ];
    for (const [args, env, pattern] of cases) await assert.rejects(sample(args, env), pattern);
  });
});
