import { useMe } from '../identity/me';
import { AskForIntroduction } from '../introductions/ask-for-introduction';
import { BringTogether } from '../introductions/bring-together';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { ConnectionPath, type PathData } from './connection-paths';
import { type Someone, StakeholderPicker } from './stakeholder-picker';

/** How two are connected: two names, and up to three paths between them with each bridge named. */
export function PathFinder({
  from,
  to,
  paths,
  state,
  onChange,
}: {
  from: Someone | null;
  to: Someone | null;
  paths: PathData[] | undefined;
  state: Parameters<typeof QueryState>[0];
  onChange: (name: 'from' | 'to', someone: Someone | null) => void;
}) {
  const { t, list } = useReading();
  const bridges = paths?.[0]?.steps.slice(0, -1).map((step) => step.to.name) ?? [];
  const own = useMe()?.actsFor?.id;
  // Only one who stands at an end of the path can say “we are linked”.
  const isOwn = own !== undefined && (own === from?.id || own === to?.id);
  const opening = isOwn && bridges.length > 0 ? t('opening.path', { names: list(bridges) }) : '';
  return (
    <Section id="path-finder" title={t('paths.title')}>
      <div className="pathfinder">
        <StakeholderPicker
          label={t('paths.from')}
          chosen={from}
          not={to?.id}
          onChoose={(someone) => onChange('from', someone)}
        />
        <StakeholderPicker
          label={t('paths.to')}
          chosen={to}
          not={from?.id}
          onChoose={(someone) => onChange('to', someone)}
        />
      </div>
      <div aria-live="polite">
        {from && to && <QueryState {...state} />}
        {from && to && paths && (
          <>
            <p className="small soft">{t('paths.found', { count: paths.length })}</p>
            {paths.map((path) => (
              <ConnectionPath key={path.steps.map((step) => step.to.id).join()} from={from} path={path} />
            ))}
            <div className="row">
              {[to, from].map((each) => (
                <AskForIntroduction key={each.id} to={each} look="plain" opening={opening} named membersOnly />
              ))}
              <BringTogether one={from} other={to} />
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
