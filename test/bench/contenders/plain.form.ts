import { intro, points, sectionsOf, title } from '../questions.js';

/** A survey as a front-end developer writes it by hand: a form, a fieldset for each question, native radio buttons. */
export function form(size: number, name: string): string {
  const sections = sectionsOf(size).map(
    (section) => `<section>
  <h3>${section.title}</h3>
${section.items.map(({ id, text }) => question(`${name}-${id}`, text)).join('')}</section>`,
  );
  return `<form class="survey">
  <header>
    <h2>${title}</h2>
    <p>${intro}</p>
    <div class="progress"><progress max="${size}" value="0"></progress><span class="answered"></span></div>
  </header>
  <p class="note"><strong>Anonymous.</strong> Nobody can link your answers to you. Results are shown for groups only.</p>
${sections.join('\n')}
  <div class="actions"><button>Send my answers</button></div>
</form>`;
}

function question(id: string, text: string): string {
  const choices = points.map(
    (point, index) => `<label><input type="radio" name="${id}" value="${index + 1}">${point}</label>`,
  );
  return `<fieldset><legend>${text}</legend>${choices.join('')}</fieldset>\n`;
}

export const styles = `
.survey, .survey * { box-sizing: border-box; }
.survey { display: grid; gap: 1.5rem; background: #fff; color: #1d2433; line-height: 1.5; border: 1px solid #d9dde6; border-radius: .75rem; padding: 2rem; accent-color: #0f6b6b; }
.survey header { display: grid; gap: .5rem; }
.survey h2, .survey h3, .survey p { margin: 0; }
.survey .progress { display: grid; gap: .25rem; color: #545e72; font-size: .875em; }
.survey progress { inline-size: 100%; block-size: .375rem; }
.survey .note { padding: .75rem 1rem; border-radius: .5rem; background: #e3f1f0; font-size: .875em; }
.survey section { display: grid; gap: .25rem; }
.survey fieldset { border: 0; border-block-start: 1px solid #d9dde6; margin: 0; min-inline-size: 0; padding: 1rem 0; display: grid; gap: .5rem; align-items: center; }
.survey legend { float: inline-start; inline-size: 100%; padding: 0 1rem 0 0; }
.survey label { display: flex; align-items: center; gap: .75rem; min-block-size: 2.75rem; padding: .375rem 1rem; border: 1px solid #d9dde6; border-radius: .5rem; cursor: pointer; }
.survey label:hover { background: #f3f5f8; }
.survey label:has(:checked) { background: #e3f1f0; border-color: #0f6b6b; }
.survey input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; flex: none; }
.survey button { font: inherit; font-weight: 600; min-block-size: 2.75rem; padding: .5rem 1.125rem; border: 1px solid #0f6b6b; border-radius: .5rem; background: #0f6b6b; color: #fff; }
@media (min-width: 46rem) {
  .survey fieldset { grid-template-columns: minmax(12rem, 1fr) repeat(5, 4.75rem); gap: 0; }
  .survey label { flex-direction: column; block-size: 100%; gap: .375rem; padding: .5rem .25rem; border: 0; font-size: .75em; line-height: 1.25; text-align: center; color: #545e72; }
  .survey label:has(:checked) { color: #1d2433; font-weight: 650; background: none; }
}
`;
