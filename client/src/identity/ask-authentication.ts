/** What the sign-in service says: done, or a code to find the words by and how long to wait where that is why. */
export interface Outcome {
  done: boolean;
  code: string | null;
  waitSeconds: number | null;
}

/** Asks the sign-in service at /api/auth; the session is in a cookie that no script can read. */
export async function askAuthentication(path: string, body: object): Promise<Outcome> {
  const response = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!response) return { done: false, code: 'OFFLINE', waitSeconds: null };
  if (response.ok) return { done: true, code: null, waitSeconds: null };
  const answer = (await response.json().catch(() => ({}))) as { code?: string };
  const wait = Number(response.headers.get('x-retry-after'));
  if (response.status === 429) return { done: false, code: 'TOO_MANY', waitSeconds: wait || 60 };
  return { done: false, code: answer.code ?? 'FAILED', waitSeconds: null };
}
