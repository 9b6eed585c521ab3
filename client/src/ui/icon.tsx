import { starPoints } from './star';

const paths = {
  search: 'M7 2.4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2M10.5 10.5 14.5 14.5',
  close: 'M4 4l8 8M12 4l-8 8',
  menu: 'M2 4.5h12M2 8h12M2 11.5h12',
  link: 'M4.6 8h6.8M1 8a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0M11.4 8a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0',
  place:
    'M8 14.5s4.6-4.4 4.6-7.9A4.6 4.6 0 0 0 3.4 6.6C3.4 10.1 8 14.5 8 14.5zM6.5 6.6a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0',
  offer: 'M6 3H3v10h10v-3M8.5 2.5h5v5M13 3 7.5 8.5',
  need: 'M6 3H3v10h10v-3M12.5 8.5h-5v-5M8 8l5.5-5.5',
  inbox: 'M2 9l2-6h8l2 6v4.5H2zM2 9h3.5l1 2h3l1-2H14',
  person: 'M8 8.2a2.9 2.9 0 1 0 0-5.8a2.9 2.9 0 1 0 0 5.8M2.6 14c.5-2.8 2.6-4.2 5.4-4.2s4.9 1.4 5.4 4.2',
  near: 'M2.5 8c1.8-3 3.6-3 5.5 0s3.7 3 5.5 0',
} as const;

/** A line icon; always decorative, words stand beside it. */
export function Icon({ name }: { name: keyof typeof paths | 'concept' }) {
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
      {name === 'concept' ? <polygon points={starPoints(8, 7, 5.4, 0, 8)} /> : <path d={paths[name]} />}
    </svg>
  );
}
