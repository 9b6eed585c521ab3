import fc from 'fast-check';
import { expect, test } from 'vitest';
import { audiences, type Viewer, visitor } from '../identity/viewer.js';
import { mayReadField, mayReadProfile } from '../stakeholders/stakeholder-policy.js';
import { changing } from './change-snapshot.js';
import { graphFields, type Node, traitsOf } from './node.js';
import { emptySnapshot, idOf } from './snapshot.js';
import { nodeSeen, sightOf } from './visible-to.js';

const audience = fc.constantFrom(...audiences);
const visibility = fc.record(
  Object.fromEntries(graphFields.map((field) => [field, audience])) as Record<
    (typeof graphFields)[number],
    typeof audience
  >,
  { requiredKeys: [] },
);

test('the picture shows a viewer exactly what the law of stakeholders lets them read, and nothing over a block', () => {
  fc.assert(
    fc.property(
      visibility,
      fc.boolean(),
      audience,
      fc.constantFrom('acting', 'delegate', 'other', 'blocked'),
      (seen, published, who, as) => {
        const empty = emptySnapshot('2026-11-26');
        const [index, viewerIndex] = [empty.uuids.add(1, 2, 3, 4), empty.uuids.add(5, 6, 7, 8)];
        const traits = traitsOf({ published, introduces: false, visibility: seen, claims: [] });
        const node: Node = {
          index,
          traits,
          country: 0,
          place: 0,
          region: 0,
          latitude: 1,
          longitude: 1,
          completeness: 1,
          updated: 1,
          languages: [0],
          sectors: [0],
          concepts: [0],
          clusters: [0],
          offers: [{ id: [1, 1, 1, 1], concepts: [0], agreements: 0, targets: [], from: 1, until: 2 }],
          needs: [],
        };
        const change = changing(empty);
        change.put(node);
        change.put({ ...node, index: viewerIndex });
        const blocked = new Map(as === 'blocked' ? [[viewerIndex, new Set([index])]] : []);
        const snapshot = change.end({ version: 1, day: empty.day, blocked });
        const id = idOf(snapshot, index);
        const viewer: Viewer = {
          ...visitor,
          audience: who,
          actsFor: as === 'acting' ? id : idOf(snapshot, viewerIndex),
          delegateOf: as === 'delegate' ? [id] : [],
        };
        const row = { id, status: published ? ('published' as const) : ('draft' as const), visibility: seen };
        const sight = sightOf(snapshot, viewer);
        expect(sight.meets(index)).toBe(as !== 'blocked' && mayReadProfile(viewer, row));
        for (const field of graphFields) expect(sight.reads(index, field)).toBe(mayReadField(viewer, row, field));
        const shown = nodeSeen(snapshot, sight, index);
        expect([shown?.sectors.length, shown?.offers.length, shown?.latitude === null].map(Boolean)).toEqual([
          mayReadField(viewer, row, 'sectors'),
          mayReadField(viewer, row, 'offerings'),
          !mayReadField(viewer, row, 'place'),
        ]);
      },
    ),
  );
});
