import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import { connectionsQuery } from '@/rooms/connections/api';
import { LinkButton } from '@/shared/ui/LinkButton';
import { catalogQuery } from '../api';
import { FirstStart, type Step } from '../parts/FirstStart';

export function FirstStartPanel() {
  const { t } = useTranslation();
  const admin = isAdmin(useQuery(meQuery).data);
  const connections = useQuery({ ...connectionsQuery, enabled: admin });
  const catalog = useQuery(catalogQuery).data ?? [];
  const here = (connections.data ?? []).filter((connection) => connection.enabled);
  const firstOf = (id: string) =>
    catalog.find((entry) => entry.kind === 'base' && entry.sources.some((source) => source.connection_id === id))?.id;

  const steps: Step[] = here.map((connection) => ({
    key: connection.id,
    name: connection.kind === 'demo' ? t('models.first.demo') : connection.name,
    what: t('models.first.bases', { count: connection.model_count }),
    ready: connection.state === 'ok' || connection.state === 'unknown',
    action: (
      <LinkButton to="/" search={{ models: firstOf(connection.id) }} variant="default">
        {t('models.first.tryChat')}
      </LinkButton>
    ),
  }));
  if (admin) {
    steps.push({
      key: 'another',
      name: t('models.first.another'),
      what: t('models.first.anotherHelp'),
      ready: null,
      action: (
        <LinkButton to="/connections" search={{ add: true }} variant={here.length === 0 ? 'filled' : 'default'}>
          {t('common.add')}
        </LinkButton>
      ),
    });
  }
  return (
    <FirstStart
      demo={here.some((connection) => connection.kind === 'demo')}
      steps={steps}
      make={(text) => (
        <Link to="/workspace/models/new" className="link">
          {text}
        </Link>
      )}
      bring={(text) => (
        <Link to="/workspace/models/import" className="link">
          {text}
        </Link>
      )}
    />
  );
}
