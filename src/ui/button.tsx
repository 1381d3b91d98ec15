import type { ComponentProps, MouseEvent } from 'react';

const looks = {
  plain: 'border border-line bg-raise hover:bg-hover',
  primary: 'bg-accent font-semibold text-accent-ink hover:brightness-110',
  quiet: 'text-mute hover:bg-hover hover:text-text',
} as const;

const sizes = {
  small: 'h-7 rounded-md px-2 text-xs',
  normal: 'h-8 rounded-lg px-2.5',
  large: 'h-11 rounded-lg px-4 text-sm',
  icon: 'size-[34px] shrink-0 rounded-lg',
} as const;

type ButtonProps = ComponentProps<'button'> & { look?: keyof typeof looks; size?: keyof typeof sizes };

/** A button that never submits a form by accident. `aria-pressed` gives it the accent. */
export function Button({ look = 'plain', size = 'normal', className = '', type = 'button', ...props }: ButtonProps) {
  const pressed = 'aria-pressed:border-accent-text/50 aria-pressed:bg-accent-wash aria-pressed:text-accent-text';
  const base =
    'inline-flex items-center justify-center gap-2 font-medium whitespace-nowrap transition-colors disabled:opacity-45';
  return <button type={type} className={`${base} ${pressed} ${looks[look]} ${sizes[size]} ${className}`} {...props} />;
}

/** For a button that costs something: the second press of a double press is a slip of the hand. */
export function ignoreDoublePress(event: MouseEvent) {
  if (event.detail > 1) event.preventDefault();
}
