/** What the API said to a question asked by hand, and in how many milliseconds. */
export interface ApiAnswer {
  status: number;
  milliseconds: number;
  text: string;
}

/** Asks the API as any program would; what goes wrong on the way is an answer too. */
export async function askApi(query: string, variables: unknown, headers: Record<string, string>): Promise<ApiAnswer> {
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const body: unknown = await response.json();
    return { status: response.status, milliseconds: since(), text: JSON.stringify(body, null, 2) };
  } catch (error) {
    return { status: 0, milliseconds: since(), text: String(error) };
  }
}

/** The header that lets an example be asked as an invented company, where there is one. */
export async function someCompany(): Promise<Record<string, string>> {
  const { text } = await askApi('{ demonstrationCompanies(first: 1) { nodes { id } } }', {}, {});
  const id = /"id": "([^"]+)"/.exec(text)?.[1];
  return id ? { 'x-wasl-view-as': id } : {};
}
