import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { BadInput } from '../../foundation/refusal.js';

export type SkosFormat = 'Turtle' | 'RDF/XML' | 'JSON-LD';

const endings: Readonly<Record<string, SkosFormat>> = {
  '.ttl': 'Turtle',
  '.nt': 'Turtle',
  '.rdf': 'RDF/XML',
  '.xml': 'RDF/XML',
  '.owl': 'RDF/XML',
  '.jsonld': 'JSON-LD',
  '.json': 'JSON-LD',
};

/** The format of a file by the end of its name, else by how it begins. */
export async function skosFormat(path: string): Promise<SkosFormat> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new BadInput('file', `${path} cannot be read (${error.code ?? error.message}).`);
  });
  try {
    if ((await file.stat()).isDirectory()) throw new BadInput('file', `${path} is a folder; name one file.`);
    const known = endings[extname(path).toLowerCase()];
    if (known) return known;
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(1024), position: 0 });
    const start = buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\uFEFF/, '')
      .trimStart();
    if (/^(?:@prefix|@base|prefix\s|base\s|<[^>?!\s]*:[^>\s]*>\s|#)/i.test(start)) return 'Turtle';
    if (start.startsWith('<')) return 'RDF/XML';
    if (/^[[{]/.test(start)) return 'JSON-LD';
  } finally {
    await file.close();
  }
  throw new BadInput('file', `${path} is neither Turtle (.ttl), RDF/XML (.rdf) nor JSON-LD (.jsonld).`);
}
