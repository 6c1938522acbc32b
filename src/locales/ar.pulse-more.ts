import { answersOf, counted, people } from './ar.pulse.js';
import type { PulseMessages } from './en.pulse.js';

const ar = {
  pulseMore: {
    since: (day) => `الجديد منذ زيارتك في ${day}:`,
    moved: (name, from, to) => `${name} من ${from} إلى ${to}`,
    unmoved: 'إجابات أكثر، والمواضيع كما كانت',
    wasAtVisit: (points) => `جديد: كان ${points} في زيارتك الأخيرة`,

    trend: 'عبر الزمن',
    broken: {
      wording: (wave) => `تغيرت الصياغة في ${wave}: لا يمكن المقارنة بما قبلها.`,
      scale: (wave) => `تغير مقياس الإجابة في ${wave}: لا يمكن المقارنة بما قبلها.`,
      order: (wave) => `تغير ترتيب الأسئلة في ${wave}: لا يمكن المقارنة بما قبلها.`,
    },
    gap: (waves, n, minimum) => `${waves} غير معروض: أقل من ${answersOf(n, minimum)}.`,

    questions: 'الأسئلة',
    favourable: (percent) => `${percent} إيجابية`,
    neutral: (percent) => `${percent} محايدة`,
    unfavourable: (percent) => `${percent} سلبية`,
    tones: {
      worst: 'سلبية جدًا',
      worse: 'سلبية',
      neutral: 'محايدة',
      better: 'إيجابية',
      best: 'إيجابية جدًا',
    },
    'almost-all': 'الجميع تقريبًا',
    'almost-none': 'لا أحد تقريبًا',
    allFavourable: 'جميع الإجابات تقريبًا إيجابية',
    noneFavourable: 'لا إجابات إيجابية تقريبًا',
    reversed: 'الأفضل هنا عدم الموافقة',
    strongest: 'الأقوى',
    weakest: 'الأضعف',
    changes: {
      falls: (wave) => `ما ساء منذ ${wave}`,
      rises: (wave) => `ما تحسن منذ ${wave}`,
      both: (wave) => `ما تغير منذ ${wave}`,
      none: (wave) => `ما تغير منذ ${wave}`,
    },
    changesNote: {
      falls: 'أكبر التغيرات أولًا. لم يتحسن أي سؤال بوضوح.',
      rises: 'أكبر التغيرات أولًا. لم يسؤ أي سؤال بوضوح.',
      both: 'ما ساء أولًا ثم ما تحسن؛ أكبر التغيرات من كل منهما.',
      none: 'لم يتغير أي سؤال بوضوح.',
    },
    everyQuestion: (n, shown) =>
      counted(n, {
        one: 'السؤال الوحيد',
        two: 'السؤالان',
        few: `الأسئلة كلها (${shown})`,
        other: `الأسئلة كلها (${shown})`,
      }),
    barNote: 'الخط العمودي هو الوسط. لا يتم احتساب «لا أعرف» إجابة.',
    shareNote: 'الحصة من الإجابات.',
    firstNote: 'كم مرة جاء كل منها أولًا.',
    manyNote: 'أمكن اختيار أكثر من واحد.',
    others: 'أسئلة أخرى',

    nps: 'هل يوصون بنا؟',
    npsNote: 'صافي نقاط الترويج من −100 إلى 100: 9 و10 ناقص 0 إلى 6. لا يقارن بالنقاط أعلاه.',
    npsRough: 'الإجابات قليلة جدًا لرقم واحد؛ اقرأ الفترة.',
    measure: {
      'employee-nps': 'مكانًا للعمل (eNPS)',
      'employee-product-nps': 'منتجاتنا وخدماتنا',
    },
    score: (score) => `القيمة ${score}`,
    rating: { promoters: '9 و10', passives: '7 و8', detractors: '0 إلى 6' },

    cut: { group: 'حسب الوحدة', segment: 'حسب الدور' },
    company: 'الشركة كلها',
    cutNote: (whose) => `الخط العمودي: ${whose}.`,
    hidden: (n, minimum) => `–: أقل من ${answersOf(n, minimum)}، أو مخفي حتى لا يمكن حسابه من غيره.`,
    showAll: (shown) => `عرض الكل (${shown})`,
    showFewer: 'عرض أقل',

    sure: 'ما مدى التأكد؟',
    sureNumbers: 'الأرقام وراء ذلك: ألفا وأوميغا',
    sureNote: 'مدى تماسك أسئلة الموضوع معًا.',
    alpha: 'ألفا، من 0 إلى 1',
    omega: 'أوميغا',
    reliability: {
      good: 'جيد للمقارنة بين المجموعات',
      usable: 'صالح للاستخدام',
      weak: 'اقرأ الأسئلة لا القيمة',
      'too-few': 'إجابات قليلة جدًا',
      'check-keying': 'راجع اتجاه ترميز الأسئلة',
      'not-estimable': 'لا يمكن تقديره بثقة',
    },

    comments: 'بكلماتهم',
    commentsNote: (n, minimum) => `يتم عرضها حيث كتب ${people(n, minimum)} على الأقل شيئًا، بترتيب عشوائي.`,

    thread: 'قلتم وفعلنا',
    threadEmpty: 'لم يتقرر شيء بعد بشأن ما قاله الناس.',
    said: 'قلتم',
    did: { planned: 'سنفعل', doing: 'نعمل عليه', done: 'فعلنا', declined: 'لن نفعل' },
    dated: (status, day) => ({ planned: `حتى ${day}`, doing: `حتى ${day}`, done: `تم في ${day}` })[status] ?? day,
    owner: (role) => `الجهة المتابعة: ${role}`,
    receiptTitle: 'هل لديك رمز إيصال؟ انظر ما صار إليه تعليقك.',
    receiptLabel: 'رمز الإيصال',
    follow: 'البحث عنه',
    follows: {
      unknown: 'هذا الرمز غير معروف هنا أو ليس بعد. يرجى مقارنته بالرمز الذي حصلت عليه.',
      waiting: 'وصل تعليقك ولم تتم قراءته بعد.',
      read: 'تمت قراءة تعليقك. لم يتقرر بشأنه شيء بعد.',
      answered: 'هناك جواب على تعليقك:',
      failed: 'تعذر البحث عنه الآن. يرجى المحاولة مرة أخرى.',
      empty: 'يرجى كتابة الرمز الذي حصلت عليه.',
    },

    asTable: 'العرض في جدول',
    columns: {
      topic: 'الموضوع',
      points: 'النقاط',
      interval: 'فترة الثقة 95%',
      answers: 'الإجابات',
      before: 'سابقًا',
      change: 'التغير',
      question: 'السؤال',
      answer: 'الجواب',
      share: 'الحصة',
      score: 'القيمة',
      unit: 'لمن',
      response: 'المشاركة',
    },
    download: 'تنزيل الأرقام',
  },
} satisfies Pick<PulseMessages, 'pulseMore'>;

export default ar;
