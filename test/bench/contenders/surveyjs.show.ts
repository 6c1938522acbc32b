import type { SurveyModel } from 'survey-core';
import type { renderSurvey as render } from 'survey-js-ui';
import { surveyJson } from './surveyjs.model.js';

// Both come as scripts of their own, in the builds for production.
declare const Survey: typeof import('survey-core');
declare const SurveyUI: { renderSurvey: typeof render };

export function showSurvey(place: HTMLElement, size: number, best: boolean): void {
  const model: SurveyModel = new Survey.Model(surveyJson(size, best));
  if (best) model.lazyRenderEnabled = true;
  model.onComplete.add(({ data }) => void fetch('/answers', { method: 'POST', body: JSON.stringify(data) }));
  SurveyUI.renderSurvey(model, place);
}
