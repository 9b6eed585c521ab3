import { Refused } from '../foundation/refusal.js';
import { isBlockedBetween } from './block-stakeholder.js';
import { changeIntroduction, notYours, type Writer } from './change-introduction.js';
import { sendConsentLinks } from './consent-link.js';
import { freeText, textWithoutContact } from './free-text.js';
import { move, reword } from './introduction-rules.js';

/** The facilitator takes it on and passes it to the asked side. */
export function forwardIntroduction(context: Writer, id: string, version: number): Promise<void> {
  return changeIntroduction(context, id, version, async (row, part, em, at) => {
    if (part !== 'facilitator') throw notYours('Forwarding');
    if (await isBlockedBetween(em, row)) {
      throw new Refused('BLOCKED', 'one of the two does not want to meet the other; send it back.', 'with');
    }
    row.facilitatorId = context.viewer.accountId;
    move(row, 'forwarded', 'facilitator', at);
    await sendConsentLinks(em, row);
    return {
      kind: 'forwarded',
      tell: [
        { whom: 'asked', kind: 'introduction-forwarded' },
        row.askingConsentAt
          ? { whom: 'asking', kind: 'introduction-on-its-way' }
          : { whom: 'asking', kind: 'introduction-edited' },
        { whom: 'other-facilitators', kind: 'introduction-note-welcome' },
      ],
    };
  });
}

/** The facilitator sends it back and says why; the asked side never hears of it. */
export function returnIntroduction(context: Writer, id: string, version: number, words: string): Promise<void> {
  return changeIntroduction(context, id, version, (row, part, _em, at) => {
    if (part !== 'facilitator') throw notYours('Returning');
    row.facilitatorId = context.viewer.accountId;
    row.closingWords = textWithoutContact('words', words, 1000);
    move(row, 'returned', 'facilitator', at);
    return {
      kind: 'returned',
      data: { words: row.closingWords },
      tell: [{ whom: 'asking', kind: 'introduction-returned' }],
    };
  });
}

/** Another wording, with the old one kept in the trail. The facilitator's needs the asking side's consent anew. */
export function editIntroduction(
  context: Writer,
  id: string,
  version: number,
  reason: string,
  lang: string,
): Promise<void> {
  return changeIntroduction(context, id, version, (row, part, _em, at) => {
    if (part !== 'facilitator' && part !== 'asking') throw notYours('The text');
    const before = row.reason;
    reword(row, textWithoutContact('reason', reason, 2000), lang);
    if (part === 'asking') Object.assign(row, { askingConsentAt: at, askingConsentBy: context.viewer.accountId });
    return {
      kind: 'edited',
      data: { before, after: row.reason },
      tell:
        part === 'facilitator'
          ? [{ whom: 'asking', kind: 'introduction-edited' }]
          : [{ whom: 'gate', kind: 'introduction-to-check' }],
    };
  });
}

/** The other side's facilitator adds what is worth knowing; they never decide. */
export function noteIntroduction(context: Writer, id: string, version: number, words: string): Promise<void> {
  return changeIntroduction(context, id, version, (row, part) => {
    if (part !== 'other-facilitator') throw notYours('The note');
    if (row.state !== 'forwarded') throw new Refused('WRONG_STATE', 'the time for a note is over.', 'state');
    row.note = textWithoutContact('note', freeText('note', words, 1000), 1000);
    return { kind: 'noted', data: { note: row.note }, tell: [{ whom: 'gate', kind: 'introduction-noted' }] };
  });
}
