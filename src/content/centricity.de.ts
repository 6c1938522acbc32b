import type { Translation } from '../core/translate.js';

/** The customer-centricity survey in German. Sample content: not validated, and not yet shown to measure the same. */
const german: Translation = {
  'How close are we to our customers?': 'Wie nah sind wir an unseren Kunden?',
  'There are no right or wrong answers. You can skip any question.':
    'Es gibt keine richtigen oder falschen Antworten. Sie können jede Frage auslassen.',
  'Strongly disagree': 'Stimme überhaupt nicht zu',
  Disagree: 'Stimme nicht zu',
  'Neither agree nor disagree': 'Teils, teils',
  Agree: 'Stimme zu',
  'Strongly agree': 'Stimme voll und ganz zu',
  'Don’t know / does not apply': 'Weiß nicht / trifft nicht zu',
  'My contribution': 'Mein Beitrag',
  'My manager’s decisions': 'Entscheidungen meiner Führungskraft',
  'The company’s decisions': 'Entscheidungen des Unternehmens',
  'How much do you agree?': 'Wie sehr stimmen Sie zu?',
  'I can explain how my work affects what our customers experience.':
    'Ich kann erklären, wie sich meine Arbeit auf das auswirkt, was unsere Kunden erleben.',
  'The person I report to asks what a decision will mean for customers before making it.':
    'Meine Führungskraft fragt vor einer Entscheidung, was sie für die Kunden bedeutet.',
  'Senior leaders accept short-term costs to do what is right for customers.':
    'Die Unternehmensleitung nimmt kurzfristige Kosten in Kauf, um für Kunden das Richtige zu tun.',
  'I know which customers, inside or outside the company, depend on the work I do.':
    'Ich weiß, welche Kunden im Haus oder außerhalb auf meine Arbeit angewiesen sind.',
  'When our targets and customers’ needs clash, my manager takes the customers’ needs seriously.':
    'Wenn unsere Ziele den Bedürfnissen der Kunden widersprechen, nimmt meine Führungskraft die Bedürfnisse der Kunden ernst.',
  'What this company promises customers matches what it does for them.':
    'Was dieses Unternehmen seinen Kunden verspricht, stimmt mit dem überein, was es für sie tut.',
  'In the past month I have learned something new about what our customers need or struggle with.':
    'Im letzten Monat habe ich etwas Neues darüber gelernt, was unsere Kunden brauchen oder was ihnen schwerfällt.',
  'My manager backs me when I use my judgement to help a customer.':
    'Meine Führungskraft steht hinter mir, wenn ich einem Kunden nach eigenem Ermessen helfe.',
  'When customers tell us that something is wrong, this company changes something.':
    'Wenn Kunden uns sagen, dass etwas nicht stimmt, ändert dieses Unternehmen etwas.',
  'When I decide what to do first, I know which choice matters most to customers.':
    'Wenn ich Prioritäten setze, weiß ich, was für die Kunden am wichtigsten ist.',
  'My manager shares positive customer feedback with our team.':
    'Meine Führungskraft gibt positive Rückmeldungen von Kunden an unser Team weiter.',
  'In this company, money goes to the things customers need most.':
    'In diesem Unternehmen fließt das Geld in das, was Kunden am meisten brauchen.',
  'It is unclear to me what difference my daily tasks make to customers.':
    'Mir ist unklar, was meine täglichen Aufgaben für Kunden bewirken.',
  'My manager tends to decide first and think about customers afterwards.':
    'Meine Führungskraft entscheidet meist zuerst und denkt danach an die Kunden.',
  'Here, what is easy for us usually wins over what is best for customers.':
    'Hier setzt sich meist durch, was für uns bequem ist, und weniger, was für Kunden am besten ist.',
  'I rarely find out what happens to a customer after my part of the work is done.':
    'Ich erfahre selten, wie es für einen Kunden weitergeht, wenn mein Teil erledigt ist.',
  'In my team, looking good internally counts for more than being useful to customers.':
    'In meinem Team zählt es mehr, intern gut dazustehen, als Kunden zu nützen.',
  'Customer focus is something we talk about here more than something we act on.':
    'Hier wird mehr über Kundenorientierung geredet als für sie getan.',
  'Overall, this company puts its customers at the centre of what it does.':
    'Insgesamt stellt dieses Unternehmen seine Kunden in den Mittelpunkt seines Handelns.',
  'Would you recommend us?': 'Würden Sie uns empfehlen?',
  'How likely are you to recommend this company as a place to work to someone you know?':
    'Wie wahrscheinlich ist es, dass Sie dieses Unternehmen einer bekannten Person als Arbeitgeber empfehlen?',
  'How likely are you to recommend our products or services to a friend or colleague?':
    'Wie wahrscheinlich ist es, dass Sie unsere Produkte oder Dienstleistungen im Freundes- oder Kollegenkreis empfehlen?',
  'Not at all likely': 'Sehr unwahrscheinlich',
  'Extremely likely': 'Sehr wahrscheinlich',
  'In your own words': 'In Ihren eigenen Worten',
  'What is one thing we could change that would make our customers’ experience better?':
    'Was könnten wir ändern, damit es unsere Kunden besser haben?',
  'What gets in your way when you try to do the right thing for a customer?':
    'Was hindert Sie, wenn Sie für einen Kunden das Richtige tun möchten?',
  'Think of a moment when a colleague helped a customer well. What made it possible?':
    'Denken Sie an eine Situation, in der jemand aus dem Kollegenkreis einem Kunden gut geholfen hat. Was hat das ermöglicht?',
  'Please do not write names or details that could identify you or another person. Comments are shown only in groups of at least 10, in random order.':
    'Bitte schreiben Sie keine Namen und nichts, woran man Sie oder andere erkennen könnte. Kommentare werden erst ab 10 Antworten und in zufälliger Reihenfolge gezeigt.',
};

export default german;
