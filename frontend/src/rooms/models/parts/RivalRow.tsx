import { useTranslation } from 'react-i18next';
import type { Access } from '@/shared/http/types';
import { AccessWords } from '@/shared/ui/access/AccessWords';
import { Rivals, type Side } from '@/shared/ui/Rivals';
import { diffLines } from '../diff';
import type { Rival } from '../merge';
import { shown } from './DiffTable';
import { DiffText } from './DiffText';
import { useFieldName } from './fieldNames';

type Props = { rival: Rival; choice: Side; onChoose: (side: Side) => void };

/** One field of a model on which two saves differ. */
export function RivalRow({ rival, choice, onChoose }: Props) {
  const { t } = useTranslation();
  const sideOf = (which: Side) =>
    rival.field === 'access' ? <AccessWords access={rival[which] as Access} /> : shown(rival[which]) || t('versions.unset');
  return (
    <Rivals
      label={useFieldName()(rival.field, rival.name)}
      by={t(`editor.by.${rival.by}`)}
      sides={{ mine: sideOf('mine'), theirs: sideOf('theirs') }}
      choice={choice}
      onChoose={onChoose}
    >
      {rival.field === 'system_prompt' && <DiffText lines={diffLines(String(rival.theirs ?? ''), String(rival.mine ?? ''))} />}
    </Rivals>
  );
}
