import { drive, until } from '../page/driver.js';
import { showSurvey } from './surveyjs.show.js';

const { best } = (window as unknown as { benchOptions: { best: boolean } }).benchOptions;

drive({
  async mount(place, size) {
    showSurvey(place, size, best);
    await until(() => place.querySelector('[type=radio]'));
  },
  root: (place) => place,
  toLastButton: (place) => place.querySelector<HTMLElement>('.sd-navigation__complete-btn')!,
});
