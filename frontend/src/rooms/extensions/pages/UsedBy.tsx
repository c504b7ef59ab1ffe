import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Section } from '@/shared/ui/Section';
import { usersQuery } from '../api';
import type { Extension } from '../model';

/** The models that name it; those that this person may not see are counted. */
export function UsedBy({ extension }: { extension: Extension }) {
  const { t } = useTranslation();
  const used = useQuery(usersQuery(extension.id)).data;
  if (!used) return null;
  return (
    <Section id="used-by" title={t('extensions.column.usedBy')}>
      {extension.for_all && <p className="s2">{t('extensions.forAllSaid')}</p>}
      {used.items.length === 0 && used.others === 0 && !extension.for_all && (
        <p className="s3">{t(`extensions.${extension.kind}.usedByNone`)}</p>
      )}
      {used.items.length > 0 && (
        <ul className="pick">
          {used.items.map((model) => (
            <li key={model.id}>
              <Link to="/workspace/models/$id/edit" params={{ id: model.id }} className="name">
                {model.name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {used.others > 0 && <p className="small s3">{t('knowledge.usedByHidden', { count: used.others })}</p>}
    </Section>
  );
}
