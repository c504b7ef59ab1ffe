import { Switch, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '@/shared/http/types';
import { Dot, IconButton, smallIcon } from '@/shared/ui/atoms';
import { toneOf } from '../model';

/** One line about how it is: silent numbers when fine, the trouble otherwise. */
export const useStateLine = () => {
  const { t } = useTranslation();
  return (connection: Connection): string => {
    const ms = connection.latency_ms ?? null;
    const models = t('connections.models', { count: connection.model_count });
    if (!connection.enabled) return t('connections.off');
    switch (connection.state) {
      case 'ok':
        return ms === null ? models : t('connections.ok', { models, ms });
      case 'unreachable':
        return t('connections.unreachable', { models: t('connections.itsModels', { count: connection.model_count }) });
      case 'unauthorized':
        return t('connections.unauthorized');
      case 'disabled':
        return t('connections.off');
      case 'unknown':
        return t('connections.unknown');
    }
  };
};

type Props = {
  connections: Connection[];
  selected: string | null;
  onSelect: (id: string) => void;
  onSwitch: (id: string, on: boolean) => void;
  onMove: (id: string, by: -1 | 1) => void;
  foot?: ReactNode;
};

export function ConnectionList({ connections, selected, onSelect, onSwitch, onMove, foot }: Props) {
  const { t } = useTranslation();
  const line = useStateLine();
  return (
    <section className="clist" aria-label={t('connections.list')}>
      <ul>
        {connections.map((connection, i) => {
          const tone = toneOf(connection);
          return (
            <li key={connection.id} data-sel={connection.id === selected || undefined}>
              <UnstyledButton className="crow" aria-pressed={connection.id === selected} onClick={() => onSelect(connection.id)}>
                <span className="row" style={{ gap: 8 }}>
                  <Dot tone={tone} />
                  <span className="b clip">{connection.name}</span>
                  <span className="small s3">{t(`connections.kinds.${connection.kind}`)}</span>
                </span>
                <span className="mono s3 clip cline" title={connection.url ?? undefined}>
                  {connection.kind === 'demo' ? t('connections.noNetwork') : connection.url}
                </span>
                <span className="small cline" data-tone={tone}>
                  {line(connection)}
                </span>
              </UnstyledButton>
              {connections.length > 1 && (
                <span className="cmove">
                  <IconButton
                    label={t('common.moveUp', { name: connection.name })}
                    size={24}
                    disabled={i === 0}
                    onClick={() => onMove(connection.id, -1)}
                  >
                    <IconChevronUp {...smallIcon} />
                  </IconButton>
                  <IconButton
                    label={t('common.moveDown', { name: connection.name })}
                    size={24}
                    disabled={i === connections.length - 1}
                    onClick={() => onMove(connection.id, 1)}
                  >
                    <IconChevronDown {...smallIcon} />
                  </IconButton>
                </span>
              )}
              <Switch
                aria-label={t('connections.isOn', { name: connection.name })}
                checked={connection.enabled}
                onChange={(event) => onSwitch(connection.id, event.currentTarget.checked)}
              />
            </li>
          );
        })}
      </ul>
      {connections.length > 1 && <p className="small s3 corder">{t('connections.order')}</p>}
      {foot}
    </section>
  );
}
