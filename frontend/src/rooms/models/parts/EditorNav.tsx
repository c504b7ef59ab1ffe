import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export type SectionEntry = { id: string; label: string; count?: string; bad: boolean };

const jump = (id: string) => {
  const section = document.getElementById(id);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
};

export function EditorIndex({ sections, here }: { sections: SectionEntry[]; here: string }) {
  const { t } = useTranslation();
  return (
    <nav className="ednav" aria-label={t('editor.sections')}>
      {sections.map((section) => (
        <a
          key={section.id}
          href={`#${section.id}`}
          aria-current={section.id === here ? 'location' : undefined}
          onClick={(event) => {
            event.preventDefault();
            jump(section.id);
          }}
        >
          <span>{section.label}</span>
          {section.bad ? <span className="dot" data-tone="danger" /> : section.count && <span className="count">{section.count}</span>}
        </a>
      ))}
    </nav>
  );
}

/** Below 1200 px the index is this menu in the bar. */
export function EditorJump({ sections, here }: { sections: SectionEntry[]; here: string }) {
  const { t } = useTranslation();
  return (
    <Select
      className="edjump"
      size="xs"
      aria-label={t('editor.jump')}
      allowDeselect={false}
      data={sections.map((section) => ({ value: section.id, label: section.label }))}
      value={here}
      onChange={(id) => id && jump(id)}
    />
  );
}
