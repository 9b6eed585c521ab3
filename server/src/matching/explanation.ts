import { clusterOf } from '../clusters/cluster-loaders.js';
import { countryOf } from '../countries/country-loaders.js';
import type { HasDatabase, HasLanguage } from '../foundation/database-slice.js';
import { labelText } from '../foundation/localised-text.js';
import type { HasViewer } from '../identity/viewer.js';
import { sectorOf } from '../sectors/sector-loaders.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { preferredLabelsOf } from '../thesaurus/concept-loaders.js';
import type { MatchFact } from './feature.js';
import { joinLanguages, type ReasonCode, renderReason } from './messages.js';
import type { Account } from './model.js';
import { Reason } from './recommendation.js';

type Reader = HasDatabase & HasLanguage & HasViewer;

async function conceptLabel(context: Reader, id: string): Promise<string> {
  return labelText(await preferredLabelsOf(context, id), context.lang, id).text;
}

/** A reason that rests on no record that could be shown. */
export function plainReason(lang: string, code: ReasonCode): Reason {
  return Object.assign(new Reason(), {
    fact: null,
    code,
    text: renderReason(lang, code, {}),
    checked: code !== 'shared-concept' && code !== 'sector',
    cluster: null,
    partner: null,
    links: null,
    sector: null,
    otherSector: null,
    country: null,
    languages: [],
  } as Reason);
}

/** A fact as a reason in the reader's language, with the records it rests on. */
async function reasonFrom(context: Reader, fact: MatchFact): Promise<Reason> {
  const reason = plainReason(context.lang, fact.code);
  reason.fact = fact;
  const values: Record<string, string | number> = {};
  // Asked for together, so that they are loaded by one statement.
  const [other, concept] = await Promise.all([
    'otherConcept' in fact ? conceptLabel(context, fact.otherConcept) : null,
    'concept' in fact ? conceptLabel(context, fact.concept) : null,
  ]);
  if (other !== null) values.other = other;
  if (concept !== null) values.concept = concept;
  if (fact.code === 'sector') {
    reason.sector = await sectorOf(context, fact.yours);
    values.sector = labelText(reason.sector?.labels, context.lang, fact.yours).text;
  }
  if (fact.code === 'sector-pair') {
    reason.links = values.links = fact.links;
    [reason.sector, reason.otherSector] = await Promise.all([
      sectorOf(context, fact.yours),
      sectorOf(context, fact.theirs),
    ]);
    values.sector = labelText(reason.sector?.labels, context.lang, fact.yours).text;
    values.other = labelText(reason.otherSector?.labels, context.lang, fact.theirs).text;
  }
  if (fact.code === 'corridor') {
    reason.links = values.links = fact.links;
    const [yours, theirs] = await Promise.all([countryOf(context, fact.yours), countryOf(context, fact.theirs)]);
    reason.country = theirs;
    values.country = labelText(yours?.names, context.lang, fact.yours).text;
    values.other = labelText(reason.country?.names, context.lang, fact.theirs).text;
  }
  if (fact.code === 'common-partner') {
    reason.partner = await stakeholderOf(context, fact.partner);
    values.partner = reason.partner?.name ?? '';
  }
  if (fact.code === 'place') {
    reason.country = await countryOf(context, fact.country);
    values.country = labelText(reason.country?.names, context.lang, fact.country).text;
    values.across = fact.across ? 'yes' : 'no';
  }
  if (fact.code === 'shared-cluster') {
    reason.cluster = await clusterOf(context, fact.cluster);
    values.cluster = labelText(reason.cluster?.names, context.lang, fact.cluster).text;
  }
  if (fact.code === 'language') {
    reason.languages = fact.languages;
    values.languages = joinLanguages(context.lang, fact.languages);
  }
  reason.text = renderReason(context.lang, fact.code, values);
  return reason;
}

/** Reasons of a pair, strongest contribution first; what counts against, and mere freshness, come last or not at all. */
export function reasonsOf(context: Reader, pair: Account): Promise<Reason[]> {
  const ordered = [...pair.contributions]
    .filter((each) => each.contribution !== 0 && each.feature !== 'freshness')
    .sort((a, b) => b.contribution - a.contribution);
  return Promise.all(ordered.flatMap((each) => each.facts).map((fact) => reasonFrom(context, fact)));
}
