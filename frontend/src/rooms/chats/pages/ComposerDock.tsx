import { type Ref, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SwitchableFilter } from '@/shared/http/types';
import { useKeys } from '@/shared/ui/keys';
import { prefer, usePreferences } from '@/shared/ui/preferences';
import { keepDraft } from '../draft';
import { mostModels } from '../model';
import { Attachments } from '../parts/Attachments';
import { Composer, type Context } from '../parts/Composer';
import { Picker } from '../parts/Picker';
import { PullsBelow } from '../parts/PullsBelow';
import { Sight } from '../parts/Sight';
import { isBlind, recentWith, toggled } from '../pick';
import { useIncoming } from './useIncoming';
import { useModelsOf } from './useModelsOf';
import { usePullHere } from './usePullHere';
import { useSending } from './useSending';

type Props = {
  chat: string;
  ids: string[];
  text: string;
  phase: 'idle' | 'asking' | 'writing';
  context: Context;
  /** Several models have answered in this chat. */
  mixed?: boolean;
  filters: readonly SwitchableFilter[];
  onFilter: (id: string, on: boolean) => void;
  fieldRef?: Ref<HTMLTextAreaElement>;
  onIds: (ids: string[]) => void;
  onText: (text: string) => void;
  onContext: (context: Context) => void;
  onSend: () => void;
  onStop: () => void;
  /** Shows what would be sent; left out where there is no chat yet. */
  onExplain?: () => void;
  onPicking?: (open: boolean) => void;
};

/** Composer and selector, with what this browser remembers: stars, the last models, the draft. */
export function ComposerDock(props: Props) {
  const { chat, ids, text, onIds, onText, onPicking } = props;
  const { t } = useTranslation();
  const [mode, setMode] = useState<'add' | 'change' | null>(null);
  const [vision, setVision] = useState(false);
  const attaching = useSending(chat, text, props.onSend);
  const over = useIncoming((files) => void attaching.files.add(files));
  const { stars, recent } = usePreferences();
  const { entries, byId, face, ready } = useModelsOf(ids);

  useEffect(() => keepDraft(chat, text), [chat, text]);
  const show = useCallback(
    (next: 'add' | 'change' | null) => {
      setMode(next);
      setVision(false);
      onPicking?.(next !== null);
    },
    [onPicking],
  );
  const close = useCallback(() => {
    show(null);
    document.querySelector<HTMLTextAreaElement>('.comp textarea')?.focus();
  }, [show]);
  const use = (next: string[]) => {
    onIds(next);
    prefer({ models: next, recent: recentWith(recent, next) });
    close();
  };
  const pulls = usePullHere(
    mode !== null,
    (id) => byId.has(id),
    (id) =>
      use(
        mode === 'add' || ids.length > 1
          ? toggled(
              ids.filter((other) => other !== id),
              id,
              mostModels,
            )
          : [id],
      ),
  );
  useKeys({ 'mod+shift+m': () => show(mode ? null : 'add') });

  const { items, refused, files } = attaching;
  const chooseSeeing = () => {
    show(ids.length > 1 ? 'add' : 'change');
    setVision(true);
  };
  const attached = (
    <>
      <Attachments items={items} refused={refused} onAgain={files.send} onRemove={files.remove} onForgive={files.forgive} />
      {items.some((item) => item.kind === 'image') && (
        <Sight eyes={ids.map((id) => ({ name: face(id).name, blind: isBlind(byId.get(id)) }))} onChoose={chooseSeeing} />
      )}
      {over && (
        <div className="dropover">
          <p className="b">{t('files.drop')}</p>
        </div>
      )}
    </>
  );
  return (
    <Composer
      {...props}
      attached={attached}
      files={attaching.state}
      onFiles={(chosen) => void files.add(chosen)}
      onSend={attaching.send}
      models={ids.map((id) => ({ id, face: face(id), missing: ready && !byId.has(id) }))}
      text={text}
      picking={mode !== null}
      onText={onText}
      onPick={show}
      onRemove={(id) => use(ids.filter((other) => other !== id))}
      picker={
        mode && (
          <Picker
            entries={entries}
            chosen={ids}
            mode={mode}
            stars={stars}
            recent={recent}
            most={mostModels}
            vision={vision}
            faceOf={(entry) => face(entry.id)}
            onStar={(id) => prefer({ stars: toggled(stars, id, 500) })}
            nameOf={pulls.nameOf}
            onPull={pulls.onPull}
            pulls={
              <PullsBelow
                pulls={pulls.shown}
                refused={pulls.refused}
                mayTouch={pulls.mayTouch}
                onCancel={pulls.onCancel}
                onResume={pulls.onResume}
                onForget={pulls.onForget}
              />
            }
            onUse={use}
            onClose={close}
          />
        )
      }
    />
  );
}
