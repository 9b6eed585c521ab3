/** What a refusal says in French, by the English sentence that stands in the code. */
export const refusalsInFrench: Record<string, string> = {
  'A delegate of one of the two cannot bring them together as a facilitator.':
    'Vous représentez l’un des deux : vous ne pouvez pas les mettre en relation en tant que facilitateur.',
  'A token cannot look after its account: sign in.': 'Un jeton ne peut pas gérer son compte : connectez-vous.',
  'Alerts are for searches that find at most {most}: add words or filters, or keep it without alerts.':
    'Les alertes sont réservées aux recherches qui donnent {most} résultats au plus : ajoutez des mots ou des filtres, ou gardez-la sans alerte.',
  'An account has at most {most} tokens: revoke one first.':
    'Un compte a {most} jetons au plus : révoquez-en un d’abord.',
  'An account keeps at most {most} searches: delete one first.':
    'Un compte garde {most} recherches au plus : supprimez-en une d’abord.',
  'Another of your searches has this name: choose another.':
    'Une autre de vos recherches porte déjà ce nom : choisissez-en un autre.',
  'Choose the stakeholder you ask for.': 'Choisissez l’acteur au nom duquel vous demandez.',
  'Make someone else administrator first.': 'Nommez d’abord quelqu’un d’autre administrateur.',
  'Nobody confirms a claim of their own.': 'On ne confirme pas sa propre déclaration.',
  'Nobody confirms what they wrote themselves.': 'On ne confirme pas ce qu’on a écrit soi-même.',
  'Only a delegate can block.': 'Seule une personne qui représente l’acteur peut bloquer.',
  'Only a facilitator of a cluster it belongs to, or the secretariat, can confirm this.':
    'Seuls un facilitateur d’un de ses clusters ou le secrétariat peuvent confirmer cela.',
  'Only an administrator makes administrators.': 'Seul un administrateur nomme des administrateurs.',
  'Only demonstration companies can be viewed as, and only in demonstration mode.':
    'On ne peut voir qu’à travers des entreprises de démonstration, et seulement en mode démonstration.',
  'Only those who facilitate this cluster, or the secretariat, bring members into it.':
    'Seuls les facilitateurs de ce cluster et le secrétariat y font entrer des membres.',
  'Only those who facilitate this cluster, or the secretariat, see its members on the desk.':
    'Seuls les facilitateurs de ce cluster et le secrétariat voient ses membres au bureau.',
  'Only those who facilitate this cluster, or the secretariat, see what is worth introducing.':
    'Seuls les facilitateurs de ce cluster et le secrétariat voient qui gagnerait à se rencontrer.',
  'Sign in first.': 'Connectez-vous d’abord.',
  'Sign in to begin a profile.': 'Connectez-vous pour créer un profil.',
  'Sign in to keep searches.': 'Connectez-vous pour garder des recherches.',
  'Sign in to report something.': 'Connectez-vous pour signaler quelque chose.',
  'Sign in to send a file.': 'Connectez-vous pour envoyer un fichier.',
  'Sign in to use {field}.': 'Connectez-vous d’abord.',
  'Somebody looks after this profile with an account now: they answer after signing in.':
    'Quelqu’un s’occupe maintenant de ce profil avec un compte : cette personne répond après s’être connectée.',
  'Somebody who works for the platform cannot confirm for a member.':
    'Qui travaille pour la plateforme ne peut pas confirmer à la place d’un membre.',
  'Someone outside the case has to handle it.': 'Quelqu’un d’extérieur à l’affaire doit s’en occuper.',
  'Someone outside the case has to lift it.': 'Quelqu’un d’extérieur à l’affaire doit lever cette mesure.',
  'That is not the address of this account.': 'Ce n’est pas l’adresse de ce compte.',
  'The token is not valid, or no longer.': 'Le jeton n’est pas valable, ou ne l’est plus.',
  'This goes on one line: please leave out line breaks and control characters.':
    'Tout tient sur une ligne : retirez les retours à la ligne et les caractères de contrôle.',
  'The text has control characters in it: please type it anew as plain text.':
    'Le texte contient des caractères de contrôle : saisissez-le de nouveau, en texte simple.',
  'The text has half a character in it: please type it anew.':
    'Le texte contient un caractère incomplet : saisissez-le de nouveau.',
  'The text has a hidden character that turns the writing round: please type it anew.':
    'Le texte contient un caractère invisible qui inverse le sens de l’écriture : saisissez-le de nouveau.',
  'The text has HTML in it, which nobody would see as such: please write plain text.':
    'Le texte contient du HTML, qui ne serait pas mis en forme : écrivez en texte simple.',
  'You act for this member yourself: write its profile as your own.':
    'Vous représentez vous-même ce membre : écrivez son profil comme le vôtre.',
  'You are not a delegate of that stakeholder.': 'Vous ne représentez pas cet acteur.',
  'You facilitate neither of the two.': 'Vous ne facilitez ni l’un ni l’autre.',
  'an introduction to them is already under way.': 'Une mise en relation avec cet acteur est déjà en cours.',
  'are more than the rows': 'Il y a plus de choix que de lignes.',
  'are {count}; at most {most} go at once': 'Il y en a {count} ; {most} au plus partent en une fois.',
  'cannot be PAUSED: the profile is not shown now':
    'Le profil n’est pas visible en ce moment : on ne peut pas le masquer.',
  'cannot be PAUSED: this report is about no profile': 'Ce signalement ne concerne aucun profil.',
  'has a contact in it ({kind}: {words}); contacts open by themselves once both sides have agreed to meet, so take it out':
    'Le texte contient {kind, select, telephone {un numéro de téléphone} link {un lien} handle {un identifiant} other {une adresse électronique}} ({words}). Les coordonnées s’ouvrent d’elles-mêmes quand les deux côtés ont dit oui : retirez-le du texte.',
  'cannot be read: {reason}':
    'Le fichier ne peut pas être lu : envoyez un tableau Excel (.xlsx) ou un CSV en UTF-8 dont la première ligne nomme les colonnes.',
  'has more than 25 million dots': 'L’image a plus de 25 millions de pixels.',
  'has {characters} characters in {lang}; at most {most} are kept':
    'Le texte a {characters} caractères dans une langue ({lang}) ; {most} au plus sont gardés.',
  'The text has {characters} characters: at most {most} are kept.':
    'Le texte a {characters} caractères ; {most} au plus sont gardés.',
  'has {characters} characters; at most {most} are searched for':
    'La recherche a {characters} caractères ; {most} au plus sont pris en compte.',
  'has {column} twice; each is one column': '« {column} » est choisi deux fois ; à chacun sa colonne.',
  'has {width} × {height} dots; from 32 × 32 up to 25 million dots can be used':
    'L’image a {width} × {height} pixels ; il en faut au moins 32 × 32, et 25 millions au plus.',
  'is 1, 2 or 3': 'C’est 1, 2 ou 3.',
  'is an import that is done already': 'Cette importation est déjà faite.',
  'is damaged or not the picture it says it is': 'Le fichier est abîmé, ou n’est pas l’image qu’il dit être.',
  'is for NOT_RELEVANT only.': 'Une raison ne se donne que pour « pas pertinent ».',
  'is not a country we know; use an ISO 3166-1 code such as TN':
    'Ce pays n’est pas connu ici : choisissez-le dans la liste.',
  'is not a cursor of this list; pass the endCursor of an earlier page or leave it out':
    'Ce curseur n’est pas de cette liste : reprenez depuis le début.',
  'is not a language tag; write it by BCP 47, such as fr or ar-TN':
    'Ce n’est pas une langue : écrivez fr ou ar-TN, par exemple (BCP 47).',
  'is not a picture we can read: send PNG, JPEG or WebP':
    'Cette image ne peut pas être lue : envoyez du PNG, du JPEG ou du WebP.',
  'is not a place we know; choose one from the list': 'Ce lieu n’est pas connu ici : choisissez-en un dans la liste.',
  'is the member’s own choice; leave it out': 'C’est au membre d’en décider : laissez ce champ.',
  'is your own address; the member confirms, so it must be the member’s':
    'C’est votre propre adresse ; le membre confirme, il faut donc la sienne.',
  'it has been answered meanwhile.': 'Une réponse a été donnée entre-temps.',
  'it has been answered or taken back meanwhile.':
    'Une réponse a été donnée entre-temps, ou la question a été retirée.',
  'it has changed since you read it (it is now {now}); nothing was overwritten.':
    'Cela a changé depuis que vous l’avez lu ; rien n’a été écrasé. Relisez et recommencez.',
  'it has not been forwarded.': 'La demande n’a pas encore été transmise.',
  'must be OPEN, PAUSED or FULFILLED; days alone let it expire':
    'Choisissez ouvert, en pause ou satisfait ; seul le temps fait expirer.',
  'must be a BCP 47 tag such as fr': 'Écrivez une langue comme fr (BCP 47).',
  'must be a number of people': 'Écrivez un nombre de personnes.',
  'must be an IANA name such as Africa/Tunis': 'Choisissez un fuseau horaire comme Africa/Tunis.',
  'must be an open offer or need of theirs': 'Choisissez une de leurs offres ou un de leurs besoins ouverts.',
  'must be another stakeholder than the one who asks': 'Choisissez un autre acteur que celui qui demande.',
  'must be another stakeholder than your own': 'Choisissez un autre acteur que le vôtre.',
  'must be from 1 to {most}': 'Choisissez un nombre de 1 à {most}.',
  'must be in the future': 'Choisissez un moment à venir.',
  'must be more than member.': 'Choisissez un rôle au-delà de membre.',
  'must be one e-mail address.': 'Écrivez une seule adresse électronique.',
  'must be one line of 1 to 120 characters.': 'Écrivez une ligne de 1 à 120 caractères.',
  'must be one line of 1 to 80 characters.': 'Écrivez une ligne de 1 à 80 caractères.',
  'must be one of {values}': 'Choisissez parmi : {values}.',
  'must be somebody else than who acts for the asking side':
    'Choisissez quelqu’un d’autre que la personne qui représente le côté qui demande.',
  'one of the two does not want to meet the other; send it back.':
    'L’un des deux ne souhaite pas rencontrer l’autre : renvoyez la demande.',
  'with a person must be MENTORS': 'Avec une personne, le lien ne peut être que du mentorat.',
  'must be today or later, two years from now at most':
    'Choisissez aujourd’hui ou un jour à venir, dans deux ans au plus.',
  'must have 1 to 160 characters': 'Écrivez de 1 à 160 caractères.',
  'must have 1000 characters or fewer': 'Écrivez 1000 caractères au plus.',
  'must have south below north and west below east': 'Le sud doit être sous le nord et l’ouest avant l’est.',
  'must name those of a facilitator, and none otherwise.':
    'Choisissez les clusters d’un facilitateur, et aucun pour un autre rôle.',
  'must not be empty': 'Ce champ ne peut pas rester vide.',
  'must say what the other reason is': 'Dites quelle est l’autre raison.',
  'must say what you do in a sentence before others can see the profile':
    'Dites en une phrase ce que vous faites avant de montrer le profil.',
  'must say why; only the facilitator reads it': 'Dites pourquoi ; seul le facilitateur le lit.',
  'names a concept that the thesaurus does not have; choose from what is suggested':
    'Ce terme n’est pas dans le thésaurus : choisissez parmi ceux qui sont proposés.',
  'names a country we do not know; use ISO 3166-1 codes such as TN':
    'Ce pays n’est pas connu ici : choisissez-le dans la liste.',
  'names a sector that is not in the taxonomy; choose from the list':
    'Ce secteur n’est pas dans la nomenclature : choisissez dans la liste.',
  'names nobody that row {line} can be merged into': 'La ligne {line} ne peut être fusionnée avec personne.',
  'names {given} columns; the file has {columns}': 'Il y a {given} choix de colonnes ; le fichier en a {columns}.',
  'one account cannot consent for both sides.': 'Un même compte ne peut pas dire oui pour les deux côtés.',
  'one of the two does not want to meet the other.': 'L’un des deux ne souhaite pas rencontrer l’autre.',
  'publish the profile before you ask.': 'Publiez le profil avant de demander.',
  'say why they are not relevant.': 'Dites pourquoi ce n’est pas pertinent.',
  'someone else acted meanwhile (it is now version {now}, you had {had}); nothing of yours was done.':
    'Quelqu’un d’autre a agi entre-temps ; rien n’a été fait de votre part. Relisez avant de recommencer.',
  'someone else has handled it.': 'Quelqu’un d’autre s’en est occupé.',
  'the facilitator cannot consent for a side.': 'Le facilitateur ne peut pas dire oui pour l’un des côtés.',
  'the profile has changed since you read it (it is now {now}, you had {had}); nothing was overwritten.':
    'Le profil a changé depuis que vous l’avez lu ; rien n’a été écrasé.',
  'the profile is suspended; ask the platform’s desk why.':
    'Le profil est suspendu ; demandez pourquoi au bureau de la plateforme.',
  'the text can be changed until it is forwarded.': 'Le texte peut être modifié jusqu’à sa transmission.',
  'the time for a note is over.': 'Il est trop tard pour ajouter une note.',
  'the time to act is over.': 'Le délai pour agir est passé.',
  'there is no agreement to follow up.': 'Il n’y a pas d’accord à suivre.',
  'there is no {values} here': 'Il n’y a pas de {values} ici.',
  'there is nothing for you to confirm.': 'Vous n’avez rien à confirmer.',
  'there is nothing left for you to answer.': 'Vous n’avez plus rien à répondre.',
  'they have no account here yet, so nobody can pass it on.':
    'Cette personne n’a pas encore de compte ici : personne ne peut lui transmettre la demande.',
  'they take nobody on until {day}; ask then.':
    'Cette personne n’accompagne personne de nouveau avant le {day} : demandez à ce moment-là.',
  'this conversation is closed.': 'Cette conversation est fermée.',
  'this import has been done or undone meanwhile.': 'Cette importation a été faite ou défaite entre-temps.',
  'this report pauses no profile.': 'Ce signalement ne masque aucun profil.',
  'what is {from} cannot become {to}.': 'Cette étape n’est plus possible : la mise en relation en est à une autre.',
  'you have reported it; the desk looks into it.': 'Vous l’avez déjà signalé ; le bureau s’en occupe.',
  'you have said yes; withdraw it instead.': 'Vous avez dit oui : retirez plutôt votre accord.',
  '{count} of your reports wait already.': '{count} de vos signalements attendent déjà.',
  '{count} of your requests wait for an answer; let some be answered first.':
    '{count} de vos demandes attendent une réponse : laissez-en aboutir quelques-unes d’abord.',
  '{field} is not open to you.': 'Cela ne vous est pas ouvert.',
  '{name} is already here; look at it, or say that yours is another.':
    '{name} est déjà ici : regardez-le, ou dites que le vôtre en est un autre.',
  '{what} is for someone else in this introduction.': 'Dans cette mise en relation, cela revient à quelqu’un d’autre.',
  '{what} opens once both sides have agreed to meet.':
    'Cela s’ouvre quand les deux côtés ont accepté de se rencontrer.',
  'The request could not be read: it must be JSON, UTF-8.':
    'La demande n’a pas pu être lue : il faut du JSON en UTF-8.',
  'There is nothing at this address.': 'Il n’y a rien à cette adresse.',
  'What you sent is larger than {most} MB.': 'Ce que vous avez envoyé dépasse {most} Mo.',
  'Something went wrong on our side.': 'Quelque chose s’est mal passé de notre côté.',
  'No such {noun}.': 'Ce que vous cherchez n’est pas ici, ou n’y est plus.',
  'the record has changed since you read it (it is now {now}, you had {had}); nothing was overwritten.':
    'La fiche a changé depuis que vous l’avez lue (elle en est à {now}, vous aviez {had}) ; rien n’a été écrasé.',
  'must be a day of the calendar': 'Choisissez un jour du calendrier.',
  'must say in a line what you are good for before others see you':
    'Dites en une ligne ce que vous apportez avant de montrer la fiche.',
  'must name at least one thing you help with': 'Nommez au moins une chose dans laquelle vous aidez.',
  'the mentor looks after this record already.': 'Le mentor s’occupe déjà de cette fiche.',
  'this person is a mentor already, or was invited to be one.':
    'Cette personne est déjà mentor, ou a été invitée à l’être.',
  'another person was invited to this record and has not answered; withdraw that invitation first.':
    'Une autre personne a été invitée à s’occuper de cette fiche et n’a pas répondu : retirez d’abord cette invitation.',
  'cannot be empty; leave it out to keep what stands.': 'Ce champ ne peut pas être vide.',
  'no invitation waits for an answer.': 'Aucune invitation n’attend de réponse.',
  'whether they still work together is asked from {day} on.':
    'La question de savoir si vous travaillez toujours ensemble se pose à partir du {day}.',
  'this address has asked for no more letters.': 'Cette adresse ne souhaite pas recevoir de courrier.',
  '{name} has no account and has asked for no more letters.':
    '{name} n’a pas de compte et ne souhaite pas recevoir de courrier.',
  'The thesaurus has this word already: it stands for “{concept}”.':
    'Le thésaurus a déjà ce mot : il désigne « {concept} ».',
  'This word is proposed already and waits for the secretariat.': 'Ce mot est déjà proposé et attend le secrétariat.',
  '{count} of your words wait already.':
    '{count} de vos mots attendent déjà : laissez le secrétariat répondre d’abord.',
  'Somebody has decided on this word, or taken it back, meanwhile.': 'Ce mot a été traité ou retiré entre-temps.',
  '“{term}” is a word for “{concept}” already: write it so that the two can be told apart, such as glass (drink).':
    '« {term} » désigne déjà « {concept} » : écrivez-le de façon à distinguer les deux, comme verre (à boire).',
  '“{concept}” belongs to an imported vocabulary: choose one of our own concepts.':
    '« {concept} » vient d’un vocabulaire importé : choisissez une de nos propres notions.',
  'Approve it either as another word for a concept or as a new concept.':
    'Acceptez-le soit comme un autre mot pour une notion, soit comme une nouvelle notion.',
  'There are two words in one language: give one for each.':
    'Il y a deux mots dans une même langue : donnez-en un par langue.',
  'A new concept needs its word in English, in French and in Arabic.':
    'Une nouvelle notion a besoin de son mot en anglais, en français et en arabe.',
  'Say the reason in words.': 'Dites la raison en quelques mots.',
  'Name the concept that it is another word for; no other reason names one.':
    'Nommez la notion dont c’est un autre mot ; les autres raisons n’en nomment pas.',
  'is not a language we know; use a BCP 47 tag such as ar, without a country':
    'Cette langue n’est pas connue ici : choisissez-la dans la liste.',
  'must have letters in it': 'Écrivez un mot : il n’y a pas de lettres ici.',
};
