import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../gql';
import { Avatar } from '../ui/avatar';
import { FileChoice } from '../ui/file-choice';
import { useReading } from '../ui/locale';
import { Section } from '../ui/section';
import { sendFile } from '../ui/send-file';
import type { Profile } from './profile-query';

const removeMutation = graphql(`mutation RemoveLogo($stakeholder: ID!) { removeLogo(stakeholder: $stakeholder) }`);

/** The picture of one's profile: sent, replaced or taken away; without one its star stands there. */
export function LogoField({ profile, changed }: { profile: Profile; changed: () => void }) {
  const { t } = useReading();
  const [sending, setSending] = useState(false);
  const [told, setTold] = useState('');
  const [refused, setRefused] = useState('');
  const [, remove] = useMutation(removeMutation);
  const { logo, name } = profile.stakeholder;
  const send = async (file: File) => {
    setSending(true);
    setRefused('');
    setTold('');
    const done = await sendFile<{ digest: string }>(`/uploads/logo/${profile.id}`, file);
    setSending(false);
    if ('refused' in done) return setRefused(done.refused ?? t('state.offline'));
    setTold(t('logo.saved'));
    changed();
  };
  return (
    <Section id="logo" title={t('logo.title')}>
      <Avatar key={logo} name={name} logo={logo} size={96} />
      <FileChoice
        label={t(logo ? 'logo.another' : 'logo.send')}
        limits={t('logo.limits')}
        accept="image/png,image/jpeg,image/webp"
        sending={sending}
        send={(file) => void send(file)}
      />
      {logo && (
        <button
          type="button"
          className="link"
          onClick={() =>
            void remove({ stakeholder: profile.id }).then(({ data }) => {
              if (!data) return;
              setTold(t('logo.removed'));
              changed();
            })
          }
        >
          {t('logo.remove')}
        </button>
      )}
      <p role="status" className="small soft">
        {sending ? t('state.loading') : told}
      </p>
      {refused && (
        <p className="notice" role="alert">
          {refused}
        </p>
      )}
    </Section>
  );
}
