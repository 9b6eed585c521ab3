import { Migration } from '@mikro-orm/migrations';

/**
 * What a record said before a person was invited to look after it, kept until they answer: a no, or an invitation taken
 * back, leaves the record as it stood. Null of a record that was begun with the invitation, which goes with it.
 */
export class RecordsThatStood extends Migration {
  override up(): void {
    this.addSql('alter table mentor add column stood jsonb');
    // Nobody kept what waiting records said before; those that surely stood by themselves stay as they are now.
    this.addSql(`update mentor m set stood = jsonb_build_object(
        'name', name, 'nameLang', name_lang, 'headline', headline, 'bio', bio, 'languages', languages,
        'countries', countries, 'prefers', prefers, 'capacity', capacity, 'pausedUntil', paused_until,
        'audience', audience, 'shownAt', invited_at,
        'topics', array(select concept_id from mentor_topic where mentor_id = m.id order by position))
      where invited_at is not null and (demonstration or stakeholder_id is not null
        or exists (select from mentorship where mentor_id = m.id))`);
  }

  override down(): void {
    this.addSql('alter table mentor drop column stood');
  }
}
