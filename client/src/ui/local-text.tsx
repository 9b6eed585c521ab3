/** Text in whatever language it is in: keeps its own language tag and direction inside the page. */
export function Local({ of }: { of: { text: string; lang: string; dir: string } | null | undefined }) {
  if (!of) return null;
  return (
    <bdi lang={of.lang} dir={of.dir}>
      {of.text}
    </bdi>
  );
}

const rightToLeft = new Set(['ar', 'he', 'fa', 'ur']);

/** A name in its own script and direction. */
export function Name({ name, lang }: { name: string; lang: string }) {
  return (
    <bdi lang={lang} dir={rightToLeft.has(lang) ? 'rtl' : 'ltr'}>
      {name}
    </bdi>
  );
}
