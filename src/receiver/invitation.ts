import { graceMs } from './admission.js';
import type { House } from './house.js';
import { Refusal } from './problem.js';
import type { Site } from './site.js';
import { participationMark, readSubmissionToken, type SubmissionClaims } from './submission-token.js';
import { hasTakenPart, recordParticipation } from './store/participation.js';
import { hasSubject, type StoredAs, type Submission } from './store/submissions.js';
import type { Survey } from './store/surveys.js';

/**
 * Stores an answer that came with an invitation, and remembers the invitation as used: one after the other and in
 * transactions of their own, so that the store holds nothing that joins them. Should the receiver stop between the
 * two, the sender has no acknowledgement, sends again, and the repeat is remembered then.
 *
 * @throws {Refusal} when the invitation is missing, not ours, too old or used.
 */
export async function admitInvitation(
  { store, intake, clock }: House,
  site: Site,
  survey: Survey,
  submission: Submission,
  token: string | undefined,
): Promise<StoredAs> {
  const secret = site.submissionSecret ?? '';
  const claims = requireInvitation(secret, site, survey, token, clock());
  const mark = participationMark(secret, claims);
  const { named } = submission;
  return store.exclusive(`${site.key} ${survey.id} ${Buffer.from(mark).toString('hex')}`, async () => {
    const used = await store.as(site.key, async (query) => {
      if (!(await hasTakenPart(query, site.key, survey.id, mark))) return false;
      // Another snapshot of the response that used it is no second answer.
      return !(named && (await hasSubject(query, site.key, survey.id, named.subject)));
    });
    if (used) throw new Refusal('already-answered');
    const participant = survey.privacy === 'identified' ? claims.sub : undefined;
    const outcome = await intake.add(site.key, {
      ...submission,
      ...(named && { named: { ...named, ...(participant !== undefined && { participant }) } }),
    });
    if ((outcome === 'accepted' || outcome === 'duplicate') && (named?.final ?? true)) {
      await store.as(site.key, (query) => recordParticipation(query, site.key, survey.id, mark));
    }
    return outcome;
  });
}

function requireInvitation(
  secret: string,
  site: Site,
  survey: Survey,
  token: string | undefined,
  now: number,
): SubmissionClaims {
  const challenge = { headers: { 'WWW-Authenticate': 'Bearer' } };
  if (!token) throw new Refusal('token-required', challenge);
  const claims = secret ? readSubmissionToken(secret, token) : undefined;
  const fits = claims?.tid === site.key && claims.form === survey.id;
  // A device that was offline must still succeed: what counts is when the survey ends, or else the invitation.
  if (!claims || !fits || now >= Math.max(claims.exp * 1000, survey.closesAt ?? 0) + graceMs)
    throw new Refusal('token-invalid', challenge);
  return claims;
}
