/** What people of the made-up company write, by question. */
const said: Readonly<Record<string, readonly string[]>> = {
  T1: [
    'Let us see the customer’s whole history on one screen. Today I ask for the same address twice.',
    'Answer the phone on Saturdays. That is when heating breaks and people are at home.',
    'Give repair crews a say in which spare parts the vans carry.',
    'Tell customers honestly when a part is late, before they have to ask.',
    'One number to call, not four. Even I have to look it up.',
    'Send a short note after every repair: what was done, what it cost, whom to ask.',
    'Fewer forms. Customers give us their contract number on the phone, in the app and again on paper.',
    'Let the shop show real stock. We sell things that are not there.',
    'Invite ten customers to every quarterly planning day.',
    'Make invoices readable. Half of my calls are about line three.',
    'Tell us what happened to a complaint after we passed it on.',
    'Train new colleagues on the road for a week before they plan routes.',
    'A small budget per team to put things right on the spot.',
    'Stop measuring minutes per call. Measure whether people call again.',
    'Warehouse and repairs should plan the week together.',
    'Older customers cannot use the app. Keep a person they can talk to.',
    'Let design watch real installations twice a year.',
    'Explain the warranty in plain words.',
  ],
  T2: [
    'I need three approvals to refund 40 euros.',
    'The systems of sales and service do not talk to each other.',
    'Targets for speed. Doing it properly costs me my bonus.',
    'I never hear how a case ended.',
    'Parts are booked as delivered when they are still in the yard.',
    'Rules nobody can explain any more.',
    'We find out about campaigns when customers call about them.',
    'Too many handovers between north and south.',
    'The tool is slow in the afternoon, every afternoon.',
    'No time to call back, although we promise it.',
    'Month-end: invoices go out whatever we know about the case.',
    'I am not allowed to say that we made a mistake.',
    'My manager decides first and asks us afterwards.',
    'Customer letters lie in the internal post for days.',
    'I do not know who our customers are. I only see order numbers.',
  ],
  T3: [
    'A colleague drove back with the right pump on her way home. Her manager said thank you, not “who approved that”.',
    'Accounting waited with a reminder because I asked. They picked up the phone, that was all.',
    'We had an hour to think it through together with the warehouse.',
    'The planner trusted the fitter’s judgement.',
    'He knew the family from the last visit, because he had written it down.',
    'A budget of our own during the frost week.',
    'She listened for ten minutes before she looked anything up.',
    'The team swapped shifts so that one person could see it through.',
    'The old manual on the shelf, honestly.',
    'Legal answered the same day.',
    'Somebody from IT sat beside us and changed it there and then.',
    'Being allowed to decide.',
    'A customer’s thank-you letter hangs in the canteen. It still works.',
  ],
};

/** One in so many people writes something to each question: the lists then last for about the whole company. */
const everyPeople = 160;

/** Hands out each comment once a season, to somebody. */
export function saidIn(random: () => number): { next(): Record<string, string> } {
  const waiting = new Map(Object.entries(said).map(([item, texts]) => [item, shuffled(texts, random)]));
  return {
    next: () => {
      const texts: Record<string, string> = {};
      for (const [item, left] of waiting) if (left.length && random() < 1 / everyPeople) texts[item] = left.pop()!;
      return texts;
    },
  };
}

function shuffled<Part>(parts: readonly Part[], random: () => number): Part[] {
  return parts
    .map((part) => ({ part, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ part }) => part);
}
