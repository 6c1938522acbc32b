import type { Blocks } from './survey.blocks.js';

/** Moves the focus to where the session wants the person to be, once. */
export function focusOn(root: ParentNode, session: { focus: string } | undefined, blocks: Blocks): void {
  const focus = session?.focus;
  if (!focus) return;
  session.focus = '';
  const places = new Map([
    ['heading', 'h2'],
    ['errors', '.errors h3'],
    ['own', '.own h3'],
    ['section', 'section:not([hidden], .elsewhere) > h3'],
    ['other-tab', '.other-tab h3'],
  ]);
  // An item's id has a slash behind it, which no id holds: none is taken for a place.
  const [id, row, by] = focus.split('/');
  blocks.draw(id);
  const asked = `[data-id="${id}"]`;
  const inside = row ? `${asked} [data-row="${row}"][data-by="${by}"]` : `${asked} :is(input:checked, textarea)`;
  const rest = focus === 'section' ? 'h2' : asked;
  const found = root.querySelector<HTMLElement>(places.get(focus) ?? inside) ?? root.querySelector<HTMLElement>(rest);
  if (found) bringInView(found);
}

/**
 * Puts the focus on something and brings it into view, at once even where the page scrolls smoothly; and once more while
 * what is skipped on the way turns out higher or lower than was guessed. Whoever scrolls meanwhile is not brought back.
 */
function bringInView(found: HTMLElement): void {
  // A question shows that it has the focus to everybody, a heading to those who go by keyboard.
  found.focus({ preventScroll: true, ...(found.closest('[data-id]') && { focusVisible: true }) });
  const tall = found.offsetHeight > innerHeight / 2;
  let before = NaN;
  const look = (left: number): void => {
    const { top, bottom } = found.getBoundingClientRect();
    // Where it stands in the page: scrolling alone leaves it there.
    const place = Math.round(top + scrollY);
    const moved = place !== before;
    if (!found.matches(':focus') || (!moved && left < steady)) return;
    before = place;
    if (moved && (top < 0 || bottom > innerHeight))
      found.scrollIntoView({ block: tall ? 'start' : 'center', behavior: 'instant' });
    requestAnimationFrame(() => look(left - 1));
  };
  look(frames);
}

/** For how many frames a layout may go on settling, and until how many are left it is looked at in any case. */
const frames = 20;
const steady = 15;
