import { Fragment } from 'react';
import { useReading } from './locale';

/** Where a statement was read; nothing where no source is recorded. */
export function Cited({ of }: { of: readonly { key: string; url: string; title: string }[] }) {
  const { t } = useReading();
  if (of.length === 0) return null;
  return (
    <cite>
      {t('fact.source')}{' '}
      {of.map((source, index) => (
        <Fragment key={source.key}>
          {index > 0 && t('list.comma')}
          <a href={source.url} rel="noreferrer">
            <bdi>{source.title}</bdi>
          </a>
        </Fragment>
      ))}
    </cite>
  );
}
