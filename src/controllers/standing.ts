/** How many answers a result needs, and whether a group has them. Never how many there are. */
export interface Standing {
  minimum: number;
  groupEnough: boolean;
}

/** Asks the Attune receiver behind an endpoint how a group stands. `undefined` where the endpoint is another or does not answer. */
export async function fetchStanding(
  endpoint: string | undefined,
  survey: string,
  group: string | undefined,
): Promise<Standing | undefined> {
  if (!group || !endpoint || !URL.canParse(endpoint, document.baseURI)) return undefined;
  const url = new URL(endpoint, document.baseURI);
  if (!/\/v1\/[^/]+\/events$/.test(url.pathname)) return undefined;
  url.pathname = url.pathname.replace(/events$/, `surveys/${encodeURIComponent(survey)}/standing`);
  url.searchParams.set('group', group);
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(10_000),
      // Nothing that tells who is looking.
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    const { minimum, groupEnough } = (await response.json()) as Partial<Standing>;
    if (response.ok && Number.isInteger(minimum) && typeof groupEnough === 'boolean')
      return { minimum: minimum!, groupEnough };
  } catch {
    // The survey works without it; the promise it makes does not depend on this answer.
  }
  return undefined;
}
