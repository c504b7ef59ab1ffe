import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { en } from './en';
import { problemText } from './problem-text';

beforeAll(() => i18next.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } }));

it('a known problem is told in the person’s words', () => {
  expect(problemText(i18next.t, { type: 'model-disabled', detail: 'x is off' })).toBe('This model is off. Turn it on, or choose another.');
  expect(problemText(i18next.t, { type: 'https://host/problems/no-base-model' })).toContain('no base model');
});
it('an unknown one is told in the server’s', () => {
  expect(problemText(i18next.t, { type: 'coffee-cold', detail: 'The coffee is cold.' })).toBe('That did not work. The coffee is cold.');
});
it('waits are named', () => {
  expect(problemText(i18next.t, { type: 'too-many-attempts', retry_after: 42 })).toContain('42 s');
});
