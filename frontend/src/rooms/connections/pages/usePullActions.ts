import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Pull } from '@/shared/http/types';
import { cancelPull, forgetPull, pullChanged, pullsQuery, resumePull } from '../api';

/** Cancel, resume and forget; what the server answers is shown at once, in every place that shows the pull. */
export const usePullActions = () => {
  const queries = useQueryClient();
  const onSuccess = (pull: Pull) => pullChanged(queries, pull);
  const cancel = useMutation({ mutationFn: cancelPull, onSuccess });
  const resume = useMutation({ mutationFn: resumePull, onSuccess });
  const forget = useMutation({
    mutationFn: forgetPull,
    onSuccess: (_, id) => queries.setQueryData(pullsQuery.queryKey, (known) => known?.filter((pull) => pull.id !== id)),
  });
  return { onCancel: cancel.mutate, onResume: resume.mutate, onForget: forget.mutate };
};
