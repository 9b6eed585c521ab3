import { Migration } from '@mikro-orm/migrations';

/**
 * Narrow documents (docs/decisions/006): labels are met by identifier and no longer written into every document, names
 * have words of their own, and facet values are numbers. The table is rebuilt from the rows at the next start.
 */
export class SearchAtScale extends Migration {
  override up(): void {
    this.addSql('truncate search_document');
    this.addSql(`alter table search_document drop column folded, drop column labels,
      add column name_words tsvector not null, add column facets text not null`);
    // What is read of every hit stays in a narrow row; the texts and words of the few that are ranked or shown do not.
    for (const column of [
      'concepts',
      'sectors',
      'audiences',
      'languages',
      'agreements',
      'targets',
      'facets',
      'names',
    ]) {
      this.addSql(`alter table search_document alter column ${column} set storage main`);
    }
    this.addSql('alter table search_document alter column name_words set storage main');
    this.addSql('alter table search_document alter column words set storage external');
    this.addSql(`create table search_facet_value (
      number integer generated always as identity primary key,
      name text not null,
      value text not null,
      unique (name, value)
    )`);
  }

  override down(): void {
    this.addSql('truncate search_document');
    this.addSql(`alter table search_document drop column name_words, drop column facets,
      add column folded text not null, add column labels text not null`);
    this.addSql('drop table search_facet_value');
  }
}
