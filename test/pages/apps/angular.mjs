// Templates are compiled in the page.
import '@angular/compiler';
import { Component, computed, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';

// As react.mjs, in Angular.
class Page {
  settings = window.settings;
  times = signal(0);
  questions = this.#anew(window.questions);
  results = this.#anew(window.results);

  constructor() {
    window.drawAgain = () => this.drawAgain();
  }

  drawAgain() {
    this.times.update((times) => times + 1);
  }

  #anew(data) {
    return computed(() => this.times() >= 0 && structuredClone(data));
  }
}

const component = Component({
  selector: 'main',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <attune-survey
      [endpoint]="settings.endpoint"
      [mode]="settings.mode"
      [privacy]="settings.privacy"
      [config]="questions()"
      [disabled]="false"
      (attune-change)="drawAgain()"
    ></attune-survey>
    @if (results()) {
      <attune-pulse [results]="results()"></attune-pulse>
    }
  `,
})(Page);

await bootstrapApplication(component, { providers: [provideZonelessChangeDetection()] });
