/** What a refusal says in Arabic, by the English sentence that stands in the code. */
export const refusalsInArabic: Record<string, string> = {
  'A delegate of one of the two cannot bring them together as a facilitator.':
    'أنتم مفوَّضون عن أحد الطرفين، فلا يمكنكم التعريف بينهما بصفتكم ميسِّرين.',
  'A token cannot look after its account: sign in.': 'لا يمكن لرمز الوصول أن يدير حسابه: سجِّلوا الدخول.',
  'Alerts are for searches that find at most {most}: add words or filters, or keep it without alerts.':
    'التنبيهات متاحة لعمليات البحث التي لا تتجاوز نتائجها {most}: أضيفوا كلمات أو مرشِّحات، أو احفظوا البحث بلا تنبيه.',
  'An account has at most {most} tokens: revoke one first.': 'للحساب {most} رمزًا على الأكثر: ألغوا أحدها أولًا.',
  'An account keeps at most {most} searches: delete one first.':
    'يحفظ الحساب {most} بحثًا على الأكثر: احذفوا واحدًا منها أولًا.',
  'Another of your searches has this name: choose another.': 'لديكم بحث آخر بهذا الاسم: اختاروا اسمًا غيره.',
  'Choose the stakeholder you ask for.': 'اختاروا الجهة التي تطلبون باسمها.',
  'Make someone else administrator first.': 'عيِّنوا شخصًا آخر مديرًا أولًا.',
  'Nobody confirms a claim of their own.': 'لا يثبِّت أحد تصريحه بنفسه.',
  'Nobody confirms what they wrote themselves.': 'لا يثبِّت أحد ما كتبه بنفسه.',
  'Only a delegate can block.': 'الحجب متاح لمن يمثل الجهة فقط.',
  'Only a facilitator of a cluster it belongs to, or the secretariat, can confirm this.':
    'لا يثبِّت هذا إلا ميسِّر أحد التجمّعات التي تنتمي إليها الجهة، أو الأمانة.',
  'Only an administrator makes administrators.': 'لا يعيِّن المديرين إلا مدير.',
  'Only demonstration companies can be viewed as, and only in demonstration mode.':
    'لا يمكن التصفّح إلا باسم شركات توضيحية، وفي وضع العرض فقط.',
  'Only those who facilitate this cluster, or the secretariat, bring members into it.':
    'لا يضيف أعضاء إلى هذا التجمّع إلا ميسِّروه أو الأمانة.',
  'Only those who facilitate this cluster, or the secretariat, see its members on the desk.':
    'لا يرى أعضاء هذا التجمّع في المكتب إلا ميسِّروه أو الأمانة.',
  'Only those who facilitate this cluster, or the secretariat, see what is worth introducing.':
    'لا يرى من يجدر التعريف بينهم إلا ميسِّرو هذا التجمّع أو الأمانة.',
  'Sign in first.': 'سجِّلوا الدخول أولًا.',
  'Sign in to begin a profile.': 'سجِّلوا الدخول لتنشئوا ملفًا.',
  'Sign in to keep searches.': 'سجِّلوا الدخول لتحفظوا عمليات البحث.',
  'Sign in to report something.': 'سجِّلوا الدخول لتبلِّغوا عن أمر.',
  'Sign in to send a file.': 'سجِّلوا الدخول لترسلوا ملفًا.',
  'Sign in to use {field}.': 'سجِّلوا الدخول أولًا.',
  'Somebody looks after this profile with an account now: they answer after signing in.':
    'صار لهذا الملف من يتولاه بحساب: يجيب بعد تسجيل الدخول.',
  'Somebody who works for the platform cannot confirm for a member.':
    'لا يمكن لمن يعمل في المنصة أن يؤكد نيابةً عن عضو.',
  'Someone outside the case has to handle it.': 'يجب أن يتولى الأمر شخص من خارج القضية.',
  'Someone outside the case has to lift it.': 'يجب أن يرفع هذا الإجراء شخص من خارج القضية.',
  'That is not the address of this account.': 'ليس هذا عنوان هذا الحساب.',
  'The token is not valid, or no longer.': 'رمز الوصول غير صالح أو انتهت صلاحيته.',
  'This goes on one line: please leave out line breaks and control characters.':
    'يُكتب هذا في سطر واحد: احذفوا فواصل الأسطر ومحارف التحكّم.',
  'The text has control characters in it: please type it anew as plain text.':
    'في النص محارف تحكّم: اكتبوه من جديد نصًّا عاديًّا.',
  'The text has half a character in it: please type it anew.': 'في النص محرف ناقص: اكتبوه من جديد.',
  'The text has a hidden character that turns the writing round: please type it anew.':
    'في النص محرف خفيّ يقلب اتجاه الكتابة: اكتبوه من جديد.',
  'The text has HTML in it, which nobody would see as such: please write plain text.':
    'في النص شيفرة HTML لن تظهر منسّقة: اكتبوا نصًّا عاديًّا.',
  'You act for this member yourself: write its profile as your own.':
    'أنتم تمثلون هذا العضو: اكتبوا ملفه كما تكتبون ملفكم.',
  'You are not a delegate of that stakeholder.': 'لستم مفوَّضين عن هذه الجهة.',
  'You facilitate neither of the two.': 'لستم ميسِّرين لأي من الطرفين.',
  'an introduction to them is already under way.': 'هناك طلب تعارف جارٍ مع هذه الجهة.',
  'are more than the rows': 'الاختيارات أكثر من الصفوف.',
  'are {count}; at most {most} go at once': 'عددها {count}؛ يُرسل {most} على الأكثر دفعة واحدة.',
  'cannot be PAUSED: the profile is not shown now': 'الملف غير ظاهر الآن، فلا يمكن إخفاؤه.',
  'cannot be PAUSED: this report is about no profile': 'هذا البلاغ لا يخص أي ملف.',
  'has a contact in it ({kind}: {words}); contacts open by themselves once both sides have agreed to meet, so take it out':
    'في النص {kind, select, telephone {رقم هاتف} link {رابط} handle {اسم حساب} other {عنوان بريد}} ({words}). تُكشف بيانات الاتصال تلقائيًا متى وافق الطرفان على التعارف، فاحذفوها من النص.',
  'cannot be read: {reason}':
    'تعذّرت قراءة الملف: أرسلوا جدول Excel ‏(xlsx) أو ملف CSV بترميز UTF-8 يسمّي سطره الأول الأعمدة.',
  'has more than 25 million dots': 'في الصورة أكثر من 25 مليون نقطة.',
  'has {characters} characters in {lang}; at most {most} are kept':
    'في النص {characters} حرفًا بلغة واحدة ({lang})؛ الحد الأقصى {most}.',
  'The text has {characters} characters: at most {most} are kept.': 'في النص {characters} حرفًا؛ الحد الأقصى {most}.',
  'has {characters} characters; at most {most} are searched for': 'في البحث {characters} حرفًا؛ الحد الأقصى {most}.',
  'has {column} twice; each is one column': 'اختير «{column}» مرتين؛ لكل واحد عمود.',
  'has {width} × {height} dots; from 32 × 32 up to 25 million dots can be used':
    'أبعاد الصورة {width} × {height} نقطة؛ المطلوب من 32 × 32 إلى 25 مليون نقطة.',
  'is 1, 2 or 3': 'القيمة 1 أو 2 أو 3.',
  'is an import that is done already': 'تم هذا الاستيراد من قبل.',
  'is damaged or not the picture it says it is': 'الملف تالف أو ليس الصورة التي يدّعيها.',
  'is for NOT_RELEVANT only.': 'السبب مخصص لـ«غير مناسب» فقط.',
  'is not a country we know; use an ISO 3166-1 code such as TN': 'هذا البلد غير معروف هنا: اختاروه من القائمة.',
  'is not a cursor of this list; pass the endCursor of an earlier page or leave it out':
    'هذا المؤشر ليس من هذه القائمة: ابدؤوا من أولها.',
  'is not a language tag; write it by BCP 47, such as fr or ar-TN': 'ليست هذه لغة: اكتبوا مثلًا fr أو ar-TN ‏(BCP 47).',
  'is not a picture we can read: send PNG, JPEG or WebP': 'لا يمكن قراءة هذه الصورة: أرسلوا PNG أو JPEG أو WebP.',
  'is not a place we know; choose one from the list': 'هذا المكان غير معروف هنا: اختاروا مكانًا من القائمة.',
  'is the member’s own choice; leave it out': 'القرار فيه للعضو نفسه: اتركوا هذا الحقل.',
  'is your own address; the member confirms, so it must be the member’s':
    'هذا عنوانكم أنتم؛ العضو هو من يؤكد، فالمطلوب عنوانه.',
  'it has been answered meanwhile.': 'أُجيب عنه في هذه الأثناء.',
  'it has been answered or taken back meanwhile.': 'أُجيب عنه أو سُحب في هذه الأثناء.',
  'it has changed since you read it (it is now {now}); nothing was overwritten.':
    'تغيّر منذ أن قرأتموه؛ لم يُستبدل شيء. أعيدوا القراءة ثم حاولوا.',
  'it has not been forwarded.': 'لم يُحوَّل الطلب بعد.',
  'must be OPEN, PAUSED or FULFILLED; days alone let it expire':
    'اختاروا مفتوحًا أو متوقفًا أو مُلبّى؛ الانقضاء لا يكون إلا بمرور الوقت.',
  'must be a BCP 47 tag such as fr': 'اكتبوا لغة مثل fr ‏(BCP 47).',
  'must be a number of people': 'اكتبوا عدد أشخاص.',
  'must be an IANA name such as Africa/Tunis': 'اختاروا منطقة زمنية مثل Africa/Tunis.',
  'must be an open offer or need of theirs': 'اختاروا عرضًا أو احتياجًا مفتوحًا لديهم.',
  'must be another stakeholder than the one who asks': 'اختاروا جهة غير الجهة الطالبة.',
  'must be another stakeholder than your own': 'اختاروا جهة غير جهتكم.',
  'must be from 1 to {most}': 'اختاروا عددًا من 1 إلى {most}.',
  'must be in the future': 'اختاروا وقتًا في المستقبل.',
  'must be more than member.': 'اختاروا دورًا أعلى من العضو.',
  'must be one e-mail address.': 'اكتبوا عنوان بريد واحدًا.',
  'must be one line of 1 to 120 characters.': 'اكتبوا سطرًا واحدًا من 1 إلى 120 حرفًا.',
  'must be one line of 1 to 80 characters.': 'اكتبوا سطرًا واحدًا من 1 إلى 80 حرفًا.',
  'must be one of {values}': 'اختاروا من: {values}.',
  'must be somebody else than who acts for the asking side': 'اختاروا شخصًا غير من يمثل الطرف الطالب.',
  'one of the two does not want to meet the other; send it back.':
    'أحد الطرفين لا يرغب في التعرف إلى الآخر: أعيدوا الطلب.',
  'with a person must be MENTORS': 'الارتباط بشخص لا يكون إلا إرشادًا.',
  'must be today or later, two years from now at most': 'اختاروا اليوم أو يومًا بعده خلال سنتين على الأكثر.',
  'must have 1 to 160 characters': 'اكتبوا من 1 إلى 160 حرفًا.',
  'must have 1000 characters or fewer': 'اكتبوا 1000 حرف على الأكثر.',
  'must have south below north and west below east': 'يجب أن يكون الجنوب تحت الشمال والغرب قبل الشرق.',
  'must name those of a facilitator, and none otherwise.': 'اختاروا تجمّعات الميسِّر، ولا تختاروا شيئًا لغيره.',
  'must not be empty': 'لا يمكن ترك هذا الحقل فارغًا.',
  'must say what the other reason is': 'اذكروا السبب الآخر.',
  'must say what you do in a sentence before others can see the profile':
    'قولوا ما تعملونه في جملة قبل إظهار الملف للآخرين.',
  'must say why; only the facilitator reads it': 'اذكروا السبب؛ لا يقرؤه إلا الميسِّر.',
  'names a concept that the thesaurus does not have; choose from what is suggested':
    'هذا المصطلح ليس في المكنز: اختاروا مما يُقترح.',
  'names a country we do not know; use ISO 3166-1 codes such as TN': 'هذا البلد غير معروف هنا: اختاروه من القائمة.',
  'names a sector that is not in the taxonomy; choose from the list': 'هذا القطاع ليس في التصنيف: اختاروا من القائمة.',
  'names nobody that row {line} can be merged into': 'لا توجد جهة يمكن دمج الصف {line} فيها.',
  'names {given} columns; the file has {columns}': 'اخترتم {given} عمودًا، وفي الملف {columns}.',
  'one account cannot consent for both sides.': 'لا يمكن لحساب واحد أن يوافق عن الطرفين.',
  'one of the two does not want to meet the other.': 'أحد الطرفين لا يرغب في التعرف إلى الآخر.',
  'publish the profile before you ask.': 'انشروا الملف قبل أن تطلبوا.',
  'say why they are not relevant.': 'اذكروا لماذا لا يناسبكم.',
  'someone else acted meanwhile (it is now version {now}, you had {had}); nothing of yours was done.':
    'تصرّف شخص آخر في هذه الأثناء؛ لم يُنفَّذ شيء من جهتكم. أعيدوا القراءة قبل المحاولة.',
  'someone else has handled it.': 'تولى الأمر شخص آخر.',
  'the facilitator cannot consent for a side.': 'لا يمكن للميسِّر أن يوافق عن أحد الطرفين.',
  'the profile has changed since you read it (it is now {now}, you had {had}); nothing was overwritten.':
    'تغيّر الملف منذ أن قرأتموه؛ لم يُستبدل شيء.',
  'the profile is suspended; ask the platform’s desk why.': 'الملف موقوف؛ اسألوا مكتب المنصة عن السبب.',
  'the text can be changed until it is forwarded.': 'يمكن تعديل النص إلى أن يُحوَّل.',
  'the time for a note is over.': 'فات وقت إضافة ملاحظة.',
  'the time to act is over.': 'انقضت مهلة التصرف.',
  'there is no agreement to follow up.': 'لا يوجد اتفاق لمتابعته.',
  'there is no {values} here': 'لا يوجد {values} هنا.',
  'there is nothing for you to confirm.': 'لا شيء ينتظر تأكيدكم.',
  'there is nothing left for you to answer.': 'لم يبقَ ما تجيبون عنه.',
  'they have no account here yet, so nobody can pass it on.': 'ليس لهذا الشخص حساب هنا بعد، فلا أحد يحوّل إليه الطلب.',
  'they take nobody on until {day}; ask then.': 'لا يقبل أحدًا جديدًا حتى {day}: اطلبوا عندها.',
  'this conversation is closed.': 'هذه المحادثة مغلقة.',
  'this import has been done or undone meanwhile.': 'تم هذا الاستيراد أو أُلغي في هذه الأثناء.',
  'this report pauses no profile.': 'هذا البلاغ لا يخفي أي ملف.',
  'what is {from} cannot become {to}.': 'لم تعد هذه الخطوة ممكنة: بلغ طلب التعارف مرحلة أخرى.',
  'you have reported it; the desk looks into it.': 'أبلغتم عنه من قبل؛ المكتب ينظر فيه.',
  'you have said yes; withdraw it instead.': 'قلتم نعم من قبل: اسحبوا موافقتكم بدلًا من ذلك.',
  '{count} of your reports wait already.':
    '{count, plural, zero {لا بلاغات تنتظر} one {لديكم بلاغ ينتظر} two {لديكم بلاغان ينتظران} few {لديكم # بلاغات تنتظر} many {لديكم # بلاغًا تنتظر} other {لديكم # بلاغ تنتظر}}.',
  '{count} of your requests wait for an answer; let some be answered first.':
    '{count, plural, zero {لا طلبات تنتظر الرد} one {لديكم طلب ينتظر الرد} two {لديكم طلبان ينتظران الرد} few {لديكم # طلبات تنتظر الرد} many {لديكم # طلبًا تنتظر الرد} other {لديكم # طلب تنتظر الرد}}: انتظروا الرد على بعضها أولًا.',
  '{field} is not open to you.': 'هذا غير متاح لكم.',
  '{name} is already here; look at it, or say that yours is another.':
    '«{name}» موجود هنا: انظروا إليه، أو قولوا إن جهتكم غيره.',
  '{what} is for someone else in this introduction.': 'هذا في طلب التعارف من شأن شخص آخر.',
  '{what} opens once both sides have agreed to meet.': 'يُفتح هذا متى وافق الطرفان على التعارف.',
  'The request could not be read: it must be JSON, UTF-8.': 'تعذّرت قراءة الطلب: المطلوب JSON بترميز UTF-8.',
  'There is nothing at this address.': 'لا شيء في هذا العنوان.',
  'What you sent is larger than {most} MB.': 'ما أرسلتموه أكبر من {most} م.ب.',
  'Something went wrong on our side.': 'حدث خطأ من جهتنا.',
  'No such {noun}.': 'ما تبحثون عنه ليس هنا، أو لم يعد.',
  'the record has changed since you read it (it is now {now}, you had {had}); nothing was overwritten.':
    'تغيّرت البطاقة منذ قرأتموها (نسختها الآن {now}، وكانت لديكم {had})؛ لم يُكتب فوق شيء.',
  'must be a day of the calendar': 'اختاروا يومًا من التقويم.',
  'must say in a line what you are good for before others see you': 'اكتبوا في سطر فيمَ تفيدون قبل أن تُعرض البطاقة.',
  'must name at least one thing you help with': 'اذكروا أمرًا واحدًا على الأقلّ تساعدون فيه.',
  'the mentor looks after this record already.': 'يتولّى المرشد هذه البطاقة بالفعل.',
  'this person is a mentor already, or was invited to be one.': 'هذا الشخص مرشد بالفعل، أو دُعي إلى ذلك.',
  'another person was invited to this record and has not answered; withdraw that invitation first.':
    'دُعي شخص آخر إلى تولّي هذه البطاقة ولم يجب بعد: اسحبوا تلك الدعوة أوّلًا.',
  'cannot be empty; leave it out to keep what stands.': 'لا يمكن ترك هذا الحقل فارغًا.',
  'no invitation waits for an answer.': 'لا دعوة في انتظار جواب.',
  'whether they still work together is asked from {day} on.': 'يُسأل عن استمرار العمل المشترك ابتداءً من {day}.',
  'this address has asked for no more letters.': 'لا يرغب صاحب هذا العنوان في تلقّي الرسائل.',
  '{name} has no account and has asked for no more letters.':
    'ليس لـ{name} حساب، وصاحب العنوان لا يرغب في تلقّي الرسائل.',
  'The thesaurus has this word already: it stands for “{concept}”.':
    'هذه الكلمة موجودة في المكنز: تدلّ على «{concept}».',
  'This word is proposed already and waits for the secretariat.': 'هذه الكلمة مقترحة من قبل وتنتظر قرار الأمانة.',
  '{count} of your words wait already.':
    '{count, plural, zero {لا كلمات تنتظر} one {لديكم كلمة تنتظر} two {لديكم كلمتان تنتظران} few {لديكم # كلمات تنتظر} many {لديكم # كلمة تنتظر} other {لديكم # كلمة تنتظر}}: انتظروا جواب الأمانة أولًا.',
  'Somebody has decided on this word, or taken it back, meanwhile.': 'بُتّ في هذه الكلمة أو سُحبت في هذه الأثناء.',
  '“{term}” is a word for “{concept}” already: write it so that the two can be told apart, such as glass (drink).':
    '«{term}» تدلّ من قبل على «{concept}»: اكتبوها بما يميّز بينهما، مثل «عين (ماء)».',
  '“{concept}” belongs to an imported vocabulary: choose one of our own concepts.':
    '«{concept}» من مفردات مستوردة: اختاروا مفهومًا من مكنزنا.',
  'Approve it either as another word for a concept or as a new concept.':
    'اقبلوها إمّا كلمةً أخرى لمفهوم قائم وإمّا مفهومًا جديدًا.',
  'There are two words in one language: give one for each.': 'هناك كلمتان بلغة واحدة: أعطوا كلمة واحدة لكل لغة.',
  'A new concept needs its word in English, in French and in Arabic.':
    'يحتاج المفهوم الجديد إلى كلمته بالإنجليزية والفرنسية والعربية.',
  'Say the reason in words.': 'اذكروا السبب بكلماتكم.',
  'Name the concept that it is another word for; no other reason names one.':
    'سمّوا المفهوم الذي تدلّ عليه؛ لا يُسمّى مفهوم مع سبب آخر.',
  'is not a language we know; use a BCP 47 tag such as ar, without a country':
    'هذه اللغة غير معروفة هنا: اختاروها من القائمة.',
  'must have letters in it': 'اكتبوا كلمة: لا حروف هنا.',
};
