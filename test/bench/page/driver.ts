/** What a contender must be able to do in the page; everything that is measured there is made of this. */
export interface Drivable {
  /** Puts a survey into the place. Its questions may come later. */
  mount(place: HTMLElement, size: number, name: string): void;
  /** What holds the place's inputs. */
  root(place: HTMLElement): ParentNode & Node;
  /** How many choices it shows at most before anybody scrolls or answers, where that is not all. */
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
  /** The middle answer of the question at `index`, five points each. Where not so many are shown, the first is answered anew, otherwise. */
  const choice = (index: number): HTMLInputElement => {
    const all = inputs();
    const shown = all.length / 5;
    return all[(index % shown) * 5 + ((2 + Math.floor(index / shown)) % 5)]!;
  };

  const bench = {
    settled,

    /** Until the first questions are painted and can be answered: milliseconds by the clock. */
    async mount(size: number, count = 1): Promise<number> {
      const from = performance.now();
      await places(size, count);
      performance.mark('painted');
      return performance.now() - from;
    },

    /** Until everything is drawn and at rest. Milliseconds by the clock from now until it is drawn. */
    async finish(size: number): Promise<number> {
      const from = performance.now();
      const all = survey.choices?.(size) ?? size * 5;
      await until(() => inputs().length >= all);
      const took = performance.now() - from;
      await settled(400);
      return took;
    },

    /** Milliseconds by the clock until find-in-page comes to the last question, looked for again and again; none if it does not. */
    async find(size: number): Promise<number> {
      const from = performance.now();
      while (performance.now() - from < 10_000) {
        getSelection()?.removeAllRanges();
        // Not in the types: it looks for a text as the browser's own search does, into shadow trees as well.
        if ((window as unknown as { find(text: string): boolean }).find(`${size}. `)) return performance.now() - from;
        await pause(20);
      }
      return NaN;
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
