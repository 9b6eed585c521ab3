import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { BadInput, NotFound } from '../foundation/refusal.js';
import { openWorld } from '../testing/world.js';
import { wordsOfChecks } from './argument-words.js';
import { refusalWords } from './refusal-words.js';
import { refusalsInArabic } from './refusals-ar.js';
import { refusalsInPlainEnglish } from './refusals-en.js';
import { refusalsInFrench } from './refusals-fr.js';

const here = fileURLToPath(new URL('..', import.meta.url));

/** Rooms and commands whose refusals only the command line says, in English. */
const onCommandLine =
  /^(thesaurus\/skos|search\/evaluation|matching\/(evaluation|training|weights)|exchange\/world-csv|app\/(commands-of|evaluate-|explain-in-words))/;

/** At which place each kind of refusal takes its sentence. */
const places: Record<string, number> = { Refused: 1, BadInput: 1, NotSignedIn: 0, NotAllowed: 0 };

/** Every sentence that the code refuses with; one put together on the spot stands as its source. */
function sentences(): string[] {
  const found: string[] = [];
  for (const file of globSync('**/*.ts', { cwd: here })) {
    if (file.endsWith('.test.ts') || file === 'foundation/refusal.ts' || onCommandLine.test(file)) continue;
    const source = ts.createSourceFile(file, readFileSync(`${here}/${file}`, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node)) {
        const place = places[node.expression.getText()];
        const sentence = place === undefined ? undefined : node.arguments?.[place];
        if (sentence) found.push(ts.isStringLiteral(sentence) ? sentence.text : sentence.getText());
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

test.each([
  ['French', refusalsInFrench],
  ['Arabic', refusalsInArabic],
])('every refusal that reaches a person is said in %s, and none that nobody says', (_, catalogue) => {
  const said = new Set([...sentences(), 'No such {noun}.']);
  expect(said.size).toBeGreaterThan(100);
  expect([...said].filter((each) => !(each in catalogue))).toEqual([]);
  expect(Object.keys(catalogue).filter((each) => !said.has(each))).toEqual([]);
});

test('a refusal that goes on from the name of its field stands alone for people in English, and none that nobody says', () => {
  const goesOn = /^(must|has|have|is|are|cannot|can|names|was|may|with|needs|holds|goes|reads|says) /;
  const said = new Set(sentences());
  expect([...said].filter((each) => goesOn.test(each) && !(each in refusalsInPlainEnglish))).toEqual([]);
  expect(Object.keys(refusalsInPlainEnglish).filter((each) => !said.has(each))).toEqual([]);
  const names = (sentence: string) => [...sentence.matchAll(/\{(\w+)[},]/g)].map(([, name = '']) => name);
  for (const each of said) {
    const refused = new BadInput('x', each, Object.fromEntries(names(each).map((name) => [name, 'Some'])));
    expect(refusalWords('en', refused)).toMatch(/^[\p{Lu}“].*(\.|Some)$/su);
  }
  for (const [each, words] of Object.entries(refusalsInPlainEnglish)) {
    expect(names(words).filter((name) => !names(each).includes(name))).toEqual([]);
  }
});

test('what the library checks of arguments is told in the three languages', async () => {
  const used = new Set(
    globSync('**/*.ts', { cwd: here, exclude: ['**/*.test.ts'] }).flatMap((file) => {
      const [, names = ''] =
        /import \{([^}]*)\} from 'class-validator'/.exec(readFileSync(`${here}/${file}`, 'utf8')) ?? [];
      return names
        .split(',')
        .map((each) => each.trim().replace('type ', ''))
        .filter(Boolean);
    }),
  );
  const checks: Record<string, string> = { Length: 'isLength', IsISO8601: 'isIso8601' };
  const told = [...used]
    .filter((each) => !['IsOptional', 'ValidateNested', 'ValidationError'].includes(each))
    .map((each) => checks[each] ?? each.charAt(0).toLowerCase() + each.slice(1));
  expect(told.filter((each) => !(each in wordsOfChecks))).toEqual([]);
  const world = await openWorld();
  try {
    const call = `mutation($name: String!) { changeAccount(changes: { name: $name }) { name } }`;
    const as = await world.addAccount('Somebody');
    const wordsIn = async (lang: string) => {
      const { errors } = await world.ask(call, { as, lang, variables: { name: 'x'.repeat(130) } });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'name' });
      return (errors?.[0]?.extensions as { words?: string } | undefined)?.words;
    };
    expect(await wordsIn('en')).toBe('Write 120 characters or fewer.');
    expect(await wordsIn('fr')).toBe('Écrivez 120 caractères au plus.');
    expect(await wordsIn('ar')).toBe('اكتبوا 120 حرفًا على الأكثر.');
  } finally {
    await world.end();
  }
});

test('the words for people leave the field out and are in their language; what programs read stays', () => {
  const refused = new BadInput('reason', 'The text has {characters} characters: at most {most} are kept.', {
    characters: 1200,
    most: 1000,
  });
  expect(refused.message).toBe('reason: The text has 1200 characters: at most 1000 are kept.');
  expect(refusalWords('en', refused)).toBe('The text has 1200 characters: at most 1000 are kept.');
  expect(refusalWords('fr', refused)).toBe('Le texte a 1200 caractères ; 1000 au plus sont gardés.');
  expect(refusalWords('ar', new NotFound('stakeholder'))).toBe('ما تبحثون عنه ليس هنا، أو لم يعد.');
});

test('an answer carries both, also to a file that is refused', async () => {
  const world = await openWorld();
  try {
    const { errors } = await world.ask('mutation { eraseAccount(email: "x") }', { lang: 'fr' });
    expect(errors?.[0]).toMatchObject({
      message: 'Sign in to use eraseAccount.',
      extensions: { code: 'NOT_SIGNED_IN', words: 'Connectez-vous d’abord.' },
    });
    const sent = await fetch(`${world.url}/uploads/logo/x`, {
      method: 'POST',
      headers: { 'accept-language': 'ar', origin: world.url },
      body: 'x',
    });
    expect(await sent.json()).toMatchObject({ errors: [{ extensions: { words: 'سجِّلوا الدخول لترسلوا ملفًا.' } }] });
  } finally {
    await world.end();
  }
});
