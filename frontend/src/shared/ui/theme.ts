import {
  type ButtonProps,
  type CheckboxProps,
  type CSSVariablesResolver,
  createTheme,
  type DrawerProps,
  type KbdProps,
  type MantineColorsTuple,
  type MenuProps,
  type ModalProps,
  type PasswordInputProps,
  type PopoverProps,
  rem,
  type SegmentedControlProps,
  type SelectProps,
  type SwitchProps,
  type TextareaProps,
  type TextInputProps,
  type TooltipProps,
} from '@mantine/core';

/** Roles, not hues: a component asks for `ink2`, never for a grey. Both columns are designed together. */
export const roles = {
  //             light       dark
  paper: ['#fdfdfc', '#161816'], // where one reads and writes
  bench: ['#f5f5f2', '#101211'], // sidebar, page around the paper, table heads
  well: ['#eeefeb', '#282c29'], // hover, code, segmented tracks
  raised: ['#ffffff', '#1d201e'], // menus, popovers, composer, drawers
  line: ['#e4e5e0', '#2a2e2b'], // hairlines between things
  lineStrong: ['#cdd0c9', '#3d423e'], // edge of a field or a raised surface
  control: ['#858a83', '#747a74'], // edge of a checkbox, track of a switch: at least 3:1
  ink: ['#191b19', '#eceeeb'], // names, values, prose
  ink2: ['#4a4f4a', '#b5bab4'], // descriptions, secondary columns
  ink3: ['#646963', '#929891'], // help, meta, placeholders: the palest text allowed
  accent: ['#0c6a5b', '#43b79f'], // fill of the one primary action
  onAccent: ['#ffffff', '#03211a'],
  accentInk: ['#0a6151', '#66cfb8'], // links, selected text, focus ring
  accentTint: ['#e2f1ec', '#172f29'], // selected rows, added lines, variables
  accentLine: ['#8cc4b4', '#2f6a5b'],
  danger: ['#b0253d', '#ee7d8d'],
  onDanger: ['#ffffff', '#2b060c'],
  dangerInk: ['#a11f36', '#f598a5'],
  dangerTint: ['#fbe9eb', '#361b20'],
  warnInk: ['#7a4f00', '#e3b65e'],
  warnTint: ['#f9eed5', '#30260f'],
} as const satisfies Record<string, readonly [string, string]>;

/** A model's own colour: avatar, lane, chart. [top, bottom, lane on light, lane on dark]; white initials hold 4.5:1 on both stops. */
export const pigments = {
  ultramarine: ['#4257cf', '#1f2a78', '#4257cf', '#8e9cf2'],
  madder: ['#b8335a', '#651231', '#b8335a', '#ea86a2'],
  cerulean: ['#17739f', '#0a3d5b', '#17739f', '#68b7dd'],
  ochre: ['#94660c', '#553803', '#94660c', '#d6a951'],
  violet: ['#7a48b8', '#3f2069', '#7a48b8', '#bb97ea'],
  moss: ['#587121', '#2f3f0c', '#587121', '#a6c266'],
  umber: ['#8a5238', '#472616', '#8a5238', '#d69c80'],
  viridian: ['#0f7a68', '#073f36', '#0f7a68', '#5cc4ae'],
  slate: ['#58656f', '#2a323a', '#58656f', '#9fadb8'],
} as const;
export type Pigment = keyof typeof pigments;

export const radius = { xs: 4, sm: 6, md: 8, lg: 12, xl: 16 } as const;
export const motion = { fast: '90ms', base: '140ms', slow: '220ms', ease: 'cubic-bezier(.2,.7,.2,1)' } as const;
/** Lists of models show ids in the system's own mono (`.list .mono`), so that the first page fetches no second font. */
export const fonts = {
  text: "'Onest Variable', -apple-system, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', system-ui, sans-serif",
  mono: "'Geist Mono Variable', ui-monospace, 'SF Mono', Menlo, 'D2Coding', 'Noto Sans Mono CJK KR', monospace",
} as const;
const shadow = {
  light: { raised: '0 1px 2px rgb(20 24 20 / .05)', float: '0 1px 2px rgb(20 24 20 / .06), 0 12px 32px -8px rgb(20 24 20 / .18)' },
  dark: { raised: '0 1px 2px rgb(0 0 0 / .4)', float: '0 0 0 1px rgb(0 0 0 / .3), 0 16px 40px -8px rgb(0 0 0 / .7)' },
};

const viridian: MantineColorsTuple = [
  '#eef7f4',
  '#e2f1ec',
  '#bfdfd5',
  '#8cc4b4',
  '#43b79f',
  '#2b9681',
  '#17806d',
  '#0c6a5b',
  '#095347',
  '#063b33',
];
const madder: MantineColorsTuple = [
  '#fdf3f4',
  '#fbe9eb',
  '#f5cdd3',
  '#f3adb7',
  '#ee7d8d',
  '#d9485e',
  '#c23149',
  '#b0253d',
  '#8c1b30',
  '#5f1120',
];

const px = (o: Record<string, number>) => Object.fromEntries(Object.entries(o).map(([k, v]) => [k, rem(v)]));
const heights: Record<string, number> = { xs: 26, sm: 32, md: 36, lg: 44 };
const inputVars = (_: unknown, p: { size?: unknown }) => ({
  wrapper: { '--input-height': rem(heights[String(p.size ?? 'sm')] ?? 32), '--input-fz': rem(13), '--input-padding': rem(10) },
});

export const theme = createTheme({
  primaryColor: 'viridian',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  colors: { viridian, madder },
  fontFamily: fonts.text,
  fontFamilyMonospace: fonts.mono,
  fontSizes: px({ xs: 12, sm: 13, md: 14, lg: 15, xl: 17 }),
  lineHeights: { xs: '1.333', sm: '1.54', md: '1.57', lg: '1.6', xl: '1.41' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(17), lineHeight: '1.41' },
      h2: { fontSize: rem(14), lineHeight: '1.43' },
      h3: { fontSize: rem(13), lineHeight: '1.54' },
    },
  },
  radius: px(radius),
  defaultRadius: 'sm',
  spacing: px({ xs: 4, sm: 8, md: 12, lg: 16, xl: 24 }),
  breakpoints: { xs: '24em', sm: '48em', md: '62em', lg: '75em', xl: '90em' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  // By name, and not by `Button.extend`: a component that is themed here would be in the first file of the page, used there or not.
  components: {
    Button: {
      defaultProps: { size: 'sm', variant: 'filled' } satisfies Partial<ButtonProps>,
      vars: (_: unknown, p: ButtonProps) => ({
        root: {
          ...(p.variant === 'filled' && !p.color ? { '--button-bg': 'var(--a-accent)', '--button-color': 'var(--a-on-accent)' } : {}),
          '--button-height': rem(heights[String(p.size ?? 'sm')] ?? 32),
          '--button-fz': rem(13),
          '--button-padding-x': rem(p.size === 'xs' ? 9 : 12),
        },
      }),
      styles: { root: { fontWeight: 500 } },
    },
    PasswordInput: { defaultProps: { size: 'sm' } satisfies Partial<PasswordInputProps>, vars: inputVars },
    TextInput: { defaultProps: { size: 'sm' } satisfies Partial<TextInputProps>, vars: inputVars },
    Textarea: { defaultProps: { size: 'sm' } satisfies Partial<TextareaProps>, vars: inputVars },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } satisfies Partial<SelectProps>, vars: inputVars },
    Switch: { defaultProps: { size: 'xs', withThumbIndicator: false } satisfies Partial<SwitchProps> },
    Checkbox: { defaultProps: { size: 'xs', radius: 4 } satisfies Partial<CheckboxProps> },
    SegmentedControl: { defaultProps: { size: 'xs', withItemsBorders: false } satisfies Partial<SegmentedControlProps> },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        radius: 'md',
        width: 224,
        offset: 4,
        transitionProps: { duration: 90 },
      } satisfies Partial<MenuProps>,
    },
    Popover: { defaultProps: { shadow: 'md', radius: 'lg', transitionProps: { duration: 90 } } satisfies Partial<PopoverProps> },
    Modal: {
      defaultProps: {
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.32 },
        transitionProps: { duration: 140 },
      } satisfies Partial<ModalProps>,
    },
    Drawer: {
      defaultProps: {
        position: 'right',
        overlayProps: { backgroundOpacity: 0.24 },
        transitionProps: { duration: 140 },
      } satisfies Partial<DrawerProps>,
    },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, radius: 'sm' } satisfies Partial<TooltipProps> },
    Kbd: { defaultProps: { size: 'xs' } satisfies Partial<KbdProps> },
  },
});

const vars = (i: 0 | 1) => {
  const v: Record<string, string> = {};
  for (const [k, pair] of Object.entries(roles)) v[`--a-${k.replace(/[A-Z0-9]/g, (c) => `-${c.toLowerCase()}`)}`] = pair[i];
  for (const [k, p] of Object.entries(pigments)) v[`--pigment-${k}`] = p[2 + i] as string;
  const s = i ? shadow.dark : shadow.light;
  return {
    ...v,
    '--a-shadow-raised': s.raised,
    '--a-shadow-float': s.float,
    '--mantine-color-body': roles.paper[i],
    '--mantine-color-text': roles.ink[i],
    '--mantine-color-dimmed': roles.ink3[i],
    '--mantine-color-placeholder': roles.ink3[i],
    '--mantine-color-anchor': roles.accentInk[i],
    '--mantine-color-error': roles.dangerInk[i],
    '--mantine-color-default': roles.raised[i],
    '--mantine-color-default-hover': roles.well[i],
    '--mantine-color-default-color': roles.ink[i],
    '--mantine-color-default-border': roles.lineStrong[i],
    '--mantine-color-viridian-light': roles.accentTint[i],
    '--mantine-color-viridian-light-color': roles.accentInk[i],
    '--mantine-color-viridian-filled': roles.accent[i],
    '--mantine-primary-color-contrast': roles.onAccent[i],
    '--mantine-shadow-xs': s.raised,
    '--mantine-shadow-sm': s.raised,
    '--mantine-shadow-md': s.float,
    '--mantine-shadow-lg': s.float,
    '--mantine-shadow-xl': s.float,
  };
};
export const resolver: CSSVariablesResolver = () => ({
  variables: { '--a-fast': motion.fast, '--a-base': motion.base, '--a-slow': motion.slow, '--a-ease': motion.ease },
  light: vars(0),
  dark: vars(1),
});
