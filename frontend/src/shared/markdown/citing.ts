import { createContext } from 'react';
import type { Citation } from '../http/types';

/** The sources of the answer around a text, and what opens one; null where it cites nothing. */
export type Citing = { sources: readonly Citation[]; onOpen: (source: Citation) => void };
export const CitingContext = createContext<Citing | null>(null);
