import { expect, fixtureCleanup, nextFrame, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { ReactiveElement } from 'lit';
import 'axe-core/axe.min.js';
import type axe from 'axe-core';
import { still } from '../elements/support/accessible.js';
import { tags, type TagUnderTest } from '../support/tags.js';

const { axe: audit } = window as unknown as { axe: typeof axe };
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Waits as long as a busy machine may need to fetch a chunk. */
const until = (holds: () => unknown): Promise<void> => waitUntil(holds, undefined, { timeout: 10_000 });

/** A host for one element in a language. It names no direction: the element must know. */
function place(element: HTMLElement, lang = 'en'): HTMLElement {
  const host = document.createElement('main');
  host.className = 'contract';
  host.lang = lang;
  host.append(element);
  document.body.append(host);
  return host;
}

const urlOf = ({ module }: TagUnderTest): string => `/src/${module}.ts`;

async function shown(entry: TagUnderTest, lang?: string): Promise<ReactiveElement> {
  const { tag, fill } = entry;
  await import(urlOf(entry));
  const element = document.createElement(tag) as ReactiveElement;
  fill(element);
  place(element, lang);
  await until(() => element.shadowRoot!.querySelector(entry.shows));
  await settled(element);
  return element;
}

/** Until nothing is drawn any more: data and words come in chunks of their own. */
async function settled(element: ReactiveElement): Promise<void> {
  let before: string | undefined;
  await until(async () => {
    await element.updateComplete;
    await nextFrame();
    const now = element.shadowRoot?.innerHTML;
    const same = now === before;
    before = now;
    return same;
  });
}

/** The types of the library's events that reach the page while `act` runs, and shortly after. */
async function heardWhile(act: () => unknown): Promise<string[]> {
  const heard: string[] = [];
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type.startsWith('attune-')) heard.push(event.type);
    return dispatchEvent.call(this, event);
  };
  try {
    await act();
    await nextFrame();
  } finally {
    EventTarget.prototype.dispatchEvent = dispatchEvent;
  }
  return heard;
}

afterEach(() => {
  fixtureCleanup();
  for (const host of document.querySelectorAll('.contract')) host.remove();
});

for (const entry of tags) {
  const { tag, fill, broken } = entry;

  describe(`<${tag}>, as every element`, () => {
    it('says nothing while code, not a person, sets it up', async () => {
      expect(await heardWhile(() => shown(entry))).to.deep.equal([]);
    });

    it('tells of no act of a person when code changes its properties', async () => {
      const element = await shown(entry);
      const { elementProperties } = element.constructor as typeof ReactiveElement;
      const [target, fresh] = [element, document.createElement(tag)] as unknown as Record<PropertyKey, unknown>[];
      const heard = await heardWhile(async () => {
        for (const [name, { type }] of elementProperties) {
          const before = target![name];
          target![name] = type === Boolean ? !before : fresh![name];
          await element.updateComplete;
          target![name] = before;
          await element.updateComplete;
        }
        await settled(element);
      });
      expect(heard.filter((type) => type !== 'attune-error')).to.deep.equal([]);
    });

    it('is defined once when its module is loaded twice', async () => {
      await import(urlOf(entry));
      const first = customElements.get(tag);
      // a second copy, as two parts of a page may bring it
      await import(`${urlOf(entry)}?copy`);
      expect(customElements.get(tag)).to.equal(first);
    });

    it('keeps what it was given before it was defined', async () => {
      const frame = document.createElement('iframe');
      frame.className = 'contract';
      document.body.append(frame);
      const page = frame.contentDocument!;
      const element = page.createElement(tag) as unknown as ReactiveElement;
      fill(element);
      const given = { ...element } as Record<string, unknown>;
      page.body.append(element);
      const module = page.createElement('script');
      module.type = 'module';
      module.src = urlOf(entry);
      page.head.append(module);
      await frame.contentWindow!.customElements.whenDefined(tag);
      await until(() => element.shadowRoot?.querySelector(entry.shows));
      const now = element as unknown as Record<string, unknown>;
      for (const [name, value] of Object.entries(given)) {
        expect(Object.hasOwn(element, name), `${name} hides the element's own property`).to.be.false;
        expect(now[name]).to.equal(value);
      }
      expect(element.shadowRoot!.querySelector('[role="alert"]')).to.equal(null);
    });

    it('takes "false" for false, as frameworks write it before they know the element', async () => {
      const element = await shown(entry);
      const { elementProperties } = element.constructor as typeof ReactiveElement;
      for (const [name, { type, attribute }] of elementProperties) {
        if (type !== Boolean) continue;
        const said = typeof attribute === 'string' ? attribute : String(name).toLowerCase();
        element.setAttribute(said, 'false');
        expect((element as unknown as Record<PropertyKey, unknown>)[name], said).to.equal(false);
        element.setAttribute(said, '');
        expect((element as unknown as Record<PropertyKey, unknown>)[name], said).to.equal(true);
        element.removeAttribute(said);
      }
    });

    for (const name of ['config', 'results'] as const) {
      const probe = document.createElement('div') as HTMLElement & { config?: unknown; results?: unknown };
      fill(probe);
      if (!(name in probe)) continue;
      it(`reads ${name} from its attribute, and says what became of an object there`, async () => {
        await import(urlOf(entry));
        const element = document.createElement(tag) as ReactiveElement;
        element.setAttribute(name, JSON.stringify(probe[name]));
        place(element);
        await until(() => element.shadowRoot!.querySelector(entry.shows));
        element.setAttribute(name, '[object Object]');
        await until(() => element.shadowRoot!.querySelector('[part~="error"]'));
        expect(element.shadowRoot!.querySelector('[part~="error"]')!.textContent).to.include('set it as a property');
      });

      it(`draws nothing anew for ${name} that are equal to those shown`, async () => {
        const element = (await shown(entry)) as ReactiveElement & Record<typeof name, unknown>;
        const before = [...element.shadowRoot!.querySelectorAll('*')];
        element[name] = undefined;
        element[name] = structuredClone(probe[name]);
        await settled(element);
        element[name] = structuredClone(probe[name]);
        await settled(element);
        expect([...element.shadowRoot!.querySelectorAll('*')]).to.deep.equal(before);
      });
    }

    for (const [name, spoil] of Object.entries(broken)) {
      it(`shows a card that says what is wrong with ${name}`, async () => {
        await import(urlOf(entry));
        const element = document.createElement(tag) as ReactiveElement;
        spoil(element);
        place(element);
        await until(() => element.shadowRoot!.querySelector('[role="alert"][part~="error"]'));
        const card = element.shadowRoot!.querySelector('[role="alert"][part~="error"]')!;
        expect(card.textContent.trim().length).to.be.greaterThan(20);
        expect(card.textContent).not.to.include('[object HTML');
      });
    }

    for (const lang of ['en', 'ar']) {
      it(`can be used by everyone who reads ${lang}`, async () => {
        const element = await shown(entry, lang);
        await still(element);
        const { violations } = await audit.run(element, { runOnly: wcag });
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).to.deep.equal(
          [],
        );
      });

      it(`fits a narrow phone in ${lang}`, async () => {
        await setViewport({ width: 320, height: 640 });
        try {
          const element = await shown(entry, lang);
          await nextFrame();
          const { scrollWidth } = document.documentElement;
          expect(scrollWidth).to.be.at.most(320);
          expect(element.scrollWidth).to.be.at.most(Math.max(320, element.clientWidth));
        } finally {
          await setViewport({ width: 1000, height: 800 });
        }
      });
    }

    it('is drawn from right to left where the language is', async () => {
      const element = await shown(entry, 'ar');
      const inner = element.shadowRoot!.firstElementChild;
      if (inner && inner.localName !== 'slot') expect(getComputedStyle(inner).direction).to.equal('rtl');
    });
  });
}
