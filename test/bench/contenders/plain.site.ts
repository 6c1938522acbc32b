import { listen } from './plain.behaviour.js';

document.querySelectorAll<HTMLFormElement>('form.survey').forEach((form) => listen(form));
