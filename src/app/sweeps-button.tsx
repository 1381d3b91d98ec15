import { useQuery } from '@tanstack/react-query';
import { sheetsQuery } from '#library/sweep-queries.ts';
import { Button } from '#ui/button.tsx';

/** The way to the sheets, once there is one. */
export function SweepsButton({ isOn, onOpen }: { isOn: boolean; onOpen: () => void }) {
  const { data: sheets = [] } = useQuery(sheetsQuery);
  if (sheets.length === 0 && !isOn) return null;
  return (
    <Button size="small" aria-pressed={isOn} onClick={onOpen}>
      Sweeps
    </Button>
  );
}
