import * as core from 'survey-core-3';
import { Survey } from 'survey-react-ui';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

// Under the names of the older release's scripts, so that both are driven by the same lines.
Object.assign(window, {
  Survey: core,
  SurveyUI: {
    renderSurvey(model: core.SurveyModel, place: HTMLElement) {
      createRoot(place).render(createElement(Survey, { model }));
    },
  },
});
