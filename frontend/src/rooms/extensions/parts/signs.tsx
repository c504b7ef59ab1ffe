import {
  IconApi,
  IconBolt,
  IconBraces,
  IconDownload,
  IconFilter,
  IconHistory,
  IconMessage2Bolt,
  IconPencil,
  IconPlugConnected,
  IconPower,
  IconRefresh,
  IconServer,
  IconServerBolt,
  IconTool,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import type { Kind, Source, Verb } from '../model';

const ofKind = { tool: IconTool, filter: IconFilter, action: IconBolt } as const;
const ofSource = {
  script: IconBraces,
  mcp: IconPlugConnected,
  openapi: IconApi,
  pipelines: IconServer,
  remote: IconServerBolt,
  prompt: IconMessage2Bolt,
} as const;

/** Where it comes from; what is built in shows what it is. */
export function Sign({ kind, source, size = 18 }: { kind: Kind; source: Source; size?: number }) {
  const Drawn = source === 'builtin' ? ofKind[kind] : ofSource[source];
  return <Drawn size={size} stroke={1.5} aria-hidden="true" />;
}

export const verbSigns = {
  open: IconPencil,
  enable: IconPower,
  disable: IconPower,
  refresh: IconRefresh,
  access: IconUsers,
  logs: IconHistory,
  export: IconDownload,
  delete: IconTrash,
} as const satisfies Record<Verb, unknown>;
