// Scales of two and three points: what readers see of them, from what people answered and the receiver holds.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { embedded } from './support/desk.js';
import { Premises, readToken } from './support/premises.js';

let premises: Premises;
before(async () => void (premises = await Premises.open()));
after(() => premises.close());

const asked = (id: string, points: string[], text: string) => ({
  id,
  version: '1',
  title: 'First year',
  scales: { s: { points } },
  dimensions: [{ id: 'd', name: 'Start' }],
  sections: [{ id: 'all', items: [{ id: 'a', kind: 'likert', scale: 's', dimension: 'd', text }] }],
});

/** Answers of so many people, the last of whom gives theirs in a page; then what a reader sees of the question. */
async function readAfter(survey: ReturnType<typeof asked>, counts: readonly number[]): Promise<string> {
  await premises.publish(survey, { privacy: 'identified' });
  const answers = counts.flatMap((count, at) => Array.from({ length: count }, () => at + 1));
  const last = answers.pop()!;
  await premises.others(
    survey,
    answers.map((a) => ({ a })),
  );
  const here = embedded(survey, `endpoint="${premises.endpoint}" mode="full" privacy="identified"`);
  const person = await premises.visit(premises.page(`/${survey.id}`, here));
  await person.choose('a', last);
  await person.send();
  await person.reads('Your answers have arrived');
  assert.equal(premises.posts.length, 30);
  premises.posts.length = 0;

  const results = `<attune-pulse src="${premises.results(survey.id)}" token="${readToken}"></attune-pulse>`;
  const reader = await premises.visit(premises.page(`/${survey.id}/results`, results), { at: 'attune-pulse' });
  await reader.reads('30 answered');
  await reader.click('.all summary');
  return reader.reads(/favourable/, '.all [data-item=a]');
}

it('a yes-or-no question is favourable where people said yes, and unfavourable where they said no', async () => {
  const said = await readAfter(asked('review', ['No', 'Yes'], 'I had a review this year.'), [18, 12]);
  assert.match(said, /60% unfavourable 40% favourable/);
});

it('of three faces one is favourable, one is unfavourable and the middle one is neither', async () => {
  const said = await readAfter(asked('faces', ['Sad', 'So-so', 'Happy'], 'How was your first week?'), [10, 10, 10]);
  assert.match(said, /33% unfavourable 33% neutral 33% favourable/);
});
