import { Button, UnstyledButton } from '@mantine/core';
import {
  IconCircleCheckFilled,
  IconCopy,
  IconGitFork,
  IconListSearch,
  IconPencil,
  IconPlayerStopFilled,
  IconPlayerTrackNext,
  IconRefresh,
  IconReplace,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OfferedAction } from '@/shared/http/types';
import { IconButton, icon } from '@/shared/ui/atoms';
import { copyText } from '@/shared/ui/clipboard';
import { modName } from '@/shared/ui/keys';
import { waits } from '../calls';
import { canGoOn, type Reply } from '../reply';
import { ActionMenu } from './ActionMenu';
import { Arrows } from './Arrows';
import { MessageMenu } from './MessageMenu';
import { UsageLine, useUsageWords } from './UsageLine';

export type AnswerDeeds = {
  onVersion: (index: number) => void;
  onChoose: () => void;
  onStop: () => void;
  onAgain: () => void;
  onAgainWith: () => void;
  onGoOn: () => void;
  onAct: (actionId: string) => void;
  onFork: () => void;
  onExplain: () => void;
  onRemove: () => void;
};
type Props = {
  reply: Reply;
  actions: readonly OfferedAction[];
  several: boolean;
  chosen: boolean;
  busy: boolean;
  version: { at: number; of: number };
  deeds: AnswerDeeds;
  onEdit: () => void;
};

function Running({ reply, onStop }: { reply: Reply; onStop: () => void }) {
  const { t } = useTranslation();
  return (
    <footer>
      <span className="small s3 num">
        {waits(reply.calls)
          ? t('calls.waits')
          : reply.text
            ? t('chats.writing')
            : reply.reasoning
              ? t('chats.thinking')
              : t('chats.waiting')}
      </span>
      <span className="grow" />
      <Button size="xs" variant="default" leftSection={<IconPlayerStopFilled size={11} />} onClick={onStop}>
        {t('chats.stop')}
      </Button>
    </footer>
  );
}

export function AnswerFoot({ reply, actions, several, chosen, busy, version, deeds, onEdit }: Props) {
  const { t } = useTranslation();
  const usage = useUsageWords(reply.usage);
  if (reply.state === 'streaming') return <Running reply={reply} onStop={deeds.onStop} />;
  const goesOn = canGoOn(reply);
  return (
    <footer>
      <Arrows
        {...version}
        label={t('chats.versionsAnswer')}
        previous={t('chats.previousAnswer')}
        next={t('chats.nextAnswer')}
        onGo={deeds.onVersion}
      />
      {reply.text && (
        <IconButton label={t('chats.copyAnswer')} hint="C" onClick={() => copyText(reply.text)}>
          <IconCopy {...icon} />
        </IconButton>
      )}
      <IconButton label={t('talk.again')} hint="R" disabled={busy} onClick={deeds.onAgain}>
        <IconRefresh {...icon} />
      </IconButton>
      <IconButton label={t('talk.edit')} hint="E" disabled={busy} data-deed="edit" className="quietdeed" onClick={onEdit}>
        <IconPencil {...icon} />
      </IconButton>
      {goesOn && (
        <IconButton label={t('talk.goOn')} disabled={busy} onClick={deeds.onGoOn}>
          <IconPlayerTrackNext {...icon} />
        </IconButton>
      )}
      <MessageMenu
        label={t('talk.moreAnswer')}
        about={usage.join(', ')}
        items={[
          { label: t('talk.againWith'), sign: <IconReplace {...icon} />, off: busy, run: deeds.onAgainWith },
          { label: t('talk.fork'), sign: <IconGitFork {...icon} />, run: deeds.onFork },
          { label: t('explain.sentAgain'), sign: <IconListSearch {...icon} />, hint: `${modName}I`, run: deeds.onExplain },
          { label: t('talk.remove'), sign: <IconTrash {...icon} />, hint: '⌫', danger: true, run: deeds.onRemove },
        ]}
      />
      {reply.state !== 'failed' && reply.text && <ActionMenu actions={actions} busy={busy} onAct={deeds.onAct} />}
      <UsageLine usage={reply.usage} />
      {reply.state === 'stopped' && <span className="small s3">{t('chats.stopped')}</span>}
      {reply.state === 'done' && reply.finishReason === 'length' && <span className="small s3">{t('talk.cutOff')}</span>}
      <span className="grow" />
      {(several || version.of > 1) &&
        (chosen ? (
          <span className="chosen">
            <IconCircleCheckFilled size={15} aria-hidden="true" />
            {t('chats.continuesHere')}
          </span>
        ) : (
          <UnstyledButton className="choose" onClick={deeds.onChoose}>
            {t('chats.continueFrom')}
          </UnstyledButton>
        ))}
    </footer>
  );
}
