import { drive, until } from '../page/driver.js';
import { formbricksSurvey } from './formbricks.model.js';

// Comes as a script of its own, in the build for production.
declare const formbricksSurveys: { renderSurveyInline(props: object): void };

drive({
  mount(place, size, name) {
    place.id = name;
    // Without a height of its own its card is as high as the page lets it be: none.
    place.style.blockSize = '600px';
    const survey = formbricksSurvey(size, name);
    formbricksSurveys.renderSurveyInline({
      containerId: name,
      survey,
      brandColor: '#0f6b6b',
      isBrandingEnabled: false,
    });
  },
  root: (place) => place,
  choices: () => 5,
  async toLastButton(place) {
    const next = (): HTMLElement | null => place.querySelector('[type=submit]');
    for (let question = 1; question < 12; question++) {
      const before = place.textContent;
      next()!.click();
      await until(() => place.textContent !== before);
    }
    return next()!;
  },
});
