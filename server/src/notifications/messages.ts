import { type Catalogues, phrasesOf } from '../foundation/phrases.js';

const messages = {
  en: {
    'account-role':
      'You are now {role, select, facilitator {a facilitator} secretariat {a member of the secretariat} other {an administrator}}.',
    'account-delegate': 'You can now act for {stakeholder}.',
    'mentor-invited': 'You are invited to be a mentor: look at your record and say whether others may see it.',
    'mentor-agreed': '{name} is now a mentor.',
    'mentor-left': '{name} does not want to be a mentor.',
    'edit-to-confirm': 'A facilitator wrote something for {stakeholder}: please say whether it may stand.',
    'edit-confirmed': '{stakeholder} has confirmed what you wrote.',
    'edit-refused': '{stakeholder} does not agree with what you wrote.',
    'introduction-to-check': '{asking} asks to meet {asked}: please check and forward it.',
    'introduction-forwarded': '{other} would like to meet you.',
    'introduction-suggested': 'A facilitator suggests that you meet {other}.',
    'introduction-on-its-way': 'Your request to meet {other} has been forwarded.',
    'introduction-edited': 'The text of your request to meet {other} has been changed: please say whether you agree.',
    'introduction-note-welcome': '{asking} and {asked} may be introduced: you can add a note.',
    'introduction-noted': 'There is a note on the introduction of {asking} and {asked}.',
    'introduction-returned': 'Your request to meet {other} came back with a reason.',
    'introduction-consented': 'One side has agreed: {asking} and {asked}.',
    'introduction-introduced':
      'You and {other} have both agreed to meet: you can now see each other’s contact details.',
    'introduction-both-agreed': '{asking} and {asked} have both agreed to meet.',
    'introduction-not-taken-up': 'The introduction to {other} was not taken up.',
    'introduction-closed': 'The introduction of {asking} and {asked} has ended without a meeting.',
    'introduction-reminder':
      '{asking} and {asked}: an introduction waits for you, {days, plural, one {one day is} other {# days are}} left.',
    'introduction-message': 'A new message between {asking} and {asked}.',
    'introduction-meeting': 'A meeting is proposed between {asking} and {asked}.',
    'introduction-met': '{asking} and {asked} have met.',
    'introduction-outcome-asked': '{asking} and {asked}: please say what came of the introduction.',
    'introduction-agreed': '{asking} and {asked} have agreed to work together.',
    'introduction-no-agreement': '{asking} and {asked}: nothing came of it this time.',
    'introduction-still-active': '{asking} and {asked} still work together.',
    'introduction-no-longer-active': '{asking} and {asked} no longer work together.',
    'profile-paused': 'The profile of {stakeholder} is hidden after a report: write to the platform’s desk.',
    'profile-shown-again': 'The profile of {stakeholder} is shown again.',
    'report-waits': 'A report waits at the desk.',
    'report-handled': 'What you reported has been looked into: {words}',
    'term-approved':
      '{way, select, new {“{term}” is now a word of the thesaurus: “{concept}”.} other {“{term}” is now another word for “{concept}”: searches understand it.}}',
    'term-declined':
      '“{term}” was not taken into the thesaurus:{reason, select, already_there { it is there as “{concept}”.} too_particular { it names too little for others to look for it.} not_our_field { it is of no field of the platform.} unclear { its meaning is not clear enough.} other {}}{words}',
    'saved-search': 'Your search “{name}” has {count, plural, one {one new result} other {# new results}}.',
    'mail.footer': 'You get this because of your notification choices on Wasl.',
    'mail.open': 'Open',
    'mail.unsubscribe': 'No more mail of this sort',
    'mail.digest': '{count, plural, one {One thing waits for you on Wasl} other {# things wait for you on Wasl}}',
  },
  fr: {
    'account-role':
      'Vous êtes maintenant {role, select, facilitator {facilitateur} secretariat {membre du secrétariat} other {administrateur}}.',
    'account-delegate': 'Vous pouvez maintenant agir pour {stakeholder}.',
    'mentor-invited':
      'Vous recevez une invitation à devenir mentor : relisez votre fiche et dites si elle peut être montrée.',
    'mentor-agreed': '{name} a accepté de devenir mentor.',
    'mentor-left': '{name} ne souhaite pas être mentor.',
    'edit-to-confirm':
      'La facilitation a écrit quelque chose pour {stakeholder} : merci de dire si vous êtes d’accord.',
    'edit-confirmed': '{stakeholder} a confirmé ce que vous avez écrit.',
    'edit-refused': '{stakeholder} n’est pas d’accord avec ce que vous avez écrit.',
    'introduction-to-check': '{asking} demande à rencontrer {asked} : merci de vérifier et de transmettre.',
    'introduction-forwarded': '{other} souhaite vous rencontrer.',
    'introduction-suggested': 'La facilitation vous propose de rencontrer {other}.',
    'introduction-on-its-way': 'Votre demande de rencontrer {other} a été transmise.',
    'introduction-edited':
      'Le texte de votre demande de rencontrer {other} a été modifié : merci de dire si vous êtes d’accord.',
    'introduction-note-welcome': '{asking} et {asked} pourraient être mis en relation : vous pouvez ajouter une note.',
    'introduction-noted': 'Une note accompagne la mise en relation de {asking} et {asked}.',
    'introduction-returned': 'Votre demande de rencontrer {other} vous revient avec une explication.',
    'introduction-consented': 'Un des deux a accepté : {asking} et {asked}.',
    'introduction-introduced':
      '{other} et vous avez accepté de vous rencontrer : chacun voit maintenant les coordonnées de l’autre.',
    'introduction-both-agreed': '{asking} et {asked} ont accepté de se rencontrer.',
    'introduction-not-taken-up': 'La mise en relation avec {other} n’a pas eu de suite.',
    'introduction-closed': 'La mise en relation de {asking} et {asked} s’est terminée sans rencontre.',
    'introduction-reminder':
      '{asking} et {asked} : une mise en relation attend votre réponse, {days, plural, one {il reste un jour} many {il reste # jours} other {il reste # jours}}.',
    'introduction-message': 'Nouveau message entre {asking} et {asked}.',
    'introduction-meeting': 'Un rendez-vous est proposé entre {asking} et {asked}.',
    'introduction-met': '{asking} et {asked} se sont rencontrés.',
    'introduction-outcome-asked': '{asking} et {asked} : merci de dire ce que la mise en relation a donné.',
    'introduction-agreed': '{asking} et {asked} ont convenu de travailler ensemble.',
    'introduction-no-agreement': '{asking} et {asked} : sans suite cette fois.',
    'introduction-still-active': '{asking} et {asked} travaillent toujours ensemble.',
    'introduction-no-longer-active': '{asking} et {asked} ne travaillent plus ensemble.',
    'profile-paused':
      'Le profil de {stakeholder} est masqué à la suite d’un signalement : écrivez au bureau de la plateforme.',
    'profile-shown-again': 'Le profil de {stakeholder} est de nouveau visible.',
    'report-waits': 'Un signalement attend au bureau.',
    'report-handled': 'Votre signalement a été examiné : {words}',
    'term-approved':
      '{way, select, new {« {term} » est entré dans le thésaurus : « {concept} ».} other {« {term} » est maintenant un autre mot pour « {concept} » : la recherche le comprend.}}',
    'term-declined':
      '« {term} » n’a pas été retenu dans le thésaurus :{reason, select, already_there { il y est déjà sous « {concept} ».} too_particular { il désigne trop peu de chose pour que d’autres le cherchent.} not_our_field { il ne relève d’aucun domaine de la plateforme.} unclear { son sens n’est pas assez clair.} other {}}{words}',
    'saved-search':
      'Votre recherche « {name} » a {count, plural, one {un nouveau résultat} many {# nouveaux résultats} other {# nouveaux résultats}}.',
    'mail.footer': 'Vous recevez ce message selon vos choix de notification sur Wasl.',
    'mail.open': 'Ouvrir',
    'mail.unsubscribe': 'Ne plus recevoir ces messages',
    'mail.digest':
      '{count, plural, one {Une chose vous attend sur Wasl} many {# choses vous attendent sur Wasl} other {# choses vous attendent sur Wasl}}',
  },
  ar: {
    'account-role':
      'أصبحتم الآن {role, select, facilitator {ميسِّرًا} secretariat {عضوًا في الأمانة} other {مديرًا للنظام}}.',
    'account-delegate': 'يمكنكم الآن التصرّف باسم {stakeholder}.',
    'mentor-invited': 'أنتم مدعوّون لتكونوا مرشدين: راجعوا بطاقتكم وقولوا هل تُعرض على غيركم.',
    'mentor-agreed': 'وافق {name} على أن يكون مرشدًا.',
    'mentor-left': 'اعتذر {name} عن الإرشاد.',
    'edit-to-confirm': 'كتب ميسِّر شيئًا باسم {stakeholder}: نرجو إبداء موافقتكم أو رفضكم.',
    'edit-confirmed': 'أكّدت {stakeholder} ما كتبتموه.',
    'edit-refused': 'لم توافق {stakeholder} على ما كتبتموه.',
    'introduction-to-check': 'تطلب {asking} التعرّف إلى {asked}: نرجو التحقّق من الطلب وتحويله.',
    'introduction-forwarded': 'ترغب {other} في التعرّف إليكم.',
    'introduction-suggested': 'يقترح عليكم ميسِّر التعرّف إلى {other}.',
    'introduction-on-its-way': 'حُوِّل طلبكم للتعرّف إلى {other}.',
    'introduction-edited': 'عُدِّل نصّ طلبكم للتعرّف إلى {other}: نرجو إبداء موافقتكم أو رفضكم.',
    'introduction-note-welcome': 'قد يجري التعارف بين {asking} و{asked}: يمكنكم إضافة ملاحظة.',
    'introduction-noted': 'أُضيفت ملاحظة إلى التعارف بين {asking} و{asked}.',
    'introduction-returned': 'أُعيد إليكم طلب التعرّف إلى {other} مع بيان السبب.',
    'introduction-consented': 'وافق أحد الطرفين: {asking} و{asked}.',
    'introduction-introduced': 'وافقتم و{other} على التعارف: يمكن لكلٍّ منكما الآن الاطّلاع على بيانات الاتصال بالآخر.',
    'introduction-both-agreed': 'وافقت {asking} و{asked} على التعارف.',
    'introduction-not-taken-up': 'لم يتمّ التعارف مع {other}.',
    'introduction-closed': 'انتهى التعارف بين {asking} و{asked} دون لقاء.',
    'introduction-reminder':
      '{asking} و{asked}: طلب تعارف في انتظاركم، {days, plural, zero {انتهت المهلة} one {بقي يوم واحد} two {بقي يومان} few {بقيت # أيام} many {بقي # يومًا} other {بقي # يوم}}.',
    'introduction-message': 'رسالة جديدة بين {asking} و{asked}.',
    'introduction-meeting': 'اقتُرح موعد للقاء بين {asking} و{asked}.',
    'introduction-met': 'التقت {asking} و{asked}.',
    'introduction-outcome-asked': '{asking} و{asked}: نرجو إخبارنا بما أسفر عنه التعارف.',
    'introduction-agreed': 'اتّفقت {asking} و{asked} على العمل معًا.',
    'introduction-no-agreement': '{asking} و{asked}: لم يُسفر التعارف عن اتّفاق هذه المرّة.',
    'introduction-still-active': 'ما زالت {asking} و{asked} تعملان معًا.',
    'introduction-no-longer-active': 'لم تعد {asking} و{asked} تعملان معًا.',
    'profile-paused': 'أُخفي ملفّ {stakeholder} بعد بلاغ: نرجو مراسلة مكتب المنصّة.',
    'profile-shown-again': 'عاد ملفّ {stakeholder} إلى الظهور.',
    'report-waits': 'بلاغ في انتظار المكتب.',
    'report-handled': 'نُظر في بلاغكم: {words}',
    'term-approved':
      '{way, select, new {دخلت كلمة «{term}» المكنز: «{concept}».} other {صارت «{term}» كلمة أخرى لـ«{concept}»، والبحث يفهمها الآن.}}',
    'term-declined':
      'لم تُقبل كلمة «{term}» في المكنز:{reason, select, already_there { هي فيه باسم «{concept}».} too_particular { تدلّ على شيء أخصّ من أن يبحث عنه غيركم.} not_our_field { ليست من مجالات المنصّة.} unclear { معناها غير واضح بما يكفي.} other {}}{words}',
    'saved-search':
      'بحثكم «{name}»: {count, plural, zero {لا نتائج جديدة} one {نتيجة جديدة واحدة} two {نتيجتان جديدتان} few {# نتائج جديدة} many {# نتيجة جديدة} other {# نتيجة جديدة}}.',
    'mail.footer': 'تصلكم هذه الرسالة وفق اختياراتكم للإشعارات في وصل.',
    'mail.open': 'فتح',
    'mail.unsubscribe': 'إيقاف هذه الرسائل',
    'mail.digest':
      '{count, plural, zero {لا شيء في انتظاركم في وصل} one {أمر واحد في انتظاركم في وصل} two {أمران في انتظاركم في وصل} few {# أمور في انتظاركم في وصل} many {# أمرًا في انتظاركم في وصل} other {# أمر في انتظاركم في وصل}}',
  },
} as const;

/** Each kind of notification is a sentence here, in all three languages; a room that tells something adds its own. */
export type NotificationKind = keyof (typeof messages)['en'];
export const notificationCatalogues: Catalogues<NotificationKind> = messages;

export const phrase = phrasesOf(notificationCatalogues);

/** Whether there are words for it: a notification of an older or newer version may have none. */
export function hasWords(kind: string): kind is NotificationKind {
  return kind in messages.en;
}
