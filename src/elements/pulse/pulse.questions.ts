import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../controllers/words.js';
import type { ResultItem } from '../../core/schema/survey-results.js';
import { changesOf, extremesOf, groupsOf, type ItemGroup } from './pulse-items.model.js';
import { answerTable, bars, key, reversed, told } from './pulse.bars.js';
import type { Scene } from './pulse.scene.js';
import { section } from './pulse.section.js';
import { figure } from './pulse.table.js';
import { changeWords } from './pulse.topics.js';

/** The questions: where people agree most and least, what changed, and then all of them. */
export function questions(scene: Scene): TemplateResult | typeof nothing {
  const { t, f, results } = scene;
  const groups = groupsOf(results);
  if (!groups.length) return nothing;
  const { strongest, weakest } = extremesOf(results.items, results.minimum);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const block = (title: Words, items: readonly ResultItem[]): TemplateResult | typeof nothing =>
    items.length ? html`<div class="block"><h4>${title}</h4>${bars(scene, items)}</div>` : nothing;
  return section(scene, {
    part: 'questions',
    title: t.say((m) => m.pulseMore.questions),
    content: html`${key(scene, results.items)}
      <p class="small soft">${t.say((m) => m.pulseMore.barNote)}</p>
      <div class="pair">
        ${block(
          t.say((m) => m.pulseMore.strongest),
          strongest,
        )}
        ${block(
          t.say((m) => m.pulseMore.weakest),
          weakest,
        )}
      </div>
      ${changes(scene)}
      <details class="all">
        <summary>${t.say((m) => m.pulseMore.everyQuestion(count, f.number(count)))}</summary>
        ${groups.map((group) => wholeGroup(scene, group, groups.length === 1))}
      </details>`,
  });
}

/** What changed most, in words that fit its direction. */
function changes(scene: Scene): TemplateResult | typeof nothing {
  const { t, results } = scene;
  const found = changesOf(results.items);
  if (!found) return nothing;
  const { kind, since, items } = found;
  const wave = scene.waveName(since);
  return html`<div class="block">
    <h4>${t.say((m) => m.pulseMore.changes[kind](wave))}</h4>
    ${
      items.length
        ? html`<p class="small soft">${t.say((m) => m.pulseMore.changesNote[kind])}</p>
          <ul class="changes">
            ${items.map(
              (item) => html`<li>
                <span>${scene.say(item.text)} ${reversed(scene, item)}</span>
                <span class="verdict small">${changeWords(scene, item.change)}</span>
              </li>`,
            )}
          </ul>`
        : html`<p>${t.say((m) => m.pulseMore.changesNote.none)}</p>`
    }
  </div>`;
}

/** `only`: there is no other, so that questions without a topic are no others either. */
function wholeGroup(scene: Scene, { name, items }: ItemGroup, only: boolean): TemplateResult {
  const { t, results, f } = scene;
  const title = name ? scene.say(name) : t.say((m) => m.pulseMore.others);
  return html`<div class="block">
    ${name || !only ? html`<h4>${title}</h4>` : nothing}
    ${figure(scene, {
      summary: items.map((item) => `${scene.plain(item.text)} ${told(scene, item)}`).join(' '),
      chart: bars(scene, items),
      table: answerTable(scene, items),
    })}
    ${
      items.some(({ suppressed }) => suppressed)
        ? html`<p class="small soft">${t.say((m) => m.pulse.dash(results.minimum, f.number(results.minimum)))}</p>`
        : nothing
    }
  </div>`;
}
