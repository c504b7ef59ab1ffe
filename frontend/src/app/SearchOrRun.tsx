import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '@/shared/ui/atoms';
import { useArrived } from '@/shared/ui/later';
import { FoundOption } from './FoundOption';
import { useFound } from './useFound';

/** One field for all there is: chats by title and by what was said, models, pages, a new chat, a model to pull. */
export function SearchOrRun({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const arrived = useArrived();
  return (
    <Modal.Root opened={arrived && opened} onClose={onClose} size={640} yOffset="12vh">
      <Modal.Overlay backgroundOpacity={0.24} />
      <Modal.Content className="dialog finder" aria-label={t('common.nav.search')}>
        <Modal.Body p={0}>
          <Finder onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const base = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { groups, looking } = useFound(text.trim());
  const rows = groups.flatMap((group) => group.rows);
  const at = Math.min(active, rows.length - 1);
  const run = (i: number) => {
    onClose();
    rows[i]?.run();
  };
  const walk = (by: number) => {
    const next = (at + by + rows.length) % rows.length;
    setActive(next);
    document.getElementById(`${base}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <div className="psearch">
        <IconSearch {...icon} aria-hidden="true" />
        <input
          data-autofocus
          role="combobox"
          aria-label={t('common.nav.search')}
          aria-expanded={rows.length > 0}
          aria-controls={rows.length > 0 ? `${base}-list` : undefined}
          aria-activedescendant={rows.length > 0 ? `${base}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t('shelf.finderHint')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || rows.length === 0) return;
            const acts: Record<string, () => void> = { ArrowDown: () => walk(1), ArrowUp: () => walk(-1), Enter: () => run(at) };
            const act = acts[event.key];
            if (!act) return;
            event.preventDefault();
            act();
          }}
        />
      </div>
      {rows.length > 0 ? (
        <div className="plist" role="listbox" id={`${base}-list`} aria-label={t('common.nav.search')} tabIndex={-1}>
          {groups.map((group, g) => {
            const before = groups.slice(0, g).reduce((sum, { rows: some }) => sum + some.length, 0);
            return (
              <div key={group.key} role="group" aria-label={group.title}>
                <div className="ocap" role="presentation">
                  {group.title}
                </div>
                {group.rows.map((row, i) => (
                  <FoundOption
                    key={row.key}
                    id={`${base}-${before + i}`}
                    row={row}
                    looked={text.trim()}
                    active={before + i === at}
                    onHover={() => setActive(before + i)}
                    onChoose={() => run(before + i)}
                  />
                ))}
              </div>
            );
          })}
        </div>
      ) : (
        <p className="pnone s2" role="status">
          {looking ? t('common.loading') : t('shelf.finderNone', { query: text.trim() })}
        </p>
      )}
    </>
  );
}
