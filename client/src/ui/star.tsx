/** FNV-1a over the NFC name: the same name always draws the same star. */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of name.normalize('NFC')) {
    hash ^= letter.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash;
}

/** Corners of an n-fold star around the centre of a 64 × 64 box. */
export function starPoints(folds: number, outer: number, inner: number, turn = 0, centre = 32): string {
  return Array.from({ length: folds * 2 }, (_, corner) => {
    const angle = turn + (Math.PI * corner) / folds - Math.PI / 2;
    const reach = corner % 2 ? inner : outer;
    return `${(centre + reach * Math.cos(angle)).toFixed(2)},${(centre + reach * Math.sin(angle)).toFixed(2)}`;
  }).join(' ');
}

/** What a name decides about its star. */
export function starTraits(name: string) {
  let state = seedOf(name);
  const pick = (choices: number) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed = (mixed ^ (mixed >>> 16)) >>> 0;
    return Math.floor((mixed / 4294967296) * choices);
  };
  return {
    tone: pick(6),
    body: [0.765, 0.7, 0.6][pick(3)] ?? 0.7,
    turn: (Math.PI / 8) * pick(2),
    middle: pick(4),
    core: pick(3),
  };
}

/** The avatar of a stakeholder: an eight-fold star seeded by its name; decorative, the name stands beside it. */
export function Star({ name, size = 48 }: { name: string; size?: number }) {
  const { tone, body, turn, middle, core } = starTraits(name);
  const radius = 31;
  const dark = `var(--star-${tone}-a)`;
  const light = `var(--star-${tone}-b)`;
  const inner = middle >= 2 ? light : dark;
  const degrees = (turn * 180) / Math.PI;
  return (
    <svg className="star" viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <polygon points={starPoints(8, radius, radius * body, turn)} fill={dark} />
      {middle === 0 && <polygon points={starPoints(8, radius * 0.66, radius * 0.5, turn)} fill={light} />}
      {middle === 1 && <polygon points={starPoints(8, radius * 0.7, radius * 0.38, turn + Math.PI / 8)} fill={light} />}
      {middle === 2 &&
        [0, 45, 90, 135, 180, 225, 270, 315].map((angle) => (
          <ellipse
            key={angle}
            cx="32"
            cy="18"
            rx="3.6"
            ry="7"
            fill={light}
            transform={`rotate(${angle + degrees} 32 32)`}
          />
        ))}
      {middle === 3 && (
        <g fill="none" stroke={light} strokeWidth="1.6">
          <polygon points={starPoints(4, radius * 0.74, radius * 0.523, turn)} />
          <polygon points={starPoints(4, radius * 0.74, radius * 0.523, turn + Math.PI / 4)} />
        </g>
      )}
      {core === 0 && <circle cx="32" cy="32" r={middle === 2 ? 3.4 : 5} fill={inner} />}
      {core === 1 && (
        <polygon points={starPoints(8, middle === 2 ? 5.5 : 9, middle === 2 ? 3.6 : 6, turn)} fill={inner} />
      )}
      {core === 2 && <circle cx="32" cy="32" r={middle === 2 ? 3.4 : 6} fill="none" stroke={inner} strokeWidth="2" />}
    </svg>
  );
}

/** The mark of the house. */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <g fill="none" stroke="var(--sea)" strokeWidth="4.5">
        <polygon points={starPoints(4, 29, 20.5)} />
        <polygon points={starPoints(4, 29, 20.5, Math.PI / 4)} />
      </g>
      <circle cx="32" cy="32" r="5.5" fill="var(--sea)" />
    </svg>
  );
}

export type EvidenceMark = 'none' | 'self-declared' | 'facilitator-confirmed' | 'certified';

/** The level of evidence as a star that fills: dashed, outline, dotted, filled. The words stand beside it. */
export function EvidenceStar({ level }: { level: EvidenceMark }) {
  const points = starPoints(8, 8, 6.1, 0, 9);
  return (
    <svg viewBox="0 0 18 18" aria-hidden="true">
      <polygon
        points={points}
        fill={level === 'certified' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={level === 'none' ? '2 2.2' : undefined}
      />
      {level === 'facilitator-confirmed' && <circle cx="9" cy="9" r="3.6" fill="currentColor" />}
      {level === 'certified' && (
        <path d="m5.8 9.2 2.2 2.2 4.2-4.6" fill="none" stroke="var(--paper)" strokeWidth="1.6" />
      )}
    </svg>
  );
}
