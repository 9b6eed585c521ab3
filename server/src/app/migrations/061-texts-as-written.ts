import { Migration } from '@mikro-orm/migrations';

/** The texts of a document are only ever handed over whole: kept as they were written, they need not be written out again. */
export class TextsAsWritten extends Migration {
  override up(): void {
    this.addSql('alter table search_document alter column texts type json using texts::json');
  }

  override down(): void {
    this.addSql('alter table search_document alter column texts type jsonb using texts::jsonb');
  }
}
