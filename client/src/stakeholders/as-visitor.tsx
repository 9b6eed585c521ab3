import { useEffect, useState } from 'react';
import { useReading } from '../ui/locale';
import { Section } from '../ui/section';

const seenQuery = `query AsVisitor($slug: String!) { stakeholder(slug: $slug) {
  name summary { text } description { text } place { name { text } } sectors { label { text } } concepts { label { text } }
  languages sizeBand foundedYear website offerings { title { text } } } }`;

interface Seen {
  name: string;
  summary: { text: string } | null;
  description: { text: string } | null;
  place: { name: { text: string } } | null;
  sectors: { label: { text: string } }[];
  concepts: { label: { text: string } }[];
  languages: string[];
  sizeBand: string | null;
  foundedYear: number | null;
  website: string | null;
  offerings: { title: { text: string } }[];
}

/** What the server answers somebody who is not signed in; null when the profile does not exist for them. */
async function seenByVisitor(slug: string, locale: string): Promise<Seen | null> {
  const response = await fetch('/graphql', {
    method: 'POST',
    // Without the session: the server itself decides, nothing is hidden here that would be told there.
    credentials: 'omit',
    headers: { 'content-type': 'application/json', 'accept-language': locale },
    body: JSON.stringify({ query: seenQuery, variables: { slug } }),
  });
  const body = (await response.json()) as { data?: { stakeholder: Seen } | null };
  return body.data?.stakeholder ?? null;
}

/** "See as visitor": the profile as the server gives it to somebody who is not signed in. */
export function AsVisitor({ slug }: { slug: string }) {
  const { t, locale, languages } = useReading();
  const [seen, setSeen] = useState<Seen | null | undefined>(undefined);
  useEffect(() => {
    let current = true;
    void seenByVisitor(slug, locale).then((found) => current && setSeen(found));
    return () => {
      current = false;
    };
  }, [slug, locale]);
  const list = (values: readonly string[]) => values.join(t('list.comma'));
  const rows: [string, string | null | undefined][] = seen
    ? [
        ['summary', seen.summary?.text],
        ['description', seen.description?.text],
        ['place', seen.place?.name.text],
        ['sectors', list(seen.sectors.map((each) => each.label.text))],
        ['concepts', list(seen.concepts.map((each) => each.label.text))],
        ['languages', languages(seen.languages)],
        ['size', seen.sizeBand],
        ['founded', seen.foundedYear === null ? null : String(seen.foundedYear)],
        ['website', seen.website],
        ['offerings', list(seen.offerings.map((each) => each.title.text))],
      ]
    : [];
  return (
    <Section id="as-visitor" title={t('profile.asVisitor')}>
      {seen === null && <p className="soft">{t('profile.unseen')}</p>}
      {seen && (
        <dl className="facts">
          {rows.map(([field, value]) => (
            <div key={field}>
              <dt>{t(`profile.field.${field}`)}</dt>
              <dd>{value ? <bdi dir="auto">{value}</bdi> : <span className="muted">{t('profile.hidden')}</span>}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
