import { useQuery, useQueryClient } from '@tanstack/react-query';
import { meQuery, principalsQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import type { Model } from '@/shared/http/types';
import { AccessDialog } from '@/shared/ui/access/AccessDialog';
import { type Shared, written } from '@/shared/ui/access/access';
import { modelsChanged, readModel, saveModel } from '../api';

type Props = { model: Model; onClose: () => void };

/** Who may use one model, from the list. It is no version and does not touch what is inside. */
export function ModelAccess({ model: { id, name, owner }, onClose }: Props) {
  const queries = useQueryClient();
  const me = useQuery(meQuery).data;
  const read = async (): Promise<Shared> => {
    const { model, etag } = await readModel(id);
    const base = model.base_model_id && model.base_access ? { id: model.base_model_id, access: model.base_access } : null;
    return { access: model.access, etag, base };
  };
  return (
    <AccessDialog
      sharing={{
        name,
        read,
        write: (access, etag) => saveModel(id, { access: written(access) }, etag, ''),
        changed: () => modelsChanged(queries),
      }}
      locked={!isAdmin(me) && owner.id !== me?.id}
      find={principalsQuery}
      onClose={onClose}
    />
  );
}
