import { Migration } from '@mikro-orm/migrations';

/** Weights of the recommender by version. The one last activated holds; with none the documented defaults do. */
export class Weights extends Migration {
  override up(): void {
    this.addSql(`create table matching_weights (
      version text primary key,
      intercept double precision not null,
      weights jsonb not null,
      report jsonb not null,
      created_at timestamptz not null,
      activated_at timestamptz
    )`);
    this.addSql('create index matching_weights_active on matching_weights (activated_at desc nulls last)');
  }

  override down(): void {
    this.addSql('drop table matching_weights');
  }
}
