import type { Page } from '@playwright/test';

/**
 * Ends what an earlier attempt of a journey left between whoever is signed in and somebody, by their name, as they would
 * end it themselves: so that a journey which is repeated may ask again.
 */
export async function letGo(page: Page, ...names: string[]): Promise<void> {
  await page.evaluate(async (wanted) => {
    const ask = async (query: string) => {
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return (await answer.json()).data;
    };
    const fields = 'id version askedName askingName mayDo';
    const { introductions } = await ask(`{ introductions(first: 100) { nodes { ${fields} } } }`);
    for (const { id, version, askedName, askingName, mayDo } of introductions.nodes) {
      if (!wanted.includes(askedName) && !wanted.includes(askingName)) continue;
      const which = `id: "${id}", version: ${version}`;
      if (mayDo.includes('WITHDRAW')) await ask(`mutation { withdrawIntroduction(${which}) { id } }`);
      if (mayDo.includes('DECLINE') && !mayDo.includes('WITHDRAW'))
        await ask(
          `mutation { answerIntroduction(${which}, reply: { consents: false, declineReason: NO_CAPACITY_NOW }) { id } }`,
        );
      if (mayDo.includes('RECORD_NO_AGREEMENT')) await ask(`mutation { recordIntroductionOutcome(${which}) { id } }`);
    }
  }, names);
}
