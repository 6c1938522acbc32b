import { createElement, StrictMode, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

// As react.mjs, in a release that writes attributes alone and hears none of an element's own events: data is written as
// JSON, and a reference listens.
function Page() {
  const [, draw] = useState(0);
  const survey = useRef(null);
  const again = () => draw((times) => times + 1);
  window.drawAgain = again;
  useEffect(() => {
    const { current } = survey;
    current.addEventListener('attune-change', again);
    return () => current.removeEventListener('attune-change', again);
  }, []);
  return [
    createElement('attune-survey', {
      ...window.settings,
      key: 'survey',
      ref: survey,
      config: JSON.stringify(window.questions),
      disabled: false,
    }),
    window.results && createElement('attune-pulse', { key: 'pulse', results: JSON.stringify(window.results) }),
  ];
}

createRoot(document.querySelector('main')).render(createElement(StrictMode, null, createElement(Page)));
