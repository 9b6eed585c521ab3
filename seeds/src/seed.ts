import { Country, type Database } from '@wasl/server/seeding';
import { seedLinks } from './links.js';
import { readProfiles } from './profile.js';
import { seedProgramme } from './programme.js';
import { seedStakeholders } from './stakeholders.js';
import { seedThesaurus, seedVocabularies } from './vocabularies.js';

/** Fills an empty database with the vocabularies, the sourced programme facts and the invented world, all or nothing. */
export async function seedIfEmpty(orm: Database): Promise<void> {
  const em = orm.em.fork();
  if ((await em.count(Country)) > 0) return;
  await em.transactional(async (transaction) => {
    await seedVocabularies(transaction);
    const concepts = await seedThesaurus(transaction);
    await seedProgramme(transaction, concepts);
    const profiles = readProfiles();
    await seedStakeholders(transaction, profiles, concepts);
    await seedLinks(transaction, profiles);
  });
}
