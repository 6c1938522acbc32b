import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { hostileTexts } from '../../demo/configs/hostile-texts.js';
import { longTexts } from '../../demo/configs/long-texts.js';
import { pulse } from '../../demo/configs/pulse.js';
import { itemsOf } from '../../src/core/instrument.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, type Person } from './support/person.js';
import { post } from './support/transports.js';

after(forgetEverything);

const page = document.documentElement;

afterEach(async () => {
  page.style.fontSize = '';
  page.style.colorScheme = '';
  await setViewport({ width: 1000, height: 800 });
});

/** Everything that reaches beyond the survey's own edges. */
function overflowing({ survey, all }: Person): string[] {
  const { left, right } = survey.getBoundingClientRect();
  return all('*')
    .filter((each) => {
      const box = each.getBoundingClientRect();
      return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
    })
    .map(({ localName, className }) => `${localName}.${className}`);
}

describe('a survey in little room', () => {
  for (const [name, config] of Object.entries({ pulse, longTexts, hostileTexts, centricity: undefined })) {
    it(`needs no sideways scrolling on 320 pixels: ${name}`, async () => {
      await setViewport({ width: 320, height: 640 });
      const person = await meet({ paged: 'never', ...(config ? { config } : { instrument: 'centricity' }) });
      expect(page.scrollWidth).to.be.at.most(320);
      expect(overflowing(person)).to.be.empty;
    });

    it(`bears text of twice the size: ${name}`, async () => {
      page.style.fontSize = '200%';
      await setViewport({ width: 640, height: 640 });
      const person = await meet({ paged: 'never', ...(config ? { config } : { instrument: 'centricity' }) });
      expect(page.scrollWidth).to.be.at.most(640);
      expect(overflowing(person)).to.be.empty;
    });
  }

  it('breaks no word of how far one is, on a phone with text of twice the size', async () => {
    page.style.fontSize = '200%';
    await setViewport({ width: 375, height: 640 });
    const person = await meet({ instrument: 'centricity' });
    await until(() => person.read('#answered').startsWith('Part 1'), 'is asked part by part');
    for (const words of person.all('.progress span')) {
      words.style.overflowWrap = 'normal';
      expect(words.scrollWidth, words.textContent).to.be.at.most(words.clientWidth);
    }
  });

  it('reviews and confirms on 320 pixels as well', async () => {
    await setViewport({ width: 320, height: 640 });
    const person = await meet({
      config: longTexts,
      paged: 'never',
      transport: post({ kind: 'reject', reason: 'rejected' }),
    });
    person.choose('L1', 2);
    person.choose('L2', 5);
    await person.press('review', '[part=review]');
    expect(overflowing(person)).to.be.empty;
    await person.press('send');
    await person.press('showOwn');
    expect(overflowing(person)).to.be.empty;
    expect(page.scrollWidth).to.be.at.most(320);
  });

  it('gives fingers room: whole labels of at least 44 pixels', async () => {
    const { all } = await meet({ config: pulse });
    const low = all('fieldset > label').filter((label) => label.offsetParent && label.offsetHeight < 44);
    expect(low).to.be.empty;
  });

  it('is in the page at once, and moves nothing when the questions come', async () => {
    const person = await meet({ config: pulse });
    expect(person.survey.offsetWidth).to.be.above(600);
    person.survey.hidden = true;
    expect(person.survey.offsetHeight).to.equal(0);
  });
});

describe('colours', () => {
  it('are dark where the page is, whatever the system prefers', async () => {
    await emulateMedia({ colorScheme: 'light' });
    const { find } = await meet({ config: pulse });
    const paper = (): string => getComputedStyle(find('.widget')).backgroundColor;
    expect(paper()).to.equal('rgb(255, 255, 255)');
    page.style.colorScheme = 'dark';
    expect(paper()).to.equal('rgb(22, 26, 34)');
  });

  it('are the page’s own where it sets them', async () => {
    const { find, survey } = await meet({ config: pulse });
    survey.style.setProperty('--attune-accent', 'rgb(1, 2, 3)');
    // A button that was drawn before takes its new colour by and by.
    await until(() => getComputedStyle(find('[data-act=review]')).backgroundColor === 'rgb(1, 2, 3)');
  });
});

describe('texts that look like code', () => {
  const texts = new Set<string>();
  JSON.stringify(hostileTexts, (_, value: unknown) => {
    if (typeof value === 'string') texts.add(value);
    return value;
  });

  it('are shown as they are written', async () => {
    const { root } = await meet({ config: hostileTexts });
    const shown = root.textContent;
    for (const text of [...texts].filter((each) => /[<:]/.test(each))) expect(shown).to.include(text.trim());
  });

  it('create nothing and run nothing, on any page of the survey', async () => {
    const person = await meet({ config: hostileTexts, transport: post() });
    const strange = (): string[] =>
      person
        .all('img, script, iframe, style, a:not(.errors a), [onerror], [onclick]')
        .map(({ localName }) => localName);
    expect(strange()).to.be.empty;
    person.choose('L1', 2);
    person.choose('S1', 'b');
    person.choose('M1', 'a');
    await person.press('review', '[part=review]');
    expect(strange()).to.be.empty;
    await person.press('send');
    await until(() => person.read('[part=status] h2') === 'Your answers have arrived');
    await person.press('showOwn');
    expect(strange()).to.be.empty;
    expect(window).not.to.have.property('broken');
  });

  it('are the same words in an answer, a summary and a name', async () => {
    const config = structuredClone(hostileTexts);
    for (const item of itemsOf(config)) item.required = true;
    const { all, press } = await meet({ config });
    await press('review');
    const links = all<HTMLAnchorElement>('.errors a');
    expect(links).to.have.lengthOf(6);
    for (const link of links) expect(link.getAttribute('href')).to.match(/^#[A-Z]1$/);
    expect(window).not.to.have.property('broken');
  });
});

describe('a matrix where there is room', () => {
  for (const lang of ['en', 'ar']) {
    it(`says its scale once, above, in line with every row: ${lang}`, async () => {
      const { all, page, find } = await meet({ instrument: 'centricity' }, { lang });
      const middles = (elements: HTMLElement[]): number[] =>
        elements.map((each) => each.getBoundingClientRect()).map(({ left, right }) => Math.round((left + right) / 2));
      for (const [width, beside] of [
        [1000, true],
        [690, false],
      ] as const) {
        page.style.inlineSize = `${width}px`;
        const [statement, input] = [find('.headed .legend'), find('.headed input')];
        const top = (each: HTMLElement): number => each.getBoundingClientRect().top;
        const bottom = (each: HTMLElement): number => each.getBoundingClientRect().bottom;
        await until(() => top(input) < bottom(statement) === beside && find('.scale').offsetHeight > 0);
        const above = middles(all('.scale > span'));
        expect(above).to.have.lengthOf(6);
        expect(getComputedStyle(find('.scale')).position).to.equal('sticky');
        for (const row of all('.headed .likert')) {
          middles([...row.querySelectorAll<HTMLElement>('input')]).forEach((middle, n) =>
            expect(middle).to.be.closeTo(above[n]!, 1),
          );
          const label = row.querySelector<HTMLElement>('label')!;
          expect(getComputedStyle(label).webkitTextFillColor).to.equal('rgba(0, 0, 0, 0)');
        }
      }
      page.style.inlineSize = '420px';
      await until(() => find('.scale').offsetHeight === 0);
    });
  }
});

describe('a scale from 0 to 10 in little room', () => {
  it('stands in two halves with its ends at the ends', async () => {
    await setViewport({ width: 375, height: 640 });
    const { find, question } = await meet({ config: pulse, paged: 'never' });
    const box = (selector: string): DOMRect => question('recommend').querySelector(selector)!.getBoundingClientRect();
    expect(box('label:nth-of-type(6)').top).to.equal(box('label').top);
    expect(box('label:nth-of-type(7)').top).to.be.above(box('label').top);
    expect(box('label:nth-of-type(11)').right).to.be.closeTo(box('label:nth-of-type(6)').right, 1);
    expect(find('.rating')).to.exist;
  });
});

describe('any accent', () => {
  for (const scheme of ['light', 'dark'])
    it(`stays readable: light yellow on a ${scheme} page`, async () => {
      page.style.colorScheme = scheme;
      const { find, survey } = await meet({ config: pulse });
      survey.style.setProperty('--attune-accent', '#ffe14d');
      const luminance = (color: string): number => {
        const canvas = document.createElement('canvas').getContext('2d')!;
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
          const part = value / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
      };
      const contrast = (one: string, other: string): number => {
        const [bright, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
        return (bright! + 0.05) / (dark! + 0.05);
      };
      const { backgroundColor } = getComputedStyle(find('.widget'));
      expect(contrast(getComputedStyle(find('[part=privacy] svg')).stroke, backgroundColor)).to.be.above(4.5);
      const button = getComputedStyle(find('[data-act=review]'));
      await until(() => luminance(button.backgroundColor) > 0.7);
      expect(contrast(button.color, button.backgroundColor)).to.be.above(4.5);
    });
});
