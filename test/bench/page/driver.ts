/** What a contender must be able to do in the page; everything that is measured there is made of this. */
export interface Drivable {
  /** Puts a survey into the place. Its questions may come later. */
  mount(place: HTMLElement, size: number, name: string): void;
  /** What holds the place's inputs. */
  root(place: HTMLElement): ParentNode & Node;
  /** How many choices it shows once all of a survey of this size is drawn. */
  choices?(size: number): number;
  /** Goes as far as the button that sends the answers. */
  toLastButton(place: HTMLElement): HTMLElement | Promise<HTMLElement>;
}

const beforePaint = (): Promise<unknown> => new Promise(requestAnimationFrame);
const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const idle = (): Promise<void> => new Promise((done) => requestIdleCallback(() => done(), { timeout: 2000 }));
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Waits, frame by frame, for what `look` finds. */
export async function until<Found>(look: () => Found | null | undefined | false): Promise<Found> {
  for (const limit = performance.now() + 30_000; performance.now() < limit; await frame()) {
    const found = look();
    if (found) return found;
  }
  throw new Error(`Waited in vain for ${String(look)}`);
}

/** Painted, and `ms` more for what comes by timer, such as a draft being kept. */
async function settled(ms: number): Promise<void> {
  await frame();
  await frame();
  await pause(ms);
  await idle();
}

/** The longest task since it was last looked at; the browser tells of those above 50 ms. */
let longest = 0;
let watching = false;
function watchTasks(): void {
  if (watching) return;
  watching = true;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: 'longtask' });
}

export function drive(survey: Drivable): void {
  const main = document.querySelector('main')!;
  let serial = 0;
  let aimed: HTMLInputElement[] = [];

  /** Surveys whose first questions have just been painted: in the very frame that they are there, for whoever draws at once as for whoever takes a while. */
  const places = async (size: number, count: number): Promise<HTMLElement[]> => {
    const made = Array.from({ length: count }, () => {
      const place = main.appendChild(document.createElement('div'));
      survey.mount(place, size, `survey-${++serial}`);
      return place;
    });
    const limit = performance.now() + 30_000;
    do {
      if (performance.now() > limit) throw new Error('No questions have come');
      await beforePaint();
    } while (!made.every((place) => survey.root(place).querySelector('[type=radio]')));
    await pause(0);
    return made;
  };
  const inputs = (within = main.lastElementChild as HTMLElement): HTMLInputElement[] => [
    ...survey.root(within).querySelectorAll<HTMLInputElement>('[type=radio]'),
  ];
  /** The middle answer of the question at `index`, five points each. */
  const choice = (index: number): HTMLInputElement => inputs()[index * 5 + 2]!;

  const bench = {
    settled,

    /** Until the first questions are painted and can be answered. */
    async mount(size: number, count = 1): Promise<void> {
      watchTasks();
      await places(size, count);
    },

    /** Until everything is drawn and at rest. Milliseconds from now by the clock, and the longest task meanwhile, if above 50. */
    async finish(size: number): Promise<{ took: number; longest: number }> {
      const from = performance.now();
      longest = 0;
      const all = survey.choices?.(size) ?? size * 5;
      await until(() => inputs().length >= all);
      const took = performance.now() - from;
      await settled(400);
      return { took, longest };
    },

    /** Whether find-in-page comes to the last question. */
    find: (size: number): boolean => {
      getSelection()?.removeAllRanges();
      return (window as unknown as { find(text: string): boolean }).find(`${size}. `);
    },

    /** Chooses which questions will be answered, so that finding them is not measured. */
    aim(from: number, count: number): void {
      aimed = Array.from({ length: count }, (_, index) => choice(from + index));
    },

    /** Answers them one after the other, each painted and kept before the next. */
    async answer(): Promise<void> {
      for (const input of aimed) {
        input.click();
        await settled(300);
      }
    },

    /** The same without answering: what the waiting itself costs. */
    async wait(): Promise<void> {
      for (const _ of aimed) await settled(300);
    },

    /** How many times each of these answers made the page write to itself, in the middle of a survey. */
    async writes(): Promise<number[]> {
      const counts: number[] = [];
      const observer = new MutationObserver((records) => void (counts[counts.length - 1]! += records.length));
      observer.observe(survey.root(main.lastElementChild as HTMLElement), {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      for (const input of aimed) {
        counts.push(0);
        input.click();
        await settled(300);
      }
      observer.disconnect();
      return counts;
    },

    elements: (): number => survey.root(main.lastElementChild as HTMLElement).querySelectorAll('*').length,

    /** Where to click for the answer at `index`. */
    spot(index: number): { x: number; y: number } {
      const target = choice(index).closest('label') ?? choice(index);
      target.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = target.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },

    async remount(times: number): Promise<void> {
      for (let time = 0; time < times; time++) {
        (await places(12, 1))[0]!.remove();
        if (time % 20 === 19) await settled(0);
      }
      await settled(500);
    },

    /** Milliseconds from the click that sends the answers to the request. */
    async submit(): Promise<number> {
      const here = main.lastElementChild as HTMLElement;
      const all = inputs(here);
      for (let index = 2; index < all.length; index += 5) all[index]!.click();
      await settled(500);
      const last = await survey.toLastButton(here);
      await settled(100);
      const asked = new Promise<number>((done) => {
        window.fetch = () => {
          done(performance.now());
          return Promise.resolve(new Response('{}'));
        };
      });
      const clicked = performance.now();
      last.click();
      return (await Promise.race([asked, pause(5000).then(() => NaN)])) - clicked;
    },
  };
  Object.assign(window, { bench });
}
