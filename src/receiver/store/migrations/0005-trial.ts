import type { Migration } from './migration.js';

/**
 * Nobody's: written to find out whether there is room for an answer. Not logged, for it may be lost; what is logged is
 * the row of the step before.
 */
export const trial: Migration = {
  name: 'trial',
  statements: [
    'CREATE UNLOGGED TABLE attune.trial (body bytea NOT NULL)',
    'ALTER TABLE attune.trial ALTER COLUMN body SET STORAGE EXTERNAL',
    'GRANT SELECT, INSERT, DELETE ON attune.trial TO attune_app',
  ],
};
