import { audienceArray, type Viewer } from '../identity/viewer.js';

/**
 * Mentors whom the viewer may see, as a condition on `mentor m` with its values: shown, open to their audience, and of a
 * stakeholder, if any, that is published, open to them and blocked neither way. Those of one's own stakeholder are seen
 * whatever their audience.
 */
export function readableMentors(viewer: Viewer): { sql: string; values: unknown[] } {
  return {
    sql: `(m.shown_at is not null and (m.stakeholder_id = ?::uuid or (m.audience = any(?::text[])
      and (m.stakeholder_id is null or exists (select from stakeholder s where s.id = m.stakeholder_id
        and s.status = 'published' and coalesce(s.visibility->>'profile', 'members') = any(?::text[])))
      and not exists (select from block b where (b.from_id = m.stakeholder_id and b.to_id = ?::uuid and b.binds_both)
        or (b.from_id = ?::uuid and b.to_id = m.stakeholder_id)))))`,
    values: [viewer.actsFor, audienceArray(viewer), audienceArray(viewer), viewer.actsFor, viewer.actsFor],
  };
}
