import { Country, type Database, inBulk, makePostponedIndexes } from '@wasl/server/seeding';
import { seedAccounts } from './accounts.js';
import { seedLinks } from './links.js';
import { seedMentors } from './mentors.js';
import { readProfiles } from './profile.js';
import { seedProgramme } from './programme.js';
import { seedProjects } from './projects.js';
import { seedStakeholders } from './stakeholders.js';
import { seedThesaurus, seedVocabularies } from './vocabularies.js';

/** Fills an empty database with vocabularies and sourced programme facts and, for a demonstration, the invented world. */
export async function seedIfEmpty(orm: Database, demonstration: boolean): Promise<void> {
  // A growth that was stopped may have left some to make.
  await inBulk(orm.config.get('clientUrl') ?? '', makePostponedIndexes);
  const em = orm.em.fork();
  if ((await em.count(Country)) > 0) return;
  await em.transactional(async (transaction) => {
    await seedVocabularies(transaction);
    const concepts = await seedThesaurus(transaction);
    await seedProgramme(transaction, concepts);
    if (!demonstration) return;
    const profiles = readProfiles();
    await seedStakeholders(transaction, profiles, concepts);
    await seedLinks(transaction, profiles);
    await seedProjects(transaction, profiles);
    await seedAccounts(transaction);
    await seedMentors(transaction, profiles);
  });
}
