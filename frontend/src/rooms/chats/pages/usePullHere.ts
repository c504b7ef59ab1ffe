import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { usePullsBegun } from '@/rooms/connections/api';
import { pullName, shownPulls } from '@/rooms/connections/model';
import { errorText } from '@/shared/i18n/problem-text';

/** Pulls as the selector has them: what can be pulled, what goes on, and `onDone` with the model's id once one that was begun here has come. */
export function usePullHere(open: boolean, isThere: (id: string) => boolean, onDone: (id: string) => void) {
  const { t } = useTranslation();
  const { may, pulls, refused, ...rest } = usePullsBegun({ closely: open, isThere, onCome: (pull) => onDone(pull.model_id) });
  return {
    ...rest,
    nameOf: useCallback((query: string) => (may ? pullName(query) : null), [may]),
    shown: may ? shownPulls(pulls) : [],
    refused: refused && errorText(t, refused),
  };
}
