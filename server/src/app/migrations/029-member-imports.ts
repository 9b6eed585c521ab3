import { Migration } from '@mikro-orm/migrations';

/** Lists of members brought in at the desk, with what is needed to take one back. */
export class MemberImports extends Migration {
  override up(): void {
    this.addSql(`create table member_import (
      id uuid primary key,
      cluster_id text not null references cluster on delete cascade,
      by_id uuid references account on delete set null,
      file_name text not null check (length(file_name) between 1 and 200),
      header jsonb not null,
      rows jsonb,
      state text not null check (state in ('read','done','undone')),
      result jsonb not null default '[]',
      created_at timestamptz not null,
      done_at timestamptz,
      version integer not null,
      check ((state = 'read') = (rows is not null))
    )`);
    this.addSql('create index member_import_cluster on member_import (cluster_id, created_at)');
    this.addSql('create index member_import_by on member_import (by_id)');
  }

  override down(): void {
    this.addSql('drop table member_import');
  }
}
