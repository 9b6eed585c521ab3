import { Migration } from '@mikro-orm/migrations';

/** From when a block binds the side it is directed at, where binding it at once would tell what a no was. */
export class LateBlocks extends Migration {
  override up(): void {
    this.addSql(`alter table block add column binds_both boolean not null default true,
      add column binds_both_at timestamptz`);
    this.addSql('create index block_waiting on block (binds_both_at) where not binds_both');
  }

  override down(): void {
    this.addSql('drop index block_waiting');
    this.addSql('alter table block drop column binds_both, drop column binds_both_at');
  }
}
