import { Star } from 'lucide-react';
import type { KeyboardEvent } from 'react';

type RatingFieldProps = {
  /** 0 … 5; undefined while several pictures differ. */
  value: number | undefined;
  /** Of the radio buttons: two of these fields may be in the page. */
  name: string;
  onRate: (rating: number) => void;
};

/** None to five stars. The digits rate as well, as they do on the page outside. */
export function RatingField({ value, name, onRate }: RatingFieldProps) {
  function onKeyDown(event: KeyboardEvent) {
    if (!/^[0-5]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onRate(Number(event.key));
  }
  return (
    <div role="radiogroup" aria-label="Rating" className="inline-flex items-center" onKeyDown={onKeyDown}>
      {[0, 1, 2, 3, 4, 5].map((rating) => {
        const words = rating === 0 ? 'None' : rating === 1 ? '1 star' : `${rating} stars`;
        return (
          <label
            key={rating}
            title={`${words} (${rating})`}
            className={`relative grid h-7 place-items-center rounded-md hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent ${rating === 0 ? 'px-1.5 text-xs text-faint has-checked:text-text' : 'w-6'}`}
          >
            <input
              type="radio"
              name={name}
              aria-label={words}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
              checked={value === rating}
              onChange={() => onRate(rating)}
            />
            {rating === 0 ? (
              <span aria-hidden>None</span>
            ) : (
              <Star
                aria-hidden
                size={14}
                className={rating <= (value ?? 0) ? 'fill-current text-accent-text' : 'text-faint'}
              />
            )}
          </label>
        );
      })}
    </div>
  );
}
