interface Corridor {
  from: { code: string };
  to: { code: string };
  links: number;
}

/** How many confirmed links there are, and how many of them cross a border. */
export function countCorridors(corridors: readonly Corridor[]): { links: number; across: number } {
  const sum = (of: readonly Corridor[]) => of.reduce((total, each) => total + each.links, 0);
  return { links: sum(corridors), across: sum(corridors.filter((each) => each.from.code !== each.to.code)) };
}
