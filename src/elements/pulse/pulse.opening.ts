import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../controllers/words.js';
import type { SurveyResults } from '../../core/schema/survey-results.js';
import {
  choicesOf,
  movesOf,
  openingOf,
  respondedOf,
  topicsOf,
  type Choice,
  type Moves,
  type Opening,
  type Topic,
} from './pulse.model.js';
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
    <p>${t.say((m) => m.pulse.openText(results.minimum, f.number(results.minimum)))}</p>`;

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
  const { results } = scene;
  return [...stands(scene, openingOf(results)), ...changed(scene, movesOf(topicsOf(results)))].flatMap((each) => [
    each,
    ' ',
  ]);
}

function stands(scene: Scene, found: Opening): Words[] {
  const { t, f, results } = scene;
  const names = (of: readonly Topic[]): string => f.list(of.map((each) => plainName(scene, each)));
  const at = (of: readonly Topic[], kind: 'highest' | 'lowest', mean: number): Words[] =>
    of.length ? [t.say((m) => m.pulse[kind](names(of), scene.points(mean)))] : [];
  const only = (topic: Topic): Words =>
    t.say((m) => m.pulse.only(plainName(scene, topic), scene.points(topic.figure!.mean)));
  switch (found.kind) {
    case 'nothing':
      return [t.say((m) => m.pulse.nothing(results.minimum, f.number(results.minimum)))];
    case 'questions':
      return [t.say((m) => m.pulse.questions)];
    case 'withheld':
      return [t.say((m) => m.pulse.withheld)];
    case 'only':
      return [only(found.topic)];
    case 'level':
      return [t.say((m) => m.pulse.level(scene.points(found.mean)))];
    case 'close':
      return [...(found.index ? [only(found.index)] : []), t.say((m) => m.pulse.close)];
    case 'spread':
      return [...at(found.highest, 'highest', found.high), ...at(found.lowest, 'lowest', found.low)];
  }
}

function changed(scene: Scene, moves: Moves | undefined): Words[] {
  const { t, f } = scene;
  if (!moves) return [];
  const { up, down, slightly } = moves;
  const wave = scene.waveName(moves.since);
  const within = (each: Topic): string => (each.name ? plainName(scene, each) : t.text((m) => m.pulse.indexWithin));
  const by = (of: readonly Topic[]): string =>
    f.list(of.map((each) => t.text((m) => m.pulse.by(within(each), scene.points(Math.abs(each.change!.diff!))))));
  if (!up.length && !down.length) return [t.say((m) => (slightly ? m.pulse.slightly : m.pulse.still)(wave))];
  return [
    ...(up.length ? [t.say((m) => m.pulse.up(by(up), wave))] : []),
    ...(down.length ? [t.say((m) => m.pulse.down(by(down), wave))] : []),
  ];
}

function response(scene: Scene): TemplateResult | typeof nothing {
  const { t, f, results } = scene;
  const found = respondedOf(results.response);
  if (found.kind === 'few' && results.status === 'open') return nothing;
  if (found.kind === 'few')
    return html`<p>${t.say((m) => m.pulse.few(results.minimum, f.number(results.minimum)))}.</p>`;
  return html`<p class="response">
    ${responseWords(scene, found)}.
    ${results.status === 'open' ? nothing : html`<span class="small soft">${t.say((m) => m.pulse.certainty)}</span>`}
    ${results.unverified ? html`<span class="small soft">${t.say((m) => m.pulse.unverified)}</span>` : nothing}
  </p>`;
}

/** "412 of 655 answered (63 %)", with bands and bounds where the exact figure would tell too much. */
export function responseWords({ t, f, results }: Scene, found: ReturnType<typeof respondedOf>): string {
  const rate = (percent: number, bound: string | null): string => {
    const shown = f.percent(percent);
    if (bound === null) return shown;
    return t.text((m) => (bound === 'at-most' ? m.pulse.atMost(shown) : m.pulse.atLeast(shown)));
  };
  if (found.kind === 'few') return t.text((m) => m.pulse.few(results.minimum, f.number(results.minimum)));
  if (found.kind === 'rate') return t.text((m) => m.pulse.answers(rate(found.percent, found.bound)));
  const { answered, invited, percent, bound } = found;
  const said = t.text((m) =>
    invited === null ? m.pulse.answers(f.count(answered)) : m.pulse.answered(f.count(answered), f.number(invited)),
  );
  return percent === null ? said : `${said} (${rate(percent, bound)})`;
}
