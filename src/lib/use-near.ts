import { type FocusEvent, useState } from 'react';

/**
 * Whether somebody is at an element: the pointer moved over it, or the focus is in it. What scrolls past under a pointer
 * that rests is not near, so a list that is scrolled draws nothing for it.
 */
export function useNear() {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const nearProps = {
    onPointerMove: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      // Not while the focus goes from one thing in it to another: that one would be gone before it arrives.
      if (!currentTarget.contains(relatedTarget)) setFocused(false);
    },
  };
  return { isNear: isPointed || isFocused, nearProps };
}
