import type { PulseMessages } from './en.pulse.js';

const plural = (n: number, one: string, other: string): string => (n === 1 ? one : other);

const de = {
  pulseMore: {
    since: (day) => `Neu seit Ihrem Besuch am ${day}:`,
    moved: (name, from, to) => `${name} von ${from} auf ${to}`,
    unmoved: 'mehr Antworten; die Themen stehen, wo sie standen',
    wasAtVisit: (points) => `neu: bei Ihrem letzten Besuch ${points}`,

    trend: 'Im Lauf der Zeit',
    broken: {
      wording: (wave) => `In ${wave} wurde der Wortlaut geändert: Mit früher ist es nicht vergleichbar.`,
      scale: (wave) => `In ${wave} wurde die Antwortskala geändert: Mit früher ist es nicht vergleichbar.`,
      order: (wave) => `In ${wave} wurde die Reihenfolge der Fragen geändert: Mit früher ist es nicht vergleichbar.`,
    },
    gap: (waves, _n, minimum) => `Nicht gezeigt für ${waves}: weniger als ${minimum} Antworten.`,

    questions: 'Fragen',
    favourable: (percent) => `${percent} günstig`,
    neutral: (percent) => `${percent} neutral`,
    unfavourable: (percent) => `${percent} ungünstig`,
    tones: {
      worst: 'sehr ungünstig',
      worse: 'ungünstig',
      neutral: 'neutral',
      better: 'günstig',
      best: 'sehr günstig',
    },
    'almost-all': 'fast alle',
    'almost-none': 'fast niemand',
    allFavourable: 'fast alle Antworten sind günstig',
    noneFavourable: 'fast keine Antwort ist günstig',
    reversed: 'hier ist es besser, nicht zuzustimmen',
    strongest: 'Am stärksten',
    weakest: 'Am schwächsten',
    changes: {
      falls: (wave) => `Was seit ${wave} schlechter wurde`,
      rises: (wave) => `Was seit ${wave} besser wurde`,
      both: (wave) => `Was sich seit ${wave} verändert hat`,
      none: (wave) => `Was sich seit ${wave} verändert hat`,
    },
    changesNote: {
      falls: 'Die größten Veränderungen zuerst. Bei keiner Frage wurde es deutlich besser.',
      rises: 'Die größten Veränderungen zuerst. Bei keiner Frage wurde es deutlich schlechter.',
      both: 'Erst, was schlechter wurde, dann, was besser wurde; jeweils die größten Veränderungen.',
      none: 'Bei keiner Frage hat sich etwas deutlich verändert.',
    },
    everyQuestion: (n, shown) => plural(n, 'Die eine Frage', `Alle ${shown} Fragen`),
    barNote: 'Der senkrechte Strich ist die Mitte. „Weiß nicht“ zählt als keine Antwort.',
    shareNote: 'Anteil an den Antworten.',
    firstNote: 'Wie oft es jeweils an erster Stelle stand.',
    manyNote: 'Mehreres konnte gewählt werden.',
    others: 'Weitere Fragen',

    nps: 'Würden sie uns empfehlen?',
    npsNote: 'Net Promoter Score von −100 bis 100: 9 und 10 minus 0 bis 6. Nicht mit den Punkten oben zu vergleichen.',
    npsRough: 'Zu wenige Antworten für eine einzelne Zahl; lesen Sie das Intervall.',
    measure: {
      'employee-nps': 'Als Arbeitgeber (eNPS)',
      'employee-product-nps': 'Unsere Produkte und Leistungen',
    },
    score: (score) => `Wert ${score}`,
    rating: { promoters: '9 und 10', passives: '7 und 8', detractors: '0 bis 6' },

    cut: { group: 'Nach Bereich', segment: 'Nach Rolle' },
    company: 'das ganze Unternehmen',
    cutNote: (whose) => `Der senkrechte Strich: ${whose}.`,
    hidden: (_n, minimum) =>
      `–: weniger als ${minimum} Antworten, oder verborgen, damit sie sich nicht aus den anderen errechnen lassen.`,
    showAll: (shown) => `Alle ${shown} zeigen`,
    showFewer: 'Weniger zeigen',

    sure: 'Wie sicher ist das?',
    sureNumbers: 'Die Zahlen dazu: Alpha und Omega',
    sureNote: 'Wie gut die Fragen eines Themas zusammenpassen.',
    alpha: 'Alpha, von 0 bis 1',
    omega: 'Omega',
    reliability: {
      good: 'gut für Vergleiche zwischen Gruppen',
      usable: 'brauchbar',
      weak: 'lesen Sie die Fragen, nicht den Wert',
      'too-few': 'zu wenige Antworten',
      'check-keying': 'die Polung der Fragen prüfen',
      'not-estimable': 'nicht verlässlich zu schätzen',
    },

    comments: 'In eigenen Worten',
    commentsNote: (_n, minimum) =>
      `Gezeigt, wo mindestens ${minimum} Personen etwas geschrieben haben, in zufälliger Reihenfolge.`,

    thread: 'Gesagt, getan',
    threadEmpty: 'Zu dem, was gesagt wurde, ist noch nichts entschieden.',
    said: 'Sie sagten',
    did: {
      planned: 'Das werden wir tun',
      doing: 'Wir sind dabei',
      done: 'Das haben wir getan',
      declined: 'Das tun wir nicht',
    },
    dated: (status, day) => ({ planned: `bis ${day}`, doing: `bis ${day}`, done: `erledigt am ${day}` })[status] ?? day,
    owner: (role) => `Darum kümmert sich: ${role}`,
    receiptTitle: 'Haben Sie eine Empfangsnummer? Sehen Sie, was aus Ihrem Kommentar wurde.',
    receiptLabel: 'Empfangsnummer',
    follow: 'Nachsehen',
    follows: {
      unknown:
        'Diese Nummer ist hier nicht oder noch nicht bekannt. Bitte vergleichen Sie sie mit der, die Sie bekamen.',
      waiting: 'Ihr Kommentar ist angekommen und noch nicht gelesen.',
      read: 'Ihr Kommentar wurde gelesen. Entschieden ist dazu noch nichts.',
      answered: 'Auf Ihren Kommentar gibt es eine Antwort:',
      failed: 'Das konnte gerade nicht nachgesehen werden. Bitte versuchen Sie es noch einmal.',
      empty: 'Bitte geben Sie die Nummer ein, die Sie bekamen.',
    },

    asTable: 'Als Tabelle zeigen',
    columns: {
      topic: 'Thema',
      points: 'Punkte',
      interval: '95-%-Intervall',
      answers: 'Antworten',
      before: 'Vorher',
      change: 'Veränderung',
      question: 'Frage',
      answer: 'Antwort',
      share: 'Anteil',
      score: 'Wert',
      unit: 'Von wem',
      response: 'Beteiligung',
    },
    download: 'Zahlen herunterladen',
  },
} satisfies Pick<PulseMessages, 'pulseMore'>;

export default de;
