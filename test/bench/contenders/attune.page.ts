import { drive, until } from '../page/driver.js';
import { instrument } from './attune.instrument.js';

const rootOf = (place: HTMLElement): ShadowRoot => place.querySelector('attune-survey')!.shadowRoot!;
const button = (place: HTMLElement, act: string): Promise<HTMLElement> =>
  until(() => rootOf(place).querySelector<HTMLElement>(`[data-act=${act}]`));

drive({
  mount(place, size, name) {
    const survey = document.createElement('attune-survey');
    Object.assign(survey, { config: instrument(size, name), privacy: 'anonymous', endpoint: '/answers' });
    place.append(survey);
  },
  root: rootOf,
  async toLastButton(place) {
    (await button(place, 'review')).click();
    return button(place, 'send');
  },
});
