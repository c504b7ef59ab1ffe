import { Button } from '@mantine/core';
import { IconRefresh, IconSettings, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { translated } from '@/shared/i18n/said';
import { Note, smallIcon } from '@/shared/ui/atoms';

type Props = {
  connection: Connection;
  line: string;
  checking: boolean;
  trouble: string | null;
  onCheck: () => void;
  onSettings: () => void;
  onRemove: () => void;
  children: ReactNode;
};

export function Detail({ connection, line, checking, trouble, onCheck, onSettings, onRemove, children }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const bad = connection.enabled && (connection.state === 'unreachable' || connection.state === 'unauthorized');
  const said = [
    t(`connections.kinds.${connection.kind}`) + (connection.version ? ` ${connection.version}` : ''),
    connection.checked_at ? t('connections.checked', { time: format.ago(connection.checked_at) }) : '',
  ];
  return (
    <section className="cdet" aria-labelledby="connection-name">
      <header className="row wrap" style={{ gap: 10 }}>
        <h2 id="connection-name" className="headline">
          {connection.name}
        </h2>
        <span className="small s3">{said.filter(Boolean).join(', ')}</span>
        <span className="grow" />
        <Button size="xs" variant="subtle" className="dangertext" leftSection={<IconTrash {...smallIcon} />} onClick={onRemove}>
          {t('connections.remove')}
        </Button>
        <Button size="xs" variant="subtle" loading={checking} leftSection={<IconRefresh {...smallIcon} />} onClick={onCheck}>
          {t('connections.check')}
        </Button>
        <Button size="xs" variant="default" leftSection={<IconSettings {...smallIcon} />} onClick={onSettings}>
          {t('connections.settings')}
        </Button>
      </header>
      {connection.kind === 'demo' && (
        <p className="s2 cdemo">
          <b className="b">{t('connections.demo')}.</b> {t('connections.demoHelp')}
        </p>
      )}
      {(trouble || bad) && (
        <div className="conpart">
          <Note tone="warn">
            {trouble ?? line}
            {bad && connection.detail && <div className="small">{translated(connection.detail)}</div>}
          </Note>
        </div>
      )}
      {children}
    </section>
  );
}
