/** Where to go after signing in: a page of ours, never another site. */
export function wayBack(wanted: string | null): string {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}
