import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../controllers/words.js';
import type { Scene } from './pulse.scene.js';

/** More than `most` of a list are shown when they are asked for. */
const most = 10;
const shortened = 8;

interface Part {
  /** Its `part`, by which a page can style it. */
  part: string;
  /** What it is unfolded by, where that is not its part. */
  name?: string;
  title: Words;
  content: unknown;
  /** Folded wherever it stands: for those who ask. */
  aside?: boolean;
}

/** The browser's own search found something in a part that is folded. */
function press({ currentTarget }: Event): void {
  (currentTarget as Element).parentElement!.querySelector<HTMLElement>('.fold')!.click();
}

/** One part beneath the topics. Where there is little room it is folded beneath its title until a person wants it. */
export function section(scene: Scene, { part, name = part, title, content, aside = false }: Part): TemplateResult {
  const folds = scene.narrow || aside;
  const open = !folds || scene.unfolded(name);
  return html`<section part=${part}>
    <h3>${
      folds
        ? html`<button type="button" class="fold" data-act="list" data-list=${name} aria-expanded=${open}>${title}</button>`
        : title
    }</h3>
    <div class="content" hidden=${open ? nothing : 'until-found'} @beforematch=${press}>${content}</div>
  </section>`;
}

/** The first of a long list, and all of it when a person wants that. */
export function some<Row>(scene: Scene, list: string, rows: readonly Row[]): readonly Row[] {
  return scene.unfolded(list) || rows.length <= most ? rows : rows.slice(0, shortened);
}

/** The button for the rest of a list of more than `limit`. */
export function showAll(scene: Scene, list: string, count: number, limit = most): TemplateResult | typeof nothing {
  if (count <= limit) return nothing;
  const whole = scene.unfolded(list);
  return html`<div>
    <button type="button" class="quiet small" data-act="list" data-list=${list} aria-expanded=${whole}>
      ${scene.t.say((m) => (whole ? m.pulseMore.showFewer : m.pulseMore.showAll(scene.f.number(count))))}
    </button>
  </div>`;
}
