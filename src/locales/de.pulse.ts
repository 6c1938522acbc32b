import type { PulseMessages } from './en.pulse.js';

const plural = (n: number, one: string, other: string): string => (n === 1 ? one : other);

const de = {
  pulse: {
    loading: 'Die Ergebnisse werden geladen',
    whose: 'Ergebnisse von',
    wave: 'Befragung',
    everyone: 'Das ganze Unternehmen',
    cuts: { group: 'Bereiche', segment: 'Rollen' },
    released: (day) => `Zahlen freigegeben am ${day}.`,

    points: (n, shown) => `${shown} ${plural(Math.abs(n), 'Punkt', 'Punkte')}`,
    range: (lo, hi) => `${lo} bis ${hi}`,
    giveOrTake: (shown) => `± ${shown}`,

    only: (name, points) => `${name}: ${points}.`,
    highest: (names, points) => `Am höchsten: ${names}, ${points}.`,
    lowest: (names, points) => `Am niedrigsten: ${names}, ${points}.`,
    level: (points) => `Alle Themen liegen bei ${points.replace(/Punkte$/, 'Punkten')}.`,
    up: (changes, wave) => `Deutlich gestiegen seit ${wave}: ${changes}.`,
    down: (changes, wave) => `Deutlich gesunken seit ${wave}: ${changes}.`,
    by: (name, points) => `${name} um ${points}`,
    still: (wave) => `Seit ${wave} hat sich kein Thema deutlich verändert.`,
    slightly: (wave) => `Seit ${wave} gibt es nur kleine Veränderungen.`,
    close: 'Kein Thema hebt sich deutlich ab.',
    questions: 'Unten steht Frage für Frage, was geantwortet wurde.',
    withheld: 'Hier wird nichts gezeigt, damit niemandes Antworten zu erraten sind.',
    nothing: (_n, minimum) =>
      `Hier haben weniger als ${minimum} Personen geantwortet. Es wird nichts gezeigt, damit niemandes Antworten zu erraten sind.`,

    answered: (answered, invited) => `${answered} von ${invited} haben geantwortet`,
    answers: (answered) => `${answered} haben geantwortet`,
    few: (_n, minimum) => `Weniger als ${minimum} haben geantwortet`,
    unverified: 'Wer den Link hat, konnte antworten, auch mehr als einmal.',
    atMost: (percent) => `≤ ${percent}`,
    atLeast: (percent) => `≥ ${percent}`,
    certainty:
      'Die Zahlen sind gerundet, Summen können um 1 abweichen. „±“ ist nur der Zufall: Über die, die nicht geantwortet haben, sagt es nichts.',

    topics: 'Themen',
    index: 'Alle Themen zusammen',
    indexWithin: 'alle Themen zusammen',
    scale: 'Punkte von 0 bis 100, nicht Prozent. Der Balken auf der Linie ist das „±“ (95-%-Intervall).',
    openDot: (wave) => `Offener Punkt: ${wave}.`,
    dash: (_n, minimum) => `–: weniger als ${minimum} Antworten, oder wenige, die alle gleich sind.`,
    verdict: {
      'too-few': 'zu wenige Antworten für einen Vergleich',
      'no-clear-change': 'keine klare Veränderung',
    },
    small: (points) => `kleine Veränderung, ${points}`,
    mixed: 'vielleicht haben andere geantwortet',
    about: (name, what) => `${name}: ${what}`,
    suppressed: 'nicht gezeigt',

    renewed: (time) => `Diese Zahlen sind von ${time}; neuere konnten nicht geholt werden.`,
    trouble: {
      network: 'Die Ergebnisse sind nicht erreichbar',
      auth: 'Diese Ergebnisse sind für Sie nicht freigegeben',
      missing: 'Hier gibt es keine Ergebnisse',
      other: 'Die Ergebnisse können gerade nicht gezeigt werden',
    },
    remedy: {
      network:
        'Es gibt keine Verbindung, oder der Dienst ist ausgelastet. Sie erscheinen von selbst, sobald es wieder geht.',
      auth: 'Vielleicht müssen Sie sich neu anmelden oder die Verantwortlichen dieser Seite fragen.',
      missing: 'Die Umfrage ist vielleicht noch nicht veröffentlicht, oder ihre Adresse hat sich geändert.',
      other: 'In den Einstellungen der Seite oder im Dienst dahinter stimmt etwas nicht.',
    },
    open: 'Noch keine Ergebnisse',
    openText: (_n, minimum) =>
      `Sie werden gezeigt, wenn die Antworten da und freigegeben sind, und nur dort, wo mindestens ${minimum} Personen geantwortet haben.`,
  },
} satisfies Pick<PulseMessages, 'pulse'>;

export default de;
