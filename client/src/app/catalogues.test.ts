import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import ar from './locales/ar.json';
import en from './locales/en.json';
import fr from './locales/fr.json';

const source = join(import.meta.dirname, '..');

function used(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'gql' ? [] : used(path);
    if (!path.endsWith('.tsx')) return [];
    return [...readFileSync(path, 'utf8').matchAll(/\bt\('([\w.-]+)'/g)].map((match) => match[1] ?? '');
  });
}

describe('the catalogues', () => {
  test('have the same messages in every language, none empty', () => {
    for (const catalogue of [fr, ar]) expect(Object.keys(catalogue)).toEqual(Object.keys(en));
    for (const catalogue of [en, fr, ar]) expect(Object.entries(catalogue).filter(([, text]) => !text)).toEqual([]);
  });

  test('have every message that a component names', () => {
    const names = used(source);
    expect(names.length).toBeGreaterThan(60);
    expect(names.filter((name) => !(name in en))).toEqual([]);
  });

  test('have a message for every reason for which the server refuses a cell of a list', () => {
    const schema = readFileSync(join(source, '../../schema/schema.graphql'), 'utf8');
    const [, values = ''] = /\nenum CellRefusal \{([\s\S]*?)\n\}/.exec(schema) ?? [];
    const codes = [...values.matchAll(/^ {2}([A-Z_]+)$/gm)].map(([, code]) => code?.toLowerCase().replaceAll('_', '-'));
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !(`import.refusal.${code}` in en))).toEqual([]);
  });

  test('are valid ICU messages', () => {
    for (const catalogue of [en, fr, ar])
      for (const text of Object.values(catalogue)) expect(() => compileMessage(text)).not.toThrow();
  });

  test('Arabic plurals have all six forms or fall back to other', () => {
    const plurals = Object.values(ar).filter((text) => text.includes(', plural,'));
    expect(plurals.length).toBeGreaterThan(3);
    for (const text of plurals)
      for (const form of ['one', 'two', 'few', 'many', 'other']) expect(text).toContain(`${form} {`);
  });
});
