import type { Migration } from './migration.js';

/** Every table that holds a tenant's rows: each gets the same row-level policy. */
const tables = [
  'survey',
  'instrument',
  'event',
  'response',
  'anonymous_response',
  'comment',
  'participation_page',
  'cell',
];

/**
 * The role every transaction takes. Roles belong to the whole server, so another database may have made it already,
 * and someone who may not make roles can have been given it by an administrator.
 */
const role = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'attune_app') THEN
    BEGIN
      CREATE ROLE attune_app NOLOGIN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'This database user may not create roles. As an administrator: CREATE ROLE attune_app NOLOGIN; GRANT attune_app TO %;', quote_ident(current_user);
    END;
  END IF;
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    BEGIN
      GRANT attune_app TO CURRENT_USER;
    EXCEPTION WHEN insufficient_privilege THEN NULL;
    END;
  END IF;
END $$`;

const survey = `
CREATE TABLE attune.survey (
  tenant text NOT NULL,
  id text NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  hash text NOT NULL,
  privacy text NOT NULL CHECK (privacy IN ('identified', 'confidential', 'anonymous')),
  minimum integer NOT NULL CHECK (minimum >= 3),
  comments_minimum integer NOT NULL CHECK (comments_minimum >= minimum),
  participation text NOT NULL CHECK (participation IN ('open', 'token')),
  results text NOT NULL CHECK (results IN ('in-batches', 'after-close')),
  groups jsonb,
  opens_at timestamptz,
  closes_at timestamptz,
  PRIMARY KEY (tenant, id)
)`;

/** Every wording ever published, by content hash: an answer is always scored by the wording it was given to. */
const instrument = `
CREATE TABLE attune.instrument (
  tenant text NOT NULL,
  survey text NOT NULL,
  hash text NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (tenant, survey, hash),
  FOREIGN KEY (tenant, survey) REFERENCES attune.survey (tenant, id)
)`;

/** Which events arrived. \`key\` is a digest of source and id: neither a page's address nor a time is kept. */
const event = `
CREATE TABLE attune.event (
  tenant text NOT NULL,
  key bytea NOT NULL,
  fingerprint bytea NOT NULL,
  PRIMARY KEY (tenant, key)
)`;

/** Answers of identified and confidential surveys, one row a respondent's response: its latest snapshot. */
const response = `
CREATE TABLE attune.response (
  tenant text NOT NULL,
  survey text NOT NULL,
  subject uuid NOT NULL,
  final boolean NOT NULL,
  sequence bigint NOT NULL,
  hash text NOT NULL,
  locale text NOT NULL,
  grp text,
  answers jsonb NOT NULL,
  texts jsonb,
  participant text,
  received_at timestamptz NOT NULL,
  counted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant, survey, subject),
  FOREIGN KEY (tenant, survey, hash) REFERENCES attune.instrument (tenant, survey, hash)
)`;

/**
 * Answers of anonymous surveys. There is no column for a person, a time, a device or an order: what cannot be
 * stored cannot leak. \`id\` is drawn here and known to nobody; \`settled\` rows have been shuffled for good.
 */
const anonymousResponse = `
CREATE TABLE attune.anonymous_response (
  tenant text NOT NULL,
  survey text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  hash text NOT NULL,
  grp text,
  answers jsonb NOT NULL,
  counted boolean NOT NULL DEFAULT false,
  settled boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant, survey, id),
  FOREIGN KEY (tenant, survey, hash) REFERENCES attune.instrument (tenant, survey, hash)
)`;

/** Free text, apart from the scores of whoever wrote it. \`lot\`: not released, a group's, or '*' for the company's only. */
const comment = `
CREATE TABLE attune.comment (
  tenant text NOT NULL,
  survey text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  item text NOT NULL,
  grp text,
  body text NOT NULL,
  lot text,
  settled boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant, survey, id),
  FOREIGN KEY (tenant, survey) REFERENCES attune.survey (tenant, id)
)`;

/**
 * Who has answered: keyed digests of invitations, many in one row and sorted. A row rewritten as a whole has neither
 * an order nor a transaction number that would tell when one of its marks came.
 */
const participationPage = `
CREATE TABLE attune.participation_page (
  tenant text NOT NULL,
  survey text NOT NULL,
  prefix text NOT NULL,
  marks bytea NOT NULL,
  PRIMARY KEY (tenant, survey, prefix),
  FOREIGN KEY (tenant, survey) REFERENCES attune.survey (tenant, id)
)`;

/** Sums by measure and group: \`published\` is what readers may see, \`pending\` waits until it holds enough answers. */
const cell = `
CREATE TABLE attune.cell (
  tenant text NOT NULL,
  survey text NOT NULL,
  measure text NOT NULL,
  grp text NOT NULL,
  published jsonb NOT NULL,
  pending jsonb NOT NULL,
  PRIMARY KEY (tenant, survey, measure, grp),
  FOREIGN KEY (tenant, survey) REFERENCES attune.survey (tenant, id)
)`;

const indexes = [
  'CREATE INDEX response_uncounted ON attune.response (tenant, survey) WHERE final AND NOT counted',
  'CREATE INDEX anonymous_response_unsettled ON attune.anonymous_response (tenant, survey) WHERE NOT settled',
  'CREATE INDEX comment_unsettled ON attune.comment (tenant, survey) WHERE NOT settled',
  'CREATE INDEX comment_unreleased ON attune.comment (tenant, survey, item) WHERE lot IS NULL',
];

const policies = tables.flatMap((table) => [
  `ALTER TABLE attune.${table} ENABLE ROW LEVEL SECURITY`,
  // Also for the owner of the table: a receiver's own database user is one.
  `ALTER TABLE attune.${table} FORCE ROW LEVEL SECURITY`,
  `CREATE POLICY own_tenant ON attune.${table}
    USING (tenant = current_setting('attune.tenant', true)) WITH CHECK (tenant = current_setting('attune.tenant', true))`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON attune.${table} TO attune_app`,
]);

export const initial: Migration = {
  name: 'initial',
  statements: [
    role,
    survey,
    instrument,
    event,
    response,
    anonymousResponse,
    comment,
    participationPage,
    cell,
    ...indexes,
    'GRANT USAGE ON SCHEMA attune TO attune_app',
    ...policies,
  ],
};
