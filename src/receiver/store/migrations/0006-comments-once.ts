import type { Migration } from './migration.js';

/** Else an owner who is no superuser would see no row to change. */
const policies = (word: 'FORCE' | 'NO FORCE'): string[] =>
  ['survey', 'comment'].map((table) => `ALTER TABLE attune.${table} ${word} ROW LEVEL SECURITY`);

/** Of surveys that are not identified comments come out once. Where some have, none may follow. */
export const commentsOnce: Migration = {
  name: 'comments once',
  statements: [
    'ALTER TABLE attune.survey ADD COLUMN comments_released_on date',
    ...policies('NO FORCE'),
    `UPDATE attune.survey AS s SET comments_released_on = coalesce(released_on, current_date)
     WHERE privacy <> 'identified'
       AND EXISTS (SELECT FROM attune.comment AS c WHERE c.tenant = s.tenant AND c.survey = s.id AND c.released)`,
    ...policies('FORCE'),
  ],
};
