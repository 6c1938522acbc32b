import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { pulse } from '../../demo/configs/pulse.js';
import { expectAccessible } from './support/accessible.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, words } from './support/person.js';

after(forgetEverything);

describe('a survey with something left to mend', () => {
  it('sums up what is wrong, and brings them there', async () => {
    const { all, focused, press, read } = await meet({ config: pulse });
    await press('review');
    expect(read('.errors h3')).to.equal('1 answer needs another look');
    expect(focused() === all('.errors h3')[0]).to.be.true;
    expect(all('.errors a').map(words)).to.deep.equal(['I got the help I needed.']);
    expect(all('[part=review]')).to.be.empty;
  });

  it('names them in the order they are asked, whatever is wrong with each', async () => {
    const { all, focused } = await meet({ config: pulse, answers: { blockers: ['meetings', 'tools', 'rules'] } });
    all('.ranking > button')[0]!.focus();
    await sendKeys({ press: 'Tab' });
    await until(() => focused()?.dataset['act'] === 'review');
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.localName === 'h3');
    expect(all('.errors a').map(words)).to.deep.equal(['I got the help I needed.', 'What got in your way?']);
    // The heading that has the focus shows it to whoever goes by keyboard; a window that is not in front shows none.
    await until(() => !document.hasFocus() || getComputedStyle(focused()!).outlineStyle === 'solid', 'shows the focus');
  });

  it('says as well that nothing is answered, until something is', async () => {
    const { choose, press, read, survey } = await meet({ config: pulse, answers: { place: 'customer' } });
    await press('review');
    expect(read('.errors')).not.to.include('Answer at least one question');
    survey.answers = {};
    await survey.updateComplete;
    await press('review');
    await until(() => read('.errors p') === 'Answer at least one question, then send.');
    choose('pace', 3);
    await survey.updateComplete;
    expect(read('.errors')).not.to.include('Answer at least one question');
  });

  it('is still accessible then', async () => {
    const { press, survey } = await meet({ config: pulse });
    await press('review');
    await expectAccessible(survey);
  });

  it('leads from each line of the summary to its question', async () => {
    const { all, choose, focused, press, question } = await meet({ config: pulse });
    choose('place', 'customer');
    await press('review');
    const [, second] = all<HTMLAnchorElement>('.errors a');
    const before = location.href;
    second!.focus();
    await sendKeys({ press: 'Enter' });
    expect(question('learned').contains(focused())).to.be.true;
    expect(location.href).to.equal(before);
  });

  it('says it at the question too, in its description', async () => {
    const { press, question, find } = await meet({ config: pulse });
    await press('review');
    const described = question('helped').getAttribute('aria-describedby')!;
    expect(words(find(`#${described}`))).to.equal('Please answer this question.');
  });

  it('marks the fields themselves as wrong, with the reason, until they are mended', async () => {
    const { all, choose, input, press, survey, write } = await meet({ config: pulse });
    choose('place', 'customer');
    await press('review');
    const wrong = (): string[] => [...new Set(all<HTMLInputElement>('[aria-invalid=true]').map(({ name }) => name))];
    expect(wrong()).to.deep.equal(['helped', 'learned']);
    const reason = (field: Element): string =>
      words(all(`#${field.getAttribute('aria-describedby')!.split(' ').at(-1)!}`)[0]!);
    expect(reason(input('helped', 1))).to.equal('Please answer this question.');
    expect(reason(input('learned'))).to.equal('Please answer this question.');
    await expectAccessible(survey);
    choose('helped', 1);
    await survey.updateComplete;
    expect(wrong()).to.deep.equal(['learned']);
    expect(input('helped', 1).hasAttribute('aria-describedby')).to.be.false;
    write('learned', 'Much');
    await survey.updateComplete;
    expect(wrong()).to.be.empty;
  });

  it('stops saying it as soon as it is mended, one by one', async () => {
    const { all, choose, press, survey, question, write } = await meet({ config: pulse });
    choose('place', 'customer');
    await press('review');
    expect(all('.errors li')).to.have.lengthOf(2);
    choose('helped', 1);
    await survey.updateComplete;
    expect(all('.errors li')).to.have.lengthOf(1);
    expect(question('helped').querySelector('.error')).to.equal(null);
    write('learned', 'Much');
    await survey.updateComplete;
    expect(all('.errors')).to.be.empty;
  });

  it('forgets what was wrong with a question that is hidden again', async () => {
    const { all, choose, press, survey } = await meet({ config: pulse });
    choose('place', 'customer');
    await press('review');
    choose('place', 'home');
    await survey.updateComplete;
    expect(all('.errors li').map(words)).to.deep.equal(['I got the help I needed. Please answer this question.']);
  });

  it('marks what needs an answer in words', async () => {
    const { question } = await meet({ config: pulse });
    expect(words(question('helped').querySelector('.legend')!)).to.equal('I got the help I needed. (needs an answer)');
    expect(words(question('pace').querySelector('.legend')!)).to.equal('How was the pace?');
  });

  it('asks again for an answer that the page set and nobody could have given', async () => {
    const { press, read } = await meet({ config: pulse, answers: { helped: 17, place: 'moon' } });
    await press('review');
    expect(read('.errors h3')).to.equal('2 answers need another look');
    expect(read('.errors')).to.include('Please answer this question again.');
  });
});

describe('one question at a time', () => {
  it('shows one, says which it is of how many, and goes on and back', async () => {
    const { all, choose, press, read } = await meet({ config: pulse, paged: 'question' });
    expect(all('fieldset, form')).to.have.lengthOf(1);
    expect(read('#answered')).to.equal('Question 1 of 6');
    expect(all('.actions [data-act]').map((each) => each.dataset['act'])).to.deep.equal(['next']);
    choose('helped', 2);
    await press('next');
    expect(read('#answered')).to.equal('Question 2 of 6');
    expect(all('.actions [data-act]').map((each) => each.dataset['act'])).to.deep.equal(['next', 'back']);
    await press('back');
    expect(read('#answered')).to.equal('Question 1 of 6');
    expect(all<HTMLInputElement>('input:checked').map(({ value }) => value)).to.deep.equal(['2']);
  });

  it('goes on with Enter, and puts the focus on the next question', async () => {
    const { focused, reach, survey } = await meet({ config: pulse, paged: 'question' });
    await reach('helped', 1);
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Enter' });
    // The first move waits for the rest of the survey, and for what an earlier visit left.
    await until(() => focused()?.dataset['id'] === 'pace', 'is at the second question');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.dataset['id'] === 'recommend', 'is at the third question');
    expect(survey.answers).to.deep.equal({ helped: 1, pace: 1 });
  });

  it('stays at a question that needs an answer', async () => {
    const { press, read } = await meet({ config: pulse, paged: 'question' });
    await press('next');
    expect(read('#answered')).to.equal('Question 1 of 6');
    expect(read('.errors h3')).to.equal('1 answer needs another look');
  });

  it('ends in the review, and comes back from there to a single question', async () => {
    const { all, focused, press, question, read, survey } = await meet({
      config: pulse,
      paged: 'question',
      answers: { helped: 3 },
    });
    for (let step = 0; step < 5; step++) await press('next');
    expect(all('.actions [data-act]').map((each) => each.dataset['act'])).to.deep.equal(['review', 'back']);
    await press('review');
    expect(read('[part=review] h2')).to.equal('Check your answers');
    all('[data-goto=pace]')[0]!.click();
    await survey.updateComplete;
    expect(all('fieldset')).to.have.lengthOf(1);
    expect(question('pace').contains(focused())).to.be.true;
  });

  it('can be switched while they answer, and loses nothing', async () => {
    const { all, choose, survey, input } = await meet({ config: pulse });
    choose('place', 'home');
    survey.paged = 'question';
    await survey.updateComplete;
    expect(all('fieldset')).to.have.lengthOf(1);
    survey.paged = 'never';
    await until(() => all('[name=place]').length);
    expect(input('place', 'home').checked).to.be.true;
  });
});

describe('the review', () => {
  it('shows every answer in the words it was chosen by, and what was left out', async () => {
    const { all, choose, press, read } = await meet({ config: pulse });
    choose('helped', 4);
    choose('pace', 'na');
    choose('blockers', 'tools');
    choose('blockers', 'meetings');
    await press('review');
    expect(all('[part=review] .given').map(words)).to.deep.equal([
      'Agree',
      'I was away',
      'Not answered',
      'Not answered',
      'Meetings, Tools',
      'Not answered',
    ]);
    expect(read('[part=review] p')).to.equal('You answered 3 of 6 questions. You can send it like this.');
  });

  it('leads back to one answer, and shows the change when they return', async () => {
    const { all, choose, focused, input, press, survey } = await meet({
      config: pulse,
      answers: { helped: 4 },
    });
    await press('review');
    expect(focused()!.localName).to.equal('h2');
    const change = all('[part=review] [data-goto]')[0]!;
    expect(change.ariaLabel).to.equal('Change your answer to: I got the help I needed.');
    change.click();
    await survey.updateComplete;
    expect(focused() === input('helped', 4)).to.be.true;
    choose('helped', 5);
    await press('review');
    expect(words(all('[part=review] .given')[0]!)).to.equal('Strongly agree');
    await press('edit');
    expect(input('helped', 5).checked).to.be.true;
  });

  it('has nothing to send when nothing was answered', async () => {
    const { all, choose, find, focused, press, read } = await meet({ instrument: 'centricity' });
    await press('review');
    expect(read('.errors')).to.equal('Answer at least one question, then send.');
    expect(focused()).to.equal(find('.errors h3'));
    expect(all('[part=review]')).to.be.empty;
    choose('C1', 2);
    await until(() => !all('.errors').length, 'says it no more');
    await press('review', '[part=review]');
  });

  it('says a rating with where it ends, and a ranking in its order', async () => {
    const answers = { helped: 4, recommend: 3, order: ['trust', 'time', 'training'] };
    const { all, press, read } = await meet({ config: pulse, answers });
    await press('review', '[part=review]');
    expect(read('[part=review]')).to.include('3 of 10');
    expect(all('[part=review] ol > li').map(words)).to.deep.equal(['More trust', 'More time', 'More training']);
  });

  it('is accessible', async () => {
    const { press, survey } = await meet({ config: pulse, answers: { helped: 4 } });
    await press('review');
    await expectAccessible(survey);
  });
});
