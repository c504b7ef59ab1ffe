import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Access } from '@/shared/http/types';
import { AccessWords } from '@/shared/ui/access/AccessWords';
import { diffLines } from '../diff';
import type { Rival, Side } from '../merge';
import { shown } from './DiffTable';
import { DiffText } from './DiffText';
import { useFieldName } from './fieldNames';

type Props = { rival: Rival; choice: Side; onChoose: (side: Side) => void };

/** One thing on which two saves differ; each side is a radio that shows its value. */
export function RivalRow({ rival, choice, onChoose }: Props) {
  const { t } = useTranslation();
  const label = useFieldName()(rival.field, rival.name);
  const prompt = rival.field === 'system_prompt';
  const side = (which: Side) => (
    <UnstyledButton
      className="rival"
      role="radio"
      aria-checked={choice === which}
      tabIndex={choice === which ? 0 : -1}
      onClick={() => onChoose(which)}
      onKeyDown={(event) => {
        if (!event.key.startsWith('Arrow')) return;
        event.preventDefault();
        onChoose(which === 'mine' ? 'theirs' : 'mine');
        const other = event.currentTarget.parentElement?.querySelector<HTMLElement>('[aria-checked=false]');
        other?.focus();
      }}
    >
      <span className="small s3">{t(which === 'mine' ? 'editor.yours' : 'editor.theirs')}</span>
      <span className="rivalvalue anywhere">
        {rival.field === 'access' ? <AccessWords access={rival[which] as Access} /> : shown(rival[which]) || t('versions.unset')}
      </span>
    </UnstyledButton>
  );
  return (
    <section className="rivalrow" aria-label={label}>
      <div className="row">
        <span className="b grow">{label}</span>
        <span className="small s3">{t(`editor.by.${rival.by}`)}</span>
      </div>
      <div className="two" role="radiogroup" aria-label={label}>
        {side('theirs')}
        {side('mine')}
      </div>
      {prompt && <DiffText lines={diffLines(String(rival.theirs ?? ''), String(rival.mine ?? ''))} />}
    </section>
  );
}
