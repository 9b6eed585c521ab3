import { fold } from '../../thesaurus/normalise.js';
import { baseOf } from './word-keys.js';

/** Words that join others and name nothing; question words among them, since a question asks for what they stand for. */
const lists: Readonly<Record<string, string>> = {
  en: `a about above after again all also although am an and any are as at be became because been before being below between both
    but by can could did do does doing done down during each either else for from further had has have having he her here hers him
    his how however i if in into is it its itself just like made many may me might more most much must my neither no nor not of off
    on once one only or other our out over own per s same shall she should since so some such than that the their them then there
    these they this those through to too under until up upon us used very was we were what when where whether which while who whom
    whose why will with within without would yet you your t`,
  fr: `a à afin ai aient ainsi alors après as au aucun aucune aussi autre autres aux avaient avait avant avec avoir ayant beaucoup c car
    ce ceci cela celle celles celui ces cet cette ceux chaque chez comme comment d dans de depuis des dès donc dont du durant elle elles
    en encore entre es est et étaient était étant été être eu eux fait fut il ils j je jusqu jusque l la là laquelle le lequel les lesquelles
    lesquels leur leurs lors lorsque lui m ma mais même mêmes me mes moins mon n ne ni nos notre nous on ont ou où par parce pas pendant
    peu peut peuvent plus plusieurs pour pourquoi qu quand que quel quelle quelles quelque quelques quels qui quoi s sa sans se selon sera
    seront ses si sinon soit son sont sous suis sur t ta tandis te tel telle telles tels tes toi ton tous tout toute toutes très tu un une vers vos
    votre vous y combien`,
  es: `a al algo algún alguna algunas alguno algunos ante antes aquel aquella aquellas aquellos así aun aunque bajo bien cada como cómo con
    contra cual cuál cuales cuáles cuando cuándo cuanto cuánto cuántos cuántas cuyo de del desde donde dónde dos durante e el él ella ellas
    ellos en entre era eran es esa esas ese eso esos esta está estaba están estar estas este esto estos fue fueron ha haber había han hasta hay
    la las le les lo los más me mediante mi mientras mis muy nada ni no nos nosotros nuestra nuestro o os otra otras otro otros para pero poco
    por porque pues que qué quien quién quienes se según ser será si sí sido sin sino sobre solo son su sus también tan tanto te tiene tienen
    todo toda todas todos tras tu tú tus u un una unas uno unos usted y ya yo`,
  it: `a ad agli ai al all alla alle allo anche ancora avere aveva avevano c che chi ci cioè ciò coi col come con contro cui d da dagli dai dal
    dall dalla dalle dallo degli dei del dell della delle dello dentro di dopo dove due durante e è ed egli ella era erano esse essi essere fa
    fino fra fu furono gli già ha hanno i il in io l la le lei li lo loro lui ma me mentre mi mia mio molto ne negli nei nel nell nella nelle nello
    noi non nostra nostro o od ogni oltre per perché però più po poi presso prima pur qual quale quali qualche quando quanti quante quanto quei
    quel quella quelle quelli quello questa queste questi questo qui quindi se sé senza si sia sono sopra sotto sta stata state stati stato su sua
    sue sugli sui sul sull sulla sulle sullo suo suoi tale tali tanto te ti tra tu tua tuo tutti tutto tutta tutte un una uno v vi voi cosa`,
  tr: `acaba ama ancak arasında artık aslında az bana bazı belki ben beri bile bin bir birçok biri biz böyle bu buna bunlar bunu bunun çok çünkü
    da daha de defa değil diye diğer dolayı en fakat gibi göre hangi hangisi hatta hem henüz hep her herhangi için ile ilgili ise kaç kadar karşı
    kendi ki kim kimi kime mi mı mu mü nasıl ne neden nedir nerede nereye niçin niye o olan olarak oldu olduğu olduğunu olması olmak olup olur
    on ona onlar onu onun orada oysa önce öyle rağmen sadece sanki sen siz sonra şey şu tarafından tüm üzere üzerinde var ve veya ya yani yapılan
    yerine yine yok zaman`,
  ar: `في من على إلى الى عن مع بين أن إن ان أو او و ثم ما ماذا لماذا متى أين كيف كم هل هو هي هم هن هذا هذه ذلك تلك هؤلاء الذي التي الذين اللذان
    اللاتي كان كانت كانوا يكون تكون قد لقد لم لن لا ليس ليست غير سوى كل بعض أي اي حتى منذ خلال بعد قبل عند عندما حيث إذا اذا إذ لو لولا لكن
    ولكن بل كما كذلك أيضا ايضا فقط نحو لدى ضد حول فوق تحت أمام وراء دون بدون به بها بهم له لها لهم لنا لك منه منها منهم فيه فيها إليه إليها عليه
    عليها عنه عنها أنه أنها أنهم بأن لأن لأنه وهو وهي وقد ولم ولا وما وفي ومن وعلى التى الذى اللتي تم يتم عبر ضمن مثل بواسطة يا نحن أنا أنت أنتم أحد
    إحدى أكثر جدا هناك هنا كانا سوف مما ممن فإن فيما بينما`,
  he: `של את על אל עם מן אם כי לא כן גם או אבל אך רק עוד כל כמו בין לפני אחרי תחת ללא בלי אשר זה זאת זו אלה אלו הוא היא הם הן אני אתה את אנחנו
    אתם היה הייתה היו יהיה תהיה להיות יש אין מה מי מתי איפה היכן איך כיצד כמה למה מדוע איזה איזו אילו האם לו לה להם לי לך לנו שלו שלה שלהם שלי
    שלנו אותו אותה אותם בו בה בהם ממנו ממנה אליו כדי לפי עד מאז כאשר כש אחד אחת יותר פחות מאוד כך לכן אז שם כאן אלא ידי תוך אף`,
  el: `ο η το οι τα του της των τον την τη τους τις στο στη στην στον στους στις στα ένα ένας μια μία ενός μιας και κι ή είτε ούτε αλλά όμως αν εάν
    να θα δεν δε μη μην με σε από για προς κατά μετά χωρίς παρά μέχρι ως έως μέσω πριν υπό επί αντί που πού πως πώς ότι τι ποιος ποια ποιο ποιοι
    ποιες πόσο πόσα πόσοι πότε γιατί όταν όπου όπως όσο όσοι αυτός αυτή αυτό αυτοί αυτές αυτά αυτού αυτών εκείνος εκείνη εκείνο είναι ήταν είχε
    έχει έχουν είχαν είμαι είστε μου σου μας σας εγώ εσύ εμείς εσείς όλα όλοι όλες όλο κάθε κάποιος κάποια κάτι άλλος άλλη άλλο άλλα άλλων πολύ πιο
    μόνο επίσης ακόμα ακόμη ήδη τότε εδώ εκεί μεταξύ λόγω καθώς ενώ ώστε διότι επειδή οποίο οποία οποίος οποίοι οποίες οποίων οποίου οποίας`,
  de: `aber alle als also am an auch auf aus bei bin bis da das dass dem den der des die dies diese dieser dieses doch du durch ein eine einem
    einen einer eines er es für hat haben hatte hier ich ihr im in ist ja kann kein keine man mehr mit nach nicht noch nur oder ohne sehr sein seine
    sich sie sind so über um und uns unter vom von vor war waren was welche welcher wenn wer werden wie wird wo zu zum zur`,
  pt: `a à ao aos aquela aquele as às até com como da das de dela dele depois do dos e é ela ele eles em entre era essa esse esta está este eu foi
    foram há isso isto já lhe mais mas me mesmo muito na não nas nem no nos o os ou para pela pelas pelo pelos por qual quando que quem são se sem
    seu seus só sua suas também um uma umas uns você onde quanto quantos`,
};

const read = new Map<string, ReadonlySet<string>>();

/** The function words of a language, folded; none for a language we have no list of. */
export function functionWords(lang: string): ReadonlySet<string> {
  const base = baseOf(lang);
  const known = read.get(base);
  if (known) return known;
  const words = new Set((lists[base] ?? '').split(/\s+/).filter(Boolean).map(fold));
  read.set(base, words);
  return words;
}
