// Logo: the open ring with its dot: someone who stays.
import type { ReactElement } from 'react';

export interface LogoProps {
  /** Pixels. */
  size?: number;
  /** Writes 留客 Keepwell beside the mark. */
  words?: boolean;
}

export const LogoMark = ({ size = 22 }: { size?: number }): ReactElement => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <path d="M20.5 7.2A10 10 0 1 0 22 12" fill="none" stroke="var(--ink)" strokeWidth="2.6" strokeLinecap="round" />
    <circle cx="12" cy="12" r="4.2" fill="var(--primary)" />
  </svg>
);

export const Logo = ({ size = 22, words = true }: LogoProps): ReactElement => (
  <span className="logo">
    <LogoMark size={size} />
    <span className={words ? 'logo__words' : 'sr'}>
      <span lang="zh-CN">留客</span> <small lang="en">Keepwell</small>
    </span>
  </span>
);
