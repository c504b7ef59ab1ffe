import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import type { Model } from '@/shared/http/types';

type Props = { model: Model; onBase: (model: Model, base: string) => void };

/** What this person can do about a model whose base is not there: what is wrong decides it, and what they may. */
export function NextStep({ model, onBase }: Props) {
  const { t } = useTranslation();
  const admin = isAdmin(useQuery(meQuery).data);
  const { attention, base_renamed_to: renamed } = model;
  if (!attention) return null;
  if (attention === 'base-unreachable') {
    if (!admin) return t('models.state.later');
    return (
      <Link to="/connections" className="link">
        {t('models.state.connections')}
      </Link>
    );
  }
  if (!model.permissions.write) return t('models.state.ask', { name: model.owner.name });
  if (renamed)
    return (
      <UnstyledButton className="link" onClick={() => onBase(model, renamed)}>
        {t('models.state.use', { id: renamed })}
      </UnstyledButton>
    );
  return (
    <Link to="/workspace/models/$id/edit" params={{ id: model.id }} className="link">
      {t(attention === 'no-base' ? 'models.state.chooseOne' : 'models.state.choose')}
    </Link>
  );
}
