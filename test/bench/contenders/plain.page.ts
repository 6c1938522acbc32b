import { drive } from '../page/driver.js';
import { listen } from './plain.behaviour.js';
import { form } from './plain.form.js';

drive({
  mount(place, size, name) {
    place.innerHTML = form(size, name);
    listen(place.querySelector('form')!);
  },
  root: (place) => place,
  toLastButton: (place) => place.querySelector('button')!,
});
