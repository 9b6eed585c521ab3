import { Cluster, Membership } from '../clusters/cluster.js';
import type { World } from './world.js';

/** Everyone the matrix of access knows. */
export const everyone = [
  'visitor',
  'member',
  'delegate',
  'other member',
  'facilitator of the cluster',
  'other facilitator',
  'secretariat',
  'administrator',
] as const;
export type Who = (typeof everyone)[number];

export const signedIn = everyone.filter((who) => who !== 'visitor');
export const secretariat: Who[] = ['secretariat', 'administrator'];
export const staff: Who[] = ['facilitator of the cluster', 'other facilitator', ...secretariat];

/** How each of them may ask: by themselves and, with an account, through a program that has their token. */
export const asking: [Who, boolean][] = everyone.flatMap((who): [Who, boolean][] =>
  who === 'visitor'
    ? [[who, false]]
    : [
        [who, false],
        [who, true],
      ],
);

/** Two members in two clusters, each with a delegate and a facilitator; who is who, by the name of an account. */
export async function addEveryone(world: World) {
  const em = world.orm.em.fork();
  const rest = { number: null, summary: {}, placeId: null, maturity: null, host: null, foundedYear: null };
  for (const id of ['nabeul', 'batna']) {
    await em.insert(Cluster, { ...rest, id, names: { en: id, fr: id, ar: id }, countryCode: 'TN' });
  }
  const own = await world.addStakeholder('Own');
  const others = await world.addStakeholder('Others');
  await em.insert(Membership, { clusterId: 'nabeul', stakeholderId: own, role: 'member', since: null });
  await em.insert(Membership, { clusterId: 'batna', stakeholderId: others, role: 'member', since: null });
  const accounts = new Map<Who, string>([
    ['member', await world.addAccount('Member')],
    ['delegate', await world.addAccount('Delegate', { delegateOf: [own] })],
    ['other member', await world.addAccount('Other Member', { delegateOf: [others] })],
    ['facilitator of the cluster', await world.addAccount('Own Facilitator', { facilitates: ['nabeul'] })],
    ['other facilitator', await world.addAccount('Other Facilitator', { facilitates: ['batna'] })],
    ['secretariat', await world.addAccount('Secretariat', { roles: ['secretariat'] })],
    ['administrator', await world.addAccount('Administrator', { roles: ['administrator'] })],
  ]);
  return { accounts, own, others };
}
