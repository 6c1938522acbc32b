import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../controllers/words.js';
import type { SurveyResults } from '../../core/schema/survey-results.js';
import { choicesOf, movesOf, openingOf, respondedOf, topicsOf, type Choice, type Topic } from './pulse.model.js';
import type { Scene } from './pulse.scene.js';
import { plainName } from './pulse.topics.js';

/** Title, whose figures of which wave, and what a person could say of them aloud. `home`: whose they see unasked. */
export function opening(scene: Scene, home: SurveyResults['focus'], choosable: boolean, busy: boolean): TemplateResult {
  const { t, f, results } = scene;
  const { released } = results;
  return html`<header part="header">
      <h2>${scene.say(results.survey.title)}</h2>
      ${choices(scene, home, choosable)}
      ${released ? html`<p class="small soft">${t.say((m) => m.pulse.released(f.day(released)))}</p>` : nothing}
    </header>
    <div class="said" part="summary" role="status" aria-busy=${busy}>
      ${results.status === 'open' ? notYet(scene) : html`<p class="lead">${lead(scene)}</p>`} ${response(scene)}
    </div>`;
}

/** Nothing is said of figures that are not released. */
const notYet = ({ t, f, results }: Scene): TemplateResult =>
  html`<p class="lead">${t.say((m) => m.pulse.open)}</p>
    <p>${t.say((m) => m.pulse.openText(f.number(results.minimum)))}</p>`;

function choices(scene: Scene, home: SurveyResults['focus'], choosable: boolean): TemplateResult {
  const { t, results, wave } = scene;
  const { focus, waves } = results;
  const { home: own, chosen, groups } = choicesOf(results, home);
  const name = (each: Choice): string => (each.name ? scene.plain(each.name) : t.text((m) => m.pulse.everyone));
  const option = (each: Choice): TemplateResult =>
    html`<option value=${each.value} .selected=${each.value === chosen}>${'\u2003'.repeat(each.depth)}${name(each)}</option>`;
  const whose: Words = focus ? scene.say(focus.name) : t.say((m) => m.pulse.everyone);
  return html`<div class="row choices small">
    ${
      choosable && groups.length
        ? html`<label>${t.say((m) => m.pulse.whose)}
            <select name="cut">
              ${option(own)}
              ${groups.map(
                ({ cut, choices }) =>
                  html`<optgroup label=${t.text((m) => m.pulse.cuts[cut]!)}>${choices.map(option)}</optgroup>`,
              )}
            </select></label>`
        : html`<span>${whose}</span>`
    }
    ${
      choosable && waves.length > 1
        ? html`<label>${t.say((m) => m.pulse.wave)}
            <select name="wave">
              ${[...waves]
                .reverse()
                .map(
                  (each) =>
                    html`<option value=${each.id} .selected=${each.id === wave}>${scene.plain(each.name)}</option>`,
                )}
            </select></label>`
        : wave
          ? html`<span>${scene.waveName(wave)}</span>`
          : nothing
    }
  </div>`;
}

/** The highest, the lowest, and what clearly changed. */
function lead(scene: Scene): Words[] {
  const { t, f, results } = scene;
  const topics = topicsOf(results);
  const found = openingOf(topics);
  const names = (of: readonly Topic[]): string => f.list(of.map((each) => plainName(scene, each)));
  const say = (pick: Parameters<typeof t.say>[0]): Words => t.say(pick);
  if (found.kind === 'nothing') return [say((m) => m.pulse.nothing(f.number(results.minimum)))];
  const said: Words[] = [];
  if (found.kind === 'only')
    said.push(say((m) => m.pulse.only(plainName(scene, found.topic), scene.points(found.mean))));
  else if (found.kind === 'level') said.push(say((m) => m.pulse.level(scene.points(found.mean))));
  else
    said.push(
      say((m) => m.pulse.highest(names(found.highest), scene.points(found.high))),
      say((m) => m.pulse.lowest(names(found.lowest), scene.points(found.low))),
    );
  const moves = movesOf(topics);
  if (!moves) return spaced(said);
  const wave = scene.waveName(moves.since);
  const by = (of: readonly Topic[]): string =>
    f.list(
      of.map((each) => t.text((m) => m.pulse.by(plainName(scene, each), scene.points(Math.abs(each.change!.diff!))))),
    );
  if (moves.up.length) said.push(say((m) => m.pulse.up(by(moves.up), wave)));
  if (moves.down.length) said.push(say((m) => m.pulse.down(by(moves.down), wave)));
  if (!moves.up.length && !moves.down.length) said.push(say((m) => m.pulse.still(wave)));
  return spaced(said);
}

const spaced = (sentences: readonly Words[]): Words[] => sentences.flatMap((each) => [each, ' ']);

function response(scene: Scene): TemplateResult | typeof nothing {
  const { t, f, results } = scene;
  const found = respondedOf(results.response);
  const { margin } = results.response;
  if (found.kind === 'few' && results.status === 'open') return nothing;
  if (found.kind === 'few') return html`<p>${t.say((m) => m.pulse.few(f.number(results.minimum)))}.</p>`;
  return html`<p class="response">
    ${responseWords(scene, found)}.
    ${margin === null ? nothing : html`<span class="small soft">${t.say((m) => m.pulse.margin(margin, f.number(margin)))}</span>`}
  </p>`;
}

/** "412 of 655 answered (63 %)", with bands and bounds where the exact figure would tell too much. */
export function responseWords({ t, f, results }: Scene, found: ReturnType<typeof respondedOf>): string {
  const rate = (percent: number, bound: string | null): string => {
    const shown = f.percent(percent);
    if (bound === null) return shown;
    return t.text((m) => (bound === 'at-most' ? m.pulse.atMost(shown) : m.pulse.atLeast(shown)));
  };
  if (found.kind === 'few') return t.text((m) => m.pulse.few(f.number(results.minimum)));
  if (found.kind === 'rate') return t.text((m) => m.pulse.answers(rate(found.percent, found.bound)));
  const { answered, invited, percent, bound } = found;
  const said = t.text((m) =>
    invited === null ? m.pulse.answers(f.count(answered)) : m.pulse.answered(f.count(answered), f.number(invited)),
  );
  return percent === null ? said : `${said} (${rate(percent, bound)})`;
}
