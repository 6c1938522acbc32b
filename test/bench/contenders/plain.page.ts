import { drive } from '../page/driver.js';
import { listen } from './plain.behaviour.js';
import { form } from './plain.form.js';

const { keeps } = (window as unknown as { benchOptions: { keeps?: boolean } }).benchOptions;

drive({
  mount(place, size, name) {
    place.innerHTML = form(size, name);
    listen(place.querySelector('form')!, keeps);
  },
  root: (place) => place,
  toLastButton: (place) => place.querySelector('button')!,
});
