import type { Messages } from './en.js';

const plural = (n: number, one: string, other: string): string => (n === 1 ? one : other);

const de = {
  loading: 'Die Fragen werden geladen',
  required: 'Antwort nötig',

  actions: {
    review: 'Prüfen und absenden',
    send: 'Antworten absenden',
    edit: 'Zurück zu den Fragen',
    next: 'Weiter',
    back: 'Zurück',
    startOver: 'Neu beginnen',
    again: 'Noch einmal antworten',
    showOwn: 'Mein eigenes Ergebnis zeigen',
    retry: 'Jetzt versuchen',
    download: 'Herunterladen',
  },

  answered: (n, total) => `${n} von ${total} beantwortet`,
  step: (n, total) => `Frage ${n} von ${total}`,
  part: (n, total) => `Teil ${n} von ${total}`,
  minutesLeft: (n) => (n < 1 ? 'noch unter einer Minute' : `noch etwa ${n} ${plural(n, 'Minute', 'Minuten')}`),
  kept: {
    true: 'Auf diesem Gerät gespeichert',
    false: 'Dieser Browser bewahrt hier keinen Entwurf auf. Bitte füllen Sie alles in einem Zug aus.',
    full: 'Auf diesem Gerät wartet so viel auf den Versand, dass kein Entwurf aufbewahrt werden kann. Bitte füllen Sie alles in einem Zug aus.',
    'cut-off':
      'Keine Verbindung: Gerade kann nichts gespeichert oder gesendet werden. Ihre Antworten bleiben auf dieser Seite; machen Sie weiter, wir versuchen es wieder.',
    'not-stored':
      'Ihre Antworten konnten nicht gespeichert werden. Sie stehen noch auf dieser Seite: Bitte versuchen Sie es noch einmal.',
  } as Record<string, string>,
  keepNothing: 'Ich nutze einen gemeinsamen Computer: keinen Entwurf aufbewahren',
  resumed: 'Ihre früheren Antworten sind noch da. Machen Sie weiter, wo Sie aufgehört haben.',
  charactersLeft: (n) => `noch ${n} Zeichen`,
  chooseAny: 'Wählen Sie alles Zutreffende.',
  chooseUpTo: (n) => `Wählen Sie höchstens ${n}.`,
  rankHint: 'Das Wichtigste zuerst.',
  moveUp: (label) => `„${label}“ nach oben`,
  moveDown: (label) => `„${label}“ nach unten`,
  keepOrder: 'Diese Reihenfolge stimmt',
  movedTo: (label, n, total) => `${label}, jetzt ${n} von ${total}`,

  privacyTitle: { identified: 'Mit Ihrem Namen.', confidential: 'Vertraulich.', anonymous: 'Anonym.' },
  privacyText: {
    identified: 'Wer diese Umfrage durchführt, kann sehen, welche Antworten von Ihnen sind.',
    confidential:
      'Ihre Antworten werden mit einem Code gespeichert, den wenige Verantwortliche zu Ihnen zurückverfolgen könnten. Ergebnisse gibt es nur für Gruppen.',
    anonymous:
      'Niemand kann Ihre Antworten mit Ihnen verbinden, auch die Verwaltung nicht. Ergebnisse gibt es nur für Gruppen.',
  },
  standing: (group, minimum) =>
    `Ihre Gruppe, ${group}, hat bisher weniger als ${minimum} Antworten. Ihre zählt nur in den Gesamtzahlen, bis es ${minimum} sind.`,

  reviewTitle: 'Prüfen Sie Ihre Antworten',
  reviewText: (n, total) =>
    n === total
      ? 'Sie haben jede Frage beantwortet.'
      : `Sie haben ${n} von ${total} Fragen beantwortet. Sie können so absenden.`,
  change: 'Ändern',
  changeItem: (text) => `Antwort ändern: ${text}`,
  notAnswered: 'Nicht beantwortet',
  sendEmpty: 'Beantworten Sie mindestens eine Frage und senden Sie dann ab.',
  errorsTitle: (n) => plural(n, 'Eine Antwort braucht', `${n} Antworten brauchen`) + ' noch einen Blick',
  faults: {
    missing: 'Bitte beantworten Sie diese Frage.',
    'too-long': (limit) => `Bitte kürzen Sie auf ${limit} Zeichen.`,
    'too-many': (limit) => `Bitte wählen Sie höchstens ${limit}.`,
    other: 'Bitte beantworten Sie diese Frage noch einmal.',
  },

  sentTitle: {
    saved: 'Ihre Antworten sind auf diesem Gerät gespeichert',
    sending: 'Ihre Antworten werden gesendet',
    delivered: 'Ihre Antworten sind angekommen',
    waiting: 'Ihre Antworten sind hier gespeichert, noch nicht gesendet',
    paused: 'Ihre Antworten sind gespeichert und warten',
    unconfirmed: 'Wir wissen nicht, ob Ihre Antworten angekommen sind',
    dead: 'Ihre Antworten liegen hier, konnten aber nicht zugestellt werden',
    unsaved: 'Ihre Antworten sind noch nicht gesendet',
    damaged: 'Die gespeicherte Kopie Ihrer Antworten ist beschädigt',
    unheard: 'Ihre Antworten sind hier gespeichert, noch nicht bestätigt',
    sent: 'Ihre Antworten wurden ohne Empfangsbestätigung gesendet',
    superseded: 'Ihre Änderung wurde nicht übernommen',
    deleted: 'Ihre Antworten wurden von diesem Gerät gelöscht',
  },
  deliveryText: {
    saved: 'Sie sind unterwegs. Sie können diese Seite schließen.',
    sending: 'Sie bleiben auf diesem Gerät, bis die Ankunft bestätigt ist.',
    delivered: (code) =>
      `Die Empfangsnummer ist ${code}. Bewahren Sie sie auf: Mit ihr sehen Sie später, was aus Ihren Kommentaren geworden ist.`,
    waiting: 'Wir versuchen es von selbst wieder. Sie können diese Seite schließen und später wiederkommen.',
    paused: 'Nichts ist verloren. Sie gehen hinaus, sobald die Ursache behoben ist.',
    unconfirmed:
      'Von selbst senden wir sie nicht noch einmal: Sie könnten doppelt zählen. Eine Kopie bleibt hier, und Sie können es noch einmal versuchen.',
    dead: 'Nichts ist verloren. Laden Sie sie herunter oder nennen Sie den Verantwortlichen dieser Seite den Code unten.',
    unsaved:
      'Dieser Browser konnte sie nicht speichern. Lassen Sie diese Seite offen, bis sie angekommen sind, oder laden Sie sie herunter.',
    damaged:
      'Sie können nicht gesendet werden. Laden Sie für die Verantwortlichen dieser Seite herunter, was davon übrig ist.',
    unheard: 'Wir versuchen es von selbst wieder. Sie können diese Seite schließen und später wiederkommen.',
    sent: 'Dort, wohin sie gingen, wird nie bestätigt, was angekommen ist. Eine Kopie bleibt auf diesem Gerät.',
    superseded:
      'Ihre Antworten waren schon gezählt, oder eine spätere Änderung kam zuvor. Sie können diese hier herunterladen.',
    deleted: 'Hier ist nichts mehr davon gespeichert. Um teilzunehmen, antworten Sie noch einmal.',
  },
  handedOverTitle: 'Diese Seite hat Ihre Antworten übernommen',
  handedOverText: 'Wohin sie von hier aus gehen, bestimmt die Seite.',
  reasons: {
    offline: 'Keine Verbindung.',
    network: 'Das Netz hat die Antworten nicht übertragen.',
    timeout: 'Es kam nicht rechtzeitig eine Antwort.',
    'not-acknowledged': 'Es hat etwas geantwortet, aber nicht gesagt, dass Ihre Antworten da sind.',
    'captive-portal': 'Das Netz verlangt zuerst eine Anmeldung.',
    redirect: 'Der Ort, an den Ihre Antworten gehen, ist umgezogen.',
    busy: 'Der Ort, an den Ihre Antworten gehen, ist ausgelastet.',
    'server-error': 'Der Ort, an den Ihre Antworten gehen, hat eine Störung.',
    'in-progress': 'Es wird gerade gespeichert.',
    auth: 'Sie müssen sich neu anmelden.',
    forbidden: 'Der Ort, an den Ihre Antworten gehen, lässt diese Seite nicht zu.',
    'endpoint-missing': 'Der Ort, an den Ihre Antworten gehen, wurde nicht gefunden.',
    gone: 'Der Ort, an den Ihre Antworten gehen, wurde geschlossen.',
    rejected: 'Ihre Antworten wurden nicht angenommen.',
    'too-large': 'Ihre Antworten sind länger, als gesendet werden kann.',
    corrupt: 'Die gespeicherte Kopie ist beschädigt.',
    'newer-version': 'Eine neuere Fassung dieser Seite hat es gespeichert; öffnen Sie diese, um es zu senden.',
    full: 'Auf diesem Gerät wartet so viel, dass kein Platz war, sie zu speichern.',
    cors: 'Wir dürfen nicht sehen, ob sie angekommen sind.',
    opaque: 'Der Ort, an den Ihre Antworten gehen, sagt nie, was angekommen ist.',
    blocked: 'Diese Seite lässt Ihre Antworten nicht hinaus.',
    'not-open': 'Die Umfrage hat noch nicht begonnen.',
    closed: 'Die Umfrage ist vorbei.',
    superseded: 'Sie waren schon gezählt, oder eine spätere Änderung kam zuvor.',
    'no-endpoint': 'Diese Seite sagt nicht, wohin die Antworten gehen.',
  },
  nextTry: (time) => `Nächster Versuch um ${time}.`,
  code: (code) => `Code: ${code}`,

  ownResultTitle: 'Ihre eigenen Antworten nach Themen',
  ownResultText: 'Punkte von 0 bis 100, auf diesem Gerät berechnet. Nur Sie sehen sie; 50 ist die Mitte der Skala.',
  ownResultNone: 'zu wenige Antworten',
  points: (n) => plural(n, '1 Punkt', `${n} Punkte`),

  errorTitle: 'Das kann gerade nicht gezeigt werden',
  errorText: 'In den Einstellungen der Seite stimmt etwas nicht. Nichts, was Sie eingegeben haben, ist verloren.',
  notLoaded: 'Ein Teil davon kam nicht an. Nichts, was Sie eingegeben haben, ist verloren.',
  reload: 'Noch einmal versuchen',
  errorDetails: 'Für die Verantwortlichen dieser Seite',

  outboxTitle: 'Ihre Antworten auf diesem Gerät',
  lost: (n) =>
    `Dieser Browser hat Antworten gelöscht, die noch nicht gesendet waren: ${plural(n, 'eine Einsendung', `${n} Einsendungen`)}. Sie lassen sich nicht zurückholen; bitte antworten Sie noch einmal, wenn das möglich ist.`,
  lostTold: 'Verstanden',
  untitled: 'Antworten ohne Titel',
  outboxEmpty: 'Nichts wartet. Was Sie von diesem Gerät senden, erscheint hier, bis es angekommen ist.',
  stateName: {
    saved: 'Hier gespeichert',
    sending: 'Wird gesendet',
    delivered: 'Zugestellt',
    waiting: 'Hier gespeichert, noch nicht gesendet',
    paused: 'Hier gespeichert, angehalten',
    unconfirmed: 'Vielleicht angekommen',
    dead: 'Braucht Hilfe',
    unsaved: 'Nur auf dieser Seite',
    damaged: 'Beschädigt',
    unheard: 'Hier gespeichert, nicht bestätigt',
    sent: 'Gesendet, ohne Bestätigung',
    superseded: 'Änderung nicht übernommen',
    deleted: 'Gelöscht',
  },
  savedAt: (time) => `Gespeichert ${time}.`,
  deliveredAt: (time) => `Angekommen ${time}.`,
  downloadAll: 'Alles herunterladen',
  receipt: (code) => `Empfangsnummer ${code}.`,
  discard: 'Löschen',
  discardTitle: 'Von diesem Gerät löschen?',
  discardText: 'Niemand hat bestätigt, dass es angekommen ist. Gelöschtes lässt sich nicht zurückholen.',
  discardYes: 'Endgültig löschen',
  discardNo: 'Behalten',
  outboxNotKept: 'Dieser Browser konnte nicht alles speichern. Lassen Sie diese Seite offen, bis alles angekommen ist.',
  about: (action, title) => `${action}: ${title}`,
} satisfies Messages;

export default de;
