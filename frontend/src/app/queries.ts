import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { meQuery } from '@/rooms/accounts/api';
import { hasType, problemOf } from '@/shared/http/problem';
import { errorText } from '@/shared/i18n/problem-text';
import { notify } from '@/shared/ui/notices';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: { /** The page says itself what went wrong. */ quiet?: boolean };
  }
}

const final = (status: number | undefined) => status !== undefined && status >= 400 && status < 500;

/** Reads keep what they last had; a write that fails says so once, unless its page does. */
export function makeQueries(): QueryClient {
  const signedOut = (error: unknown) => {
    if (hasType(error, 'unauthenticated')) queries.setQueryData(meQuery.queryKey, null);
    if (hasType(error, 'account-pending')) void queries.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: signedOut }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        signedOut(error);
        if (!mutation.meta?.quiet) notify({ text: errorText(i18next.t, error), tone: 'danger' });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => count < 2 && !final(problemOf(error).status) && problemOf(error).type !== 'network',
        refetchOnWindowFocus: true,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return queries;
}
