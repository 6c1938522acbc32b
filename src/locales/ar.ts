import type { Messages } from './en.js';

const forms = new Intl.PluralRules('ar');
const counted = (n: number, by: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string =>
  by[forms.select(n)] ?? by.other;
const minutes = (n: number) =>
  counted(n, { one: 'دقيقة واحدة', two: 'دقيقتان', few: `${n} دقائق`, other: `${n} دقيقة` });

const ar = {
  loading: 'يجري تحميل الأسئلة',
  required: 'يلزم الجواب',

  actions: {
    review: 'راجع وأرسل',
    send: 'أرسل إجاباتي',
    edit: 'العودة إلى الأسئلة',
    next: 'التالي',
    back: 'رجوع',
    startOver: 'ابدأ من جديد',
    again: 'أجب مرة أخرى',
    showOwn: 'اعرض نتيجتي',
    retry: 'حاول الآن',
    download: 'تنزيل',
  },

  answered: (n, total) => `أجبت عن ${n} من ${total}`,
  step: (n, total) => `السؤال ${n} من ${total}`,
  minutesLeft: (n) => (n < 1 ? 'بقي أقل من دقيقة' : `بقي نحو ${minutes(n)}`),
  kept: {
    true: 'محفوظ على هذا الجهاز',
    false: 'لا يحفظ هذا المتصفح مسودات هنا. يرجى الإكمال دفعة واحدة.',
    'cut-off': 'لا يوجد اتصال: لا يمكن الحفظ أو الإرسال الآن. تبقى إجاباتك على هذه الصفحة؛ تابع وسنحاول مرة أخرى.',
    'not-stored': 'تعذر حفظ إجاباتك. ما زالت على هذه الصفحة: يرجى المحاولة مرة أخرى.',
  } as Record<string, string>,
  keepNothing: 'أستخدم حاسوبا مشتركا: لا تحفظ مسودة عليه',
  resumed: 'إجاباتك السابقة ما زالت هنا. تابع من حيث توقفت.',
  charactersLeft: (n) => `بقي ${counted(n, { one: 'حرف واحد', two: 'حرفان', few: `${n} أحرف`, other: `${n} حرفا` })}`,
  chooseAny: 'اختر كل ما ينطبق.',
  chooseUpTo: (n) => `اختر ${n} على الأكثر.`,
  rankHint: 'ضع الأهم أولا.',
  moveUp: (label) => `انقل «${label}» إلى أعلى`,
  moveDown: (label) => `انقل «${label}» إلى أسفل`,
  keepOrder: 'هذا الترتيب صحيح',

  privacyTitle: { identified: 'باسمك.', confidential: 'سري.', anonymous: 'مجهول الهوية.' },
  privacyText: {
    identified: 'يستطيع القائمون على هذا الاستبيان معرفة إجاباتك.',
    confidential: 'تحفظ إجاباتك مع رمز يستطيع عدد قليل من المسؤولين تتبعه إليك. لا تعرض النتائج إلا للمجموعات.',
    anonymous: 'لا يستطيع أحد، ولا حتى المسؤول، ربط إجاباتك بك. لا تعرض النتائج إلا للمجموعات.',
  },
  standing: (group, minimum) =>
    `في مجموعتك، ${group}، أقل من ${minimum} إجابات حتى الآن. تحسب إجابتك في مجموع الشركة فقط إلى أن يصل العدد إلى ${minimum}.`,

  reviewTitle: 'راجع إجاباتك',
  reviewText: (n, total) => (n === total ? 'أجبت عن جميع الأسئلة.' : `أجبت عن ${n} من ${total}. يمكنك الإرسال هكذا.`),
  change: 'تغيير',
  changeItem: (text) => `غير جوابك عن: ${text}`,
  notAnswered: 'بلا جواب',
  sendEmpty: 'أجب عن سؤال واحد على الأقل ثم أرسل.',
  errorsTitle: (n) =>
    counted(n, {
      one: 'جواب واحد يحتاج إلى مراجعة',
      two: 'جوابان يحتاجان إلى مراجعة',
      other: `${n} إجابات تحتاج إلى مراجعة`,
    }),
  faults: {
    missing: 'يرجى الإجابة عن هذا السؤال.',
    'too-long': (limit) => `يرجى الاختصار إلى ${limit} حرفا.`,
    'too-many': (limit) => `يرجى اختيار ${limit} على الأكثر.`,
    other: 'يرجى الإجابة عن هذا السؤال مرة أخرى.',
  },

  sentTitle: {
    saved: 'إجاباتك محفوظة على هذا الجهاز',
    sending: 'يجري إرسال إجاباتك',
    delivered: 'وصلت إجاباتك',
    waiting: 'إجاباتك محفوظة وتنتظر',
    paused: 'إجاباتك محفوظة وتنتظر',
    unconfirmed: 'أرسلت إجاباتك دون إيصال',
    dead: 'إجاباتك محفوظة هنا لكن تعذر تسليمها',
    unsaved: 'لم ترسل إجاباتك بعد',
  },
  deliveryText: {
    saved: 'هي في الطريق. يمكنك إغلاق هذه الصفحة.',
    sending: 'تبقى على هذا الجهاز إلى أن يتأكد وصولها.',
    delivered: (code) => `رمز الإيصال هو ${code}. احتفظ به إذا أردت السؤال عن إجاباتك لاحقا.`,
    waiting: 'سنحاول مرة أخرى تلقائيا. يمكنك إغلاق هذه الصفحة والعودة لاحقا.',
    paused: 'لم يضع شيء. ترسل فور إصلاح السبب.',
    unconfirmed: 'لا تستطيع الوجهة تأكيد الاستلام. تبقى نسخة على هذا الجهاز.',
    dead: 'لم يضع شيء. نزل الإجابات أو أخبر القائمين على هذه الصفحة بالرمز أدناه.',
    unsaved: 'لا يسمح هذا المتصفح للصفحة بحفظ أي شيء. أبق الصفحة مفتوحة حتى تصل الإجابات.',
  },
  reasons: {
    offline: 'لا يوجد اتصال.',
    network: 'لم تنقلها الشبكة.',
    timeout: 'لم ترد وجهة النتائج في الوقت المحدد.',
    'not-acknowledged': 'رد شيء ما، لكنه ليس وجهة إجاباتك.',
    'captive-portal': 'تطلب الشبكة تسجيل الدخول أولا.',
    redirect: 'تشير وجهة النتائج إلى مكان آخر.',
    busy: 'وجهة النتائج مشغولة.',
    'server-error': 'في وجهة النتائج عطل.',
    'in-progress': 'يجري حفظها الآن.',
    auth: 'يلزم تسجيل الدخول من جديد.',
    forbidden: 'لا تسمح وجهة النتائج لهذه الصفحة.',
    'endpoint-missing': 'ترد وجهة النتائج بعبارة «غير موجود».',
    gone: 'أغلقت وجهة النتائج.',
    rejected: 'لا تقبل وجهة النتائج هذه الإجابات.',
    'too-large': 'الإجابات أطول مما تقبله وجهة النتائج.',
    corrupt: 'النسخة المحفوظة تالفة.',
    'newer-version': 'حفظتها نسخة أحدث من هذه الصفحة؛ افتح تلك النسخة لإرسالها.',
    cors: 'لا يسمح للمتصفح بقراءة التأكيد.',
    'no-endpoint': 'لا تحدد هذه الصفحة وجهة الإجابات.',
  },
  nextTry: (time) => `المحاولة التالية في ${time}.`,
  code: (code) => `الرمز: ${code}`,

  ownResultTitle: 'إجاباتك حسب الموضوع',
  ownResultText: 'نقاط من 0 إلى 100 تحسب على هذا الجهاز. لا يراها غيرك؛ و50 هي وسط المقياس.',
  ownResultNone: 'إجابات قليلة جدا',
  points: (n) => counted(n, { one: 'نقطة واحدة', two: 'نقطتان', few: `${n} نقاط`, other: `${n} نقطة` }),

  errorTitle: 'لا يمكن عرض هذا الآن',
  errorText: 'في إعدادات الصفحة شيء يحتاج إلى إصلاح. لم يضع شيء مما أدخلته.',
  errorDetails: 'للقائم على هذه الصفحة',

  outboxTitle: 'إجاباتك على هذا الجهاز',
  outboxEmpty: 'لا شيء ينتظر. يظهر هنا ما ترسله من هذا الجهاز حتى يصل.',
  stateName: {
    saved: 'محفوظ هنا',
    sending: 'قيد الإرسال',
    delivered: 'تم التسليم',
    waiting: 'محفوظ هنا وينتظر',
    paused: 'محفوظ هنا ومتوقف',
    unconfirmed: 'أرسل دون تأكيد',
    dead: 'يحتاج إلى مساعدة',
  },
  savedAt: (time) => `حفظ ${time}.`,
  deliveredAt: (time) => `وصل ${time}.`,
  downloadAll: 'تنزيل الكل',
  receipt: (code) => `رمز الإيصال ${code}.`,
  discard: 'حذف',
  discardTitle: 'هل تحذفه من هذا الجهاز؟',
  discardText: 'لم يسلم بعد. لا يمكن استعادته بعد الحذف.',
  discardYes: 'حذف نهائي',
  discardNo: 'احتفظ به',
  outboxNotKept: 'لا يسمح هذا المتصفح للصفحة بحفظ أي شيء. أبق الصفحة مفتوحة حتى يصل كل شيء.',
  about: (action, title) => `${action}: ${title}`,
} satisfies Messages;

export default ar;
