import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { usePullsBegun } from '@/rooms/connections/api';
import { smallIcon } from '@/shared/ui/atoms';
import { PullLine } from '@/shared/ui/PullLine';
import { isPullOf } from '../transfer';

type Props = { name: string; pulls: ReturnType<typeof usePullsBegun> };

/** A base model that is not here: pulled right there by whoever may, with how far it is; others see what to ask for. */
export function PlanPull({ name, pulls }: Props) {
  const { t } = useTranslation();
  if (!pulls.may) return <span className="mono small s3">ollama pull {name}</span>;
  const pull = pulls.pulls.find((one) => isPullOf(one, name) && one.state !== 'succeeded');
  if (!pull)
    return (
      <Button size="xs" variant="default" leftSection={<IconDownload {...smallIcon} />} onClick={() => pulls.onPull(name)}>
        {t('chats.pick.pull', { name })}
      </Button>
    );
  return (
    <div className="planpull">
      <PullLine pull={pull} may={pulls.mayTouch(pull)} onCancel={pulls.onCancel} onResume={pulls.onResume} onForget={pulls.onForget} />
    </div>
  );
}
