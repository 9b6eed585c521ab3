/**
 * Common given, family and place names written from memory for this measure, none of them a record of a person. Every
 * other line is held back: it is counted, never looked at while the rules are made.
 */
function linesOf(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((name) => name.trim()));
}

/** Two spellings of one name a line. */
export const samePairs = linesOf(`
Benyoucef | بن يوسف
Benyoucef | Ben Youssef
Ben Youssef | بن يوسف
Chefchaouen | شفشاون
Sfax | صفاقس
Nabeul | نابل
Thessaloniki | Θεσσαλονίκη
Haifa | חיפה
Mohamed | محمد
Mohammed | Muhammad
Muhammad | محمد
Mouhamed | محمد
Ahmed | أحمد
Ahmad | احمد
Youssef | Yusuf
Yousef | يوسف
Hocine | حسين
Houcine | Hussein
Hussain | حسين
Hassan | حسن
Lahcen | الحسن
Lahbib | الحبيب
Khadija | خديجة
Khadidja | Khadijah
Fatima | فاطمة
Fatma | فاطمة
Fatimah | Fatima
Aïcha | عائشة
Aisha | عائشة
Aicha | Ayesha
Rachid | رشيد
Rasheed | Rachid
Karim | كريم
Kareem | Karim
Abdelkader | عبد القادر
Abdul Qadir | عبد القادر
Abd el-Kader | Abdelkader
Abderrahmane | عبد الرحمن
Abdurrahman | Abderrahmane
Abdallah | عبد الله
Abdullah | Abdallah
Abdelaziz | عبد العزيز
Abdennour | عبد النور
Abdeslam | عبد السلام
Abdelhamid | عبدالحميد
Noureddine | نور الدين
Nour Eddine | نورالدين
Nur al-Din | Noureddine
Salaheddine | صلاح الدين
Salah ad-Din | Salaheddine
Chakib | شكيب
Cherif | شريف
Sharif | Chérif
Cheikh | شيخ
Sheikh | Cheikh
Djamila | جميلة
Jamila | Djamila
Gamila | جميلة
Djamel | جمال
Jamal | جمال
Gamal | جمال
Nadjib | نجيب
Najib | Nadjib
Hadj | حاج
Belhadj | بلحاج
Belkacem | بلقاسم
Belkacem | أبو القاسم
Boubaker | أبو بكر
Abou Bakr | أبو بكر
Abu Bakr | Aboubakr
Bouzid | بوزيد
Abou Zeid | أبو زيد
Bou Said | بوسعيد
Ibn Khaldoun | ابن خلدون
Ibn Khaldun | Ibn Khaldoun
Ben Ali | بن علي
Benali | بن علي
Ben Salah | بن صالح
Bensalah | Ben Salah
Ben Abdallah | بن عبد الله
Mansouri | المنصوري
Al-Mansouri | Mansouri
El Mansouri | منصوري
Trabelsi | الطرابلسي
Tlemçani | التلمساني
El Fassi | الفاسي
Alaoui | العلوي
Idrissi | الإدريسي
Tazi | التازي
Bennani | بناني
Berrada | برادة
Chraïbi | الشرايبي
Zouhair | زهير
Zuhair | Zouheir
Taoufik | توفيق
Tawfiq | Taoufik
Walid | وليد
Oualid | Waleed
Ouahiba | وهيبة
Wahiba | Ouahiba
Yacine | ياسين
Yassin | Yacine
Yasmine | ياسمين
Yasmina | ياسمينة
Amina | أمينة
Aminah | Amina
Amine | أمين
Nadia | نادية
Nadia | ناديا
Samia | سامية
Soumaya | سمية
Sumayya | Soumaya
Zineb | زينب
Zainab | Zeineb
Meriem | مريم
Maryam | Meryem
Myriam | Meriem
Khalid | خالد
Khaled | Khalid
Othmane | عثمان
Osman | عثمان
Othman | Othmane
Omar | عمر
Umar | Omar
Ali | علي
Aly | Ali
Sami | سامي
Samy | Sami
Rim | ريم
Reem | Rym
Nour | نور
Noor | Nour
Houda | هدى
Huda | Houda
Mouna | منى
Mona | منى
Leïla | ليلى
Layla | Leila
Salma | سلمى
Ghita | غيثة
Ghassan | غسان
Mahfoudh | محفوظ
Mahfouz | محفوظ
Mahfoud | محفوظ
Ridha | رضا
Rida | رضا
Réda | رضا
Dhia | ضياء
Nadhem | ناظم
Nazim | ناظم
Maghreb | مغرب
Ghardaïa | غرداية
Ghardaia | Ghardaya
Marrakech | مراكش
Marrakesh | Marrakech
Essaouira | الصويرة
Errachidia | الراشدية
Er-Rachidia | Errachidia
Ouarzazate | ورزازات
Oujda | وجدة
Agadir | أكادير
Meknès | مكناس
Meknes | مكناس
Tétouan | تطوان
Tetuan | Tétouan
Tiznit | تيزنيت
Laâyoune | العيون
Kénitra | القنيطرة
Béni Mellal | بني ملال
Khouribga | خريبكة
Azrou | أزرو
Oran | وهران
Annaba | عنابة
Béjaïa | بجاية
Sétif | سطيف
Blida | البليدة
Tlemcen | تلمسان
Tizi Ouzou | تيزي وزو
Mostaganem | مستغانم
Mascara | معسكر
Ouargla | ورقلة
Touggourt | تقرت
Tamanrasset | تمنراست
Sousse | سوسة
Susa | سوسة
Kairouan | القيروان
Qayrawan | Kairouan
Gabès | قابس
Gafsa | قفصة
Tozeur | توزر
Mahdia | المهدية
Monastir | المنستير
Bizerte | بنزرت
Djerba | جربة
Jerba | Djerba
Kasserine | القصرين
Zaghouan | زغوان
Tataouine | تطاوين
Le Kef | الكاف
El Jem | الجم
Tripoli | طرابلس
Benghazi | بنغازي
Misrata | مصراتة
Sabha | سبها
Derna | درنة
Giza | الجيزة
Mansoura | المنصورة
Damietta | دمياط
Aswan | أسوان
Assouan | Aswan
Luxor | الأقصر
Fayoum | الفيوم
Faiyum | Fayoum
Minya | المنيا
Sohag | سوهاج
Qena | قنا
Amman | عمان
Irbid | إربد
Zarqa | الزرقاء
Aqaba | العقبة
Akaba | Aqaba
Madaba | مادبا
Karak | الكرك
Beirut | بيروت
Beyrouth | Beirut
Saida | صيدا
Tyr | صور
Baalbek | بعلبك
Zahlé | زحلة
Ramallah | رام الله
Nablus | نابلس
Naplouse | نابلس
Jenin | جنين
Djénine | Jenin
Tulkarm | طولكرم
Gaza | غزة
Khan Younis | خان يونس
Khan Yunis | Khan Younès
Ashdod | אשדוד
Eilat | אילת
Netanya | נתניה
Nahariya | נהריה
Tiberias | טבריה
Beer Sheva | באר שבע
Be'er Sheva | Beersheva
Ramat Gan | רמת גן
Rehovot | רחובות
Herzliya | הרצליה
Tel Aviv | תל אביב
Michael | מיכאל
Rivka | רבקה
Shlomo | שלמה
Yitzhak | יצחק
Moshe | משה
Sarah | שרה
Hannah | חנה
David | דוד
Chaim | חיים
Haim | Chaim
Cohen | כהן
Levi | לוי
Mizrahi | מזרחי
Katz | כץ
Athina | Αθήνα
Patra | Πάτρα
Volos | Βόλος
Kavala | Καβάλα
Larisa | Λάρισα
Ioannina | Ιωάννινα
Rethymno | Ρέθυμνο
Chania | Χανιά
Hania | Χανιά
Kalamata | Καλαμάτα
Lefkosia | Λευκωσία
Lemesos | Λεμεσός
Larnaka | Λάρνακα
Pafos | Πάφος
Paphos | Πάφος
Papadopoulos | Παπαδόπουλος
Papadopulos | Papadopoulos
Georgiou | Γεωργίου
Dimitris | Δημήτρης
Dimitrios | Δημήτριος
Katerina | Κατερίνα
Konstantinos | Κωνσταντίνος
Constantinos | Konstantinos
Eleftheria | Ελευθερία
Evangelia | Ευαγγελία
Alexandros | Αλέξανδρος
Sofia | Σοφία
Maria | Μαρία
Bouboulina | Μπουμπουλίνα
Karim Mansouri | كريم المنصوري
Mansouri Karim | كريم المنصوري
Fatima Zahra | فاطمة الزهراء
Fatima Ezzahra | فاطمة الزهراء
Mohamed Ben Salah | محمد بن صالح
Ahmed Bensalem | أحمد بن سالم
Nadia Belkacem | نادية بلقاسم
Lamia Trabelsi | لمياء الطرابلسي
Yasmine El Fassi | ياسمين الفاسي
Samira Bouzid | سميرة بوزيد
Ibrahim | إبراهيم
Brahim | إبراهيم
Ismaïl | إسماعيل
Smaïl | إسماعيل
Ayoub | أيوب
Idris | إدريس
Driss | إدريس
Anouar | أنور
Anwar | Anouar
Faysal | فيصل
Faiçal | فيصل
Zakaria | زكريا
Zakariya | زكرياء
Moustafa | مصطفى
Mustapha | مصطفى
Mostafa | Mustafa
Chaïmaa | شيماء
Shaima | شيماء
Asma | أسماء
Hajar | هاجر
Hanane | حنان
Hanan | Hanène
Ihsane | إحسان
Ikram | إكرام
Saïd | سعيد
Saeed | سعيد
Saad | سعد
Souad | سعاد
Suad | Souad
Jaafar | جعفر
Djaafar | جعفر
Chaabane | شعبان
Shaaban | Chaabane
Mokhtar | مختار
Mukhtar | Mokhtar
Lakhdar | الأخضر
Larbi | العربي
Laarbi | العربي
Tahar | الطاهر
Taher | الطاهر
Hichem | هشام
Hisham | Hicham
Sofiane | سفيان
Sufyan | Soufiane
Bilal | بلال
Anis | أنيس
Anees | Anis
`);

/** Different names that look or sound alike: no two of one line are one name. */
export const differentNames = linesOf(`
Hassan | Hussein | Hassoun | محسن
حسن | Hocine | Hasna | محاسن
Karim | Karam | Akram | مكارم
كريم | Karima | Akram | Makram
Salim | Salma | Salman | سليمان
Samir | Samira | Samar | سمراء
Ahmed | Hamed | Hamid | Hamida
حامد | Ahmed | Hamdi | Hamida
أحمد | Mohamed | Mahmoud | حمدي
محمد | Mahmoud | Ahmed | Hamid
Rachid | Racha | Arshad | رشدي
Jamal | Jamila | Jumel | جميل
جمال | Jamila | Kamal | كامل
Kamal | Kamila | Kmil | Akmal
Nadia | Nada | Nadi | نهى
ناديا | Nada | Nadine | Dina
Sami | Samia | Sima | Osama
سامي | Samia | Selma | Assem
Ali | Ala | Eli | Leila
علي | Ola | Lea | علياء
Omar | Amir | Amira | Imara
عمر | Amir | Amara | عمران
Amina | Amine | Mina | Iman
أمين | Amina | Mouna | Yamina
Nour | Nora | Nari | Inara
نور | Nora | منير | Nira
Rim | Rami | Rima | Roma
ريم | Rami | Marwa | Rouma
Hoda | Hadi | Heidi | Hedia
هدى | Hadi | Mehdi | هند
Mehdi | Mahdia | Hamdi | Hammoud
Khalid | Khalida | Khouloud | Walid
خالد | Khalil | Khouloud | مخلد
Walid | Lidia | Oualida | Mouloud
Youssef | Yasser | Assaf | Yousra
يوسف | Yasser | Essafi | Youssoufia
Yacine | Yasmine | Yousni | Hassine
Fatima | Fathi | Fatin | Fattoum
فاطمة | Fatiha | Fathia | فتون
Ibrahim | Barhoum | Bahram | Ibtihal
Tariq | Tourki | Tarek Ali | Atrak
طارق | Turki | Trika | ترياق
Bilal | Bellou | Bella | Bouali
Zineb | Zeina | Zanoubia | Zaynoun
Mona | Mina | Amani | Amoun
منى | Amina | Manna | Yumna
Sana | Sonia | Hosni | Nisa
سناء | Sonia | Sina | Sunna
Saïd | Saad | Souad | Asad
سعيد | Saad | Saoud | Sada
سعد | Souad | Said | Assaoud
Fouad | Fadia | Fida | Wafid
Fares | Farès Ben Ali | Fursan | Firas
Habib | Habiba | Hubub | Mahboub
Latif | Latifa | Lotfi | Altaf
لطيف | Lotfi | Lutfia | ألطاف
Nabil | Nabila | Noubel | Anbal
Malik | Malika | Moulouk | Melka
مالك | Mulk | Malika | Moulka
Zahra | Zouhair | Zohra Ali | Azhar
Chadi | Shadia | Chouhda | Rachida
Farid | Farida | Fardous | Afrad
Rafik | Rafika | Rifaq | Furqan
Adel | Adla | Idoul | Dalia
Majid | Majida | Amjad | Masjid
Nasser | Nasra | Nisrine | Mansour
Bashir | Bachira | Bouchra | Boushar
Tunis | Tanis | Tinos | Atena
تونس | Tanisa | Tiznit | Tansa
Sfax | Sefrou | Safaqa | Safaks Ali
Sousse | Sas | Sissi | Soussa Ali
Gabès | Gafsa | Kabis Ali | Kabous
قابس | Gafsa | Cubes | Kabsa
Nabeul | Nablus | Naples | Nabila
نابل | Nablus | Nabila | Nibal
Tripoli | Tarbes | Terrible | Tirpol
طرابلس | Trabelsi | Trebol | Tarbes
Oran | Iran | Rouen | Arona
Rabat | Ribat Ali | Robot | Rabta
الرباط | Robot | Rabta | Rabita
Tanger | Tanjara | Tingir | Tonga
Haifa | Hifi | Hafia | Yafa
חיפה | Yafo | Hofa | Houfi
Athina | Ethnos | Othonia | Atine Ali
Αθήνα | Athos | Ethnos | Thaina
Volos | Vélès | Villes | Avlos
Chania | Chios | Shen | Canaan
Patra | Petra | Pitra | Potari
Kavala | Kovalou | Kabyle | Kavalos
Dimitris | Dimitra | Demeter | Damatra
Maria | Mario | Marou | Amaria
Larisa | Larousse | Lorissos | Lourissa
Sarah | Sira | Soura | Israa
Levi | Leva | Olive | Lavou
David | Davida | Divad | Douvida
Tulkarm | Talkarma | Tolkarim | Tillkourm
Djerba | Jarabi | Jouriba | Djarboua
Ben Ali | Ben Alia | Banoul | Bonil
Bouzid | Bouazza | Buzd Ali | Bazida
Mansouri | Mansour | Nasri | Mansoura
Trabelsi | Tripoli | Tarabulusia | Tarbous
Karim Mansouri | Karim Nasri | Samir Mansouri | Karima Mansouri
Ahmed Ben Salah | Ahmed Ben Salem | Hamed Ben Salah | Ahmed Salah
Fatima Zahra | Fatma Zohra Ali | Fatima Zouhour | Zahra Fatim
`);

/** The lines that the rules may be made on, and those that only count. */
export function halves<T>(lines: readonly T[]): { open: T[]; heldBack: T[] } {
  return { open: lines.filter((_, at) => at % 2 === 0), heldBack: lines.filter((_, at) => at % 2 === 1) };
}

/** Every two names of a line. */
export function pairsWithin(lines: readonly string[][]): [string, string][] {
  return lines.flatMap((names) =>
    names.flatMap((one, at) => names.slice(at + 1).map((other): [string, string] => [one, other])),
  );
}
