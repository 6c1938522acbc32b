import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ar from '../../src/locales/ar.js';
import arPulse from '../../src/locales/ar.pulse.js';
import de from '../../src/locales/de.js';
import en from '../../src/locales/en.js';
import type { DeliveryReason } from '../../src/transport/transport.js';
import { stringsIn } from './support/strings.js';

describe('the words of the elements', () => {
  const english = stringsIn(en);

  for (const [locale, words] of Object.entries({ de, ar })) {
    it(`are all there in ${locale}, and none of them in English`, () => {
      const translated = new Map(stringsIn(words));
      assert.deepEqual([...translated.keys()].sort(), english.map(([key]) => key).sort());
      for (const [key, text] of english) {
        assert.ok(translated.get(key)!.trim(), `${key} is empty`);
        if (text.split(' ').length > 3) assert.notEqual(translated.get(key), text, key);
      }
    });

    it(`keep their numbers in ${locale}`, () => {
      const counted = ['answered(5)', 'step(5)', 'chooseUpTo(5)', 'charactersLeft(5)', 'minutesLeft(5)', 'points(5)'];
      const translated = new Map(stringsIn(words));
      for (const key of counted) assert.match(translated.get(key)!, /[5٥]/, key);
    });
  }

  it('have a sentence for whatever holds up an answer', () => {
    const codes: Record<DeliveryReason, true> = {
      'not-acknowledged': true,
      'captive-portal': true,
      redirect: true,
      busy: true,
      'server-error': true,
      'in-progress': true,
      auth: true,
      forbidden: true,
      'endpoint-missing': true,
      offline: true,
      network: true,
      timeout: true,
      gone: true,
      full: true,
      rejected: true,
      'too-large': true,
      corrupt: true,
      'newer-version': true,
      cors: true,
      opaque: true,
      blocked: true,
      'not-open': true,
      closed: true,
      answered: true,
      superseded: true,
    };
    // this one the elements find out themselves
    const all = [...Object.keys(codes), 'no-endpoint'].sort();
    for (const { reasons } of [en, de, ar]) assert.deepEqual(Object.keys(reasons).sort(), all);
  });

  it('count one as one', () => {
    assert.equal(en.minutesLeft(1), 'about 1 minute left');
    assert.equal(en.minutesLeft(2), 'about 2 minutes left');
    assert.equal(en.minutesLeft(0), 'less than a minute left');
    assert.equal(de.errorsTitle(1), 'Eine Antwort braucht noch einen Blick');
  });

  it('count in Arabic as its six plural forms ask', () => {
    const said = (n: number): string => ar.errorsTitle(n);
    const forms = [1, 2, 3, 11, 100].map(said);
    assert.equal(new Set(forms.map((text) => text.replace(/\d+ /, ''))).size, 4, forms.join(' | '));
    assert.match(said(15), /^15 إجابة /);
    assert.match(arPulse.pulse.nothing(15, '15'), /15 شخصًا/);
    assert.match(arPulse.pulse.dash(15, '15'), /15 إجابة/);
    assert.match(ar.shownFrom(5), /5 أشخاص/);
  });

  it('tell a day from an hour', () => {
    assert.equal(de.nextTry('10:00', true), 'Nächster Versuch um 10:00.');
    assert.equal(de.nextTry('25. Nov. 2026, 10:00', false), 'Nächster Versuch am 25. Nov. 2026, 10:00.');
  });

  it('promise nothing twice and blame nobody', () => {
    for (const [key, text] of english) assert.doesNotMatch(text, /oops|invalid|illegal|sorry|you forgot/i, key);
  });
});
