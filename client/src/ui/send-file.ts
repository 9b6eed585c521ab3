/** Sends a file as it is; the answer, or the words of the refusal (null where the server was not reached). */
export async function sendFile<T>(address: string, file: Blob): Promise<{ answer: T } | { refused: string | null }> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'accept-language': document.documentElement.lang },
      body: file,
    });
    const said = (await response.json()) as T & { errors?: { message: string; extensions?: { words?: string } }[] };
    return response.ok ? { answer: said } : { refused: said.errors?.[0]?.extensions?.words ?? null };
  } catch {
    return { refused: null };
  }
}
