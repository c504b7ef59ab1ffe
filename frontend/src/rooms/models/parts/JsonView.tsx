import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { smallIcon } from '@/shared/ui/atoms';
import { copyText } from '@/shared/ui/clipboard';

/** JSON to read and to copy. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const text = JSON.stringify(value, null, 2);
  return (
    <div className="jsonview">
      <Button
        size="xs"
        variant="default"
        leftSection={copied ? <IconCheck {...smallIcon} /> : <IconCopy {...smallIcon} />}
        onClick={() => void copyText(text).then(() => setCopied(true))}
      >
        {copied ? t('common.copied') : t('common.copy')}
      </Button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keys */}
      <pre className="mono" role="region" tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </div>
  );
}
