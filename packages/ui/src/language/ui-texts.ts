// UiTexts: every word the kit says by itself. Both dictionaries must fill it; screens pass all other texts as props.
export type UiLanguage = 'zh' | 'en';

export interface UiTexts {
  close: string;
  cancel: string;
  clear: string;
  search: string;
  loading: string;
  open: string;
  remove: (name: string) => string;
  done: string;
  use: (value: string) => string;
  copy: string;
  copied: string;
  copyFailed: string;
  required: string;
  optional: string;
  more: string;
  create: (text: string) => string;
  choose: string;
  chooseMany: string;
  nothingFound: string;
  foundOf: (found: number, all: number) => string;
  chosenCount: (count: number) => string;
  showPassword: string;
  hidePassword: string;
  passwordStrength: (step: number, of: number) => string;
  increase: string;
  decrease: string;
  number: {
    unreadable: (text: string) => string;
    tooSmall: (min: string) => string;
    tooLarge: (max: string) => string;
  };
  date: {
    months: readonly string[];
    monthsShort: readonly string[];
    /** Monday first. */
    weekdays: readonly string[];
    weekdaysShort: readonly string[];
    monthYear: (year: number, month: number) => string;
    month: (month: number) => string;
    year: (year: number) => string;
    /** As read out: the day stands in it as it is drawn in the calendar, without a leading zero. */
    day: (year: number, month: number, day: number) => string;
    previousMonth: string;
    nextMonth: string;
    chooseMonth: string;
    chooseYear: string;
    openCalendar: string;
    calendar: string;
    today: string;
    inDays: (days: number) => string;
    time: string;
    placeholder: string;
    placeholderWithTime: string;
    unreadable: (text: string) => string;
    noSuchDay: (year: number, month: number, days: number) => string;
    noSuchMonth: (month: number) => string;
    noSuchTime: (text: string) => string;
    before: (min: string) => string;
    after: (max: string) => string;
  };
  error: { what: string; kept: string; next: string; code: (code: string) => string };
  progress: { done: (done: string, all: string) => string; left: (time: string) => string; almost: string };
  duration: { seconds: (n: number) => string; minutes: (n: number) => string; hours: (h: number, m: number) => string };
  problems: {
    none: string;
    title: string;
    errors: (count: number) => string;
    warnings: (count: number) => string;
    error: string;
    warning: string;
  };
  draft: {
    saving: string;
    saved: (time: string) => string;
    live: (version: string) => string;
    offline: (changes: number) => string;
    conflict: (who: string) => string;
    failed: string;
  };
  conflict: { field: string; choose: (field: string) => string };
  toast: { region: string; failed: string };
  file: {
    drop: string;
    or: string;
    choose: string;
    replace: string;
    wrongKind: (name: string) => string;
    tooLarge: (name: string, limit: string) => string;
  };
  nav: { main: string; collapse: string; expand: string; menu: string; skip: string };
  builder: {
    bar: string;
    left: string;
    canvas: string;
    right: string;
    drawer: string;
    resize: (panel: string) => string;
  };
  palette: { title: string; placeholder: string; empty: string };
  steps: { done: string; current: string; todo: string; label: string };
  band: { healthy: string; watch: string; risk: string; critical: string; unknown: string };
  trend: { up: (by: string) => string; down: (by: string) => string; same: string };
  colours: { label: string; names: readonly string[] };
  history: { restore: string; empty: string; from: string; to: string };
  diff: { added: string; changed: string; removed: string };
}
