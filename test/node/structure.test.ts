import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { version } from '../../src/core/version.js';
import en from '../../src/locales/en.js';
import { gapsOf } from '../../scripts/manifest-gaps.mjs';
import { tags } from '../support/tags.js';

const made = new Set(['node_modules', 'dist', 'coverage', 'storybook-static', 'data', '.git']);
/** Every file that people wrote, as paths with forward slashes. */
function written(folder = '.'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (made.has(entry.name)) return [];
    const path = join(folder, entry.name).replaceAll('\\', '/');
    return entry.isDirectory() ? written(path) : [path];
  });
}
const read = (file: string): string => readFileSync(file, 'utf8');
const json = <T>(file: string): T => JSON.parse(read(file)) as T;

const files = written();
const source = files.filter((file) => file.startsWith('src/'));
const elements = readdirSync('src/elements');

describe('an element', () => {
  for (const name of elements) {
    it(`${name} has its module, styles, story and test, and nothing of another kind`, () => {
      for (const file of [
        `src/elements/${name}/${name}.ts`,
        `src/elements/${name}/${name}.styles.ts`,
        `stories/${name}.stories.ts`,
        `test/elements/${name}.test.ts`,
      ]) {
        assert.ok(existsSync(file), `${file} is missing`);
      }
      const stray = readdirSync(`src/elements/${name}`).filter(
        (file) => !new RegExp(`^${name}([-.][a-z-]+)*\\.ts$`).test(file),
      );
      assert.deepEqual(stray, []);
    });

    it(`${name} is in the package's entry, the autoloader, the manifest and the contract tests`, () => {
      const module = `elements/${name}/${name}`;
      assert.ok(read('src/index.ts').includes(`'./${module}.js'`), 'src/index.ts does not export it');
      assert.ok(
        read('src/autoloader.ts').includes(`'attune-${name}': () => import('./${module}.js')`),
        'src/autoloader.ts does not load it',
      );
      assert.ok(
        read('custom-elements.json').includes(`"tagName": "attune-${name}"`),
        'custom-elements.json does not describe it',
      );
      assert.ok(
        tags.some((each) => each.tag === `attune-${name}` && each.module === module),
        'test/support/tags.ts does not list it',
      );
    });
  }
});

describe('a file', () => {
  it('is named for what it is about', () => {
    const vague = /(^|[-.])(utils?|helpers?|types?|constants?|misc|common|shared|base)\.ts$/;
    assert.deepEqual(
      source.filter((file) => vague.test(basename(file))),
      [],
    );
  });

  it('is named in lowercase, with hyphens', () => {
    const odd = files
      .filter((file) => /^(src|stories|demo|test)\//.test(file) && /\.ts$/.test(file))
      .filter((file) => !/^[a-z0-9-]+(\.[a-zA-Z0-9-]+)*\.ts$/.test(basename(file)));
    assert.deepEqual(odd, []);
  });

  it('names no folder of the machine it was written on', () => {
    const local = /(?<![\w.:/])\/(?:home|root|Users|work|mnt)\/[\w.-]+/;
    const text = files.filter(
      (file) => /\.(ts|mjs|js|json|md|html|css|ya?ml)$|\/run$/.test(file) && file !== 'package-lock.json',
    );
    assert.deepEqual(
      text.filter((file) => local.test(read(file))),
      [],
    );
  });
});

describe('a style', () => {
  const styles = source.filter((file) => file.endsWith('.styles.ts'));

  /** Style sheets with § for each :has(), also one within other parentheses, whose contents are left out. */
  const marked = (css: string): string => {
    const less = css
      .replaceAll(':has', '§')
      .replaceAll(/\(([^()]*)\)/g, (_, inner: string) => (inner.includes('§') ? '§' : ''));
    return less === css ? css : marked(less);
  };
  /** The selectors in which it decides of another element than the one that has something. */
  const ofOthers = (css: string): string[] =>
    [...marked(css.replaceAll(/\/\*.*?\*\//gs, '')).matchAll(/([^{}]+)\{/g)]
      .flatMap(([, selectors]) => selectors!.split(','))
      .filter((selector) => /§.*[\s>+~]\S/s.test(selector));

  // WebKit draws the element itself anew when what it has changes, and neither what is in it nor what follows it.
  it('that depends on what an element has is a style of that element', () => {
    const examples = ':is(a, b:has(c)) > d { } e:not(:has(:checked), .f) ~ g { } h i:has(> j), k l { }';
    assert.equal(ofOthers(examples).length, 2);
    assert.deepEqual(
      styles.flatMap((file) => ofOthers(read(file))),
      [],
    );
  });
});

describe('a language', () => {
  const locales = readdirSync('src/locales')
    .map((file) => basename(file, '.ts'))
    .filter((name) => !name.includes('.'));
  for (const locale of locales) {
    it(`${locale} says everything, with as much to say it with`, async () => {
      const { default: words } = (await import(`../../src/locales/${locale}.js`)) as { default: object };
      assert.deepEqual(shape(words), shape(en));
    });
  }

  for (const part of ['pulse', 'pulse-more']) {
    for (const locale of locales.filter((name) => name !== 'en')) {
      it(`${locale} says everything of ${part}, with as much to say it with`, async () => {
        const [english, words] = (await Promise.all(
          ['en', locale].map((each) => import(`../../src/locales/${each}.${part}.js`)),
        )) as { default: Record<string, object> }[];
        const [said] = Object.values(words!.default);
        assert.deepEqual(shape(said!), shape(english!.default));
      });
    }
  }

  /** Every key, and whether it is a text or a function. */
  function shape(words: object, at = ''): string[] {
    return Object.entries(words)
      .flatMap(([key, value]: [string, unknown]) =>
        typeof value === 'object' && value
          ? shape(value, `${at}${key}.`)
          : [`${at}${key}: ${value === '' ? 'empty' : typeof value}`],
      )
      .sort();
  }
});

describe('the package', () => {
  it('tells its version in results', () => {
    assert.equal(version, json<{ version: string }>('package.json').version);
  });

  it('is locked to no one registry', () => {
    const { packages } = json<{ packages: Record<string, { resolved?: string }> }>('package-lock.json');
    assert.ok(Object.keys(packages).length > 100);
    assert.deepEqual(
      Object.entries(packages).filter(([, { resolved }]) => resolved),
      [],
    );
  });

  it('would not be built with words missing from the manifest', () => {
    const element = {
      tagName: 'attune-x',
      summary: '',
      members: [
        { kind: 'field', name: 'config' },
        { kind: 'field', name: 'oneAtATime', description: 'One question at a time.' },
        { kind: 'field', name: 'own', privacy: 'private' },
      ],
      attributes: [{ name: 'one-at-a-time' }],
      slots: [{ name: '' }],
      events: [{ type: { text: 'AttuneXEvent' } }, { name: 'attune-y', description: 'It happened.' }],
      cssParts: [{ name: 'base', description: 'Everything.' }],
    };
    assert.deepEqual(gapsOf(element), [
      '<attune-x> has no @summary',
      '<attune-x> field config has no sentence above it',
      '<attune-x> field oneAtATime begins with "on": frameworks take it for an event handler',
      '<attune-x> attribute one-at-a-time begins with "on": frameworks take it for an event handler',
      '<attune-x> @slot (default) has no description',
      '<attune-x> dispatches AttuneXEvent, which no @fires names',
      '<attune-x> @fires attune-y does not name its class, such as {AttuneResultEvent}',
    ]);
  });

  it('describes modules that it ships', () => {
    const { modules } = json<{ modules: { path: string }[] }>('custom-elements.json');
    assert.deepEqual(
      modules.filter(({ path }) => !existsSync(path)),
      [],
    );
  });

  it('ships a JSON Schema of each thing that people write, and that enters or leaves it', () => {
    const written = ['instrument', 'publication', 'sites', 'actions'];
    for (const name of [...written, 'event', 'results', 'acknowledgement', 'problem']) {
      const schema = json<Record<string, unknown>>(`dist/schemas/${name}.schema.json`);
      assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
      assert.ok(schema.properties ?? schema.items ?? schema.oneOf ?? schema.anyOf, `${name} says nothing`);
    }
  });
});
