import { queryOptions } from '@tanstack/react-query';
import { at, send } from '@/shared/http/client';
import { problemOf } from '@/shared/http/problem';
import type { StoredFile } from '@/shared/http/types';
import { upload } from '@/shared/http/upload';

const pathOf = (id: string) => at`/api/v1/files/${id}`;

export const sendFile = (file: File, onShare: (share: number) => void, signal: AbortSignal): Promise<StoredFile> =>
  upload('/api/v1/files', file, { onShare, signal });

/** False only when the server says so. */
export const fileIsThere = (id: string): Promise<boolean> =>
  send(pathOf(id), { method: 'HEAD' }).then(
    () => true,
    (error: unknown) => problemOf(error).status !== 404,
  );

export const fileTextQuery = (id: string) =>
  queryOptions({
    queryKey: ['file', id],
    queryFn: async ({ signal }) => (await send(pathOf(id), { signal })).text(),
    staleTime: Number.POSITIVE_INFINITY,
  });
