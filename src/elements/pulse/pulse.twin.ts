import { html, nothing, type TemplateResult } from 'lit';
import type { Visit } from '../../controllers/last-visit.js';
import { topicsOf, type Topic } from './pulse.model.js';
import type { Scene } from './pulse.scene.js';
import { showAll } from './pulse.section.js';
import { twin } from './pulse.table.js';
import { changeWords, nameOf, plainName, verdict, type BesideTopics } from './pulse.topics.js';
import { marksOf } from './pulse.visit.js';

/** As many of the topics as the styles let be seen where there is little room. */
const first = 3;
const columns = ['topic', 'points', 'interval', 'answers', 'before', 'change'] as const;

const intervalOf = (scene: Scene, { figure }: Topic): string => (figure && scene.range(figure.lo, figure.hi)) || '–';

/** What the chart of topics says, in a sentence. */
function topicsTold(scene: Scene): string {
  const { t } = scene;
  const told = (topic: Topic): string => {
    const { figure, change } = topic;
    const said = figure
      ? [scene.points(figure.mean), scene.within(figure.mean, figure.lo, figure.hi)]
      : [t.text((m) => m.pulse.suppressed)];
    if (change) said.push(verdict(scene, change));
    return t.text((m) => m.pulse.about(plainName(scene, topic), said.filter(Boolean).join(', ')));
  };
  return topicsOf(scene.results).map(told).join('. ');
}

/** The chart of topics as a table; and the way to the topics that found no room. */
function topicsTwin(scene: Scene): TemplateResult {
  const { t, f, results } = scene;
  const topics = topicsOf(results);
  return html`${scene.narrow ? showAll(scene, 'topics', topics.length, first) : nothing}
  ${twin(scene, topicsTold(scene), {
    head: columns.map((key) => t.say((m) => m.pulseMore.columns[key])),
    rows: topics.map((topic) => [
      nameOf(scene, topic),
      topic.figure ? f.number(topic.figure.mean) : '–',
      intervalOf(scene, topic),
      topic.n === null ? '–' : f.count(topic.n),
      topic.before === undefined ? '–' : f.number(topic.before),
      topic.change ? html`${changeWords(scene, topic.change)}` : '–',
    ]),
  })}`;
}

/** What the chart of topics has beside and beneath it. */
export const besideTopics = (scene: Scene, visit: Visit | undefined): BesideTopics => ({
  marks: marksOf(scene, visit),
  told: topicsTold(scene),
  more: topicsTwin(scene),
});
