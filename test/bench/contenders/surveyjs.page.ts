import { drive } from '../page/driver.js';
import { showSurvey } from './surveyjs.show.js';

const { best } = (window as unknown as { benchOptions: { best: boolean } }).benchOptions;

drive({
  mount(place, size) {
    showSurvey(place, size, best);
  },
  root: (place) => place,
  // Lazily it draws the first matrix, and the rest when somebody scrolls to it.
  ...(best && { choices: (size: number) => Math.min(size, 20) * 5 }),
  toLastButton: (place) => place.querySelector<HTMLElement>('.sd-navigation__complete-btn')!,
});
