import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

const messages = {
  en: {
    'need-met': 'You look for {concept}; they offer {other}.',
    'offer-wanted': 'They look for {other}; you offer {concept}.',
    sector: 'You both work in {sector}.',
    'sector-pair':
      '{sector} and {other} work together more often than by chance: {links, plural, one {# link} other {# links}}.',
    corridor:
      '{country} and {other} work together more often than by chance: {links, plural, one {# link} other {# links}}.',
    'common-partner': 'You both work with {partner}.',
    place:
      '{across, select, yes {They are close by, across the border: {country}.} other {They are close by, in {country}.}}',
    'shared-cluster': 'You both belong to {cluster}.',
    'near-in-network': 'Your partners work with theirs.',
    language: 'You both work in {languages}.',
    'shared-concept': 'You both know {concept}.',
    rival: 'You both offer {concept}.',
    fresh: 'Their profile is kept up to date.',
    'answers-soon': 'They usually answer within a week.',
  },
  fr: {
    'need-met': 'Vous cherchez {concept} ; ils proposent {other}.',
    'offer-wanted': 'Ils cherchent {other} ; vous proposez {concept}.',
    sector: 'Vous travaillez tous deux dans {sector}.',
    'sector-pair':
      '{sector} et {other} coopèrent plus souvent que le hasard ne le voudrait : {links, plural, one {# lien} many {# liens} other {# liens}}.',
    corridor:
      'Les liens entre {country} et {other} sont plus nombreux que le hasard ne le voudrait : {links, plural, one {#} many {#} other {#}}.',
    'common-partner': 'Vous travaillez tous deux avec {partner}.',
    place:
      '{across, select, yes {Tout près, de l’autre côté de la frontière : {country}.} other {Tout près, même pays : {country}.}}',
    'shared-cluster': 'Vous appartenez tous deux à {cluster}.',
    'near-in-network': 'Vos partenaires travaillent avec les leurs.',
    language: 'Langues de travail communes : {languages}.',
    'shared-concept': 'Savoir-faire commun : {concept}.',
    rival: 'Vous proposez tous deux {concept}.',
    fresh: 'Leur profil est tenu à jour.',
    'answers-soon': 'Ils répondent en général sous une semaine.',
  },
  ar: {
    'need-met': 'تبحثون عن {concept}، وهم يعرضون {other}.',
    'offer-wanted': 'يبحثون عن {other}، وأنتم تعرضون {concept}.',
    sector: 'كلاكما يعمل في {sector}.',
    'sector-pair':
      'التعاون بين {sector} و{other} أكثر ممّا تقتضيه الصدفة: {links, plural, zero {لا روابط} one {رابط واحد} two {رابطان} few {# روابط} many {# رابطًا} other {# رابط}}.',
    corridor:
      'الروابط بين {country} و{other} أكثر ممّا تقتضيه الصدفة: {links, plural, zero {لا روابط} one {رابط واحد} two {رابطان} few {# روابط} many {# رابطًا} other {# رابط}}.',
    'common-partner': 'كلاكما يعمل مع {partner}.',
    place: '{across, select, yes {قريبون منكم عبر الحدود: {country}.} other {قريبون منكم في {country}.}}',
    'shared-cluster': 'كلاكما ينتمي إلى {cluster}.',
    'near-in-network': 'شركاؤكم يعملون مع شركائهم.',
    language: 'لغات عمل مشتركة: {languages}.',
    'shared-concept': 'خبرة مشتركة: {concept}.',
    rival: 'كلاكما يعرض {concept}.',
    fresh: 'ملفّهم محدّث.',
    'answers-soon': 'يجيبون عادةً خلال أسبوع.',
  },
} as const;

export type ReasonCode = keyof (typeof messages)['en'];

/** Every catalogue, for the test that none lacks a message. */
export const reasonCatalogues: Record<string, Record<ReasonCode, string>> = messages;

const instances = Object.fromEntries(
  Object.entries(messages).map(([lang, catalogue]) => {
    const compiled = Object.fromEntries(Object.entries(catalogue).map(([code, text]) => [code, compileMessage(text)]));
    return [lang, setupI18n({ locale: lang, messages: { [lang]: compiled } })];
  }),
);

/** A reason in the reader's language, from its code and arguments. */
export function renderReason(lang: string, code: ReasonCode, values: Record<string, string | number>): string {
  const instance = instances[lang] ?? instances.en;
  return instance?._(code, values) ?? '';
}

/** Language names joined as the reader's language does it. */
export function joinLanguages(lang: string, codes: readonly string[]): string {
  const names = new Intl.DisplayNames([lang], { type: 'language' });
  return new Intl.ListFormat(lang).format(codes.map((code) => names.of(code) ?? code));
}
