import { useNavigate, useSearch } from '@tanstack/react-router';
import type { EditorPanel } from '../model';

/** Which drawer is open, in the address: it can be linked to, and Back closes it. */
export function usePanel(): [EditorPanel | undefined, (panel: EditorPanel | undefined) => void] {
  const { panel } = useSearch({ strict: false });
  const go = useNavigate();
  return [panel, (next) => void go({ to: '.', search: (now) => ({ ...now, panel: next }) })];
}
