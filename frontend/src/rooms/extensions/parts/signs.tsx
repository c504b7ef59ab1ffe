import {
  IconApi,
  IconBolt,
  IconBraces,
  IconFilter,
  IconMessage2Bolt,
  IconPlugConnected,
  IconServer,
  IconServerBolt,
  IconTool,
} from '@tabler/icons-react';
import type { Kind, Source } from '../model';

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
