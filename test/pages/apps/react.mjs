import { createElement, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

// A component as people write one: an equal config is made anew at each drawing, and each answer is a reason to draw.
function Page() {
  const [, draw] = useState(0);
  const again = () => draw((times) => times + 1);
  window.drawAgain = again;
  return [
    createElement('attune-survey', {
      ...window.settings,
      key: 'survey',
      config: structuredClone(window.questions),
      disabled: false,
      'onattune-change': again,
    }),
    window.results && createElement('attune-pulse', { key: 'pulse', results: structuredClone(window.results) }),
  ];
}

createRoot(document.querySelector('main')).render(createElement(StrictMode, null, createElement(Page)));
