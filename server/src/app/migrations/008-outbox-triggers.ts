import { Migration } from '@mikro-orm/migrations';

/** Tables, the noun that readers of the outbox know a change by, and the column that names the record. */
const sources: [table: string, noun: string, column: string][] = [
  ['stakeholder', 'stakeholder', 'id'],
  ['stakeholder_sector', 'stakeholder', 'stakeholder_id'],
  ['stakeholder_concept', 'stakeholder', 'stakeholder_id'],
  ['women_led_claim', 'stakeholder', 'stakeholder_id'],
  ['membership', 'stakeholder', 'stakeholder_id'],
  ['offering', 'stakeholder', 'stakeholder_id'],
  ['offering_concept', 'offering', 'offering_id'],
  ['block', 'block', 'from_id'],
  ['cooperation_link', 'link', 'id'],
  ['project', 'project', 'id'],
  ['participation', 'project', 'project_id'],
  ['cluster', 'cluster', 'id'],
  ['concept', 'concept', 'id'],
  ['concept_label', 'concept', 'concept_id'],
  ['concept_relation', 'concept', 'from_id'],
  ['sector', 'sector', 'id'],
  ['country', 'country', 'code'],
  ['place', 'place', 'id'],
];

/**
 * The database itself writes the outbox, so that no write can forget it (docs/decisions/005): one row for each record a
 * statement touches. Also the columns that search gained; its table is rebuilt from the rows at the next start.
 */
export class OutboxTriggers extends Migration {
  override up(): void {
    this.addSql(`create function outbox_from_statement() returns trigger language plpgsql as $$
      begin
        execute format(
          'insert into outbox (noun, record_id, change) select distinct %L, %I::text, %L from %s',
          tg_argv[0], tg_argv[1],
          case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'updated' else 'deleted' end,
          case tg_op when 'UPDATE' then '(table before_rows union all table after_rows) touched'
            when 'DELETE' then 'before_rows' else 'after_rows' end);
        return null;
      end $$`);
    for (const [table, noun, column] of sources) {
      const call = `for each statement execute function outbox_from_statement('${noun}', '${column}')`;
      this.addSql(`create trigger outbox_insert after insert on ${table} referencing new table as after_rows ${call}`);
      this.addSql(
        `create trigger outbox_update after update on ${table}
         referencing old table as before_rows new table as after_rows ${call}`,
      );
      this.addSql(`create trigger outbox_delete after delete on ${table} referencing old table as before_rows ${call}`);
    }
    this.addSql('truncate search_document');
    this.addSql(`alter table search_document add column hash text not null, add column names text not null,
      add column region text, add column size text`);
    this.addSql('create index search_document_names on search_document using gin (names gin_trgm_ops)');
  }

  override down(): void {
    for (const [table] of sources) {
      for (const event of ['insert', 'update', 'delete']) this.addSql(`drop trigger outbox_${event} on ${table}`);
    }
    this.addSql('drop function outbox_from_statement()');
    this.addSql('truncate search_document');
    this.addSql(
      `alter table search_document drop column hash, drop column names, drop column region, drop column size`,
    );
  }
}
