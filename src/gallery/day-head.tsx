/** A day of the timeline. */
export function DayHead({ day }: { day: number }) {
  return (
    <h2 className="px-[18px] pt-3 pb-2 font-medium">
      <time dateTime={new Date(day).toISOString()}>
        {new Intl.DateTimeFormat(undefined, { dateStyle: 'full' }).format(day)}
      </time>
    </h2>
  );
}
