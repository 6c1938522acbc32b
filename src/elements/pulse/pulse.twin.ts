import { html, type TemplateResult } from 'lit';
import { topicsOf } from './pulse.model.js';
import type { Scene } from './pulse.scene.js';
import { twin } from './pulse.table.js';
import { changeWords, intervalOf, nameOf, topicsTold } from './pulse.topics.js';

const columns = ['topic', 'points', 'interval', 'answers', 'before', 'change'] as const;

/** The chart of topics as a table. */
export function topicsTwin(scene: Scene): TemplateResult {
  const { t, f, results } = scene;
  return twin(scene, topicsTold(scene), {
    head: columns.map((key) => t.say((m) => m.pulseMore.columns[key])),
    rows: topicsOf(results).map((topic) => [
      nameOf(scene, topic),
      topic.figure ? f.number(topic.figure.mean) : '–',
      intervalOf(scene, topic),
      topic.n === null ? '–' : f.count(topic.n),
      topic.before === undefined ? '–' : f.number(topic.before),
      topic.change ? html`${changeWords(scene, topic.change)}` : '–',
    ]),
  });
}
