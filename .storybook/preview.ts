import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { setStorybookHelpersConfig } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { configure } from 'storybook/test';
import manifest from '../custom-elements.json' with { type: 'json' };

// With the patience that a busy machine needs.
configure({ asyncUtilTimeout: 10_000 });
setCustomElementsManifest(manifest);
setStorybookHelpersConfig({ typeRef: 'type' });

type ToolbarArgType = NonNullable<Preview['globalTypes']>[string];
type Icon = NonNullable<NonNullable<ToolbarArgType['toolbar']>['icon']>;

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: {
      test: 'error',
      options: { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } },
    },
    controls: { expanded: true },
    options: { storySort: { order: ['Start here', 'Elements'] } },
  },
  globalTypes: {
    locale: choice('Language', 'globe', ['en', 'de', 'ar']),
    dir: choice('Direction', 'transfer', ['auto', 'ltr', 'rtl']),
    theme: choice('Theme', 'contrast', ['light', 'dark', 'light dark']),
    width: choice('Width', 'mobile', ['full', '320px', '480px', '768px']),
  },
  initialGlobals: { locale: 'en', dir: 'auto', theme: 'light', width: 'full' },
  decorators: [
    (story, { globals }) => {
      const { locale, dir, theme, width } = globals as Record<string, string>;
      const page = document.documentElement;
      page.lang = locale!;
      page.dir = dir === 'auto' ? (locale === 'ar' ? 'rtl' : 'ltr') : dir!;
      page.style.colorScheme = theme!;
      document.body.style.backgroundColor = 'Canvas';
      document.body.style.color = 'CanvasText';
      document.body.style.maxInlineSize = width === 'full' ? '' : width!;
      return html`${story()}`;
    },
  ],
};

function choice(title: string, icon: Icon, items: string[]): ToolbarArgType {
  return { description: title, toolbar: { title, icon, items, dynamicTitle: true } };
}

export default preview;
