import { Menu, UnstyledButton } from '@mantine/core';
import { IconArrowUp, IconCheck, IconChevronDown, IconListSearch, IconPlayerStopFilled, IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, type Ref, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContextMode, SwitchableFilter } from '@/shared/http/types';
import { Avatar, type Face } from '@/shared/ui/Avatar';
import { IconButton, icon, smallIcon } from '@/shared/ui/atoms';
import { modName } from '@/shared/ui/keys';
import { AttachButton } from './AttachButton';
import { FilterSwitches } from './FilterSwitches';
import { LaneSign } from './LaneSign';

export type Chosen = { id: string; face: Face; missing: boolean };
export type Context = ContextMode;
type Props = {
  models: Chosen[];
  text: string;
  phase: 'idle' | 'asking' | 'writing';
  picking: boolean;
  picker: ReactNode;
  context: Context;
  mixed?: boolean;
  /** Those that can be switched, as they are now. */
  filters: readonly SwitchableFilter[];
  onFilter: (id: string, on: boolean) => void;
  /** What stands over the text: the files that go with it. */
  attached?: ReactNode;
  /** none: nothing to send but text; wait: files are on their way, and it is sent once they are there; failed: one is not there. */
  files?: 'none' | 'some' | 'wait' | 'failed';
  fieldRef?: Ref<HTMLTextAreaElement>;
  onText: (text: string) => void;
  onFiles: (files: File[]) => void;
  onSend: () => void;
  onStop: () => void;
  onExplain?: (() => void) | undefined;
  onPick: (mode: 'add' | 'change') => void;
  onRemove: (id: string) => void;
  onContext: (context: Context) => void;
};

const contexts: { key: Context; label: 'lanes' | 'selected' | 'allAnswers'; help: 'lanesHelp' | 'selectedHelp' | 'allHelp' }[] = [
  { key: 'lanes', label: 'lanes', help: 'lanesHelp' },
  { key: 'selected', label: 'selected', help: 'selectedHelp' },
  { key: 'all', label: 'allAnswers', help: 'allHelp' },
];

function Chips({ models, picking, onPick, onRemove }: Pick<Props, 'models' | 'picking' | 'onPick' | 'onRemove'>) {
  const { t } = useTranslation();
  const several = models.length > 1;
  return (
    <>
      <ul className="chipset">
        {models.map(({ id, face, missing }) => (
          <li key={id} className="chip" data-missing={missing || undefined} title={missing ? t('chats.gone', { id }) : id}>
            <UnstyledButton
              className="row chipname"
              aria-haspopup="dialog"
              aria-label={`${face.name}: ${t('chats.changeModel')}`}
              onClick={() => onPick(several ? 'add' : 'change')}
            >
              <Avatar face={face} size={18} />
              <span className="clip">{face.name}</span>
            </UnstyledButton>
            {several && (
              <UnstyledButton className="x" aria-label={t('chats.removeModel', { name: face.name })} onClick={() => onRemove(id)}>
                <IconX size={12} />
              </UnstyledButton>
            )}
          </li>
        ))}
      </ul>
      <UnstyledButton
        className="addm"
        aria-label={several ? t('chats.addModel') : t('chats.compareWith')}
        aria-expanded={picking}
        aria-haspopup="dialog"
        onClick={() => onPick('add')}
      >
        <IconPlus size={14} stroke={1.7} />
        <span className={several ? 'hidem' : undefined}>{several ? t('chats.model') : t('chats.compare')}</span>
      </UnstyledButton>
    </>
  );
}

function ContextMenu({ context, onContext }: Pick<Props, 'context' | 'onContext'>) {
  const { t } = useTranslation();
  const now = contexts.find((entry) => entry.key === context) ?? contexts[0];
  if (!now) return null;
  return (
    <Menu position="top-end" width={300} withinPortal={false} floatingStrategy="fixed">
      <Menu.Target>
        <UnstyledButton className="lanebtn" aria-label={`${t('chats.context')}: ${t(`chats.${now.label}`)}. ${t(`chats.${now.help}`)}`}>
          <LaneSign />
          {t(`chats.${now.label}`)}
          <IconChevronDown size={12} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {contexts.map(({ key, label, help }) => (
          <Menu.Item key={key} rightSection={key === context ? <IconCheck {...smallIcon} /> : null} onClick={() => onContext(key)}>
            <span className="b">{t(`chats.${label}`)}</span>
            <span className="small s3" style={{ display: 'block' }}>
              {t(`chats.${help}`)}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Grows with its text where the browser does not do so by itself. */
const useGrowing = (text: string) => {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const area = field.current;
    if (!area || CSS.supports?.('field-sizing', 'content')) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);
  return field;
};

export function Composer(props: Props) {
  const { models, text, phase, picker, attached, files = 'none', fieldRef, onText, onFiles, onSend, onStop, onExplain } = props;
  const { t } = useTranslation();
  const own = useGrowing(text);
  const only = models.length === 1 ? models[0] : undefined;
  const placeholder = only ? t('chats.messageTo', { name: only.face.name }) : t('chats.ask', { count: models.length });
  const something = text.trim() !== '' || files === 'some';
  const ready = phase === 'idle' && something && models.length > 0 && files !== 'wait' && files !== 'failed';
  const hint = phase === 'writing' ? t('chats.escStops', { count: models.length }) : t('chats.newLine');
  return (
    <div className="comp">
      <div className="chips">
        <Chips {...props} />
        <span className="grow" />
        {(models.length > 1 || props.mixed) && <ContextMenu {...props} />}
      </div>
      {attached}
      <textarea
        ref={(area) => {
          own.current = area;
          if (typeof fieldRef === 'function') fieldRef(area);
          else if (fieldRef) fieldRef.current = area;
        }}
        aria-label={t('chats.message')}
        rows={1}
        placeholder={placeholder}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (ready) onSend();
        }}
      />
      <div className="compbar">
        <AttachButton onFiles={onFiles} />
        <FilterSwitches filters={props.filters} onSwitch={props.onFilter} />
        {onExplain && (
          <IconButton label={t('explain.sent')} hint={`${modName}I`} disabled={models.length === 0} onClick={onExplain}>
            <IconListSearch {...icon} />
          </IconButton>
        )}
        <span className="grow" />
        <span className={files === 'wait' ? 'small s3 comphint' : 'small s3 hidem comphint'} role={files === 'wait' ? 'status' : undefined}>
          {files === 'wait' ? t('files.waiting') : hint}
        </span>
        {phase === 'writing' ? (
          <UnstyledButton className="send" data-stop aria-label={t('chats.stop')} onClick={onStop}>
            <IconPlayerStopFilled size={14} />
          </UnstyledButton>
        ) : (
          <UnstyledButton className="send" aria-label={t('chats.send')} disabled={!ready} data-idle={!ready || undefined} onClick={onSend}>
            <IconArrowUp size={17} stroke={2} />
          </UnstyledButton>
        )}
      </div>
      {picker}
    </div>
  );
}
