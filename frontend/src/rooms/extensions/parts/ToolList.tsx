import { SegmentedControl, Switch } from '@mantine/core';
import { IconPencilBolt } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark, smallIcon } from '@/shared/ui/atoms';
import { Section } from '@/shared/ui/Section';
import type { Ask, ToolOffer } from '../model';
import { argumentsOf, fieldsOf } from '../schema';

type Props = {
  tools: ToolOffer[];
  ask: Ask;
  switches: boolean;
  locked: boolean;
  onTools: (tools: ToolOffer[]) => void;
  onAsk: (ask: Ask) => void;
  /** What else is to be said of asking. */
  children: ReactNode;
};

const asks = ['changes', 'always', 'never'] as const;

/** What a model may call of this, and when the person is asked first. */
export function ToolList({ tools, ask, switches, locked, onTools, onAsk, children }: Props) {
  const { t } = useTranslation();
  return (
    <Section id="tools" title={t('extensions.tools.title')} note={t('extensions.tools.note')}>
      {tools.length === 0 && <p className="s3">{t('extensions.tools.none')}</p>}
      {tools.length > 0 && (
        <ul className="pick toollist" aria-label={t('extensions.tools.title')}>
          {tools.map((tool) => (
            <li key={tool.name}>
              <div className="grow toolabout">
                <div className="row wrap" style={{ gap: 8 }}>
                  <span className="b anywhere">{tool.title || tool.name}</span>
                  {tool.title && <span className="mono small s3 anywhere">{tool.name}</span>}
                  {tool.changes_something && (
                    <Mark tone="warn" icon={<IconPencilBolt {...smallIcon} aria-hidden="true" />}>
                      {t('extensions.tools.changes')}
                    </Mark>
                  )}
                </div>
                {tool.description && <div className="small s3 saidlines">{tool.description}</div>}
                <Arguments of={tool} />
              </div>
              {switches && (
                <Switch
                  aria-label={tool.title || tool.name}
                  disabled={locked}
                  checked={tool.enabled !== false}
                  onChange={(event) => {
                    const enabled = event.currentTarget.checked;
                    onTools(tools.map((one) => (one.name === tool.name ? { ...one, enabled } : one)));
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="askfirst">
        <div className="b">{t('extensions.ask.title')}</div>
        <SegmentedControl
          aria-label={t('extensions.ask.title')}
          disabled={locked}
          data={asks.map((value) => ({ value, label: t(`extensions.ask.${value}`) }))}
          value={ask}
          onChange={(next) => onAsk(next as Ask)}
        />
        <p className="small s3">{t(`extensions.ask.help.${ask}`)}</p>
        {children}
      </div>
    </Section>
  );
}

function Arguments({ of }: { of: ToolOffer }) {
  const fields = fieldsOf(argumentsOf(of.input_schema));
  if (fields.length === 0) return null;
  return <div className="small s3 mono anywhere">{fields.map(({ name, required }) => (required ? name : `${name}?`)).join(', ')}</div>;
}
