import { useState } from 'react';
import { Star } from './star';

/** The picture of a stakeholder, or its star where it has none or the reader may not see it; decorative, the name stands beside it. */
export function Avatar({ name, logo, size }: { name: string; logo?: string | null | undefined; size: number }) {
  const [broken, setBroken] = useState(false);
  if (!logo || broken) return <Star name={name} size={size} />;
  return (
    <img
      className="avatar"
      src={logo}
      alt=""
      width={size}
      height={size}
      loading="lazy"
      onError={() => setBroken(true)}
    />
  );
}
