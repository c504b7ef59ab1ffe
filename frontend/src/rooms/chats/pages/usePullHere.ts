import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import { cancelPull, forgetPull, pullChanged, pullsQuery, resumePull, startPull, usePulls } from '@/rooms/connections/api';
import { mayTouch, pullName, shownPulls } from '@/rooms/connections/model';
import { problemOf } from '@/shared/http/problem';
import { errorText } from '@/shared/i18n/problem-text';

/** Pulls as the selector has them: what can be pulled, what goes on, and `onDone` with the model's id once one that was begun here has come. */
export function usePullHere(open: boolean, isThere: (id: string) => boolean, onDone: (id: string) => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useQuery(meQuery).data;
  const may = me?.may_pull === true;
  const pulls = usePulls(may, open);
  const [awaited, setAwaited] = useState<readonly string[]>([]);

  const onSuccess = (pull: Parameters<typeof pullChanged>[1]) => pullChanged(queries, pull);
  const start = useMutation({
    mutationFn: (name: string) => startPull(name),
    onSuccess: (pull) => {
      setAwaited((ids) => [...ids, pull.id]);
      onSuccess(pull);
      void queries.invalidateQueries({ queryKey: pullsQuery.queryKey });
    },
    onError: (error) => {
      const running = problemOf(error)?.pull_id;
      if (typeof running === 'string') setAwaited((ids) => [...ids, running]);
    },
  });
  const cancel = useMutation({ mutationFn: cancelPull, onSuccess });
  const resume = useMutation({
    mutationFn: resumePull,
    onSuccess: (pull) => {
      setAwaited((ids) => [...ids, pull.id]);
      onSuccess(pull);
    },
  });
  const forget = useMutation({
    mutationFn: forgetPull,
    onSuccess: (_, id) => queries.setQueryData(pullsQuery.queryKey, (known) => known?.filter((pull) => pull.id !== id)),
  });

  const come = pulls.find((pull) => awaited.includes(pull.id) && pull.state === 'succeeded' && isThere(pull.model_id));
  useEffect(() => {
    if (!come) return;
    setAwaited((ids) => ids.filter((id) => id !== come.id));
    onDone(come.model_id);
  }, [come, onDone]);

  const followed = typeof problemOf(start.error)?.pull_id === 'string';
  return {
    nameOf: useCallback((query: string) => (may ? pullName(query) : null), [may]),
    shown: may ? shownPulls(pulls) : [],
    mayTouch: (pull: (typeof pulls)[number]) => mayTouch(pull, me),
    refused: start.error && !followed ? errorText(t, start.error) : null,
    onPull: start.mutate,
    onCancel: cancel.mutate,
    onResume: resume.mutate,
    onForget: forget.mutate,
  };
}
