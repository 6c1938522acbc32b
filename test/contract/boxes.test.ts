import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { ReactiveElement } from 'lit';
import { pulse as weekly } from '../../demo/configs/pulse.js';
import { results } from '../../demo/configs/results.js';
import '../../src/elements/outbox/outbox.js';
import '../../src/elements/provider/provider.js';
import '../../src/elements/pulse/pulse.js';
import type { AttuneSurvey } from '../../src/elements/survey/survey.js';
import type { DeliveryOutcome } from '../../src/transport/index.js';
import { refused, sendFrom } from '../elements/support/outbox.js';
import { forgetEverything } from '../elements/support/own-database.js';
import { personAt, type Person } from '../elements/support/person.js';
import { post } from '../elements/support/transports.js';

/** Boxes that pages put things into; `.here` is where the element goes. */
const boxes: Record<string, string> = {
  'a flex row': '<div class="here" style="display: flex"></div>',
  'a centred grid': '<div class="here" style="display: grid; place-items: center"></div>',
  'a dialog': '<dialog class="here" open></dialog>',
  'a table cell': '<table style="inline-size: 100%"><tr><td class="here"></td></tr></table>',
  'a float': '<div class="here" style="float: left"></div>',
  'an inline block': '<div class="here" style="display: inline-block"></div>',
  'a box as wide as what is in it': '<div class="here" style="inline-size: fit-content"></div>',
  'a fixed modal': '<div class="here" style="position: fixed; inset: 0 auto auto 0; max-inline-size: 100%"></div>',
  'a column of 300 pixels': '<div class="here" style="inline-size: 300px"></div>',
  'a page whose rem is 10 pixels': '<div class="here"></div>',
};
const widths = [320, 375, 1200];
/** As wide as an element would like to be where it has the choice, in em of its own text. */
const measure = 40;
/** The least that WCAG 2.2 asks of a target (2.5.8), in pixels. */
const least = 24;

interface Subject {
  markup: string;
  fill?: (element: HTMLElement) => void;
  /** What is in its shadow root once all of it is there. */
  shows: string;
  /** What a person does first. */
  act?: (element: HTMLElement) => Promise<void>;
}
const survey = '<attune-survey paged="never"></attune-survey>';
const answered = (outcome: DeliveryOutcome) => (element: HTMLElement) =>
  Object.assign(element, {
    config: weekly,
    answers: { helped: 3, recommend: 3, why: 'More time', order: ['time', 'trust', 'training'] },
    transport: post(outcome),
    respondent: crypto.randomUUID(),
  });
const personOf = (element: HTMLElement): Person => personAt(element as AttuneSurvey, element.parentElement!);
const subjects: Record<string, Subject> = {
  'a survey of every kind of question': {
    markup: survey,
    fill: answered(refused),
    shows: 'textarea',
  },
  'a survey in review': {
    markup: survey,
    fill: answered(refused),
    shows: 'textarea',
    act: (element) => personOf(element).press('review'),
  },
  'a survey whose answers are refused': {
    markup: survey,
    fill: answered(refused),
    shows: 'textarea',
    act: (element) => personOf(element).send(),
  },
  'a survey whose answers have arrived, with the own result': {
    markup: survey,
    fill: answered({ kind: 'delivered' }),
    shows: 'textarea',
    async act(element) {
      const person = personOf(element);
      await person.send();
      await person.shows('[data-act=showOwn]');
      await person.press('showOwn');
    },
  },
  'a survey of statements': {
    markup: '<attune-survey instrument="centricity" paged="never"></attune-survey>',
    shows: '[data-id=M3]',
  },
  'a survey of a provider': {
    markup: '<attune-provider endpoint="/nowhere"><attune-survey></attune-survey></attune-provider>',
    fill: (element) => Object.assign(element.firstElementChild!, { config: weekly }),
    shows: 'fieldset',
  },
  'a pulse': {
    markup: '<attune-pulse></attune-pulse>',
    fill: (element) => Object.assign(element, { results }),
    shows: '[part=thread]',
  },
  'an outbox with something in it': { markup: '<attune-outbox></attune-outbox>', shows: 'li button' },
  'the error card of a survey': {
    markup: '<attune-survey></attune-survey>',
    fill: (element) => Object.assign(element, { config: { ...weekly, tittle: 'x', sections: [{ items: [{}, {}] }] } }),
    shows: '[role=alert]',
  },
  'the error card of a pulse': {
    markup: '<attune-pulse results="[object Object]"></attune-pulse>',
    shows: '[role=alert]',
  },
};

const page = document.documentElement;
const until = (holds: () => unknown, what?: string): Promise<void> => waitUntil(holds, what, { timeout: 10_000 });

before(() => sendFrom('How was your week?', refused));
after(async () => {
  await setViewport({ width: 1000, height: 800 });
  await forgetEverything();
});
afterEach(() => {
  page.style.fontSize = '';
  document.querySelector('.contract')!.remove();
});

/** What the box leaves for the element: its own content where its width is given, or what lies between the page and it. */
function roomIn(box: HTMLElement, width: number): number {
  const { paddingInlineStart, paddingInlineEnd, borderInlineStartWidth, borderInlineEndWidth } = getComputedStyle(box);
  const edges = [paddingInlineStart, paddingInlineEnd, borderInlineStartWidth, borderInlineEndWidth];
  const around = box.style.position === 'fixed' ? 0 : 2 * parseFloat(getComputedStyle(document.body).marginLeft);
  return (parseFloat(box.style.inlineSize) || width - around) - edges.reduce((sum, each) => sum + parseFloat(each), 0);
}

/** Opens all that is closed, and what that brings; again where the element folds anew for a width it has just learnt. */
async function open(element: ReactiveElement): Promise<void> {
  const closed = (): HTMLElement[] => [
    ...element.shadowRoot!.querySelectorAll<HTMLElement>('[aria-expanded=false], details:not([open]) > summary'),
  ];
  await until(async () => {
    for (const each of closed()) each.click();
    await element.updateComplete;
    await nextFrame();
    return !closed().length;
  }, 'every disclosure is open');
}

const isSeen = (each: Element): boolean => each.checkVisibility({ visibilityProperty: true });
const named = (each: Element): string =>
  `${each.localName}.${each.getAttribute('class') ?? ''} "${each.textContent.trim().slice(0, 30)}"`;

/** What one presses, a choice with its label: each that is too small. */
const smallTargets = (root: ShadowRoot): string[] =>
  [...root.querySelectorAll<HTMLElement>('button, select, summary, textarea, input')]
    .filter(isSeen)
    .map((each) => each.closest('label') ?? each)
    .filter((each) => Math.min(each.offsetWidth, each.offsetHeight) < least)
    .map((each) => `${named(each)} is ${each.offsetWidth} × ${each.offsetHeight}`);

/** Whether something scrolls within the element: a table of many columns, which may. */
function inScroller(each: Element): boolean {
  for (let at = each.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
  return false;
}

/** What is seen beyond the element's own edges. */
function outside(element: ReactiveElement): string[] {
  const { left, right } = element.getBoundingClientRect();
  return [...element.shadowRoot!.querySelectorAll('*')]
    .filter((each) => {
      const box = each.getBoundingClientRect();
      return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
    })
    .filter((each) => isSeen(each) && !each.closest('.visually-hidden') && !inScroller(each))
    .map((each) => `${named(each)} reaches out`);
}

/** All that is wrong with a subject in a box. */
async function faultsOf({ markup, fill, shows, act }: Subject, box: string, width: number): Promise<string[]> {
  const host = document.createElement('main');
  host.className = 'contract';
  host.lang = 'en';
  host.innerHTML = boxes[box]!;
  if (box.includes('rem')) page.style.fontSize = '62.5%';
  const here = host.querySelector<HTMLElement>('.here')!;
  here.innerHTML = markup;
  const element = here.querySelector<ReactiveElement>(':not(attune-provider)')!;
  fill?.(here.firstElementChild as HTMLElement);
  document.body.append(host);
  await until(() => element.shadowRoot!.querySelector(shows), `shows ${shows} in ${box}`);
  await act?.(element);
  await open(element);
  const wanted = measure * parseFloat(getComputedStyle(element).fontSize);
  const room = Math.min(roomIn(here, width), wanted);
  const { scrollWidth } = page;
  return [
    ...(element.offsetWidth < 0.9 * room ? [`is ${element.offsetWidth} wide where there is room for ${room}`] : []),
    ...(scrollWidth > width ? [`makes the page ${scrollWidth} wide`] : []),
    ...(here.scrollWidth > Math.max(here.clientWidth, element.offsetWidth) ? ['scrolls in its box'] : []),
    ...outside(element),
    ...smallTargets(element.shadowRoot!),
  ].slice(0, 8);
}

for (const [name, subject] of Object.entries(subjects)) {
  describe(`${name}, in the boxes of pages`, () => {
    for (const width of widths) {
      describe(`${width} pixels wide`, () => {
        before(() => setViewport({ width, height: 800 }));
        for (const box of Object.keys(boxes))
          it(`has its width, its targets and no sideways scrolling in ${box}`, async () => {
            expect(await faultsOf(subject, box, width)).to.deep.equal([]);
          });
      });
    }
  });
}
