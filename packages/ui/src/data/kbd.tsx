// Kbd: a key of the keyboard.
import type { ComponentPropsWithRef, ReactElement } from 'react';
import { classNames } from '../class-names.ts';

export type KbdProps = ComponentPropsWithRef<'kbd'>;

export const Kbd = ({ className, ...rest }: KbdProps): ReactElement => (
  <kbd {...rest} className={classNames('kbd', className)} />
);
