import type { Contender } from './contender.js';
import { formbricksSurvey } from './formbricks.model.js';

const props = {
  containerId: 'survey',
  survey: formbricksSurvey(12, 'bench'),
  brandColor: '#0f6b6b',
  isBrandingEnabled: false,
};

const formbricks: Contender = {
  name: 'formbricks',
  about: '@formbricks/surveys 1.99.0, one question a page',
  head: '<script src="/node_modules/@formbricks/surveys/dist/index.umd.js"></script>',
  body: `<div id="survey" style="block-size: 600px"></div><script>formbricksSurveys.renderSurveyInline(${JSON.stringify(props)})</script>`,
  ready: `document.querySelectorAll('#survey [type=radio]').length === 5`,
  script: new URL('./formbricks.page.ts', import.meta.url),
};

export default [formbricks];
