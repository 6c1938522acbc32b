import type { PulseMessages } from './en.pulse.js';

const forms = new Intl.PluralRules('ar');
const counted = (n: number, by: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string =>
  by[forms.select(n)] ?? by.other;
const pointsOf = (n: number, shown: string): string =>
  counted(Math.abs(n), { few: `${shown} نقاط`, many: `${shown} نقطة`, other: `${shown} نقطة` });

const ar = {
  pulse: {
    loading: 'يجري تحميل النتائج',
    whose: 'نتائج',
    wave: 'الدورة',
    everyone: 'الشركة كلها',
    cuts: { group: 'الوحدات', segment: 'الأدوار' },
    released: (day) => `نشرت الأرقام في ${day}.`,

    points: pointsOf,
    range: (lo, hi) => `من ${lo} إلى ${hi}`,
    giveOrTake: (shown) => `بزيادة أو نقصان ${shown}`,

    only: (name, points) => `${name}: ${points}.`,
    highest: (names, points) => `الأعلى: ${names}، ${points}.`,
    lowest: (names, points) => `الأدنى: ${names}، ${points}.`,
    level: (points) => `جميع المواضيع عند ${points}.`,
    up: (changes, wave) => `ارتفاع واضح منذ ${wave}: ${changes}.`,
    down: (changes, wave) => `انخفاض واضح منذ ${wave}: ${changes}.`,
    by: (name, points) => `${name} بمقدار ${points}`,
    still: (wave) => `لم يتغير أي موضوع بوضوح منذ ${wave}.`,
    slightly: (wave) => `لا توجد إلا تغيرات صغيرة منذ ${wave}.`,
    close: 'لا يبرز أي موضوع بوضوح.',
    questions: 'في الأسفل إجابات كل سؤال على حدة.',
    withheld: 'لا يعرض شيء هنا حتى لا يمكن تخمين إجابات أحد.',
    nothing: (minimum) => `أجاب هنا أقل من ${minimum} أشخاص أو لا أحد. لا يعرض شيء حتى لا يمكن تخمين إجابات أحد.`,

    answered: (answered, invited) => `أجاب ${answered} من ${invited}`,
    answers: (answered) => `أجاب ${answered}`,
    few: (minimum) => `أجاب أقل من ${minimum} أو لا أحد`,
    unverified: 'كان بإمكان كل من لديه الرابط أن يجيب، وأكثر من مرة.',
    atMost: (percent) => `≤ ${percent}`,
    atLeast: (percent) => `≥ ${percent}`,
    certainty:
      'الأرقام مقربة، وقد تختلف المجاميع بمقدار 1. «بزيادة أو نقصان» هو الصدفة وحدها، ولا يقول شيئا عمن لم يجيبوا.',

    topics: 'المواضيع',
    index: 'جميع المواضيع معا',
    scale: 'نقاط من 0 إلى 100، وليست نسبا مئوية. الشريط على الخط هو «بزيادة أو نقصان» (فترة الثقة 95%).',
    openDot: (wave) => `الدائرة المفرغة: ${wave}.`,
    dash: (minimum) => `–: أقل من ${minimum} إجابات، أو إجابات قليلة كلها متشابهة.`,
    verdict: {
      'too-few': 'إجابات قليلة جدا للمقارنة',
      'no-clear-change': 'لا تغير واضح',
    },
    small: (points) => `تغير صغير، ${points}`,
    mixed: 'ربما أجاب أشخاص آخرون',
    about: (name, what) => `${name}: ${what}`,
    suppressed: 'لا يعرض',

    renewed: (time) => `هذه الأرقام من ${time}، وتعذر جلب أحدث منها.`,
    trouble: {
      network: 'تعذر الوصول إلى النتائج',
      auth: 'هذه النتائج غير متاحة لك',
      missing: 'لا توجد نتائج هنا',
      other: 'لا يمكن عرض النتائج الآن',
    },
    remedy: {
      network: 'لا يوجد اتصال أو أن الخدمة مشغولة. تظهر النتائج من تلقاء نفسها حين يعود.',
      auth: 'ربما يلزم تسجيل الدخول من جديد أو سؤال القائمين على هذه الصفحة.',
      missing: 'ربما لم ينشر الاستبيان بعد أو تغير عنوانه.',
      other: 'في إعدادات الصفحة أو في الخدمة خلفها شيء يحتاج إلى إصلاح.',
    },
    open: 'لا نتائج بعد',
    openText: (minimum) => `تعرض حين تصل الإجابات وتنشر، وفقط حيث أجاب ${minimum} أشخاص على الأقل.`,
  },
} satisfies Pick<PulseMessages, 'pulse'>;

export default ar;
