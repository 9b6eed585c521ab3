import { Migration } from '@mikro-orm/migrations';

/** Where each linked stakeholder stands in the network that everyone may see, as a job last found it. */
export class Communities extends Migration {
  override up(): void {
    this.addSql(`create table network_standing (
      stakeholder_id uuid primary key references stakeholder on delete cascade,
      community integer not null check (community > 0),
      page_rank double precision not null check (page_rank >= 0),
      betweenness double precision check (betweenness >= 0),
      computed_at timestamptz not null
    )`);
    this.addSql('create index network_standing_community on network_standing (community)');
  }

  override down(): void {
    this.addSql('drop table network_standing');
  }
}
