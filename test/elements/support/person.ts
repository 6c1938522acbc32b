import { fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import type { AttuneSurvey } from '../../../src/elements/survey/survey.js';
import '../../../src/elements/survey/survey.js';
import { isDrawing } from '../../../src/elements/survey/survey.blocks.js';

export type SurveySettings = Partial<AttuneSurvey> & { config?: unknown };

/** A survey in a page, and the person in front of it. */
export interface Person {
  survey: AttuneSurvey;
  page: HTMLElement;
  root: ShadowRoot;
  /** The first element that fits, or an error that names what was not there. */
  find<T extends HTMLElement = HTMLElement>(selector: string): T;
  all<T extends HTMLElement = HTMLElement>(selector: string): T[];
  /** The text of the first element that fits, as it is read. */
  read(selector: string): string;
  question(id: string): HTMLElement;
  input(id: string, value?: string | number): HTMLInputElement;
  choose(id: string, value: string | number): void;
  write(id: string, text: string): void;
  /** Puts the focus on a field once it is in view: on what is not drawn it does not last in every engine. */
  reach(id: string, value?: string | number): Promise<void>;
  /** Presses a button of the survey; `shows` is what must be there afterwards. */
  press(act: string, shows?: string): Promise<void>;
  /** Waits until something fits. */
  shows(selector: string): Promise<void>;
  /** Waits until the survey is there with all its parts: what keeps, reviews and sends comes after the first paint. */
  whole(): Promise<void>;
  /** Reviews and sends, and waits until the page says how that went. */
  send(): Promise<void>;
  focused(): HTMLElement | null;
  /** What reached the page, by event type. */
  heard: Event[];
}

/** Where a button leads when all is well or something is left to mend. Parts of the survey are fetched when they are first needed. */
const outcomes: Record<string, string> = {
  review: '[part=review], .errors',
  send: '[part=status]',
  showOwn: '[part=own-result]',
  edit: '[part=questions]',
};

const types = ['attune-change', 'attune-result', 'attune-delivery', 'attune-error'];

export async function meet(
  settings: SurveySettings,
  { lang = 'en', ready = '[part=questions], [part=status]', whole = true } = {},
): Promise<Person> {
  const page = await fixture<HTMLElement>(html`<main lang=${lang}></main>`);
  const survey = document.createElement('attune-survey');
  const heard: Event[] = [];
  for (const type of types) page.addEventListener(type, (event) => heard.push(event));
  // Each test is another person, so that nobody finds another's draft.
  Object.assign(survey, { respondent: crypto.randomUUID(), ...settings });
  page.append(survey);
  const person = personAt(survey, page, heard);
  if (whole) await person.shows(ready);
  else await until(() => person.root.querySelector('fieldset'));
  return person;
}

/** The person at a survey that is in the page already. */
export function personAt(survey: AttuneSurvey, page: HTMLElement, heard: Event[] = []): Person {
  const root = survey.shadowRoot!;
  const find = <T extends HTMLElement>(selector: string): T => {
    const found = root.querySelector<T>(selector);
    if (!found) throw new Error(`nothing fits ${selector}`);
    return found;
  };
  const all = <T extends HTMLElement>(selector: string): T[] => [...root.querySelectorAll<T>(selector)];
  const input = (id: string, value?: string | number): HTMLInputElement =>
    find(value === undefined ? `[name="${id}"]` : `[name="${id}"][value="${value}"]`);
  /** What is out of view at first is drawn in later frames. */
  const drawn = async (): Promise<void> => {
    await survey.updateComplete;
    if (isDrawing()) await until(() => !isDrawing(), 'is drawn');
  };
  const shows = async (selector: string): Promise<void> => {
    await until(() => root.querySelector(selector), `shows ${selector}`);
    await drawn();
  };
  /** Which step is shown: the page redraws itself for other reasons as well. */
  const where = (): string =>
    ['#answered', '.errors', '[part=review]'].map((each) => root.querySelector(each)?.textContent ?? '').join('/');
  const press = async (act: string, expected?: string): Promise<void> => {
    const before = where();
    find(`[data-act="${act}"]`).click();
    if (act === 'next' || act === 'back') await until(() => where() !== before, 'goes on');
    else if (expected ?? outcomes[act]) await shows(expected ?? outcomes[act]!);
    await drawn();
  };
  return {
    survey,
    page,
    get root() {
      return survey.shadowRoot!;
    },
    find,
    all,
    read: (selector) => words(find(selector)),
    question: (id) => find(`[data-id="${id}"]`),
    input,
    choose: (id, value) => input(id, value).click(),
    write(id, text) {
      const field = input(id);
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    },
    async reach(id, value) {
      const field = input(id, value);
      // What comes into view takes its true size, and may push the field out of it again; Firefox takes the focus from
      // what is not drawn yet.
      const there = (): boolean =>
        root.activeElement === field && field.checkVisibility({ contentVisibilityAuto: true });
      for (let frame = 0; frame < 600 && !there(); frame++) {
        field.scrollIntoView({ block: 'center' });
        field.focus();
        await nextFrame();
      }
    },
    press,
    shows,
    async whole() {
      await until(() => survey['field'], 'is there with all its parts');
      await drawn();
    },
    async send() {
      await press('review', '[data-act="send"]');
      await press('send');
    },
    focused: () => root.activeElement as HTMLElement | null,
    heard,
  };
}

/** As `waitUntil`, with the patience that a busy machine needs. */
export function until(holds: () => unknown, what?: string): Promise<void> {
  return waitUntil(holds, what, { timeout: 10_000, interval: 10 });
}

/** Text as it is read: one space between words. */
export function words(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}
