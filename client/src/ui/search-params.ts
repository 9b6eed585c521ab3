/** The address with one more choice of a facet, or one less if it was chosen already. */
export function toggled(parameters: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(parameters);
  const chosen = next.getAll(name);
  next.delete(name);
  for (const each of chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
    next.append(name, each);
  return next;
}

/** How many results the address asks for, within what the API gives: a whole number from 1 to `most`, else `usual`. */
export function shownCount(parameters: URLSearchParams, usual: number, most: number): number {
  const asked = Number(parameters.get('show'));
  return Number.isInteger(asked) && asked >= 1 ? Math.min(most, asked) : usual;
}
