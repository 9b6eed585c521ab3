import ical from 'ical.js';
import { expect, test } from 'vitest';
import { newId } from '../foundation/ids.js';
import { calendarOf, type IntroductionMeeting } from './introduction-thread.js';

const introductionId = newId();
const place =
  'دار الصنعة؛ نهج الباشا, الطابق 2\nقرب \\ القصبة، وهو عنوان أطول من أن يتّسع له سطر واحد في هذا الشكل من الملفّات';
const meeting: IntroductionMeeting = {
  id: newId(),
  introductionId,
  startsAt: new Date('2027-03-28T08:30:00Z'),
  minutes: 90,
  timeZone: 'Africa/Cairo',
  place,
  side: 'asking',
  proposedAt: new Date('2027-03-01T10:00:00Z'),
};
const text = calendarOf(meeting, 2, ['ورشة الطَّرق العتيق', 'Atelier; Cuivre, Constantine']);
const event = (of: string) =>
  new ical.Event(new ical.Component(ical.parse(of)).getFirstSubcomponent('vevent') ?? undefined);

test('a meeting is read by another calendar as it was proposed, Arabic and punctuation included', () => {
  const read = event(text);
  expect(read.summary).toBe('ورشة الطَّرق العتيق + Atelier; Cuivre, Constantine');
  expect(read.location).toBe(place);
  expect(read.startDate.zone.tzid).toBe('UTC');
  expect(read.startDate.toJSDate()).toEqual(meeting.startsAt);
  expect(read.endDate.toJSDate()).toEqual(new Date('2027-03-28T10:00:00Z'));
});

test('a later proposal moves the same entry', () => {
  const later = event(
    calendarOf({ ...meeting, id: newId(), startsAt: new Date('2027-04-02T08:30:00Z') }, 3, ['A', 'B']),
  );
  expect([event(text).uid, event(text).sequence]).toEqual([`${introductionId}@wasl`, 2]);
  expect([later.uid, later.sequence]).toEqual([`${introductionId}@wasl`, 3]);
});

test('its lines end with CRLF and are no longer than 75 octets, none cut within a letter', () => {
  const lines = text.replace(/\r\n$/, '').split('\r\n');
  expect(lines.join('')).not.toMatch(/[\r\n]/);
  expect(lines.length).toBeGreaterThan(12);
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text).not.toContain('\ufffd');
});
