import { expect } from '@open-wc/testing';
import type { Fault } from '../../src/core/schema/fault.js';
import type { AttuneErrorEvent } from '../../src/events/error.js';
import '../../src/elements/provider/provider.js';
import { until, words } from './support/person.js';
import { having, online, open, sample, type Asked } from './support/reader.js';

const src = '/v1/pk_test/surveys/centricity/results';
const well = (): Response => Response.json(sample);
const cutOff = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
const never = (): Promise<Response> => new Promise(() => {});
const status = (code: number) => (): Response => new Response('{}', { status: code });
const goOnline = (): boolean => window.dispatchEvent(new Event('online'));

describe('results from an address', () => {
  it('are asked for with the token, and with nothing that tells who is looking', () =>
    online(well, async (asked) => {
      await open({ src, token: 'secret' });
      const [{ headers, init, url }] = asked as [Asked];
      expect(asked).to.have.lengthOf(1);
      expect(url.pathname + url.search).to.equal(src);
      expect(headers.get('authorization')).to.equal('Bearer secret');
      expect([init.credentials, init.referrerPolicy, init.cache]).to.deep.equal(['omit', 'no-referrer', 'no-store']);
    }));

  it('are asked for with fresh headers from the page, or from the provider around', () =>
    online(well, async (asked) => {
      await open({ src, getAuth: async () => ({ authorization: 'Bearer fresh' }) });
      expect(asked[0]!.headers.get('authorization')).to.equal('Bearer fresh');
      const provider = document.createElement('attune-provider');
      provider.getAuth = async () => ({ 'x-session': 'one' });
      const pulse = document.createElement('attune-pulse');
      pulse.src = src;
      provider.append(pulse);
      document.body.append(provider);
      try {
        await until(() => asked.length > 1 && asked.at(-1)!.headers.get('x-session') === 'one');
      } finally {
        provider.remove();
      }
    }));

  it('are waited for in silence, with an outline in their place', () =>
    online(never, async () => {
      const { read, find, heard } = await open({ src }, { ready: '.skeleton' });
      expect(read('[role=status]')).to.equal('Loading the results');
      expect(getComputedStyle(find('.skeleton')).animationDelay).to.equal('0.3s');
      expect(heard).to.be.empty;
    }));

  for (const [what, reply, title, remedy] of [
    ['a token that has run out', status(401), 'not open to you', /token is missing, wrong or has run out/],
    ['a token of another scope', status(403), 'not open to you', /token does not cover/],
    ['a survey that is not there', status(404), 'There are no results here', /site key and the survey’s id/],
    ['a service in trouble', status(500), 'cannot be reached', /answered 500/],
    ['no connection', cutOff, 'cannot be reached', /check the address, the network and the page’s connect-src/],
    [
      'a sign-in page',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      'cannot be shown',
      /web page, not with JSON/,
    ],
    ['no JSON', () => new Response('results: 5'), 'cannot be shown', /not valid JSON \(line 1\)/],
    [
      'a wrong shape',
      () => Response.json({ ...sample, dimensions: [{ ...sample.dimensions[0], mean: 'high' }] }),
      'cannot be shown',
      /dimensions\[0\]\.mean must be/,
    ],
  ] as const) {
    it(`that end in ${what} say so, with the remedy for the page’s owner`, () =>
      online(reply, async () => {
        const { read, heard, find } = await open({ src }, { ready: '[part=error]' });
        expect(read('[part=error] h2')).to.include(title);
        expect(words(find('[part=error] li'))).to.match(remedy);
        expect(heard).to.have.lengthOf(1);
        const [{ path, message }] = (heard[0] as AttuneErrorEvent).faults as [Fault];
        expect(`${path} ${message}`).to.match(remedy);
      }));
  }

  it('name what another origin must allow', () =>
    online(cutOff, async () => {
      const { read } = await open({ src: `https://elsewhere.example${src}` }, { ready: '[part=error]' });
      expect(read('[part=error] li')).to.include('Access-Control-Allow-Origin').and.to.include('connect-src');
    }));

  it('come when the person tries again', () => {
    let up = false;
    return online(
      () => (up ? well() : cutOff()),
      async () => {
        const { find, shows, all } = await open({ src }, { ready: '[part=error]' });
        up = true;
        find('[data-act=reload]').click();
        await shows('.lead');
        expect(all('[part=error]')).to.be.empty;
      },
    );
  });

  it('come by themselves once there is a connection, but not after another trouble', () => {
    let reply: () => Response | Promise<Response> = cutOff;
    return online(
      () => reply(),
      async (asked) => {
        const first = await open({ src }, { ready: '[part=error]' });
        reply = well;
        goOnline();
        await first.shows('.lead');
        reply = status(403);
        await open({ src }, { ready: '[part=error]' });
        const before = asked.length;
        goOnline();
        await first.pulse.updateComplete;
        expect(asked).to.have.lengthOf(before);
      },
    );
  });

  it('stay when newer ones cannot be fetched, and say from when they are', () => {
    let reply: () => Response | Promise<Response> = well;
    return online(
      () => reply(),
      async () => {
        const { pulse, read, shows, all, find } = await open({ src });
        reply = cutOff;
        await pulse.reload();
        await shows('[part=stale]');
        expect(read('[part=stale]')).to.match(/These figures are from \d+:\d\d.*; newer ones could not be fetched/);
        expect(read('.lead')).to.include('68 points');
        reply = well;
        find('[part=stale] button').click();
        await until(() => all('[part=stale]').length === 0);
      },
    );
  });

  it('stay on the page while others are fetched', () => {
    let reply: () => Response | Promise<Response> = well;
    return online(
      () => reply(),
      async (asked) => {
        const { read, find, choose } = await open({ src });
        reply = never;
        choose('wave', 'spring-2026');
        await until(() => asked.length === 2);
        expect(read('.lead')).to.include('68 points');
        expect(find('.widget').getAttribute('aria-busy')).to.equal('true');
      },
    );
  });

  it('can be those of another wave and of others', () =>
    online(well, async (asked) => {
      const { choose, all } = await open({ src: `${src}?x=1` });
      expect(all('select[name=wave] option').map(words)).to.deep.equal(['autumn 2026', 'spring 2026', 'autumn 2025']);
      expect(all('select[name=cut] option').map(words)).to.include.members(['The whole company', 'Finance']);
      choose('wave', 'spring-2026');
      await until(() => asked.length === 2);
      choose('cut', 'group.support');
      await until(() => asked.length === 3);
      expect(asked.map(({ url }) => url.search)).to.deep.equal([
        '?x=1',
        '?x=1&wave=spring-2026',
        '?x=1&wave=spring-2026&cut=group.support',
      ]);
    }));

  it('go back to what is shown when another choice cannot be fetched', () => {
    let reply: () => Response | Promise<Response> = well;
    return online(
      () => reply(),
      async () => {
        const { choose, shows, find } = await open({ src });
        reply = cutOff;
        choose('cut', 'group.sales');
        await shows('[part=stale]');
        expect(find<HTMLSelectElement>('select[name=cut]').value).to.equal('');
      },
    );
  });

  it('show whose they are, and the way back to everyone', () => {
    const focus = { cut: 'group', id: 'sales', name: 'Sales' } as const;
    return online(
      ({ url }) => Response.json(url.search ? having({ focus }) : sample),
      async (asked) => {
        const { choose, find } = await open({ src });
        choose('cut', 'group.sales');
        await until(() => asked.length === 2);
        await until(() => find('.widget').getAttribute('aria-busy') === 'false');
        expect(find<HTMLSelectElement>('select[name=cut]').value).to.equal('group.sales');
        choose('cut', '');
        await until(() => asked.length === 3);
        expect(asked[2]!.url.search).to.equal('');
      },
    );
  });

  it('are those of the wave that was chosen', () =>
    online(
      ({ url }) => Response.json(url.search ? having({ survey: { ...sample.survey, id: 'spring-2026' } }) : sample),
      async (asked) => {
        const { choose, find } = await open({ src });
        expect(find<HTMLSelectElement>('select[name=wave]').value).to.equal('autumn-2026');
        choose('wave', 'spring-2026');
        await until(() => asked.length === 2 && find('.widget').getAttribute('aria-busy') === 'false');
        expect(find<HTMLSelectElement>('select[name=wave]').value).to.equal('spring-2026');
      },
    ));

  it('name a manager’s own unit once', () => {
    const focus = { cut: 'group', id: 'sales', name: 'Sales' } as const;
    const values = sample.cuts[0]!.values.filter(({ id }) => id.startsWith('sales'));
    return online(
      () => Response.json(having({ focus, cuts: [{ id: 'group', values }] })),
      async () => {
        const { all } = await open({ src });
        expect(all('select[name=cut] option').map(words)).to.deep.equal(['Sales', 'Sales north', 'Sales south']);
      },
    );
  });

  it('offer no choice where they came as data', async () => {
    const { all, read } = await open({ results: sample });
    expect(all('select')).to.be.empty;
    expect(read('.choices')).to.include('The whole company').and.to.include('autumn 2026');
  });

  it('never stand under another survey’s address', () => {
    let reply: () => Response | Promise<Response> = well;
    return online(
      () => reply(),
      async () => {
        const { pulse, shows, all } = await open({ src });
        reply = status(404);
        pulse.src = '/v1/pk_test/surveys/other/results';
        await shows('[part=error]');
        expect(all('.lead')).to.be.empty;
      },
    );
  });

  it('are not waited for once the element points elsewhere or has left', () =>
    online(never, async (asked) => {
      const { pulse } = await open({ src }, { ready: '.skeleton' });
      await until(() => asked.length === 1);
      pulse.src = `${src}?other`;
      await until(() => asked.length === 2);
      expect(asked[0]!.init.signal!.aborted).to.equal(true);
      pulse.remove();
      expect(asked[1]!.init.signal!.aborted).to.equal(true);
    }));

  it('are asked for again when the element comes back before they came', () =>
    online(never, async (asked) => {
      const { pulse, page } = await open({ src }, { ready: '.skeleton' });
      await until(() => asked.length === 1);
      pulse.remove();
      page.append(pulse);
      await until(() => asked.length === 2);
    }));
});
