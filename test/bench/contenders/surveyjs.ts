import type { Contender } from './contender.js';
import { surveyJson } from './surveyjs.model.js';

interface Release {
  name: string;
  about: string;
  head: string;
  library?: URL;
}

/** As documented; and with matrices and lazy rendering, its best layout. */
const twice = (release: Release): Contender[] =>
  [false, true].map((best) => ({
    ...release,
    name: best ? `${release.name}-matrix` : release.name,
    about: best ? 'the same with matrices and lazy rendering, its best layout' : release.about,
    body: `<div id="survey"></div>
<script>SurveyUI.renderSurvey(new Survey.Model(${JSON.stringify(surveyJson(12, best))}), document.getElementById('survey'))</script>`,
    ready: `document.querySelectorAll('#survey [type=radio]').length === 60`,
    script: new URL('./surveyjs.page.ts', import.meta.url),
    options: { best },
  }));

export default [
  ...twice({
    name: 'surveyjs',
    about: 'survey-core + survey-js-ui 2.5.38, as documented for pages: the last on npm that needs no framework',
    head: `<link rel="stylesheet" href="/node_modules/survey-core/survey-core.min.css">
<script src="/node_modules/survey-core/survey.core.min.js"></script>
<script src="/node_modules/survey-js-ui/survey-js-ui.min.js"></script>`,
  }),
  ...twice({
    name: 'surveyjs-3',
    about: 'survey-core + survey-react-ui 3.0.0 in React 19, bundled',
    head: `<link rel="stylesheet" href="/node_modules/survey-core-3/survey-core.min.css">
<script src="/bench/surveyjs-3.library.ts.js"></script>`,
    library: new URL('./surveyjs-3.library.ts', import.meta.url),
  }),
];
