// As frameworks do that know attributes alone, React up to 18 among them: what is no text is made one. The config is set
// through a reference to the element at each drawing, or else as a text once.
const survey = document.createElement('attune-survey');
for (const [name, value] of Object.entries({ ...window.settings, disabled: false }))
  survey.setAttribute(name, String(value));
const draw = () => (survey.config = structuredClone(window.questions));
if (window.byReference) {
  survey.addEventListener('attune-change', draw);
  draw();
} else survey.setAttribute('config', String(window.questions));
document.querySelector('main').append(survey);
