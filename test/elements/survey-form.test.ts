import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { pulse } from '../../demo/configs/pulse.js';
import type { AttuneSurvey } from '../../src/elements/survey/survey.js';
import type { Answers } from '../../src/core/schema/answers.js';
import { pageOutbox, type Draft, type Drafts } from '../../src/transport/index.js';
import { forgetEverything } from './support/own-database.js';
import { personAt, until, type Person } from './support/person.js';
import { post } from './support/transports.js';

after(forgetEverything);

interface InForm extends Person {
  form: HTMLFormElement;
  fieldset: HTMLFieldSetElement;
}

async function meetInForm(name: string | null = 'pulse', transport = post()): Promise<InForm> {
  const form = await fixture<HTMLFormElement>(html`
    <form>
      <fieldset>
        <legend>Host</legend>
        <attune-survey .config=${pulse} .transport=${transport} .respondent=${crypto.randomUUID()}></attune-survey>
      </fieldset>
      <button>Submit</button>
    </form>
  `);
  form.addEventListener('submit', (event) => event.preventDefault());
  const survey = form.querySelector<AttuneSurvey>('attune-survey')!;
  if (name) survey.name = name;
  const heard: Event[] = [];
  form.addEventListener('attune-result', (event) => heard.push(event));
  await until(() => survey.shadowRoot!.querySelector('[part=questions]'));
  // A survey without a name is no field of the form, and never stands in its way.
  await until(() => (name ? !survey.matches(':valid') : survey.matches(':valid')), 'has become a field');
  return Object.assign(personAt(survey, form, heard), { form, fieldset: form.querySelector('fieldset')! });
}

const entry = ({ form }: InForm): Answers => JSON.parse(new FormData(form).get('pulse') as string) as Answers;

describe('a survey inside a form of the page', () => {
  it('is one field of it, with the answers as JSON', async () => {
    const person = await meetInForm();
    person.choose('helped', 4);
    person.choose('blockers', 'tools');
    expect(entry(person)).to.deep.equal({ helped: 4, blockers: ['tools'] });
    expect(person.form.elements.namedItem('pulse') === person.survey).to.be.true;
  });

  it('makes the form wait for required answers, and says so at the question', async () => {
    const { choose, form, heard, survey, focused, question } = await meetInForm();
    expect(form.checkValidity()).to.be.false;
    form.requestSubmit();
    expect(heard).to.be.empty;
    await until(() => focused() === question('helped'), 'brings them to the question');
    choose('helped', 3);
    expect(form.checkValidity()).to.be.true;
    expect(survey.matches(':valid')).to.be.true;
  });

  it('is sent with the form, by the form’s own button', async () => {
    const transport = post();
    const { all, choose, form, heard, shows } = await meetInForm('pulse', transport);
    expect(all('[data-act=review]')).to.be.empty;
    choose('helped', 3);
    form.requestSubmit();
    await shows('[part=status]');
    expect(heard).to.have.lengthOf(1);
    await until(() => transport.events.length === 1);
  });

  it('keeps its own button, and does not go out with the form, when it is no field of it', async () => {
    const transport = post();
    const { all, choose, form, heard, send } = await meetInForm(null, transport);
    choose('helped', 3);
    expect(all('[data-act=review]')).to.have.lengthOf(1);
    form.requestSubmit();
    await nextFrame();
    await nextFrame();
    expect(heard).to.be.empty;
    await send();
    expect(heard).to.have.lengthOf(1);
  });

  it('is empty again when the form is reset, and takes no focus from the page', async () => {
    const person = await meetInForm();
    person.choose('helped', 4);
    const button = person.form.querySelector('button')!;
    button.focus();
    person.form.reset();
    await until(() => person.all('input:checked').length === 0);
    await person.survey.updateComplete;
    expect(entry(person)).to.deep.equal({});
    expect(person.form.checkValidity()).to.be.false;
    expect(document.activeElement === button).to.be.true;
  });

  it('arrives when the page sends the form and resets it in one go', async () => {
    const transport = post();
    const { choose, form, shows } = await meetInForm('pulse', transport);
    choose('helped', 3);
    form.addEventListener('submit', () => form.reset());
    form.requestSubmit();
    await until(() => transport.events.length === 1);
    expect((transport.events[0]!.data as { answers: Answers }).answers).to.deep.equal({ helped: 3 });
    await shows('fieldset');
  });

  it('is disabled with its fieldset, and enabled again with it', async () => {
    const { choose, fieldset, input, survey } = await meetInForm();
    fieldset.disabled = true;
    await survey.updateComplete;
    expect(input('helped', 1).disabled).to.be.true;
    fieldset.disabled = false;
    await survey.updateComplete;
    expect(input('helped', 1).disabled).to.be.false;
    choose('helped', 1);
    expect(survey.answers).to.deep.equal({ helped: 1 });
    expect(survey.disabled).to.be.false;
  });

  it('stays disabled by itself when its fieldset is enabled', async () => {
    const { fieldset, input, survey } = await meetInForm();
    survey.disabled = true;
    fieldset.disabled = true;
    await survey.updateComplete;
    fieldset.disabled = false;
    await survey.updateComplete;
    expect(input('helped', 1).disabled).to.be.true;
  });

  describe('when the browser restores the page', () => {
    /** What the browser would keep of a form in which `helped` was answered. */
    const kept = async (helped: number): Promise<Draft> => {
      const { setFormValue } = ElementInternals.prototype;
      let last = '';
      ElementInternals.prototype.setFormValue = function (value, state) {
        // Surveys of other tests may still have a word to say.
        if (state) last = state as string;
        setFormValue.call(this, value, state);
      };
      const { choose, survey } = await meetInForm();
      choose('helped', helped);
      await until(() => last.includes('helped'), 'is kept');
      ElementInternals.prototype.setFormValue = setFormValue;
      survey.remove();
      return JSON.parse(last) as Draft;
    };
    const drafts = (): Drafts => pageOutbox().drafts;
    const shown = ({ all }: Person): string[] =>
      all<HTMLInputElement>('[name=helped]:checked').map(({ value }) => value);

    it('gets its answers back', async () => {
      const state = await kept(2);
      const person = await meetInForm();
      person.survey.formStateRestoreCallback(JSON.stringify(state));
      await until(() => shown(person).join() === '2');
      expect(entry(person)).to.deep.equal({ helped: 2 });
    });

    for (const [newer, by] of [
      ['what the form had', -1],
      ['the draft', 1],
    ] as const) {
      it(`shows ${newer} where that is newer`, async () => {
        const state = await kept(2);
        // A draft that is shown already is saved anew, and is the newer one from then on.
        for (const early of by > 0 ? [true, false] : [true]) {
          const respondent = crypto.randomUUID();
          const given = state.given.map((each) => ({ ...each, answer: 5, at: each.at + by }));
          const draft = { schema: 2, given, savedAt: state.savedAt, activeMs: 1 } as const;
          await drafts().save(`pulse/${respondent}`, draft);
          const page = document.createElement('form');
          document.body.append(page);
          const survey = document.createElement('attune-survey');
          Object.assign(survey, { config: pulse, name: 'pulse', respondent, transport: post() });
          if (early) survey.formStateRestoreCallback(JSON.stringify(state));
          page.append(survey);
          const person = personAt(survey, page);
          await until(() => person.all('[part=questions]').length);
          if (!early) {
            await until(() => shown(person).join() === '5', 'shows the draft');
            survey.formStateRestoreCallback(JSON.stringify(state));
          }
          await until(() => shown(person).join() === (by > 0 ? '5' : '2'), `early: ${early}`);
          await new Promise((resolve) => setTimeout(resolve, 50));
          expect(shown(person).join()).to.equal(by > 0 ? '5' : '2');
          page.remove();
        }
      });
    }

    it('leaves nothing in the browser on a shared computer, and of answers that are handed over', async () => {
      const states: unknown[] = [];
      const { setFormValue } = ElementInternals.prototype;
      ElementInternals.prototype.setFormValue = function (value, state) {
        states.push(state);
        setFormValue.call(this, value, state);
      };
      const { choose, form, shows, survey } = await meetInForm();
      survey.shared = true;
      await survey.updateComplete;
      states.length = 0;
      choose('helped', 2);
      expect(states.join('')).to.equal('');
      survey.shared = false;
      await until(() => states.at(-1) !== '');
      form.requestSubmit();
      await shows('[part=status]');
      expect(states.at(-1)).to.equal('');
      ElementInternals.prototype.setFormValue = setFormValue;
    });
  });

  it('leaves one form and joins another', async () => {
    const person = await meetInForm();
    person.choose('helped', 4);
    const other = document.createElement('form');
    person.form.after(other);
    other.append(person.survey);
    await person.survey.updateComplete;
    expect(new FormData(person.form).get('pulse')).to.equal(null);
    expect(new FormData(other).get('pulse')).to.equal('{"helped":4}');
    other.addEventListener('submit', (event) => event.preventDefault());
    person.form.requestSubmit();
    expect(person.heard).to.be.empty;
    other.remove();
  });
});
