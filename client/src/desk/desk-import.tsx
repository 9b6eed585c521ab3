import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { FileChoice } from '../ui/file-choice';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { sendFile } from '../ui/send-file';
import { Trouble } from '../ui/trouble-notice';
import { ClusterChoice, useClusters } from './cluster-choice';
import { ImportPreview } from './import-preview';
import { importsQuery, undoMutation } from './import-query';

/** Bringing a list of members in: choose the file, see what would become of it, bring it in, take it back. */
export function DeskImport() {
  const { t } = useReading();
  const { clusters, ready } = useClusters();
  const [parameters, setParameters] = useSearchParams();
  const cluster = clusters.find((each) => each.id === parameters.get('cluster')) ?? clusters[0];
  const list = parameters.get('list');
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState('');
  if (!ready) return <QueryState fetching error={undefined} retry={() => {}} />;
  if (!cluster) return <p className="section soft">{t('desk.noClusters')}</p>;
  const open = (next: Record<string, string>) => setParameters({ tab: 'import', cluster: cluster.id, ...next });
  const send = async (file: File) => {
    setSending(true);
    setRefused('');
    const address = `/uploads/members/${encodeURIComponent(cluster.id)}?name=${encodeURIComponent(file.name)}`;
    const done = await sendFile<{ id: string }>(address, file);
    setSending(false);
    if ('answer' in done) open({ list: done.answer.id });
    else setRefused(done.refused ?? t('state.offline'));
  };
  return (
    <Section id="import" title={t('import.title')}>
      {!list && (
        <div className="form">
          <p>{t('import.how')}</p>
          <ClusterChoice
            clusters={clusters}
            value={cluster.id}
            look="field"
            choose={(id) => setParameters({ tab: 'import', cluster: id }, { replace: true })}
          />
          <FileChoice
            label={t('import.file')}
            limits={t('import.limits')}
            accept=".csv,.tsv,.txt,.xlsx"
            sending={sending}
            send={(file) => void send(file)}
          />
          <p role="status">{sending && t('import.sending')}</p>
          {refused && (
            <p className="notice" role="alert">
              {refused}
            </p>
          )}
        </div>
      )}
      {list && <ImportPreview key={list} id={list} again={() => open({})} />}
      <EarlierImports key={`${cluster.id} ${list}`} cluster={cluster.id} />
    </Section>
  );
}

function EarlierImports({ cluster }: { cluster: string }) {
  const { t, date } = useReading();
  const [{ data, fetching, error }, again] = useQuery({
    query: importsQuery,
    variables: { cluster },
    // Never an older list first: what one undoes must not move under the hand.
    requestPolicy: 'network-only',
  });
  const [{ fetching: undoing, error: trouble }, undo] = useMutation(undoMutation);
  const [told, setTold] = useState('');
  if (!data) return <QueryState fetching={fetching} error={error} retry={() => again()} />;
  if (data.memberImports.length === 0) return null;
  return (
    <section className="section" aria-labelledby="imports">
      <h3 className="h-3" id="imports">
        {t('import.earlier')}
      </h3>
      <ul className="plain">
        {data.memberImports.map((each) => (
          <li key={each.id} className="row">
            <span>
              <bdi>{each.fileName}</bdi> · {date(each.createdAt)} ·{' '}
              {t('import.became', { created: each.created, merged: each.merged })}
            </span>
            {each.state === 'DONE' ? (
              <button
                type="button"
                className="link"
                disabled={undoing}
                onClick={() =>
                  void undo({ id: each.id, version: each.version }).then(({ data: done }) => {
                    if (done) setTold(t('import.undone', { ...done.undoImport }));
                  })
                }
              >
                {t('import.undo')}
              </button>
            ) : (
              <span className="soft">{t('import.isUndone')}</span>
            )}
          </li>
        ))}
      </ul>
      <p role="status">{told}</p>
      <Trouble error={trouble} />
      <p className="small">
        <Link to={`/desk?tab=members&cluster=${cluster}`}>{t('import.toMembers')}</Link>
      </p>
    </section>
  );
}
