import { useTranslation } from 'react-i18next';

let zone: string | undefined;

/** The account's time zone for everything shown; without one, the browser's. */
export const showTimesIn = (timeZone: string | null): void => {
  zone = timeZone ?? undefined;
};

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export const formatsOf = (language: string) => ({
  number: (value: number, digits = 0) => new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value),
  /** Of 0 to 1; what is not whole yet is never called 100 %. */
  percent: (share: number) => new Intl.NumberFormat(language, { style: 'percent' }).format(Math.floor(share * 100) / 100),
  date: (iso: string) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: zone }).format(new Date(iso)),
  time: (when: string | number) => new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: zone }).format(new Date(when)),
  full: (iso: string) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(new Date(iso)),
  /** "12 min ago" for a day and a half, a date from then on. */
  ago: (iso: string, now = Date.now()) => {
    const seconds = (Date.parse(iso) - now) / 1000;
    if (Math.abs(seconds) > 36 * 3600) {
      const sameYear = new Date(iso).getFullYear() === new Date(now).getFullYear();
      const parts: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) };
      return new Intl.DateTimeFormat(language, { ...parts, timeZone: zone }).format(new Date(iso));
    }
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
    const step = steps.find(([, size]) => Math.abs(seconds) >= size);
    return step ? relative.format(Math.trunc(seconds / step[1]), step[0]) : relative.format(0, 'second');
  },
  seconds: (ms: number) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: 'second',
      unitDisplay: 'short',
      maximumFractionDigits: ms < 10_000 ? 1 : 0,
    }).format(ms / 1000),
  /** What is there is never called nothing. */
  bytes: (exact: number) => {
    const size = exact > 0 ? Math.max(exact, 100) : exact;
    const unit = size < 1e6 ? 'kilobyte' : size < 1e9 ? 'megabyte' : 'gigabyte';
    const value = size / (unit === 'kilobyte' ? 1e3 : unit === 'megabyte' ? 1e6 : 1e9);
    return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  },
  list: (names: readonly string[]) => new Intl.ListFormat(language).format(names),
  /** "1 min 29 s", the two largest units that are not nothing. */
  duration: (seconds: number) => {
    const part = (unit: string, value: number) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
    const whole = Math.max(0, Math.round(seconds));
    const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
    if (hours > 0) return [part('hour', hours), ...(minutes > 0 ? [part('minute', minutes)] : [])].join(' ');
    if (minutes > 0) return [part('minute', minutes), ...(rest > 0 ? [part('second', rest)] : [])].join(' ');
    return part('second', rest);
  },
});

export const useFormats = () => formatsOf(useTranslation().i18n.language);
