import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { deleteAvatar, modelsChanged, putAvatar, readModel } from '../api';
import { basesChanged, readBase, saveBase } from '../api-bases';
import type { Desk } from './desks';

type Options = { desk: Desk; id: string; url: string | null; onTag: (etag: string | null) => void };

/** The picture is saved at once for what is here already; for a new model it waits until that is made. */
export function useAvatar({ desk, id, url, onTag }: Options) {
  const queries = useQueryClient();
  const [saved, setSaved] = useState(url);
  const [waiting, setWaiting] = useState<{ picture: Blob; address: string } | null>(null);
  useEffect(() => setSaved(url), [url]);
  useEffect(
    () => () => {
      if (waiting) URL.revokeObjectURL(waiting.address);
    },
    [waiting],
  );

  const changed = async () => {
    await (desk.kind === 'base' ? basesChanged(queries) : modelsChanged(queries));
    if (desk.kind === 'base') {
      const { base, etag } = await readBase(id);
      setSaved(base.settings?.avatar_url ?? null);
      return onTag(etag);
    }
    const { model, etag } = await readModel(id);
    setSaved(model.avatar_url);
    onTag(etag);
  };
  const put = useMutation({
    mutationFn: async (picture: Blob) => {
      // A base model without settings has no row yet that could wear a picture.
      if (desk.kind === 'base' && !(await readBase(id)).base.settings) await saveBase(id, {}, null);
      return putAvatar(id, picture);
    },
    onSuccess: changed,
  });
  const remove = useMutation({ mutationFn: () => deleteAvatar(id), onSuccess: changed });
  return {
    photo: waiting?.address ?? saved,
    busy: put.isPending || remove.isPending,
    set: async (picture: Blob) => {
      if (desk.isNew) setWaiting({ picture, address: URL.createObjectURL(picture) });
      else await put.mutateAsync(picture);
    },
    remove: () => (desk.isNew ? setWaiting(null) : remove.mutate()),
    /** Gives a model that was just made the picture that waited for it. */
    bring: async (made: string) => {
      if (waiting) await putAvatar(made, waiting.picture);
    },
  };
}
