import { type ReactNode, useCallback, useState } from 'react';
import type { Citation } from '@/shared/http/types';
import { later } from '@/shared/ui/later';

const SourcePanel = later(async () => (await import('./SourcePanel')).SourcePanel);

/** The panel that shows a passage which an answer cites. */
export function useSource(): { cite: (source: Citation) => void; panel: ReactNode } {
  const [shown, show] = useState<{ source: Citation; opened: boolean } | null>(null);
  const cite = useCallback((source: Citation) => show({ source, opened: true }), []);
  const panel = shown && <SourcePanel {...shown} onClose={() => show({ ...shown, opened: false })} />;
  return { cite, panel };
}
