import { expect } from '@open-wc/testing';
import en from '../../src/locales/en.js';
import { personAt, until, type Person } from './support/person.js';

let frame: HTMLIFrameElement;
let respondent: string;
beforeEach(() => {
  respondent = crypto.randomUUID();
  frame = document.createElement('iframe');
  document.body.append(frame);
});
afterEach(() => frame.remove());

/** The page, anew; the part that is `held` does not come. Whoever answers the surveys in it. */
async function open(query = '', last = '[name=blockers]'): Promise<[Person, ...Person[]]> {
  // A page that waits for a part has not loaded: `visit` tells it from the one before.
  const visit = `respondent=${respondent}&visit=${crypto.randomUUID()}`;
  frame.src = new URL(`./support/reload.html?${visit}&${query}`, import.meta.url).href;
  const surveys = (): HTMLElementTagNameMap['attune-survey'][] =>
    frame.contentDocument?.URL === frame.src ? [...frame.contentDocument.querySelectorAll('attune-survey')] : [];
  const drawn = (): boolean => surveys().every((each) => each.shadowRoot?.querySelector(last));
  await until(() => surveys().length && drawn(), 'shows the questions');
  return surveys().map((each) => personAt(each, each.ownerDocument.body)) as [Person, ...Person[]];
}

/** What the tab itself holds of them. */
const inTab = (): string[] =>
  Object.keys(frame.contentWindow!.sessionStorage).filter((key) => key.includes(respondent));

const kept = (person: Person): Promise<void> =>
  until(() => person.read('.kept') === en.kept['true'], 'says that the draft is kept');

describe('an answer given before what keeps answers has come', () => {
  it('is there after a reload, with what was answered after another', async () => {
    const [person] = await open('held=later');
    person.choose('helped', 4);
    person.write('why', 'Half a sen');
    expect(person.read('.kept')).to.equal('');
    const [again] = await open('held=later');
    again.write('why', 'A whole sentence');
    const [back] = await open();
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal({ helped: 4, why: 'A whole sentence' });
    expect(back.input('why').value).to.equal('A whole sentence');
    await until(() => inTab().length === 0, 'is on the disk');
    const [later] = await open();
    await later.shows('.resumed');
    expect(later.survey.answers).to.deep.equal({ helped: 4, why: 'A whole sentence' });
  });

  it('comes before an earlier visit’s, and takes it back', async () => {
    const [person] = await open();
    person.choose('helped', 1);
    person.write('why', 'Something');
    await kept(person);
    const [next] = await open('held=later');
    next.choose('helped', 4);
    next.write('why', 'x');
    next.write('why', '');
    const [back] = await open();
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal({ helped: 4 });
  });

  it('goes with the words it was given to', async () => {
    const [person] = await open('held=later');
    person.choose('helped', 4);
    person.choose('pace', 2);
    const [back] = await open('reworded');
    await back.shows('.aside');
    expect(back.survey.answers).to.deep.equal({ pace: 2 });
    expect(back.read('.aside')).to.include('I got the help I needed.').and.include('Agree');
  });

  it('counts for the group it was given for', async () => {
    const [north, south] = await open('held=later&groups=north,south');
    north.choose('helped', 1);
    south!.choose('helped', 5);
    const [back, other] = await open('groups=north,south');
    await back.shows('.resumed');
    await other!.shows('.resumed');
    expect([back.survey.answers, other!.survey.answers]).to.deep.equal([{ helped: 1 }, { helped: 5 }]);
  });

  it('counts for the endpoint that its provider was given, as a property too, also where that was said afterwards', async () => {
    const endpoints = 'providers=/v1/north/events,/v1/south/events';
    const [north, south] = await open(`held=later&${endpoints}`);
    north.choose('helped', 1);
    south!.choose('helped', 5);
    const [again] = await open(`held=later&${endpoints}`);
    Object.assign(again.survey.parentElement!, { endpoint: undefined });
    again.choose('pace', 2);
    const [back, other] = await open(endpoints);
    await back.shows('.resumed');
    await other!.shows('.resumed');
    expect([back.survey.answers, other!.survey.answers]).to.deep.equal([{ helped: 1, pace: 2 }, { helped: 5 }]);
  });

  it('is there again where they say so of a computer that they called shared before', async () => {
    const [person] = await open('held=later');
    person.choose('helped', 4);
    person.find('[part=privacy] input').click();
    person.choose('pace', 2);
    await person.survey.updateComplete;
    person.find('[part=privacy] input').click();
    await person.survey.updateComplete;
    const [back] = await open();
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal({ helped: 4, pace: 2 });
  });

  it('leaves nothing on a computer that the page says is shared', async () => {
    const [person] = await open('held=later&shared');
    person.choose('helped', 4);
    expect(inTab()).to.deep.equal([]);
  });

  it('leaves nothing on a computer that they say is shared, whenever they say so', async () => {
    const [person] = await open('held=later');
    person.choose('helped', 4);
    expect(inTab()).to.have.lengthOf(1);
    person.find('[part=privacy] input').click();
    await person.survey.updateComplete;
    expect(inTab()).to.deep.equal([]);
    person.choose('pace', 2);
    expect(inTab()).to.deep.equal([]);
    const [back] = await open();
    back.choose('place', 'home');
    await kept(back);
    expect(back.survey.answers).to.deep.equal({ place: 'home' });
  });

  it('stays with the page where it may store nothing, or somebody else has written there', async () => {
    const [person] = await open('held=later');
    const { sessionStorage } = frame.contentWindow!;
    person.choose('helped', 4);
    sessionStorage.setItem(inTab()[0]!, 'not ours');
    person.choose('helped', 5);
    expect(person.survey.answers).to.deep.equal({ helped: 5 });
    sessionStorage.setItem(inTab()[0]!, '{"not ours":null}');
    const [back] = await open();
    back.choose('place', 'home');
    await kept(back);
    expect(back.survey.answers).to.deep.equal({ place: 'home' });
    expect(inTab()).to.deep.equal([]);
  });
});

it('a second press of "Next" while the first waits is no second step', async () => {
  const [{ choose, find, read, survey }] = await open('paged=question&held=later', '[name=helped]');
  choose('helped', 4);
  const next = (): void => find('[data-act=next]').click();
  next();
  next();
  await new Promise((resolve) => setTimeout(resolve, 100));
  next();
  expect(read('#answered')).to.equal('Question 1 of 6');
  (frame.contentWindow as Window & { letThrough?: () => void }).letThrough!();
  await until(() => read('#answered') !== 'Question 1 of 6', 'goes on');
  await new Promise((resolve) => setTimeout(resolve, 300));
  await survey.updateComplete;
  expect(read('#answered')).to.equal('Question 2 of 6');
  next();
  await until(() => read('#answered') === 'Question 3 of 6', 'takes the next press');
});
