import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { usedByQuery } from '../api';

/** The models that answer from a collection; those that this person may not see are counted. */
export function UsedByNote({ id }: { id: string }) {
  const { t } = useTranslation();
  const used = useQuery(usedByQuery(id)).data;
  if (!used) return null;
  const some = used.items.length > 0;
  if (!some && used.others === 0) return <p className="small s3">{t('knowledge.usedByNone')}</p>;
  return (
    <p className="small s3">
      {t('knowledge.usedBy')}{' '}
      {used.items.map((model, i) => (
        <Fragment key={model.id}>
          {i > 0 && ', '}
          <Link to="/workspace/models/$id/edit" params={{ id: model.id }} className="link">
            {model.name}
          </Link>
        </Fragment>
      ))}
      {used.others > 0 && ` ${t('knowledge.usedByHidden', { count: used.others })}`}
    </p>
  );
}
