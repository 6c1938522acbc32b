import type { Contender } from './contender.js';
import { surveyJson } from './surveyjs.model.js';

const shared = {
  head: `<link rel="stylesheet" href="/node_modules/survey-core/survey-core.min.css">
<script src="/node_modules/survey-core/survey.core.min.js"></script>
<script src="/node_modules/survey-js-ui/survey-js-ui.min.js"></script>`,
  ready: `document.querySelectorAll('#survey [type=radio]').length === 60`,
  script: new URL('./surveyjs.page.ts', import.meta.url),
};
const body = (best: boolean): string => `<div id="survey"></div>
<script>new Survey.Model(${JSON.stringify(surveyJson(12, best))}).render(document.getElementById('survey'))</script>`;

const surveyjs: Contender = {
  ...shared,
  name: 'surveyjs',
  about: 'survey-core + survey-js-ui 2.5.38 as documented',
  body: body(false),
  options: { best: false },
};

const matrix: Contender = {
  ...shared,
  name: 'surveyjs-matrix',
  about: 'the same with matrices and lazy rendering, its best layout',
  body: body(true),
  options: { best: true },
};

export default [surveyjs, matrix];
