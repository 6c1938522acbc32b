import { expect } from '@open-wc/testing';
import { dimensionsWith, having, online, open, sample } from './support/reader.js';

const src = '/v1/pk_test/surveys/centricity/results';
const hebrew = 'קו ראייה';

describe('a person whose page is in another script than some of its names', () => {
  it('finds each name apart, with the signs and figures beside it in their places', async () => {
    const dimensions = dimensionsWith(() => ({ name: 'My contribution' })).slice(0, 1);
    const arabic = await open({ results: having({ dimensions }) }, { lang: 'ar' });
    await arabic.reads('.lead', '\u2068My contribution\u2069');
    expect(arabic.find('[data-topic] .name [lang=en]').getAttribute('dir')).to.equal('ltr');
    const english = await open({
      results: having({ dimensions: dimensionsWith(() => ({ name: hebrew })).slice(0, 1) }),
    });
    expect(english.read('.lead')).to.include(`\u2068${hebrew}\u2069: 68 points.`);
    expect(english.find('figure').getAttribute('aria-label')).to.include(`\u2068${hebrew}\u2069`);
  });

  it('finds nothing beside a name that is in the script of the page', async () => {
    const { read } = await open();
    expect(read('.widget')).not.to.match(/[\u2068\u2069]/);
  });

  for (const lang of ['ar', 'ar-EG', 'ar-SA', 'fa', 'mr', 'en', 'de']) {
    it(`reads digits of one kind: ${lang}`, async () => {
      const { find, reads, read } = await open(undefined, { lang });
      await reads('.lead', /\d/);
      expect(read('.widget') + find('[part=topics] figure').getAttribute('aria-label')).to.match(
        /^[^\p{Nd}]*([0-9][^\p{Nd}]*)+$/u,
      );
    });
  }

  it('reads other digits where the page’s language asks for them', async () => {
    const { read } = await open(undefined, { lang: 'ar-u-nu-arab' });
    expect(read('[data-topic=contribution] .value')).to.equal('٦٨');
  });

  it('sees no number apart, however wide the page sets its letters', async () => {
    const { all, page } = await open();
    page.style.letterSpacing = '0.3em';
    for (const each of all('.value, td.number, time, .sides'))
      expect(getComputedStyle(each).letterSpacing, each.outerHTML).to.equal('normal');
  });
});

describe('a person who sees no results', () => {
  for (const [what, answer, again] of [
    ['the service is busy', () => new Response('{}', { status: 503 }), true],
    ['there is no network', () => Promise.reject(new TypeError('Failed to fetch')), true],
    ['they may not see them', () => new Response('{}', { status: 403 }), false],
    ['there are none', () => new Response('{}', { status: 404 }), false],
    ['they are none', () => Response.json({ ...sample, minimum: 'five' }), false],
  ] as const) {
    it(`is ${again ? '' : 'not '}asked to try again where ${what}`, () =>
      online(answer, async () => {
        const { all } = await open({ src }, { ready: '[part=error]' });
        expect(all('[data-act=reload]')).to.have.lengthOf(Number(again));
      }));
  }
});
