import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery, principalsQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import { AccessDialog } from '@/shared/ui/access/AccessDialog';
import { nobody, type Shared, written } from '@/shared/ui/access/access';
import { changeCollection, knowledgeChanged, readCollection } from '../api';
import type { Collection } from '../model';

type Props = { collection: Collection; onClose: () => void };

/** Who may use, read or change a collection. */
export function CollectionAccess({ collection: { id, name, owner }, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useQuery(meQuery).data;
  const read = async (): Promise<Shared> => {
    const { collection, etag } = await readCollection(id);
    return { access: collection.access ?? nobody, etag };
  };
  return (
    <AccessDialog
      sharing={{
        name,
        read,
        write: (access, etag) => changeCollection(id, { access: written(access) }, etag),
        changed: () => knowledgeChanged(queries),
      }}
      locked={!isAdmin(me) && owner.id !== me?.id}
      words={{
        note: t('knowledge.access.note'),
        means: { use: t('knowledge.access.use'), read: t('knowledge.access.read'), write: t('knowledge.access.write') },
      }}
      find={principalsQuery}
      onClose={onClose}
    />
  );
}
