/**
 * What a refusal says to people in English, where the sentence in the code goes on from the name of the field and would
 * not stand alone; the others are said as they are.
 */
export const refusalsInPlainEnglish: Record<string, string> = {
  'are more than the rows': 'There are more choices than rows.',
  'are {count}; at most {most} go at once': 'There are {count}; at most {most} go at once.',
  'cannot be PAUSED: the profile is not shown now': 'The profile is not shown now, so it cannot be paused.',
  'cannot be PAUSED: this report is about no profile': 'This report is about no profile.',
  'has a contact in it ({kind}: {words}); contacts open by themselves once both sides have agreed to meet, so take it out':
    'The text has {kind, select, telephone {a telephone number} link {a link} handle {a handle} other {an e-mail address}} in it ({words}). Contacts open by themselves once both sides have agreed to meet: take it out.',
  'cannot be read: {reason}': 'The file cannot be read: {reason}',
  'cannot be empty; leave it out to keep what stands.': 'This cannot be left empty.',
  'has more than 25 million dots': 'The picture has more than 25 million dots.',
  'has {characters} characters in {lang}; at most {most} are kept':
    'The text in {lang} has {characters} characters; at most {most} are kept.',
  'has {characters} characters; at most {most} are searched for':
    'The query has {characters} characters; at most {most} are searched for.',
  'has {column} twice; each is one column': '“{column}” is chosen twice; each is one column.',
  'has {width} × {height} dots; from 32 × 32 up to 25 million dots can be used':
    'The picture has {width} × {height} dots; from 32 × 32 up to 25 million dots can be used.',
  'is 1, 2 or 3': 'Choose 1, 2 or 3.',
  'is an import that is done already': 'This import is done already.',
  'is damaged or not the picture it says it is': 'The file is damaged, or not the picture it says it is.',
  'is for NOT_RELEVANT only.': 'A reason goes only with “not relevant”.',
  'is not a country we know; use an ISO 3166-1 code such as TN': 'We do not know this country: use a code such as TN.',
  'is not a cursor of this list; pass the endCursor of an earlier page or leave it out':
    'This place in the list is not known: begin again at the first page.',
  'is not a language tag; write it by BCP 47, such as fr or ar-TN': 'Write a language such as fr or ar-TN.',
  'is not a picture we can read: send PNG, JPEG or WebP':
    'We cannot read this file: send a picture, PNG, JPEG or WebP.',
  'is not a place we know; choose one from the list': 'We do not know this place: choose one from the list.',
  'is the member’s own choice; leave it out': 'That is the member’s own choice: leave it out.',
  'is your own address; the member confirms, so it must be the member’s':
    'This is your own address; the member confirms, so it has to be the member’s.',
  'must be OPEN, PAUSED or FULFILLED; days alone let it expire':
    'It can be open, paused or fulfilled; days alone let it expire.',
  'must be a BCP 47 tag such as fr': 'Write a language such as fr.',
  'must be a day of the calendar': 'Choose a day of the calendar.',
  'must be a number of people': 'Write a number of people.',
  'must be an IANA name such as Africa/Tunis': 'Choose a time zone such as Africa/Tunis.',
  'must be an open offer or need of theirs': 'Choose one of their open offers or needs.',
  'must be another stakeholder than the one who asks': 'Choose another stakeholder than the one who asks.',
  'must be another stakeholder than your own': 'Choose another stakeholder than your own.',
  'must be from 1 to {most}': 'Choose a number from 1 to {most}.',
  'must be in the future': 'Choose a moment that is still to come.',
  'must be more than member.': 'Choose a role beyond that of a member.',
  'must be one e-mail address.': 'Write one e-mail address.',
  'must be one line of 1 to 120 characters.': 'Write one line of 1 to 120 characters.',
  'must be one line of 1 to 80 characters.': 'Write one line of 1 to 80 characters.',
  'must be one of {values}': 'Choose one of {values}.',
  'must be somebody else than who acts for the asking side': 'Ask somebody else than who acts for the asking side.',
  'must be today or later, two years from now at most': 'Choose a day from today on, two years from now at most.',
  'must have 1 to 160 characters': 'Write 1 to 160 characters.',
  'must have 1000 characters or fewer': 'Write 1000 characters or fewer.',
  'must have south below north and west below east': 'South has to lie below north, and west before east.',
  'must name at least one thing you help with': 'Name at least one thing that you help with.',
  'must name those of a facilitator, and none otherwise.':
    'A facilitator has clusters, at least one; other roles have none.',
  'must not be empty': 'This cannot be left empty.',
  'must say in a line what you are good for before others see you':
    'Say in a line what you are good for before others see you.',
  'must say what the other reason is': 'Say what the other reason is.',
  'must say what you do in a sentence before others can see the profile':
    'Say in a sentence what you do before others can see the profile.',
  'must say why; only the facilitator reads it': 'Say why; only the facilitator reads it.',
  'names a concept that the thesaurus does not have; choose from what is suggested':
    'The thesaurus does not have one of these words: choose from what is suggested.',
  'names a country we do not know; use ISO 3166-1 codes such as TN':
    'We do not know one of these countries: use codes such as TN.',
  'names a sector that is not in the taxonomy; choose from the list':
    'One of these sectors is not known: choose from the list.',
  'names nobody that row {line} can be merged into': 'There is nobody that row {line} can be merged into.',
  'names {given} columns; the file has {columns}': '{given} columns are chosen; the file has {columns}.',
  'with a person must be MENTORS': 'With a person there is one agreement: that they mentor.',
  'is not a language we know; use a BCP 47 tag such as ar, without a country':
    'We do not know this language: choose one from the list.',
  'must have letters in it': 'Write a word: there are no letters in this.',
};
