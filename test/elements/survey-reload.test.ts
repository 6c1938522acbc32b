import { expect } from '@open-wc/testing';
import type { AttuneSurvey } from '../../src/elements/survey/survey.js';
import en from '../../src/locales/en.js';
import { personAt, until, type Person } from './support/person.js';

let frame: HTMLIFrameElement;
afterEach(() => frame.remove());

/** The survey in the frame's page, once that has looked what there was. */
async function there(): Promise<Person> {
  const survey = (): AttuneSurvey | null | undefined => frame.contentDocument?.querySelector('attune-survey');
  await until(() => survey()?.shadowRoot?.querySelector('textarea'), 'shows the questions, to the last');
  return personAt(survey()!, survey()!.ownerDocument.body);
}

function open(query = ''): Promise<Person> {
  frame = document.createElement('iframe');
  frame.src = new URL(`./support/reload.html?respondent=${crypto.randomUUID()}${query}`, import.meta.url).href;
  document.body.append(frame);
  return there();
}

/** Leaves the page in the very task in which `act` was done. */
async function reloadAfter(act: () => void): Promise<Person> {
  const gone = frame.contentDocument;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  act();
  frame.contentWindow!.location.reload();
  await loaded;
  await until(() => frame.contentDocument !== gone);
  return there();
}

/** What the page's tab still holds of a person. */
const journalOf = ({ survey }: Person): string[] =>
  Object.keys(frame.contentWindow!.sessionStorage).filter((key) => key.includes(survey.respondent));

const settled = (person: Person): Promise<void> =>
  until(() => person.read('.kept') === en.kept['true'], 'says that the draft is kept');

describe('an answer given in the moment the page is left', () => {
  it('is there after a reload, and what was typed as well', async () => {
    const person = await open();
    person.choose('helped', 4);
    await settled(person);
    const back = await reloadAfter(() => {
      person.choose('recommend', 2);
      person.write('why', 'Half a sen');
    });
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal({ helped: 4, recommend: 2, why: 'Half a sen' });
    expect(back.input('why').value).to.equal('Half a sen');
    await until(() => journalOf(back).length === 0, 'is on the disk');
  });

  it('is there as it was changed last, also where it was taken back', async () => {
    const person = await open();
    person.choose('helped', 4);
    person.choose('recommend', 2);
    person.write('why', 'Something');
    await settled(person);
    const back = await reloadAfter(() => {
      person.choose('helped', 1);
      person.write('why', '');
    });
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal({ helped: 1, recommend: 2 });
  });

  it('leaves nothing on a shared computer', async () => {
    const person = await open('&shared');
    person.choose('helped', 4);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(journalOf(person)).to.deep.equal([]);
    const back = await reloadAfter(() => {
      person.choose('recommend', 2);
    });
    await back.shows('[name=place]');
    back.choose('place', 'home');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(back.survey.answers).to.deep.equal({ place: 'home' });
    expect(journalOf(back)).to.deep.equal([]);
  });
});
