import { surveyJson } from './surveyjs.model.js';

export interface Model {
  lazyRenderEnabled: boolean;
  onComplete: { add(listener: (model: { data: unknown }) => void): void };
  render(place: Element): void;
}
declare const Survey: { Model: new (json: unknown) => Model };

export function modelOf(size: number, best: boolean): Model {
  const model = new Survey.Model(surveyJson(size, best));
  if (best) model.lazyRenderEnabled = true;
  model.onComplete.add(({ data }) => void fetch('/answers', { method: 'POST', body: JSON.stringify(data) }));
  return model;
}
