import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useArrived } from './later';
import { useOverNotices } from './notices';
import { useFocusBack } from './useFocusBack';

type Props = { opened: boolean; onClose: () => void; title: string; children?: ReactNode; size?: number };

export function Dialog({ opened, onClose, title, children, size = 440 }: Props) {
  const { t } = useTranslation();
  const arrived = useArrived();
  useOverNotices(opened);
  useFocusBack();
  return (
    <Modal.Root opened={arrived && opened} onClose={onClose} size={size} centered>
      <Modal.Overlay backgroundOpacity={0.32} />
      <Modal.Content className="dialog">
        <div className="dialoghead">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('common.close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

type ConfirmProps = Props & { confirm: string; onConfirm: () => void; busy?: boolean; calm?: boolean };

/** For what cannot be undone: it names the thing, and the button says the deed. */
export function Confirm({ confirm, onConfirm, busy, calm, children, ...rest }: ConfirmProps) {
  const { t } = useTranslation();
  return (
    <Dialog {...rest}>
      <div className="s2">{children}</div>
      <div className="row dialogfoot">
        <Button variant="default" data-autofocus onClick={rest.onClose}>
          {t('common.cancel')}
        </Button>
        <Button className={calm ? undefined : 'dangerbtn'} loading={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
