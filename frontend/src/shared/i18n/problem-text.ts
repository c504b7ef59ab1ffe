import i18next, { type TFunction } from 'i18next';
import { problemOf, slugOf } from '../http/problem';
import type { Problem } from '../http/types';
import { translated } from './said';

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A problem in the person's language, with what to do next; a slug that is new here is told in the server's words. */
export const problemText = (t: TFunction, problem: Problem): string => {
  const slug = slugOf(problem.type);
  const detail = problem.detail ?? problem.title ?? '';
  const key = `problems.${slug}`;
  const known = i18next.exists(key) && slug !== 'unknown';
  const seconds = typeof problem.retry_after === 'number' ? problem.retry_after : 60;
  const words = {
    detail: translated(detail),
    instance: problem.instance ?? '',
    seconds,
    id: wordOf(problem.id),
    kind: translated(wordOf(problem.kind)),
  };
  return known ? String(t(key as 'problems.validation', words)).trim() : t('problems.unknown', words).trim();
};

export const errorText = (t: TFunction, error: unknown): string => problemText(t, problemOf(error));
