import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chat } from '@/shared/http/types';
import { Avatar, type Face } from '@/shared/ui/Avatar';
import { Note } from '@/shared/ui/atoms';
import { Explained } from '@/shared/ui/explain/Explained';
import { useArrived } from '@/shared/ui/later';
import { SidePanel } from '@/shared/ui/SidePanel';
import { type Explaining, explainTurnQuery } from '../api-explain';

type Props = {
  chat: Chat;
  explaining: Explaining;
  opened: boolean;
  face: (id: string) => Face;
  onGo: (messageId: string) => void;
  onClose: () => void;
};

/** Of an answer that was made of others only what was sent is known, not in which words. */
function OfMerged({ merged }: { merged: number }) {
  const { t } = useTranslation();
  return (
    <div className="exl">
      <Note tone="quiet">{t('explain.merged', { count: merged })}</Note>
    </div>
  );
}

function OfModel({ chat, explaining, model, face, onGo }: Omit<Props, 'opened' | 'onClose'> & { model: string }) {
  const { t } = useTranslation();
  const told = useQuery(explainTurnQuery(chat.id, explaining, model));
  const nameOf = (id: string) => {
    const answerer = chat.messages.find((message) => message.id === id)?.model_id;
    return answerer ? t('explain.answerOf', { name: face(answerer).name }) : t('explain.aQuestion');
  };
  return (
    <Explained told={told} places={{ nameOf, onGo }}>
      {!explaining.content && <Note tone="quiet">{t('explain.noQuestion')}</Note>}
    </Explained>
  );
}

/** What would be sent from this chat: to each model that is asked, the exact request, and where each part of it comes from. */
export function ExplainPanel(props: Props) {
  const { explaining, opened, face, onClose } = props;
  const { t } = useTranslation();
  const arrived = useArrived();
  const { models } = explaining;
  const [picked, pick] = useState(models[0] ?? '');
  const model = models.includes(picked) ? picked : (models[0] ?? '');
  return (
    <SidePanel opened={opened && arrived} onClose={onClose} title={t('explain.title')} about={t('explain.about')}>
      {models.length > 1 ? (
        <Tabs value={model} onChange={(next) => next && pick(next)} keepMounted={false}>
          <Tabs.List className="pagetabs extabs" aria-label={t('explain.models')}>
            {models.map((id) => (
              <Tabs.Tab key={id} value={id} leftSection={<Avatar face={face(id)} size={16} />}>
                {face(id).name}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {models.map((id) => (
            <Tabs.Panel key={id} value={id}>
              <OfModel {...props} model={id} />
            </Tabs.Panel>
          ))}
        </Tabs>
      ) : (
        <>
          <p className="row exmodel">
            <Avatar face={face(model)} size={18} />
            <span className="b">{face(model).name}</span>
          </p>
          {explaining.merged ? <OfMerged merged={explaining.merged} /> : <OfModel {...props} model={model} />}
        </>
      )}
    </SidePanel>
  );
}
