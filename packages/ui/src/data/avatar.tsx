// Avatar: a person as a picture, or as the first sign of the name.
import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';

export interface AvatarProps {
  name: string;
  src?: string | undefined;
  size?: 'md' | 'lg';
  /** The name stands beside it: nothing is read out twice. */
  decorative?: boolean;
  className?: string;
}

export function Avatar({ name, src, size = 'md', decorative, className }: AvatarProps): ReactElement {
  const classes = classNames('avatar', size === 'lg' && 'avatar--lg', className);
  if (src) return <img className={classes} src={src} alt={decorative ? '' : name} />;
  const letter = Array.from(name.trim())[0]?.toUpperCase() ?? '?';
  return (
    <span
      className={classes}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
      title={name}
    >
      {letter}
    </span>
  );
}
