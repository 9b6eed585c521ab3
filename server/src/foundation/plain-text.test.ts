import { expect, test } from 'vitest';
import { plainTextRefusal } from './plain-text.js';

test.each([
  'a < b',
  'a<b and c>d',
  'Merci <3',
  'coopérative <<El Amel>>',
  'Largeur <a 40 cm, longueur >60',
  'Marge <cible = 20',
  '<https://wasl.example/room>',
  '<sans titre>',
  'نحاس \u200fومزيّن',
])('“%s” is plain', (text) => {
  expect(plainTextRefusal('reason', text, 'lines')).toBeNull();
});

test.each([
  '<b>now</b>',
  '<br/>',
  '<a href="//x.example">here</a>',
  'Tiles <img src=x onerror=alert(1)',
  '<script src="//x.example/a.js"',
  '<x-tag onclick=alert(1)>',
  '<!-- hidden',
  '<!doctype html>',
])('“%s” is HTML', (text) => {
  expect(plainTextRefusal('reason', text, 'lines')?.message).toMatch(/HTML/);
});
