// The icons of field types, by lucide name; only these are in the bundle.
import { fieldTypes } from '@keepwell/model';
import type { IconType } from '@keepwell/ui';
import {
  AlignLeft,
  ArrowUpRight,
  Banknote,
  Calendar,
  CalendarClock,
  CircleDot,
  CircleHelp,
  DecimalsArrowRight,
  Hash,
  Link,
  ListChecks,
  ListOrdered,
  Mail,
  Percent,
  Phone,
  Sigma,
  SquareCheck,
  Type,
  User,
} from 'lucide-react';

const icons: Readonly<Record<string, IconType>> = {
  'align-left': AlignLeft,
  'arrow-up-right': ArrowUpRight,
  banknote: Banknote,
  calendar: Calendar,
  'calendar-clock': CalendarClock,
  'circle-dot': CircleDot,
  'decimals-arrow-right': DecimalsArrowRight,
  hash: Hash,
  link: Link,
  'list-checks': ListChecks,
  'list-ordered': ListOrdered,
  mail: Mail,
  percent: Percent,
  phone: Phone,
  sigma: Sigma,
  'square-check': SquareCheck,
  type: Type,
  user: User,
};

export function fieldTypeIcon(type: string): IconType {
  return icons[fieldTypes.get(type)?.icon ?? ''] ?? CircleHelp;
}
