import { Migration } from '@mikro-orm/migrations';

/** Agreements that were said to be over before 'no longer' ended an introduction: they asked on, and took no answer. */
export class EndedAgreements extends Migration {
  override up(): void {
    this.addSql(`update introduction i set closed_by = o.side from introduction_outcome o
      where o.introduction_id = i.id and o.stage = 'six-months' and o.agreement is null
        and i.state = 'agreed' and i.closed_by is null`);
  }

  override down(): void {
    // What was said stays said.
  }
}
