import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery, principalsQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import { AccessDialog } from '@/shared/ui/access/AccessDialog';
import { nobody, type Shared, written } from '@/shared/ui/access/access';
import { changeExtension, extensionsChanged, readExtension } from '../api';
import type { Extension } from '../model';

type Props = { extension: Extension; onClose: () => void };

/** Who may use, read or change an extension. */
export function ExtensionAccess({ extension: { id, name, owner }, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useQuery(meQuery).data;
  const read = async (): Promise<Shared> => {
    const { extension, etag } = await readExtension(id);
    return { access: extension.access ?? nobody, etag };
  };
  return (
    <AccessDialog
      sharing={{
        name,
        read,
        write: (access, etag) => changeExtension(id, { access: written(access) }, etag),
        changed: () => extensionsChanged(queries),
      }}
      locked={!isAdmin(me) && owner?.id !== me?.id}
      words={{
        note: t('extensions.access.note'),
        means: { use: t('extensions.access.use'), read: t('extensions.access.read'), write: t('extensions.access.write') },
      }}
      find={principalsQuery}
      onClose={onClose}
    />
  );
}
