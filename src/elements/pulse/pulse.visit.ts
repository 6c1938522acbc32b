import { html, nothing, type TemplateResult } from 'lit';
import { sinceLastVisit, type Visit } from '../../controllers/last-visit.js';
import type { SurveyResults } from '../../core/schema/survey-results.js';
import { topicsOf } from './pulse.model.js';
import { meansOf, movedSince, visitKey } from './pulse-visit.model.js';
import type { Scene } from './pulse.scene.js';
import { plainName } from './pulse.topics.js';

/** The visit to compare these figures with; and they are what the next one is compared with. */
export function visitBefore(results: SurveyResults): Visit | undefined {
  const { released, dimensions } = results;
  return released ? sinceLastVisit(visitKey(results), { released, means: meansOf(dimensions) }) : undefined;
}

/** What is new since the reader last looked. */
export function sinceVisit(scene: Scene, visit: Visit | undefined): TemplateResult | typeof nothing {
  const { t, f, results } = scene;
  if (!visit) return nothing;
  const moved = movedSince(topicsOf(results), visit.means).map(({ topic, from, to }) =>
    t.text((m) => m.pulseMore.moved(plainName(scene, topic), f.number(from), f.number(to))),
  );
  return html`<p class="note small" part="since">
    <strong>${t.say((m) => m.pulseMore.since(f.day(visit.seen)))}</strong>
    ${moved.length ? f.list(moved) : t.say((m) => m.pulseMore.unmoved)}.
  </p>`;
}

/** The mark on a topic that moved since. */
export function marksOf({ t, f, results }: Scene, visit: Visit | undefined): ReadonlyMap<string, string> {
  const moved = movedSince(topicsOf(results), visit?.means ?? {});
  return new Map(moved.map(({ topic, from }) => [topic.id, t.text((m) => m.pulseMore.wasAtVisit(f.number(from)))]));
}
