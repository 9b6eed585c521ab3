import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, type Transform } from 'node:stream';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { type Quad, StreamParser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { BadInput } from '../../foundation/refusal.js';
import { type SkosFormat, skosFormat } from './skos-format.js';

/** Nothing is fetched for a file: a context elsewhere would make an import depend on, and tell, another server. */
const noRemoteContext = {
  load(url: string): Promise<never> {
    return Promise.reject(new Error(`its @context ${url} lies elsewhere; put the context itself into the file`));
  },
};

/** Only the sax parser inside knows whether the last tag was closed; the library does not ask it. */
function closeXml(parser: RdfXmlParser): void {
  (parser as unknown as { saxParser: { close(): void } }).saxParser.close();
}

function parserFor(format: SkosFormat, baseIRI: string): Transform {
  if (format === 'Turtle') return new StreamParser({ baseIRI, format: 'text/turtle' }) as unknown as Transform;
  if (format === 'RDF/XML') {
    const parser = new RdfXmlParser({ baseIRI, trackPosition: true });
    parser.on('finish', () => closeXml(parser));
    return parser as unknown as Transform;
  }
  return new JsonLdParser({ baseIRI, documentLoader: noRemoteContext }) as unknown as Transform;
}

/** The JSON-LD parser does not say where it stopped; JSON itself does. */
async function whereJsonBreaks(path: string): Promise<string | null> {
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const words = (error as Error).message;
    const position = /position (\d+)/.exec(words)?.[1];
    const line = position ? text.slice(0, Number(position)).split('\n').length : text.split('\n').length;
    return `line ${line}: ${words}`;
  }
}

async function whatIsWrong(error: Error & { context?: { line?: number } }, format: SkosFormat, path: string) {
  const words = error.message.replace(/\.$/, '');
  if (format === 'JSON-LD') return (await whereJsonBreaks(path)) ?? words;
  const line =
    error.context?.line ?? /^Line (\d+) column/.exec(words)?.[1] ?? /^(?:undefined:)?(\d+):\d+: /.exec(words)?.[1];
  return line ? `line ${line}: ${words.replace(/^Line \d+ column \d+: |^\d+:\d+: /, '')}` : words;
}

/**
 * The statements of an RDF file as they are read; the file is never whole in memory. Addresses without a host are taken
 * as the file's own. Wrong syntax is refused with its line.
 */
export async function* readRdf(path: string): AsyncGenerator<Quad> {
  const format = await skosFormat(path);
  const parser = parserFor(format, `https://file.invalid/${encodeURIComponent(basename(path))}`);
  pipeline(createReadStream(path), parser, () => {
    // A failure destroys the parser, and the loop below is told by it.
  });
  try {
    for await (const quad of parser) yield quad as Quad;
  } catch (error) {
    throw new BadInput('file', `${path} is not correct ${format}: ${await whatIsWrong(error as Error, format, path)}.`);
  }
}
