import { createApp, h, ref } from '@vue/runtime-dom';

// As react.mjs, in Vue.
createApp({
  setup() {
    const times = ref(0);
    window.drawAgain = () => (times.value += 1);
    return () =>
      times.value >= 0 && [
        h('attune-survey', {
          ...window.settings,
          config: structuredClone(window.questions),
          disabled: false,
          onAttuneChange: window.drawAgain,
        }),
        window.results && h('attune-pulse', { results: structuredClone(window.results) }),
      ];
  },
}).mount('main');
