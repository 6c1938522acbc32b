import type { House } from './house.js';
import { Refusal } from './problem.js';
import { graceMs } from './rules.js';
import type { Site } from './site.js';
import { participationMark, readSubmissionToken, responseKey, type SubmissionClaims } from './submission-token.js';
import { hasTakenPart, recordParticipation } from './store/participation.js';
import { isGiven, type StoredAs, type Submission } from './store/submissions.js';
import type { Survey } from './store/surveys.js';

/** What an invitation to a survey claims; `undefined` without one, or with one that is not ours, for something else or too old. */
export function claimsFor(
  site: Site,
  survey: Survey,
  token: string | undefined,
  now: number,
): SubmissionClaims | undefined {
  const { submissionSecret } = site;
  const claims = token && submissionSecret ? readSubmissionToken(submissionSecret, token) : undefined;
  if (claims?.tid !== site.key || claims.form !== survey.id) return undefined;
  // A device that was offline must still succeed: what counts is when the survey ends, or else the invitation.
  return now < (survey.closesAt ?? claims.exp * 1000) + graceMs ? claims : undefined;
}

interface Invited {
  survey: Survey;
  submission: Submission;
  claims: SubmissionClaims | undefined;
  /** Whether an invitation came at all. */
  sent: boolean;
}

/**
 * Stores an answer that came with an invitation. Each has one response: of surveys that are not anonymous whatever it
 * sends replaces what it sent before, until that is counted.
 *
 * @throws {Refusal} when the invitation is missing, not ours, too old or used.
 */
export async function admitInvited(house: House, site: Site, { claims, sent, ...invited }: Invited): Promise<StoredAs> {
  if (!claims) throw new Refusal(sent ? 'token-invalid' : 'token-required', challenge);
  const { survey, submission } = invited;
  const { store, intake, log } = house;
  const secret = site.submissionSecret!;
  const mark = participationMark(secret, claims);
  // The answer counts, in the company; whoever made the invitation should know.
  if (claims.group !== undefined && submission.grp === undefined)
    log({ level: 'warn', code: 'group-unknown', site: site.key, survey: survey.id });
  const used = () => store.as(site.key, (query) => hasTakenPart(query, site.key, survey.id, mark));
  if (submission.named) {
    // Earlier releases noted every invitation as used, and kept its answer under the device's own key.
    if (await used()) throw new Refusal('already-answered');
    const named = { ...submission.named, subject: responseKey(secret, claims) };
    if (survey.privacy === 'identified' && claims.sub !== undefined) named.participant = claims.sub;
    const outcome = await intake.add(site.key, { ...submission, named });
    const isOurs = () => store.as(site.key, (query) => isGiven(query, site.key, survey.id, named));
    if (outcome === 'superseded' && !(await isOurs())) throw new Refusal('already-answered');
    return outcome;
  }
  return store.exclusive(`${site.key} ${survey.id} ${Buffer.from(mark).toString('hex')}`, async () => {
    if (await used()) throw new Refusal('already-answered');
    const outcome = await intake.add(site.key, submission);
    // In a transaction of its own, so that the store holds nothing that joins the two. Should the receiver stop in
    // between, the sender has no acknowledgement, sends again, and the repeat is remembered then.
    if (outcome === 'accepted' || outcome === 'duplicate')
      await store.as(site.key, (query) => recordParticipation(query, site.key, survey.id, mark));
    return outcome;
  });
}

const challenge = { headers: { 'WWW-Authenticate': 'Bearer' } };
