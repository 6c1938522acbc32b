import { completeEnglish } from '../../controllers/localize.js';
import kept from '../../locales/en.kept.js';

// Keeping: what a person needs from the first answer on. Fetched beside the first paint, and before what sends.
export { PaperController } from '../../controllers/paper.js';
export { SubmissionController } from '../../controllers/submission.js';
export { givenIn } from './survey-given.model.js';
export { hear, refit, takeEarly, takeUp } from './survey.visit.js';

completeEnglish(kept);
