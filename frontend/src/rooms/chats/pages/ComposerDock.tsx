import { type Ref, useCallback, useEffect, useState } from 'react';
import { useKeys } from '@/shared/ui/keys';
import { prefer, usePreferences } from '@/shared/ui/preferences';
import { keepDraft } from '../draft';
import { mostModels } from '../model';
import { Composer, type Context } from '../parts/Composer';
import { Picker } from '../parts/Picker';
import { PullsBelow } from '../parts/PullsBelow';
import { recentWith, toggled } from '../pick';
import { useModelsOf } from './useModelsOf';
import { usePullHere } from './usePullHere';

type Props = {
  chat: string;
  ids: string[];
  text: string;
  phase: 'idle' | 'asking' | 'writing';
  context: Context;
  /** Several models have answered in this chat. */
  mixed?: boolean;
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
  const [mode, setMode] = useState<'add' | 'change' | null>(null);
  const { stars, recent } = usePreferences();
  const { entries, byId, face, ready } = useModelsOf(ids);

  useEffect(() => keepDraft(chat, text), [chat, text]);
  const show = useCallback(
    (next: 'add' | 'change' | null) => {
      setMode(next);
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

  return (
    <Composer
      {...props}
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
