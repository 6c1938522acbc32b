import { parseInstrument } from '../../src/core/schema/parse-instrument.js';

/** A short pulse with every kind of item, in three languages. The hint of `pace` has not been translated yet. */
export const pulse = parseInstrument({
  id: 'pulse',
  version: '1.2.0',
  locale: 'en',
  status: 'sample',
  title: { en: 'How was your week?', de: 'Wie war Ihre Woche?', ar: 'كيف كان أسبوعك؟' },
  intro: { en: 'Eight short questions.', de: 'Acht kurze Fragen.', ar: 'ثمانية أسئلة قصيرة.' },
  scales: {
    agreement: {
      points: [
        { en: 'Strongly disagree', de: 'Stimme überhaupt nicht zu', ar: 'لا أوافق بشدة' },
        { en: 'Disagree', de: 'Stimme nicht zu', ar: 'لا أوافق' },
        { en: 'Neither', de: 'Teils, teils', ar: 'محايد' },
        { en: 'Agree', de: 'Stimme zu', ar: 'أوافق' },
        { en: 'Strongly agree', de: 'Stimme voll und ganz zu', ar: 'أوافق بشدة' },
      ],
    },
    speed: {
      points: [
        { en: 'Far too slow', de: 'Viel zu langsam', ar: 'بطيء جدا' },
        { en: 'Too slow', de: 'Zu langsam', ar: 'بطيء' },
        { en: 'A little slow', de: 'Etwas langsam', ar: 'بطيء قليلا' },
        { en: 'Right', de: 'Richtig', ar: 'مناسب' },
        { en: 'A little fast', de: 'Etwas schnell', ar: 'سريع قليلا' },
        { en: 'Too fast', de: 'Zu schnell', ar: 'سريع' },
        { en: 'Far too fast', de: 'Viel zu schnell', ar: 'سريع جدا' },
      ],
      na: { en: 'I was away', de: 'Ich war nicht da', ar: 'كنت غائبا' },
    },
  },
  dimensions: [{ id: 'support', name: { en: 'Support', de: 'Unterstützung', ar: 'الدعم' } }],
  sections: [
    {
      id: 'week',
      title: { en: 'Your week', de: 'Ihre Woche', ar: 'أسبوعك' },
      items: [
        {
          id: 'helped',
          kind: 'likert',
          scale: 'agreement',
          dimension: 'support',
          required: true,
          text: {
            en: 'I got the help I needed.',
            de: 'Ich bekam die Hilfe, die ich brauchte.',
            ar: 'حصلت على المساعدة التي احتجت إليها.',
          },
        },
        {
          id: 'pace',
          kind: 'likert',
          scale: 'speed',
          text: { en: 'How was the pace?', de: 'Wie war das Tempo?', ar: 'كيف كانت السرعة؟' },
          hint: { en: 'Think of the whole week.', ar: 'فكر في الأسبوع كله.' },
        },
        {
          id: 'recommend',
          kind: 'rating',
          measure: 'employee-nps',
          text: {
            en: 'Would you recommend us as a place to work?',
            de: 'Würden Sie uns als Arbeitgeber empfehlen?',
            ar: 'هل توصي بالعمل لدينا؟',
          },
          low: { en: 'Not at all likely', de: 'Sehr unwahrscheinlich', ar: 'غير محتمل إطلاقا' },
          high: { en: 'Extremely likely', de: 'Sehr wahrscheinlich', ar: 'محتمل جدا' },
        },
        {
          id: 'why',
          kind: 'text',
          maxLength: 80,
          lines: 2,
          when: { item: 'recommend', is: 'lte', value: 6 },
          text: { en: 'What is missing?', de: 'Was fehlt?', ar: 'ما الذي ينقص؟' },
          notice: {
            en: 'Please write no names.',
            de: 'Bitte schreiben Sie keine Namen.',
            ar: 'يرجى عدم كتابة أسماء.',
          },
        },
      ],
    },
    {
      id: 'work',
      title: { en: 'Your work', de: 'Ihre Arbeit', ar: 'عملك' },
      items: [
        {
          id: 'place',
          kind: 'single',
          text: {
            en: 'Where did you mostly work?',
            de: 'Wo haben Sie meist gearbeitet?',
            ar: 'أين عملت غالبا؟',
          },
          options: [
            { id: 'office', label: { en: 'At the office', de: 'Im Büro', ar: 'في المكتب' } },
            { id: 'home', label: { en: 'At home', de: 'Zu Hause', ar: 'في المنزل' } },
            { id: 'customer', label: { en: 'At a customer’s', de: 'Bei Kunden', ar: 'لدى عميل' } },
          ],
        },
        {
          id: 'blockers',
          kind: 'multiple',
          max: 2,
          text: {
            en: 'What got in your way?',
            de: 'Was hat Sie behindert?',
            ar: 'ما الذي أعاقك؟',
          },
          options: [
            { id: 'meetings', label: { en: 'Meetings', de: 'Besprechungen', ar: 'الاجتماعات' } },
            { id: 'tools', label: { en: 'Tools', de: 'Werkzeuge', ar: 'الأدوات' } },
            { id: 'rules', label: { en: 'Rules', de: 'Regeln', ar: 'القواعد' } },
          ],
        },
        {
          id: 'order',
          kind: 'ranking',
          text: { en: 'What should come first?', de: 'Was sollte zuerst kommen?', ar: 'ما الذي يأتي أولا؟' },
          options: [
            { id: 'time', label: { en: 'More time', de: 'Mehr Zeit', ar: 'وقت أكثر' } },
            { id: 'trust', label: { en: 'More trust', de: 'Mehr Vertrauen', ar: 'ثقة أكثر' } },
            { id: 'training', label: { en: 'More training', de: 'Mehr Schulung', ar: 'تدريب أكثر' } },
          ],
        },
      ],
    },
    {
      id: 'visit',
      title: { en: 'At the customer’s', de: 'Bei Kunden', ar: 'لدى العميل' },
      when: { item: 'place', is: 'eq', value: 'customer' },
      items: [
        {
          id: 'learned',
          kind: 'text',
          required: true,
          maxLength: 500,
          text: {
            en: 'What did you learn there?',
            de: 'Was haben Sie dort gelernt?',
            ar: 'ماذا تعلمت هناك؟',
          },
        },
      ],
    },
  ],
});
