import { expect, test } from 'vitest';
import { wayBack } from './way-back';

test('the way back is a page of ours, never another site', () => {
  expect(wayBack('/matches?kinship=similar')).toBe('/matches?kinship=similar');
  for (const elsewhere of [
    null,
    '',
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:x',
  ]) {
    expect(wayBack(elsewhere)).toBe('/');
  }
});
