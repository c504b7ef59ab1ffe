import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelDraft } from '@/shared/http/types';
import { Dialog } from '@/shared/ui/Dialog';
import type { Side } from '@/shared/ui/Rivals';
import { firstChoices, keyOfRival, merged, rivalsIn } from '../merge';
import { RivalRow } from '../parts/RivalRow';

type Props = {
  before: ModelDraft;
  mine: ModelDraft;
  theirs: ModelDraft;
  busy: boolean;
  onClose: () => void;
  onSettle: (next: ModelDraft) => void;
};

/** Somebody saved first: both sides side by side, with a choice for each thing on which they differ, or for all of it. */
export function Conflict({ before, mine, theirs, busy, onClose, onSettle }: Props) {
  const { t } = useTranslation();
  const rivals = useMemo(() => rivalsIn(before, mine, theirs), [before, mine, theirs]);
  const [choices, setChoices] = useState(() => firstChoices(rivals));
  const all = (side: Side) => setChoices(new Map(rivals.map((rival) => [keyOfRival(rival), side])));
  const sides = new Set(choices.values());
  return (
    <Dialog opened onClose={onClose} title={t('editor.compareTitle')} size={960}>
      <div className="row wrap rivalhead">
        <p className="s3 grow">{t('editor.rivalHelp')}</p>
        <SegmentedControl
          aria-label={t('editor.rivalAll')}
          data={[
            { value: 'theirs', label: t('editor.allTheirs') },
            { value: 'mine', label: t('editor.allMine') },
            { value: 'some', label: t('editor.perField') },
          ]}
          value={sides.size === 1 ? ([...sides][0] as Side) : 'some'}
          onChange={(side) => (side === 'some' ? setChoices(firstChoices(rivals)) : all(side as Side))}
        />
      </div>
      {rivals.length === 0 && <p className="s3">{t('versions.same')}</p>}
      {rivals.map((rival) => {
        const key = keyOfRival(rival);
        return (
          <RivalRow
            key={key}
            rival={rival}
            choice={choices.get(key) ?? 'mine'}
            onChoose={(side) => setChoices(new Map([...choices, [key, side]]))}
          />
        );
      })}
      <div className="row dialogfoot">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={busy} onClick={() => onSettle(merged(mine, rivals, choices))}>
          {t('editor.saveChosen')}
        </Button>
      </div>
    </Dialog>
  );
}
