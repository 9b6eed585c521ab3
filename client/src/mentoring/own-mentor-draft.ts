import { useEffect, useState } from 'react';
import { useMutation } from 'urql';
import { remember, remembered } from '../app/remembered';
import type { OwnMentorPartsFragment } from '../gql/graphql';
import { type MentorDraft, mentorDraft, mentorInput, saveMentorMutation } from './own-mentor-query';

function kept(name: string): MentorDraft | null {
  const text = remembered(name);
  return text ? (JSON.parse(text) as MentorDraft) : null;
}

/** A record as it is being written: kept on this device until it is saved or thrown away, also while it is shown or hidden. */
export function useMentorDraft(own: OwnMentorPartsFragment) {
  const keptName = `wasl.mentor.${own.mentor.id}`;
  const [draft, setDraft] = useState<MentorDraft>(() => kept(keptName) ?? mentorDraft(own));
  const [saved, setSaved] = useState(false);
  const [{ fetching, error }, send] = useMutation(saveMentorMutation);
  const theirs = mentorDraft(own);
  // What was saved a moment ago is ahead of what was read.
  const dirty = draft.version <= own.version && JSON.stringify(draft) !== JSON.stringify(theirs);
  const stale = draft.version < own.version;
  useEffect(() => remember(keptName, dirty ? JSON.stringify(draft) : null), [keptName, dirty, draft]);
  const set = (changes: Partial<MentorDraft>) => {
    setSaved(false);
    setDraft((before) => ({ ...before, ...changes }));
  };
  /** Whether it is saved; over the version that stands now if one says so. */
  const save = async (version = draft.version): Promise<boolean> => {
    const { data } = await send({ input: mentorInput({ ...draft, version }) });
    if (!data) return false;
    setDraft(mentorDraft(data.saveMentor));
    setSaved(true);
    return true;
  };
  return { draft, set, save, dirty, stale, saved, fetching, error, discard: () => setDraft(theirs) };
}

export type MentorWriting = ReturnType<typeof useMentorDraft>;
