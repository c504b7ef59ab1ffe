export const access = {
  scripts: 'Only administrators add scripts and servers here, unless a setting lets others.',
  sharing: 'Only its owner and administrators change who may use it.',
  inside: 'You may use this, but not see what is inside.',
  change: 'You may use this, but not change it.',
  administrator: 'Only an administrator may do this.',
} as const;
