/** A row cannot go in: names the column and what would be right. The other rows go in. */
export class BadCell extends Error {
  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field}: ${reason}`);
  }
}

/** A file cannot be read at all; nothing of it is written. */
export class FileRefused extends Error {}
