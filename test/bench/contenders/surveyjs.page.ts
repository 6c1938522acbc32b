import { drive, until } from '../page/driver.js';
import { modelOf } from './surveyjs.site.js';

const { best } = (window as unknown as { benchOptions: { best: boolean } }).benchOptions;

drive({
  async mount(place, size) {
    modelOf(size, best).render(place);
    await until(() => place.querySelector('[type=radio]'));
  },
  root: (place) => place,
  toLastButton: (place) => place.querySelector<HTMLElement>('.sd-navigation__complete-btn')!,
});
